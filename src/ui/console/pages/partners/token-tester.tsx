import { Alert, Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useAction } from '../../core/api.ts';
import { TextLink } from '../../parts/links.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { CheckPartnerTokenDocument, type CheckPartnerTokenMutation } from './gql/graphql.ts';
import { usePartnerTexts } from './partner-texts.ts';

type Verdict = CheckPartnerTokenMutation['checkPartnerToken'];

/** Shows what the gateway would tell the partner about a token. */
export function TokenTester({ partnerId }: { partnerId: string }) {
  const texts = usePartnerTexts();
  const [token, setToken] = useState('');
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const [check, { isRunning, problem }] = useAction(CheckPartnerTokenDocument);
  async function send(): Promise<void> {
    setVerdict(null);
    const { data } = await check({ partnerId, token: token.trim() });
    if (data) setVerdict(data.checkPartnerToken);
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Stack gap="sm">
        <Textarea
          label={texts.token}
          value={token}
          onChange={(event) => setToken(event.currentTarget.value)}
          autosize
          minRows={2}
          maxRows={6}
          autoComplete="off"
          spellCheck={false}
          required
        />
        {problem?.fields.partnerId ? (
          <Alert color="orange" role="alert">
            {texts.isDisabled}
          </Alert>
        ) : (
          <ProblemNotice problem={problem} />
        )}
        <Group>
          <Button type="submit" variant="default" loading={isRunning} disabled={token.trim() === ''}>
            {texts.check}
          </Button>
          <TextLink to="/explain-token" size="sm">
            {texts.explain}
          </TextLink>
        </Group>
        <div aria-live="polite">{verdict && <VerdictNotice verdict={verdict} />}</div>
      </Stack>
    </form>
  );
}

function VerdictNotice({ verdict: { valid, reason, action } }: { verdict: Verdict }) {
  const texts = usePartnerTexts();
  return (
    <Alert color={valid ? 'teal' : 'orange'} title={valid ? texts.valid : texts.invalid}>
      {!valid && (
        <Text size="sm">
          {texts.reason}: {reason}. {texts.action}: {action}.
        </Text>
      )}
    </Alert>
  );
}
