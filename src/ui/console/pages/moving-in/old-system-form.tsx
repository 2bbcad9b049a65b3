import { Alert, Select, Stack, Switch, TextInput } from '@mantine/core';
import { useAction, useAsking } from '../../core/api.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { saveOver } from '../../parts/save-over.ts';
import { SettingsForm } from '../../parts/settings-form.tsx';
import {
  OldSystemDocument,
  type OldSystemInput,
  type OldSystemKind,
  type OldSystemSettingsFragment,
  SetOldSystemDocument,
} from './gql/graphql.ts';
import { useOldSystemTexts } from './old-system-texts.ts';

type Settings = OldSystemSettingsFragment | null;
type Values = {
  kind: OldSystemKind;
  url: string;
  site: string;
  /** A day in UTC. */
  until: string;
  createsUnknown: boolean;
  trustsEmails: boolean;
  enabled: boolean;
};

const KINDS = ['PELCRO', 'PRANCER', 'HOOK'] as const;
/**
 * The `ifUpdatedAt` to send if the form was opened without settings. Settings that another owner has saved meanwhile
 * are newer than this, so they cause a conflict.
 */
const NONE_YET = new Date(0).toISOString();

/** The settings of the old system, for owners. @param onSecret gets the secret of a hook, if a save has created one */
export function OldSystemForm({
  settings,
  reload,
  onSecret,
  onClose,
}: {
  settings: Settings;
  reload: () => void;
  onSecret: (secret: string) => void;
  onClose: () => void;
}) {
  const texts = useOldSystemTexts();
  const save = useSave(settings, onSecret);
  const required = (value: string) => (value.trim() === '' ? texts.required : null);
  return (
    <Dialog onClose={onClose} title={texts.formTitle} size="lg">
      <SettingsForm<Values>
        initial={valuesOf(settings)}
        updatedAt={settings?.updatedAt ?? NONE_YET}
        labels={{
          kind: texts.kind,
          url: texts.url,
          site: texts.site,
          until: texts.untilLabel,
          createsUnknown: texts.createsUnknown,
          trustsEmails: texts.trustsEmails,
          enabled: texts.enabled,
        }}
        shown={{ kind: (kind) => texts[kind] }}
        validate={{
          url: required,
          until: required,
          site: (site, { kind }) => (kind === 'HOOK' ? null : required(site)),
        }}
        save={save}
        onSaved={onClose}
        reload={reload}
      >
        {(form) => {
          const { kind } = form.getValues();
          return (
            <Stack>
              <Alert color="orange">{texts.warning}</Alert>
              <Select
                label={texts.kind}
                allowDeselect={false}
                data={KINDS.map((value) => ({ value, label: texts[value] }))}
                {...form.getInputProps('kind')}
              />
              <TextInput
                type="url"
                label={texts.url}
                description={texts.urlAbout[kind]}
                autoComplete="off"
                {...form.getInputProps('url')}
              />
              {kind !== 'HOOK' && (
                <TextInput
                  label={texts.site}
                  description={texts.siteAbout[kind]}
                  autoComplete="off"
                  {...form.getInputProps('site')}
                />
              )}
              <TextInput
                type="date"
                label={texts.untilLabel}
                description={texts.untilAbout}
                {...form.getInputProps('until')}
              />
              <Switch
                label={texts.createsUnknown}
                description={texts.createsUnknownAbout}
                {...form.getInputProps('createsUnknown', { type: 'checkbox' })}
              />
              <Switch
                label={texts.trustsEmails}
                description={texts.trustsEmailsAbout}
                {...form.getInputProps('trustsEmails', { type: 'checkbox' })}
              />
              <Switch label={texts.enabled} {...form.getInputProps('enabled', { type: 'checkbox' })} />
            </Stack>
          );
        }}
      </SettingsForm>
    </Dialog>
  );
}

/** @returns a function that saves the changes. With `since` null it overwrites the changes of another owner */
function useSave(settings: Settings, onSecret: (secret: string) => void) {
  const [set] = useAction(SetOldSystemDocument);
  const ask = useAsking(OldSystemDocument);
  return (changes: Partial<Values>, since: string | null) =>
    saveOver({
      known: settings,
      since,
      changed: changes,
      async read() {
        const { data, problem } = await ask({});
        return problem ? { data: null, problem } : { data: data.oldSystem ?? null, problem: null };
      },
      async send(stored, ifUpdatedAt) {
        const outcome = await set({ input: { ...inputOf(stored, changes), ifUpdatedAt } });
        if (outcome.data?.setOldSystem.secret) onSecret(outcome.data.setOldSystem.secret);
        return outcome;
      },
    });
}

function valuesOf(settings: Settings): Values {
  return {
    kind: settings?.kind ?? 'PELCRO',
    url: settings?.url ?? '',
    site: settings?.site ?? '',
    until: settings?.until.slice(0, 10) ?? '',
    createsUnknown: settings?.createsUnknown ?? false,
    trustsEmails: settings?.trustsEmails ?? false,
    enabled: settings?.enabled ?? true,
  };
}

/** The input of the API. A chosen last day ends at 23:59:59 UTC. */
function inputOf(stored: Settings, changes: Partial<Values>): OldSystemInput {
  const { kind, site, until, ...others } = { ...valuesOf(stored), ...changes };
  const end = changes.until === undefined && stored ? stored.until : `${until}T23:59:59Z`;
  return { ...others, kind, until: end, ...(kind !== 'HOOK' && { site }) };
}
