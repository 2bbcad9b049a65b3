import { Alert, Fieldset, Stack } from '@mantine/core';
import { useAction } from '../../core/api.ts';
import { useSession } from '../../core/session.tsx';
import { type Control, SettingField, type Values } from '../../parts/setting-fields.tsx';
import { SettingsForm } from '../../parts/settings-form.tsx';
import { useValueChecks } from '../../parts/value-checks.ts';
import { useAccountTexts } from './account-texts.ts';
import { type AccountSettingsQuery, UpdateAccountDocument, type UpdateAccountInput } from './gql/graphql.ts';

const LOCKOUT = ['lockoutAttempts', 'lockoutWindowSeconds', 'lockoutScope', 'lockoutDailyCap'] as const;
const NAMES = ['name', ...LOCKOUT, 'sandbox'] as const;
type Name = (typeof NAMES)[number];

const SCOPES = ['CUSTOMER_AND_SOURCE', 'CUSTOMER'] as const;
/** The minimum and the maximum of each number, as in the API. */
const RANGES = {
  lockoutAttempts: [1, 1_000],
  lockoutWindowSeconds: [10, 86_400],
  lockoutDailyCap: [1, 100_000],
} as const;

/** The settings of the account. Owners can change them. Others can only read them. */
export function AccountSettings({
  account,
  reload,
}: {
  account: AccountSettingsQuery['account'];
  reload: () => void;
}) {
  const texts = useAccountTexts();
  const { can } = useSession();
  const { required, whole } = useValueChecks();
  const [update] = useAction(UpdateAccountDocument);
  const readOnly = !can('OWNER');
  const number = (name: keyof typeof RANGES): Control => {
    const [min, max] = RANGES[name];
    return { kind: 'number', min, max };
  };
  const controls: Record<Name, Control> = {
    name: { kind: 'text' },
    lockoutAttempts: number('lockoutAttempts'),
    lockoutWindowSeconds: number('lockoutWindowSeconds'),
    lockoutScope: { kind: 'choice', choices: SCOPES.map((value) => ({ value, label: texts[value] })) },
    lockoutDailyCap: number('lockoutDailyCap'),
    sandbox: { kind: 'switch' },
  };
  const groups = [
    { legend: texts.theAccount, names: ['name'] },
    { legend: texts.lockout, names: LOCKOUT },
    { legend: texts.tests, names: ['sandbox'] },
  ] as const;
  return (
    <SettingsForm<Values>
      initial={Object.fromEntries(NAMES.map((name) => [name, account[name]]))}
      updatedAt={account.updatedAt}
      labels={Object.fromEntries(NAMES.map((name) => [name, texts[name].label]))}
      shown={{ lockoutScope: (value) => texts[value as (typeof SCOPES)[number]] }}
      validate={{
        name: required,
        ...Object.fromEntries(Object.entries(RANGES).map(([name, [min, max]]) => [name, whole(min, max)])),
      }}
      save={(changes, ifUpdatedAt) => update({ input: { ...(changes as UpdateAccountInput), ifUpdatedAt } })}
      onSaved={reload}
      isReadOnly={readOnly}
    >
      {(form) => (
        <>
          {readOnly && <Alert color="gray">{texts.ownersOnly}</Alert>}
          {groups.map(({ legend, names }) => (
            <Fieldset key={legend} legend={legend}>
              <Stack gap="lg">
                {names.map((name) => (
                  <SettingField
                    key={name}
                    form={form}
                    name={name}
                    texts={texts[name]}
                    control={controls[name]}
                    readOnly={readOnly}
                  />
                ))}
              </Stack>
            </Fieldset>
          ))}
        </>
      )}
    </SettingsForm>
  );
}
