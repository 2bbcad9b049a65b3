import { Stack, Text } from '@mantine/core';
import { useSession } from '../../core/session.tsx';
import { CopyText } from '../../parts/copy.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import type { OldIssuerFragment } from './gql/graphql.ts';
import { useOldSessionsTexts } from './old-sessions-texts.ts';

/** Shows the commands that change an issuer. The console cannot change one, because an issuer decides who logs in. */
export function IssuerCommands({ issuer, onClose }: { issuer: OldIssuerFragment; onClose: () => void }) {
  const texts = useOldSessionsTexts();
  const { account } = useSession();
  const { id, closedAt } = issuer;
  const of = `--account ${account.slug} --issuer ${id}`;
  const close = `npm run -s close-legacy-issuer -- ${of}`;
  const commands = {
    ...(!closedAt && { [texts.move]: `${close} --until NEW_END`, [texts.close]: close }),
    [texts.revoke]: `npm run -s revoke-legacy-tokens -- ${of} --file blacklist.txt`,
  };
  return (
    <Dialog title={texts.commandsOf(id)} size="lg" onClose={onClose}>
      <Stack>
        <Text size="sm">{texts.commandsAbout}</Text>
        {Object.entries(commands).map(([about, command]) => (
          <Stack key={about} gap={4}>
            <Text size="sm" fw={600}>
              {about}
            </Text>
            <CopyText label={about} value={command} block />
          </Stack>
        ))}
        <Text size="sm" c="dimmed">
          {texts.leaked}
        </Text>
      </Stack>
    </Dialog>
  );
}
