import { Code, Text } from '@mantine/core';
import { localized } from '../../core/language.ts';
import { ConnectionTable } from '../../parts/connection-table.tsx';
import { type Column, EmptyState } from '../../parts/data-table.tsx';
import { At } from '../../parts/time.tsx';
import { CustomerHistoryDocument, type CustomerHistoryQuery } from './gql/graphql.ts';
import { Section } from './section.tsx';
import { useSessionNames } from './session-names.ts';

const useTexts = localized({
  en: {
    title: 'History',
    none: 'Nothing is recorded yet',
    noneAbout: 'The actions of collaborators on this customer appear here.',
    at: 'Time',
    action: 'Action',
    actor: 'By',
    details: 'Details',
  },
  de: {
    title: 'Verlauf',
    none: 'Noch ist nichts aufgezeichnet',
    noneAbout: 'Was Teammitglieder an diesem Kunden tun, erscheint hier.',
    at: 'Zeit',
    action: 'Aktion',
    actor: 'Durch',
    details: 'Einzelheiten',
  },
});

type Entry = CustomerHistoryQuery['customer']['historyConnection']['edges'][number]['node'];

/** The audit entries about a customer. */
export function CustomerHistory({ id }: { id: string }) {
  const texts = useTexts();
  const names = useSessionNames();
  const actorOf = ({ actorKind, actorId }: Entry) => names.actor(actorKind, actorId ?? null);
  const detailsOf = ({ changes }: Entry) =>
    changes.map(({ field, before, after }) => `${field}: ${changed(before, after)}`).join('\n');
  const columns: Column<Entry>[] = [
    { key: 'at', title: texts.at, cell: ({ at }) => <At iso={at} />, csv: ({ at }) => at },
    {
      key: 'action',
      title: texts.action,
      cell: ({ action }) => <Code>{action}</Code>,
      csv: ({ action }) => action,
    },
    { key: 'actor', title: texts.actor, cell: actorOf, csv: actorOf },
    {
      key: 'details',
      title: texts.details,
      cell: (entry) => (
        <Text size="sm" style={{ whiteSpace: 'pre-line' }}>
          {detailsOf(entry)}
        </Text>
      ),
      csv: detailsOf,
    },
  ];
  return (
    <Section title={texts.title}>
      <ConnectionTable
        document={CustomerHistoryDocument}
        variables={{ id }}
        connectionOf={(data) => data.customer.historyConnection}
        columns={columns}
        rowKey={(entry) => entry.id}
        label={texts.title}
        empty={<EmptyState title={texts.none} about={texts.noneAbout} />}
        fileName={`customer-${id}-history`}
      />
    </Section>
  );
}

function changed(before: unknown, after: unknown): string {
  const text = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));
  return before === null || before === undefined ? text(after) : `${text(before)} → ${text(after)}`;
}
