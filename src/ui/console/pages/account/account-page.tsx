import { Stack } from '@mantine/core';
import { useAction, useReading } from '../../core/api.ts';
import { useSession } from '../../core/session.tsx';
import { EndSessions } from '../../parts/end-sessions.tsx';
import { ForAdmins } from '../../parts/for-admins.tsx';
import { Loaded, Page } from '../../parts/page.tsx';
import { AccountSettings } from './account-settings.tsx';
import { useAccountTexts } from './account-texts.ts';
import { AccountSettingsDocument, EndAccountSessionsDocument } from './gql/graphql.ts';

/** The settings of the account, and the button that ends all its sessions. */
export function AccountPage() {
  const texts = useAccountTexts();
  const { account } = useSession();
  const reading = useReading(AccountSettingsDocument, {});
  return (
    <Page title={texts.title} about={texts.about(account.slug)}>
      <Loaded reading={reading}>
        {(data) => (
          <Stack gap="xl">
            <AccountSettings account={data.account} reload={reading.reload} />
            <ForAdmins>
              <EndAccountSessions />
            </ForAdmins>
          </Stack>
        )}
      </Loaded>
    </Page>
  );
}

function EndAccountSessions() {
  const texts = useAccountTexts();
  const { account } = useSession();
  const [run, { problem, clear }] = useAction(EndAccountSessionsDocument);
  return (
    <EndSessions
      about={texts.endAbout}
      button={texts.endButton}
      typed={account.slug}
      end={async (after) => {
        const outcome = await run({ after });
        return outcome.data ? { ...outcome, data: outcome.data.endAccountSessions } : outcome;
      }}
      problem={problem}
      onClose={clear}
    />
  );
}
