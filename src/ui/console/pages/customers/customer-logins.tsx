import { Button, Group, List, Stack, Text } from '@mantine/core';
import { useAction } from '../../core/api.ts';
import { useFormat } from '../../core/format.ts';
import { localized } from '../../core/language.ts';
import { useSession } from '../../core/session.tsx';
import { ConfirmButton } from '../../parts/confirm-button.tsx';
import { notifyDone } from '../../parts/notify.ts';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { Ago, At } from '../../parts/time.tsx';
import { RemoveCustomerFactorsDocument, UnlockCustomerDocument } from './gql/graphql.ts';
import { Facts, Section } from './section.tsx';
import type { Customer } from './shown-customer.ts';

const useTexts = localized({
  en: {
    title: 'Ways to log in',
    password: 'Password',
    set: 'Set',
    notSet: 'None',
    identities: 'Linked logins',
    factors: 'Second factors',
    TOTP: 'Authenticator app',
    PASSKEY: 'Passkey',
    recoveryCodes: (count: string) => `${count} recovery codes left`,
    used: 'used',
    unused: 'not used yet',
    devices: 'Known devices',
    device: 'First seen',
    lastSeen: 'last seen',
    failures: 'Failed logins',
    noFailures: 'None that count',
    ofPassword: (failures: string, limit: string) => `${failures} of ${limit} with a wrong password`,
    ofFactor: (failures: string, limit: string) => `${failures} of ${limit} with a wrong second factor`,
    from: (source: string) => `from ${source}`,
    everywhere: 'from all addresses',
    locked: 'Locked',
    until: 'until',
    unlock: 'Unlock',
    unlocked: 'The failed logins no longer count.',
    remove: 'Remove second factors',
    removeAbout:
      'Removes every authenticator app, passkey and recovery code of this customer, and ends all sessions. The customer gets a mail about this. First make sure that you are talking to the customer.',
    removed: 'The second factors are removed.',
  },
  de: {
    title: 'Wege der Anmeldung',
    password: 'Passwort',
    set: 'Gesetzt',
    notSet: 'Keines',
    identities: 'Verknüpfte Anmeldungen',
    factors: 'Zweite Faktoren',
    TOTP: 'Authenticator-App',
    PASSKEY: 'Passkey',
    recoveryCodes: (count: string) => `${count} Wiederherstellungscodes übrig`,
    used: 'verwendet',
    unused: 'noch nicht verwendet',
    devices: 'Bekannte Geräte',
    device: 'Zuerst gesehen',
    lastSeen: 'zuletzt',
    failures: 'Fehlgeschlagene Anmeldungen',
    noFailures: 'Keine, die zählen',
    ofPassword: (failures: string, limit: string) => `${failures} von ${limit} mit falschem Passwort`,
    ofFactor: (failures: string, limit: string) => `${failures} von ${limit} mit falschem zweiten Faktor`,
    from: (source: string) => `von ${source}`,
    everywhere: 'von allen Adressen',
    locked: 'Blockiert',
    until: 'bis',
    unlock: 'Entsperren',
    unlocked: 'Die fehlgeschlagenen Anmeldungen zählen nicht mehr.',
    remove: 'Zweite Faktoren entfernen',
    removeAbout:
      'Entfernt jede Authenticator-App, jeden Passkey und jeden Wiederherstellungscode dieses Kunden und beendet alle Sitzungen. Eine E-Mail informiert ihn darüber. Vergewissern Sie sich zuerst, dass Sie mit dem Kunden sprechen.',
    removed: 'Die zweiten Faktoren sind entfernt.',
  },
});

/** How a customer can log in, with the failed logins and the known devices. */
export function CustomerLogins({ customer, onChanged }: { customer: Customer; onChanged: () => void }) {
  const texts = useTexts();
  const { hasPassword, identities, devices } = customer;
  return (
    <Section title={texts.title}>
      <Facts
        rows={[
          [texts.password, hasPassword ? texts.set : texts.notSet],
          [
            texts.identities,
            identities.length === 0 ? null : (
              <List key="identities" size="sm" listStyleType="none" spacing="xs">
                {identities.map(({ id, provider, email, lastUsedAt }) => (
                  <List.Item key={id}>
                    {provider}
                    {email && ` (${email})`}, {texts.used} <Ago iso={lastUsedAt} />
                  </List.Item>
                ))}
              </List>
            ),
          ],
          [texts.factors, <Factors key="factors" customer={customer} onChanged={onChanged} />],
          [texts.failures, <Failures key="failures" customer={customer} onChanged={onChanged} />],
          [
            texts.devices,
            devices.length === 0 ? null : (
              <List key="devices" size="sm" listStyleType="none" spacing="xs">
                {devices.map(({ firstSeenAt, lastSeenAt }) => (
                  <List.Item key={`${firstSeenAt} ${lastSeenAt}`}>
                    {texts.device} <At iso={firstSeenAt} />, {texts.lastSeen} <Ago iso={lastSeenAt} />
                  </List.Item>
                ))}
              </List>
            ),
          ],
        ]}
      />
    </Section>
  );
}

function Factors({ customer, onChanged }: { customer: Customer; onChanged: () => void }) {
  const texts = useTexts();
  const { number } = useFormat();
  const { can } = useSession();
  const { id, factors } = customer;
  const codes = factors.filter(({ kind }) => kind === 'RECOVERY_CODE').length;
  if (factors.length === 0) return texts.notSet;
  return (
    <Stack gap="xs" align="flex-start">
      <List size="sm" listStyleType="none">
        {factors.flatMap(({ id: factorId, kind, name, rpId, lastUsedAt }) =>
          kind === 'RECOVERY_CODE'
            ? []
            : [
                <List.Item key={factorId}>
                  {texts[kind]}
                  {(name ?? rpId) && ` “${name ?? rpId}”`},{' '}
                  {lastUsedAt ? (
                    <>
                      {texts.used} <Ago iso={lastUsedAt} />
                    </>
                  ) : (
                    texts.unused
                  )}
                </List.Item>,
              ],
        )}
        {codes > 0 && <List.Item>{texts.recoveryCodes(number(codes))}</List.Item>}
      </List>
      {can('ADMIN') && (
        <ConfirmButton
          size="xs"
          variant="default"
          label={texts.remove}
          about={texts.removeAbout}
          document={RemoveCustomerFactorsDocument}
          variables={{ id }}
          onDone={() => {
            notifyDone(texts.removed);
            onChanged();
          }}
        />
      )}
    </Stack>
  );
}

function Failures({ customer, onChanged }: { customer: Customer; onChanged: () => void }) {
  const texts = useTexts();
  const { number } = useFormat();
  const [unlock, { isRunning, problem }] = useAction(UnlockCustomerDocument);
  const { id, loginFailures } = customer;
  async function forget(): Promise<void> {
    const { data } = await unlock({ id });
    if (!data) return;
    notifyDone(texts.unlocked);
    onChanged();
  }
  if (loginFailures.length === 0) return texts.noFailures;
  return (
    <Stack gap="xs" align="flex-start">
      {loginFailures.map(({ kind, source, failures, limit, locked, windowEndsAt }) => (
        <Text key={`${kind} ${source} ${limit}`} size="sm" component="div">
          <Group gap="xs">
            <span>
              {(kind === 'PASSWORD' ? texts.ofPassword : texts.ofFactor)(number(failures), number(limit))},{' '}
              {source === null ? texts.everywhere : texts.from(source)}
            </span>
            {locked && (
              <Text span size="sm" fw={600} c="var(--mantine-color-error)">
                {texts.locked} {texts.until} <At iso={windowEndsAt} />
              </Text>
            )}
          </Group>
        </Text>
      ))}
      <ProblemNotice problem={problem} />
      <Button size="xs" variant="default" onClick={() => void forget()} loading={isRunning}>
        {texts.unlock}
      </Button>
    </Stack>
  );
}
