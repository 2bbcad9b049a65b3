import { Alert, Badge, Group, SimpleGrid, Stack } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useReading } from '../../core/api.ts';
import { localized } from '../../core/language.ts';
import { BackLink } from '../../parts/links.tsx';
import { Loaded, Page } from '../../parts/page.tsx';
import { At } from '../../parts/time.tsx';
import { CustomerActions } from './customer-actions.tsx';
import { CustomerHistory } from './customer-history.tsx';
import { CustomerLogins } from './customer-logins.tsx';
import { CustomerMails } from './customer-mails.tsx';
import { CustomerProfile } from './customer-profile.tsx';
import { CustomerSessions } from './customer-sessions.tsx';
import { CustomerDocument } from './gql/graphql.ts';
import type { Customer } from './shown-customer.ts';

const useTexts = localized({
  en: {
    title: 'Customer',
    back: 'All customers',
    deletedCustomer: (id: string) => `Deleted customer ${id}`,
    disabled: 'Disabled',
    locked: 'Locked',
    deleted: 'Deleted',
    collides: 'This mailbox belongs to an older customer',
    collidesAbout:
      'The older customer gets the mails for login and reset. This customer can log in with the password only. Ask the customer to change the email, or move the data to the older customer and delete this one.',
    changing: 'The change of the email is not complete',
    changingAbout: (before: string) =>
      `Mails for login and reset go to ${before}, until the new email is verified and the change is confirmed.`,
  },
  de: {
    title: 'Kunde',
    back: 'Alle Kunden',
    deletedCustomer: (id: string) => `Gelöschter Kunde ${id}`,
    disabled: 'Gesperrt',
    locked: 'Anmeldung blockiert',
    deleted: 'Gelöscht',
    collides: 'Dieses Postfach gehört einem älteren Kunden',
    collidesAbout:
      'Der ältere Kunde erhält die E-Mails zum Anmelden und Zurücksetzen. Dieser Kunde kann sich nur mit dem Passwort anmelden. Lassen Sie die E-Mail-Adresse ändern, oder übertragen Sie die Daten und löschen Sie diesen Kunden.',
    changing: 'Die Änderung der E-Mail-Adresse ist nicht abgeschlossen',
    changingAbout: (before: string) =>
      `E-Mails zum Anmelden und Zurücksetzen gehen an ${before}, bis die neue Adresse geprüft und die Änderung bestätigt ist.`,
  },
});

/** The page of a customer, for support. */
export function CustomerPage() {
  const texts = useTexts();
  const { id } = useParams({ from: '/shell/customers/$id' });
  const reading = useReading(CustomerDocument, { id });
  const [changes, setChanges] = useState(0);
  const { data, reload } = reading;
  const customer = data?.customer ?? null;
  const title = customer ? (customer.email ?? texts.deletedCustomer(customer.id)) : texts.title;
  function refresh(): void {
    reload();
    setChanges(changes + 1);
  }
  const back = <BackLink to="/customers">{texts.back}</BackLink>;
  const actions =
    data && customer && !customer.deletedAt ? (
      <CustomerActions customer={customer} sites={data.sites} onChanged={refresh} />
    ) : undefined;
  return (
    <Page title={title} above={back} actions={actions}>
      <Loaded reading={reading}>
        {({ customer: shown, sites }) => (
          <Stack gap="lg">
            <State customer={shown} />
            <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
              <CustomerProfile customer={shown} sites={sites} />
              {!shown.deletedAt && <CustomerLogins customer={shown} onChanged={refresh} />}
            </SimpleGrid>
            <CustomerSessions
              key={`sessions ${changes}`}
              id={id}
              sites={sites}
              isDeleted={Boolean(shown.deletedAt)}
              onChanged={refresh}
            />
            {!shown.deletedAt && <CustomerMails customer={shown} sites={sites} />}
            <CustomerHistory key={`history ${changes}`} id={id} />
          </Stack>
        )}
      </Loaded>
    </Page>
  );
}

/** Badges for the unusual states of a customer. */
function State({ customer }: { customer: Customer }) {
  const texts = useTexts();
  const { disabledAt, deletedAt, loginFailures, emailBeforeChange, emailCollides } = customer;
  const isLocked = loginFailures.some(({ locked }) => locked);
  return (
    <>
      {(disabledAt || deletedAt || isLocked) && (
        <Group gap="xs">
          {deletedAt && (
            <Badge variant="light" color="gray">
              {texts.deleted} · <At iso={deletedAt} />
            </Badge>
          )}
          {disabledAt && (
            <Badge variant="light" color="orange">
              {texts.disabled} · <At iso={disabledAt} />
            </Badge>
          )}
          {isLocked && (
            <Badge variant="light" color="red">
              {texts.locked}
            </Badge>
          )}
        </Group>
      )}
      {emailCollides && (
        <Alert color="orange" title={texts.collides}>
          {texts.collidesAbout}
        </Alert>
      )}
      {emailBeforeChange && (
        <Alert color="blue" title={texts.changing}>
          {texts.changingAbout(emailBeforeChange)}
        </Alert>
      )}
    </>
  );
}
