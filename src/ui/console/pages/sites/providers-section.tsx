import { Badge, Button, Card, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useAction } from '../../core/api.ts';
import { localized } from '../../core/language.ts';
import { Confirm } from '../../parts/confirm.tsx';
import { CopyText } from '../../parts/copy.tsx';
import { EmptyState } from '../../parts/data-table.tsx';
import { ForAdmins } from '../../parts/for-admins.tsx';
import { LoginTest } from '../../parts/login-test.tsx';
import { notifyDone } from '../../parts/notify.ts';
import { BeginProviderTestDocument, RemoveIdentityProviderDocument } from './gql/graphql.ts';
import { ProviderForm } from './provider-form.tsx';
import { type Provider, useSite } from './site-context.ts';

const useTexts = localized({
  en: {
    add: 'Add a provider',
    none: 'There is no identity provider yet',
    noneAbout: 'Add Google, Facebook, Apple, Auth0 or any issuer of OpenID Connect.',
    enabled: 'Offered',
    disabled: 'Not offered',
    callback: 'Callback address',
    callbackAbout: 'Register it at the provider as a redirect URI.',
    clientId: 'Client id',
    secret: 'Secret',
    hasSecret: 'stored, never shown',
    noSecret: 'none',
    issuer: 'Issuer',
    change: 'Change',
    changeNamed: (name: string) => `Change ${name}`,
    remove: 'Remove',
    removeNamed: (name: string) => `Remove ${name}`,
    removeTitle: (name: string) => `Remove ${name}?`,
    removeAbout:
      'Customers can no longer log in with this provider. If you add it again under this name, their links are kept.',
    removed: 'The provider was removed.',
  },
  de: {
    add: 'Anbieter hinzufügen',
    none: 'Es gibt noch keinen Identitätsanbieter',
    noneAbout:
      'Fügen Sie Google, Facebook, Apple, Auth0 oder einen beliebigen Anbieter mit OpenID Connect hinzu.',
    enabled: 'Angeboten',
    disabled: 'Nicht angeboten',
    callback: 'Callback-Adresse',
    callbackAbout: 'Tragen Sie sie beim Anbieter als Redirect-URI ein.',
    clientId: 'Client-Id',
    secret: 'Geheimnis',
    hasSecret: 'gespeichert, nie angezeigt',
    noSecret: 'keines',
    issuer: 'Aussteller (Issuer)',
    change: 'Ändern',
    changeNamed: (name: string) => `${name} ändern`,
    remove: 'Entfernen',
    removeNamed: (name: string) => `${name} entfernen`,
    removeTitle: (name: string) => `${name} entfernen?`,
    removeAbout:
      'Kunden können sich mit diesem Anbieter nicht mehr anmelden. Wenn Sie ihn unter demselben Namen wieder hinzufügen, bestehen ihre Verknüpfungen noch.',
    removed: 'Der Anbieter wurde entfernt.',
  },
});

/** The identity providers of a site. */
export function ProvidersSection() {
  const texts = useTexts();
  const { site } = useSite();
  /** The provider in the open form, or `new` while one is added. Null: the form is closed. */
  const [edited, setEdited] = useState<Provider | 'new' | null>(null);
  const latest = (known: Provider) => site.identityProviders.find(({ id }) => id === known.id) ?? known;
  const add = (
    <ForAdmins>
      <Button onClick={() => setEdited('new')}>{texts.add}</Button>
    </ForAdmins>
  );
  return (
    <Stack>
      {site.identityProviders.length === 0 ? (
        <EmptyState title={texts.none} about={texts.noneAbout} action={add} />
      ) : (
        <>
          <Group>{add}</Group>
          {site.identityProviders.map((provider) => (
            <ProviderCard key={provider.id} provider={provider} onChange={() => setEdited(provider)} />
          ))}
        </>
      )}
      {edited !== null && (
        <ProviderForm provider={edited === 'new' ? null : latest(edited)} onClose={() => setEdited(null)} />
      )}
    </Stack>
  );
}

function ProviderCard({ provider, onChange }: { provider: Provider; onChange: () => void }) {
  const texts = useTexts();
  const { site, reload } = useSite();
  const [isAsking, setAsking] = useState(false);
  const [remove, { isRunning, problem, clear }] = useAction(RemoveIdentityProviderDocument);
  const { name, kind, clientId, issuer, hasSecret, enabled, redirectUri } = provider;
  const facts = [
    [texts.clientId, clientId],
    ...(issuer === null ? [] : [[texts.issuer, issuer]]),
    [texts.secret, hasSecret ? texts.hasSecret : texts.noSecret],
  ] as const;
  return (
    <Card withBorder component="section" aria-label={name}>
      <Stack>
        <Group justify="space-between">
          <Group gap="xs">
            <Text fw={650}>{name}</Text>
            <Badge variant="default">{kind}</Badge>
            <Badge variant="light" color={enabled ? 'teal' : 'gray'}>
              {enabled ? texts.enabled : texts.disabled}
            </Badge>
          </Group>
          <ForAdmins>
            <Group gap="xs">
              <Button size="xs" variant="default" onClick={onChange} aria-label={texts.changeNamed(name)}>
                {texts.change}
              </Button>
              <Button
                size="xs"
                variant="subtle"
                color="red"
                onClick={() => setAsking(true)}
                aria-label={texts.removeNamed(name)}
              >
                {texts.remove}
              </Button>
            </Group>
          </ForAdmins>
        </Group>
        {facts.map(([label, value]) => (
          <Text key={label} size="sm" style={{ overflowWrap: 'anywhere' }}>
            <Text span c="dimmed">
              {label}:
            </Text>{' '}
            {value}
          </Text>
        ))}
        <Stack gap={4}>
          <Text size="sm" c="dimmed">
            {texts.callback}. {texts.callbackAbout}
          </Text>
          <CopyText label={texts.callback} value={redirectUri} />
        </Stack>
        <ForAdmins>
          <LoginTest
            name={name}
            document={BeginProviderTestDocument}
            variables={{ siteId: site.id, name }}
            startOf={({ beginIdentityProviderTest }) => beginIdentityProviderTest}
          />
        </ForAdmins>
      </Stack>
      <Confirm
        isOpen={isAsking}
        title={texts.removeTitle(name)}
        action={texts.remove}
        problem={problem}
        isRunning={isRunning}
        onClose={() => {
          setAsking(false);
          clear();
        }}
        onConfirm={async () => {
          const { data } = await remove({ siteId: site.id, name });
          if (!data) return;
          setAsking(false);
          notifyDone(texts.removed);
          reload();
        }}
      >
        {texts.removeAbout}
      </Confirm>
    </Card>
  );
}
