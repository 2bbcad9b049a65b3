import { Select, Stack, Switch, Text, Textarea, TextInput } from '@mantine/core';
import { type Outcome, useAction, useAsking, useReading } from '../../core/api.ts';
import { CopyText } from '../../parts/copy.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { PasswordField } from '../../parts/password-field.tsx';
import { saveOver } from '../../parts/save-over.ts';
import { type Form, SettingsForm } from '../../parts/settings-form.tsx';
import { ProviderRedirectUriDocument, SetIdentityProviderDocument, SiteDocument } from './gql/graphql.ts';
import { useProviderTexts } from './provider-texts.ts';
import { type Provider, useSite } from './site-context.ts';

type Kind = Provider['kind'];
type Values = {
  kind: Kind;
  name: string;
  clientId: string;
  secret: string;
  issuer: string;
  teamId: string;
  keyId: string;
  enabled: boolean;
};

const KINDS: Readonly<Partial<Record<Kind, string>>> = {
  GOOGLE: 'Google',
  FACEBOOK: 'Facebook',
  APPLE: 'Apple',
  AUTH0: 'Auth0',
};
/** The kinds whose name is fixed. */
const FIXED_NAMES: Readonly<Partial<Record<Kind, string>>> = {
  GOOGLE: 'google',
  FACEBOOK: 'facebook',
  AUTH0: 'auth0',
  APPLE: 'apple',
};
const NAME = /^[a-z][a-z0-9-]{0,31}$/;
const hasIssuer = (kind: Kind) => kind === 'OPENID' || kind === 'AUTH0';
/** Whether the secret is a private key. */
const hasKey = (kind: Kind) => kind === 'APPLE';

/** Adds an identity provider to the site, or changes one. @param provider null: a new one */
export function ProviderForm({ provider, onClose }: { provider: Provider | null; onClose: () => void }) {
  const texts = useProviderTexts();
  const { site, reload } = useSite();
  const save = useSave(provider);
  const required = (value: string) => (value.trim() === '' ? texts.required : null);
  const requiredFor = (has: (kind: Kind) => boolean) => (value: string, values: Values) =>
    has(values.kind) ? required(value) : null;
  const taken = site.identityProviders.map(({ name }) => name);
  const { kind, name, clientId, issuer, teamId, keyId, enabled } = texts;
  const secret = provider && hasKey(provider.kind) ? texts.key : texts.secret;
  return (
    <Dialog onClose={onClose} title={provider ? texts.change(provider.name) : texts.add} size="lg">
      <SettingsForm<Values>
        initial={valuesOf(provider)}
        updatedAt={provider?.updatedAt ?? site.updatedAt}
        labels={{ kind, name, clientId, issuer, teamId, keyId, secret, enabled }}
        shown={{ kind: (value) => KINDS[value] ?? texts.openid }}
        secrets={['secret']}
        validate={{
          name(value) {
            if (!NAME.test(value)) return texts.nameWrong;
            return provider === null && taken.includes(value) ? texts.nameTaken : null;
          },
          clientId: required,
          issuer: requiredFor(hasIssuer),
          teamId: requiredFor(hasKey),
          keyId: requiredFor(hasKey),
        }}
        save={save}
        onSaved={() => {
          reload();
          onClose();
        }}
        reload={reload}
        // If another collaborator has added the provider meanwhile, the form closes, and the page shows that provider.
        onTaken={provider ? reload : onClose}
      >
        {(form) => <Fields form={form} provider={provider} />}
      </SettingsForm>
    </Dialog>
  );
}

function Fields({ form, provider }: { form: Form<Values>; provider: Provider | null }) {
  const texts = useProviderTexts();
  const { kind, name } = form.getValues();
  const common = { required: true, autoComplete: 'off' };
  return (
    <Stack>
      <Select
        label={texts.kind}
        allowDeselect={false}
        disabled={provider !== null}
        data={[...Object.entries(KINDS), ['OPENID', texts.openid] as const].map(([value, label]) => ({
          value,
          label,
        }))}
        value={kind}
        onChange={(next) => {
          const chosen = next as Kind;
          // Values that the new kind does not have must not be sent.
          const others = { issuer: '', teamId: '', keyId: '', secret: '' };
          form.setValues({ ...others, kind: chosen, name: FIXED_NAMES[chosen] ?? '' });
        }}
      />
      <TextInput
        label={texts.name}
        description={texts.nameHelp}
        disabled={provider !== null || FIXED_NAMES[kind] !== undefined}
        {...common}
        {...form.getInputProps('name')}
      />
      {NAME.test(name) && <CallbackAddress name={name} label={texts.callback} about={texts.callbackAbout} />}
      <TextInput
        label={texts.clientId}
        description={texts.clientIdHelp}
        {...common}
        {...form.getInputProps('clientId')}
      />
      {hasIssuer(kind) && (
        <TextInput
          label={texts.issuer}
          description={texts.issuerHelp}
          {...common}
          {...form.getInputProps('issuer')}
        />
      )}
      {hasKey(kind) ? (
        <>
          <TextInput label={texts.teamId} {...common} {...form.getInputProps('teamId')} />
          <TextInput label={texts.keyId} {...common} {...form.getInputProps('keyId')} />
          <Textarea
            label={texts.key}
            description={provider?.hasSecret ? `${texts.keyHelp} ${texts.secretKept}` : texts.keyHelp}
            autosize
            minRows={3}
            autoComplete="off"
            spellCheck={false}
            {...form.getInputProps('secret')}
          />
        </>
      ) : (
        <PasswordField
          label={texts.secret}
          description={provider?.hasSecret ? texts.secretKept : texts.secretHelp}
          autoComplete="off"
          {...form.getInputProps('secret')}
        />
      )}
      <Switch
        label={texts.enabled}
        description={texts.enabledHelp}
        {...form.getInputProps('enabled', { type: 'checkbox' })}
      />
    </Stack>
  );
}

function CallbackAddress({ name, label, about }: { name: string; label: string; about: string }) {
  const { data } = useReading(ProviderRedirectUriDocument, { name });
  if (!data) return null;
  return (
    <Stack gap={4}>
      <Text size="sm" c="dimmed">
        {label}. {about}
      </Text>
      <CopyText label={label} value={data.identityProviderRedirectUri} />
    </Stack>
  );
}

/** @returns a function that saves the changes. With `since` null it overwrites the changes of another collaborator */
function useSave(provider: Provider | null) {
  const { site } = useSite();
  const [set] = useAction(SetIdentityProviderDocument);
  const ask = useAsking(SiteDocument);
  return (changes: Partial<Values>, since: string | null): Promise<Outcome<unknown>> =>
    saveOver({
      known: provider,
      since,
      changed: changes,
      async read() {
        const { data, problem } = await ask({ id: site.id });
        if (problem) return { data: null, problem };
        const { name } = { ...valuesOf(provider), ...changes };
        const found = data.siteSettings.identityProviders.find((each) => each.name === name);
        return { data: found ?? null, problem: null };
      },
      send: (stored, ifUpdatedAt) =>
        set({ siteId: site.id, input: { ...inputOf(stored, changes), ifUpdatedAt } }),
    });
}

function valuesOf(provider: Provider | null): Values {
  return {
    kind: provider?.kind ?? 'GOOGLE',
    name: provider?.name ?? 'google',
    clientId: provider?.clientId ?? '',
    secret: '',
    issuer: provider?.issuer ?? '',
    teamId: provider?.teamId ?? '',
    keyId: provider?.keyId ?? '',
    enabled: provider?.enabled ?? false,
  };
}

function inputOf(stored: Provider | null, changes: Partial<Values>) {
  const { secret, issuer, teamId, keyId, ...rest } = { ...valuesOf(stored), ...changes };
  const isKey = hasKey(rest.kind);
  return {
    ...rest,
    ...(secret !== '' && { secret }),
    issuer: hasIssuer(rest.kind) ? issuer : null,
    teamId: isKey ? teamId : null,
    keyId: isKey ? keyId : null,
  };
}
