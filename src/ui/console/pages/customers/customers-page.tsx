import { Badge, CloseButton, Stack, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useNavigate, useRouterState } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { localized } from '../../core/language.ts';
import { ConnectionTable } from '../../parts/connection-table.tsx';
import { type Column, EmptyState } from '../../parts/data-table.tsx';
import { TextLink } from '../../parts/links.tsx';
import { Page } from '../../parts/page.tsx';
import { Ago } from '../../parts/time.tsx';
import { CustomersDocument, type CustomersQuery } from './gql/graphql.ts';

const useTexts = localized({
  en: {
    title: 'Customers',
    about: 'The customers of all sites of this account.',
    search: 'Search',
    searchHelp: 'The beginning of an email, a name or a username, or an id',
    clear: 'Clear the search',
    email: 'Email',
    name: 'Name',
    username: 'Username',
    id: 'Id',
    state: 'State',
    lastLogin: 'Last login',
    never: 'Never',
    active: 'Active',
    disabled: 'Disabled',
    deleted: 'Deleted',
    deletedCustomer: (id: string) => `Deleted customer ${id}`,
    none: 'There are no customers yet',
    noneAbout: 'They appear here when they register at one of your sites.',
    notFound: 'No customer was found',
    notFoundAbout:
      'The search compares the beginning of emails, names and usernames. An id must be complete.',
  },
  de: {
    title: 'Kunden',
    about: 'Die Kunden aller Websites dieses Kontos.',
    search: 'Suche',
    searchHelp: 'Der Anfang einer E-Mail-Adresse, eines Namens oder Benutzernamens, oder eine Id',
    clear: 'Suche leeren',
    email: 'E-Mail',
    name: 'Name',
    username: 'Benutzername',
    id: 'Id',
    state: 'Status',
    lastLogin: 'Letzte Anmeldung',
    never: 'Nie',
    active: 'Aktiv',
    disabled: 'Gesperrt',
    deleted: 'Gelöscht',
    deletedCustomer: (id: string) => `Gelöschter Kunde ${id}`,
    none: 'Es gibt noch keine Kunden',
    noneAbout: 'Kunden erscheinen hier, sobald sie sich auf einer Ihrer Websites registrieren.',
    notFound: 'Kein Kunde gefunden',
    notFoundAbout:
      'Die Suche vergleicht den Anfang von E-Mail-Adressen, Namen und Benutzernamen. Eine Id muss vollständig sein.',
  },
});

type Customer = CustomersQuery['customersConnection']['edges'][number]['node'];
/** The search is kept in the state of the history entry, not in the URL, because it can be an email. */
type Kept = { customerSearch?: string };

const WAIT_MS = 250;
const NOWRAP = { whiteSpace: 'nowrap' } as const;

export function CustomersPage() {
  const texts = useTexts();
  const navigate = useNavigate();
  const kept = useRouterState({ select: ({ location }) => (location.state as Kept).customerSearch ?? '' });
  const [typed, setTyped] = useState(kept);
  const [search] = useDebouncedValue(typed.trim(), WAIT_MS);
  useEffect(() => {
    if (search !== kept)
      void navigate({
        to: '.',
        replace: true,
        resetScroll: false,
        state: (before) => ({ ...before, customerSearch: search }),
      });
  }, [search, kept, navigate]);
  const empty =
    search === '' ? (
      <EmptyState title={texts.none} about={texts.noneAbout} />
    ) : (
      <EmptyState title={texts.notFound} about={texts.notFoundAbout} />
    );
  return (
    <Page title={texts.title} about={texts.about}>
      <Stack gap="md">
        <TextInput
          type="search"
          label={texts.search}
          description={texts.searchHelp}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          autoComplete="off"
          spellCheck={false}
          maxLength={254}
          leftSection={<IconSearch size={16} aria-hidden />}
          rightSection={
            typed !== '' && <CloseButton size="sm" aria-label={texts.clear} onClick={() => setTyped('')} />
          }
        />
        <ConnectionTable
          document={CustomersDocument}
          variables={{ search: search || null }}
          connectionOf={(data) => data.customersConnection}
          columns={useColumns()}
          rowKey={({ id }) => id}
          label={texts.title}
          empty={empty}
          fileName="customers"
        />
      </Stack>
    </Page>
  );
}

function useColumns(): Column<Customer>[] {
  const texts = useTexts();
  const nameOf = ({ firstName, lastName, displayName }: Customer) =>
    [firstName, lastName].filter(Boolean).join(' ') || (displayName ?? '');
  const stateOf = ({ deletedAt, disabledAt }: Customer) =>
    deletedAt ? texts.deleted : disabledAt ? texts.disabled : texts.active;
  return [
    {
      key: 'email',
      title: texts.email,
      cell: ({ id, email }) => (
        <TextLink to="/customers/$id" params={{ id }} fz="inherit">
          {email ?? texts.deletedCustomer(id)}
        </TextLink>
      ),
      csv: ({ email }) => email,
    },
    { key: 'name', title: texts.name, cell: nameOf, csv: nameOf },
    {
      key: 'username',
      title: texts.username,
      cell: ({ username }) => username ?? '',
      csv: ({ username }) => username,
    },
    { key: 'id', title: texts.id, cell: ({ id }) => <span style={NOWRAP}>{id}</span>, csv: ({ id }) => id },
    {
      key: 'state',
      title: texts.state,
      cell: (customer) => (
        <Badge
          variant="light"
          miw="max-content"
          color={customer.deletedAt ? 'gray' : customer.disabledAt ? 'orange' : 'teal'}
        >
          {stateOf(customer)}
        </Badge>
      ),
      csv: stateOf,
    },
    {
      key: 'lastLogin',
      title: texts.lastLogin,
      cell: ({ lastLoginAt }) => (lastLoginAt ? <Ago iso={lastLoginAt} /> : texts.never),
      csv: ({ lastLoginAt }) => lastLoginAt,
    },
  ];
}
