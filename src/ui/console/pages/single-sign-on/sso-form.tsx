import {
  ActionIcon,
  Button,
  Group,
  Paper,
  Select,
  Stack,
  Switch,
  TagsInput,
  Text,
  TextInput,
} from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { type Outcome, useAction, useAsking } from '../../core/api.ts';
import type { Role } from '../../core/session.tsx';
import { OpenIdFields, useOpenIdTexts } from '../../parts/openid-fields.tsx';
import { useRoleNames } from '../../parts/role-names.ts';
import { saveOver } from '../../parts/save-over.ts';
import { type Form, SettingsForm } from '../../parts/settings-form.tsx';
import { useValueChecks } from '../../parts/value-checks.ts';
import {
  type EmployeeSsoInput,
  SetSingleSignOnDocument,
  SingleSignOnDocument,
  type SingleSignOnQuery,
} from './gql/graphql.ts';
import { useSsoTexts } from './sso-texts.ts';

type Settings = SingleSignOnQuery['employeeSso']['settings'];
type Values = {
  issuer: string;
  clientId: string;
  secret: string;
  domains: string[];
  groupsClaim: string;
  groupRoles: { group: string; role: Role }[];
  ssoOnly: boolean;
};

const ROLES: readonly Role[] = ['OWNER', 'ADMIN', 'SUPPORT'];

/**
 * The `ifUpdatedAt` to send if the form was opened without settings. Settings that another owner has saved meanwhile
 * are newer than this, so they cause a conflict.
 */
const NONE_YET = new Date(0).toISOString();

/** The settings of the single sign-on. @param settings null: there are none yet */
export function SsoForm({ settings, onSaved }: { settings: Settings; onSaved: () => void }) {
  const texts = useSsoTexts();
  const openIdTexts = useOpenIdTexts();
  const roles = useRoleNames();
  const save = useSave(settings);
  const { required } = useValueChecks();
  return (
    <Paper withBorder p={{ base: 'md', sm: 'lg' }} component="section" aria-label={texts.settings}>
      <SettingsForm<Values>
        initial={valuesOf(settings)}
        updatedAt={settings?.updatedAt ?? NONE_YET}
        labels={{
          issuer: openIdTexts.issuer,
          clientId: openIdTexts.clientId,
          secret: openIdTexts.secret,
          domains: texts.domains,
          groupsClaim: texts.groupsClaim,
          groupRoles: texts.groups,
          ssoOnly: texts.ssoOnly,
        }}
        shown={{
          groupRoles: (entries) =>
            entries.map(({ group, role }) => `${group}: ${roles[role]}`).join(', ') || '–',
        }}
        secrets={['secret']}
        validate={{
          issuer: required,
          clientId: required,
          secret: (value) => (settings === null ? required(value) : null),
          domains: required,
        }}
        save={save}
        onSaved={onSaved}
      >
        {(form) => (
          <Stack>
            <OpenIdFields
              props={form.getInputProps}
              issuerAbout={texts.issuerAbout}
              isSecretStored={settings !== null}
            />
            <TagsInput
              label={texts.domains}
              description={texts.domainsAbout}
              acceptValueOnBlur
              {...form.getInputProps('domains')}
            />
            <TextInput
              label={texts.groupsClaim}
              description={texts.groupsClaimAbout}
              autoComplete="off"
              {...form.getInputProps('groupsClaim')}
            />
            <GroupRoles form={form} />
            <Switch
              label={texts.ssoOnly}
              description={
                settings?.breakGlassOwner ? texts.keeps(settings.breakGlassOwner.email) : texts.ssoOnlyAbout
              }
              {...form.getInputProps('ssoOnly', { type: 'checkbox' })}
            />
          </Stack>
        )}
      </SettingsForm>
    </Paper>
  );
}

/** The rows of groups and their roles. Shown while a groups claim is set. */
function GroupRoles({ form }: { form: Form<Values> }) {
  const texts = useSsoTexts();
  const roles = useRoleNames();
  const { groupsClaim, groupRoles } = form.getValues();
  if (groupsClaim.trim() === '') return null;
  return (
    <Stack gap="xs">
      <Text size="sm" fw={600}>
        {texts.groups}
      </Text>
      {groupRoles.map((_entry, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows have no other identity
        <Group key={index} align="flex-end" wrap="nowrap">
          <TextInput
            label={texts.group}
            flex={1}
            autoComplete="off"
            {...form.getInputProps(`groupRoles.${index}.group`)}
          />
          <Select
            label={texts.role}
            w={160}
            allowDeselect={false}
            data={ROLES.map((role) => ({ value: role, label: roles[role] }))}
            {...form.getInputProps(`groupRoles.${index}.role`)}
          />
          <ActionIcon
            variant="default"
            size="input-sm"
            aria-label={texts.removeGroup}
            onClick={() => form.removeListItem('groupRoles', index)}
          >
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        </Group>
      ))}
      <Group>
        <Button
          variant="default"
          size="xs"
          onClick={() => form.insertListItem('groupRoles', { group: '', role: 'SUPPORT' })}
        >
          {texts.addGroup}
        </Button>
      </Group>
    </Stack>
  );
}

/** @returns a function that saves the changes. With `since` null it overwrites the changes of another collaborator */
function useSave(settings: Settings) {
  const [set] = useAction(SetSingleSignOnDocument);
  const ask = useAsking(SingleSignOnDocument);
  return (changes: Partial<Values>, since: string | null): Promise<Outcome<unknown>> =>
    saveOver({
      known: settings ?? null,
      since,
      changed: changes,
      async read() {
        const { data, problem } = await ask({});
        return problem ? { data: null, problem } : { data: data.employeeSso.settings ?? null, problem: null };
      },
      send: (stored, ifUpdatedAt) => set({ input: { ...inputOf(stored, changes), ifUpdatedAt } }),
    });
}

function valuesOf(settings: Settings): Values {
  return {
    issuer: settings?.issuer ?? '',
    clientId: settings?.clientId ?? '',
    secret: '',
    domains: [...(settings?.domains ?? [])],
    groupsClaim: settings?.groupsClaim ?? '',
    groupRoles: (settings?.groupRoles ?? []).map(({ group, role }) => ({ group, role })),
    ssoOnly: settings?.ssoOnly ?? false,
  };
}

function inputOf(stored: Settings, changes: Partial<Values>): EmployeeSsoInput {
  const { issuer, clientId, domains, groupsClaim, groupRoles } = { ...valuesOf(stored), ...changes };
  const { secret, ssoOnly } = changes;
  const claim = groupsClaim.trim();
  return {
    issuer,
    clientId,
    domains,
    ...(secret && { secret }),
    ...(claim !== '' && { groupsClaim: claim, groupRoles }),
    ...(ssoOnly !== undefined && { ssoOnly }),
  };
}
