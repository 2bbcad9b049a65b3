import { Paper, Stack, Switch } from '@mantine/core';
import { useAction } from '../../core/api.ts';
import { useSession } from '../../core/session.tsx';
import { notifyDone } from '../../parts/notify.ts';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { SetTestTokensDocument } from './gql/graphql.ts';
import { usePartnerTexts } from './partner-texts.ts';

/** The switch, for owners, that gives partners of the account fixed answers for test tokens. */
export function TestTokens() {
  const texts = usePartnerTexts();
  const { account } = useSession();
  const [set, { isRunning, problem }] = useAction(SetTestTokensDocument);
  async function change(sandbox: boolean): Promise<void> {
    const { data } = await set({ sandbox });
    if (data) notifyDone(texts.saved);
  }
  return (
    <Paper withBorder p="md">
      <Stack gap="sm">
        <Switch
          label={texts.testTokens}
          description={texts.testTokensAbout}
          checked={account.sandbox}
          disabled={isRunning}
          onChange={(event) => void change(event.currentTarget.checked)}
        />
        <ProblemNotice problem={problem} />
      </Stack>
    </Paper>
  );
}
