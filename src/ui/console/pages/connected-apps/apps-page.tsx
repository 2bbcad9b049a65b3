import { Badge } from '@mantine/core';
import { useState } from 'react';
import { useClientSecretTexts } from '../../parts/client-secret.tsx';
import { ConnectionTable } from '../../parts/connection-table.tsx';
import { type Column, EmptyState } from '../../parts/data-table.tsx';
import { TextLink } from '../../parts/links.tsx';
import { Page } from '../../parts/page.tsx';
import { useAppTexts, useChoiceNames } from './app-texts.ts';
import { CreateApp } from './create-app.tsx';
import { type AppRowFragment, AppsPageDocument } from './gql/graphql.ts';

/** The apps that log customers of the account in. */
export function AppsPage() {
  const texts = useAppTexts();
  const secretTexts = useClientSecretTexts();
  const names = useChoiceNames();
  // Counts the apps that were created here. A new count makes the list load again, even if the list was empty.
  const [count, setCount] = useState(0);
  const stateOf = ({ disabledAt }: AppRowFragment) => (disabledAt ? texts.disabled : texts.active);
  const columns: Column<AppRowFragment>[] = [
    {
      key: 'name',
      title: texts.name,
      cell: ({ id, name }) => (
        <TextLink to="/connected-apps/$appId" params={{ appId: id }} fz="inherit">
          {name}
        </TextLink>
      ),
      csv: ({ name }) => name,
    },
    {
      key: 'clientId',
      title: secretTexts.clientId,
      cell: ({ clientId }) => clientId,
      csv: (row) => row.clientId,
    },
    {
      key: 'party',
      title: texts.party,
      cell: ({ party }) => names[party],
      csv: ({ party }) => names[party],
    },
    {
      key: 'scopes',
      title: texts.scopes,
      cell: ({ scopes }) => scopes.join(' '),
      csv: ({ scopes }) => scopes.join(' '),
    },
    {
      key: 'state',
      title: texts.state,
      cell: (row) => (
        <Badge variant="light" color={row.disabledAt ? 'gray' : 'teal'}>
          {stateOf(row)}
        </Badge>
      ),
      csv: stateOf,
    },
  ];
  return (
    <Page
      title={texts.title}
      about={texts.about}
      actions={<CreateApp onCreated={() => setCount(count + 1)} />}
    >
      <ConnectionTable
        key={count}
        document={AppsPageDocument}
        variables={{}}
        connectionOf={({ openidClientsConnection }) => openidClientsConnection}
        columns={columns}
        rowKey={({ id }) => id}
        label={texts.title}
        empty={<EmptyState title={texts.none} about={texts.noneAbout} />}
        fileName="connected-apps"
      />
    </Page>
  );
}
