import { Badge, Button, Code, Fieldset, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useFormat } from '../../core/format.ts';
import { useSession } from '../../core/session.tsx';
import { ConfirmButton } from '../../parts/confirm-button.tsx';
import { SecretShownOnce } from '../../parts/copy.tsx';
import { notifyDone } from '../../parts/notify.ts';
import { At } from '../../parts/time.tsx';
import {
  type OldSystemSettingsFragment,
  RemoveOldSystemDocument,
  SetOldSystemDocument,
} from './gql/graphql.ts';
import { OldSystemForm } from './old-system-form.tsx';
import { useOldSystemTexts } from './old-system-texts.ts';

/** The system that the account moves from. Owners can change it. Admins can only read it. */
export function OldSystemPart({
  system,
  reload,
}: {
  system: OldSystemSettingsFragment | null;
  reload: () => void;
}) {
  const texts = useOldSystemTexts();
  const { can } = useSession();
  const [isEditing, setEditing] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  return (
    <Fieldset legend={texts.title}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {texts.about}
        </Text>
        {system ? <Shown system={system} /> : <Text size="sm">{texts.none}</Text>}
        {can('OWNER') ? (
          <Group>
            <Button variant="default" onClick={() => setEditing(true)}>
              {system ? texts.change : texts.setUp}
            </Button>
            {system && <Actions system={system} onChanged={reload} onSecret={setSecret} />}
          </Group>
        ) : (
          <Text size="sm" c="dimmed">
            {texts.ownersOnly}
          </Text>
        )}
      </Stack>
      {isEditing && (
        <OldSystemForm
          settings={system}
          reload={reload}
          onSecret={setSecret}
          onClose={() => {
            setEditing(false);
            reload();
          }}
        />
      )}
      <SecretShownOnce
        title={texts.secretTitle}
        secrets={secret === null ? null : { [texts.secret]: secret }}
        onClose={() => setSecret(null)}
      />
    </Fieldset>
  );
}

function Shown({ system }: { system: OldSystemSettingsFragment }) {
  const texts = useOldSystemTexts();
  const { number } = useFormat();
  const { kind, url, isAsked, enabled, until, waitingCustomers } = system;
  return (
    <Stack gap={4}>
      <Group gap="xs">
        <Badge variant="light" color={isAsked ? 'teal' : 'gray'}>
          {isAsked ? texts.asked : texts.notAsked}
        </Badge>
        <Text size="sm">
          {isAsked ? (
            <>
              {texts.until} <At iso={until} />
            </>
          ) : enabled ? (
            <>
              {texts.ended} <At iso={until} />
            </>
          ) : (
            texts.disabled
          )}
        </Text>
      </Group>
      <Text size="sm">
        {texts[kind]}: <Code style={{ overflowWrap: 'anywhere' }}>{url}</Code>
      </Text>
      <Text size="sm">{texts.waiting(number(waitingCustomers))}</Text>
    </Stack>
  );
}

function Actions({
  system,
  onChanged,
  onSecret,
}: {
  system: OldSystemSettingsFragment;
  onChanged: () => void;
  onSecret: (secret: string) => void;
}) {
  const texts = useOldSystemTexts();
  const { kind, url, until, updatedAt } = system;
  return (
    <>
      {kind === 'HOOK' && (
        <ConfirmButton
          variant="default"
          label={texts.renew}
          about={texts.renewAbout}
          document={SetOldSystemDocument}
          variables={{ input: { kind, url, until, renewSecret: true, ifUpdatedAt: updatedAt } }}
          onDone={({ setOldSystem }) => {
            if (setOldSystem.secret) onSecret(setOldSystem.secret);
            onChanged();
          }}
        />
      )}
      <ConfirmButton
        variant="default"
        label={texts.remove}
        title={texts.removeTitle}
        about={texts.removeAbout}
        document={RemoveOldSystemDocument}
        variables={{}}
        onDone={() => {
          notifyDone(texts.removed);
          onChanged();
        }}
      />
    </>
  );
}
