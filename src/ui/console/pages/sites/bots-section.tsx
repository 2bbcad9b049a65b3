import { Alert, Checkbox, Fieldset, NumberInput, Select, Stack, TextInput } from '@mantine/core';
import { useAction } from '../../core/api.ts';
import { useSession } from '../../core/session.tsx';
import { PasswordField } from '../../parts/password-field.tsx';
import { SettingsForm } from '../../parts/settings-form.tsx';
import { useBotTexts } from './bot-texts.ts';
import {
  type BotProtectedOperation,
  type BotProtectionProvider,
  RemoveBotProtectionDocument,
  SetBotProtectionDocument,
} from './gql/graphql.ts';
import { type Site, useSite } from './site-context.ts';
import { RemovePart, useSavingPart } from './site-part.tsx';

type Values = {
  provider: BotProtectionProvider;
  siteKey: string;
  secret: string;
  operations: BotProtectedOperation[];
  minimumScore: number;
};

const PROVIDERS: Readonly<Record<BotProtectionProvider, string>> = {
  TURNSTILE: 'Cloudflare Turnstile',
  HCAPTCHA: 'hCaptcha',
  RECAPTCHA_CHECKBOX: 'Google reCAPTCHA v2',
  RECAPTCHA_INVISIBLE: 'Google reCAPTCHA v2 (invisible)',
  RECAPTCHA_SCORE: 'Google reCAPTCHA v3',
};
const OPERATIONS: readonly BotProtectedOperation[] = ['REGISTER', 'PASSWORD_RESET', 'PASSWORDLESS_LOGIN'];

/** The bot protection of the site: its service, and the operations that it protects. */
export function BotsSection() {
  const texts = useBotTexts();
  const { site, reload } = useSite();
  const readOnly = !useSession().can('ADMIN');
  const { botProtection: current } = site;
  const [set] = useAction(SetBotProtectionDocument);
  const save = useSavingPart('botProtection', (stored, changes: Partial<Values>, ifUpdatedAt) => {
    const { secret, ...values } = { ...valuesOf(stored), ...changes };
    return set({ siteId: site.id, input: { ...values, ...(secret !== '' && { secret }), ifUpdatedAt } });
  });
  return (
    <Stack>
      {!current && <Alert color="blue">{texts.off}</Alert>}
      <SettingsForm<Values>
        initial={valuesOf(current)}
        updatedAt={current?.updatedAt ?? site.updatedAt}
        labels={{
          provider: texts.provider,
          siteKey: texts.siteKey,
          secret: texts.secret,
          operations: texts.operations,
          minimumScore: texts.minimumScore,
        }}
        shown={{
          provider: (value) => PROVIDERS[value],
          operations: (names) =>
            inOrder(names)
              .map((name) => texts[name])
              .join(', '),
        }}
        secrets={['secret']}
        validate={{
          siteKey: (value) => (value.trim() === '' ? texts.required : null),
          operations: (value) => (value.length === 0 ? texts.oneOperation : null),
          secret: (value, { provider, siteKey }) => {
            const isKept = current?.provider === provider && current.siteKey === siteKey.trim();
            return value === '' && !isKept ? texts.secretNeeded : null;
          },
        }}
        save={save}
        onSaved={reload}
        isReadOnly={readOnly}
      >
        {(form) => (
          <Fieldset legend={texts.legend} disabled={readOnly}>
            <Stack maw={520}>
              <Select
                label={texts.provider}
                description={texts.providerHelp}
                allowDeselect={false}
                data={Object.entries(PROVIDERS).map(([value, label]) => ({ value, label }))}
                {...form.getInputProps('provider')}
              />
              <TextInput
                label={texts.siteKey}
                description={texts.siteKeyHelp}
                required
                autoComplete="off"
                {...form.getInputProps('siteKey')}
              />
              <PasswordField
                label={texts.secret}
                description={current ? texts.secretKept : texts.secretHelp}
                autoComplete="off"
                {...form.getInputProps('secret')}
              />
              <Checkbox.Group
                label={texts.operations}
                description={texts.operationsHelp}
                {...form.getInputProps('operations')}
              >
                <Stack gap="xs" mt="xs">
                  {OPERATIONS.map((name) => (
                    <Checkbox key={name} value={name} label={texts[name]} />
                  ))}
                </Stack>
              </Checkbox.Group>
              {form.getValues().provider === 'RECAPTCHA_SCORE' && (
                <NumberInput
                  label={texts.minimumScore}
                  description={texts.minimumScoreHelp}
                  min={0}
                  max={1}
                  step={0.1}
                  {...form.getInputProps('minimumScore')}
                />
              )}
            </Stack>
          </Fieldset>
        )}
      </SettingsForm>
      {current && !readOnly && <RemovePart texts={texts} document={RemoveBotProtectionDocument} />}
    </Stack>
  );
}

function inOrder(names: readonly BotProtectedOperation[]): BotProtectedOperation[] {
  return OPERATIONS.filter((name) => names.includes(name));
}

function valuesOf(current: Site['botProtection']): Values {
  return {
    provider: current?.provider ?? 'TURNSTILE',
    siteKey: current?.siteKey ?? '',
    secret: '',
    operations: inOrder(current?.operations ?? OPERATIONS),
    minimumScore: current?.minimumScore ?? 0.5,
  };
}
