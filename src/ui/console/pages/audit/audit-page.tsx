import { Code, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Fragment, useState } from 'react';
import { useReading } from '../../core/api.ts';
import { ConnectionTable } from '../../parts/connection-table.tsx';
import { type Column, EmptyState } from '../../parts/data-table.tsx';
import { Loaded, Page } from '../../parts/page.tsx';
import { At } from '../../parts/time.tsx';
import { AuditFilterFields, type Filters, NO_FILTERS } from './audit-filters.tsx';
import { Changes, changesAsText } from './changes.tsx';
import {
  type AuditFilter,
  AuditFiltersDocument,
  type AuditFiltersQuery,
  AuditLogDocument,
  type AuditLogQuery,
} from './gql/graphql.ts';
import { useTexts } from './texts.ts';

type Entry = AuditLogQuery['auditEventsConnection']['edges'][number]['node'];

const TYPING_MS = 400;

export function AuditPage() {
  const texts = useTexts();
  const known = useReading(AuditFiltersDocument, {});
  return (
    <Page title={texts.title} about={texts.about}>
      <Loaded reading={known}>{(data) => <AuditLog known={data} />}</Loaded>
    </Page>
  );
}

function AuditLog({ known }: { known: AuditFiltersQuery }) {
  const texts = useTexts();
  const [filters, setFilters] = useState(NO_FILTERS);
  const [settled] = useDebouncedValue(filters, TYPING_MS);
  const emails = new Map(known.collaborators.map(({ id, email }) => [id, email]));
  const actorOf = ({ actorKind, actorId }: Entry) =>
    (actorKind === 'COLLABORATOR' && actorId != null && emails.get(actorId)) ||
    [texts[actorKind], actorId].filter(Boolean).join(' ');
  const targetOf = ({ targetKind, targetId }: Entry) => `${targetKind} ${targetId}`;
  const columns: Column<Entry>[] = [
    { key: 'at', title: texts.at, cell: ({ at }) => <At iso={at} />, csv: ({ at }) => at },
    {
      key: 'actor',
      title: texts.actor,
      cell: (entry) => (
        <Stack gap={0} miw={140}>
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
            {actorOf(entry)}
          </Text>
          {entry.source != null && (
            <Text size="xs" c="dimmed">
              {entry.source}
            </Text>
          )}
        </Stack>
      ),
      csv: actorOf,
    },
    {
      key: 'action',
      title: texts.action,
      cell: ({ action }) => <ActionName action={action} />,
      csv: ({ action }) => action,
    },
    { key: 'target', title: texts.target, cell: targetOf, csv: targetOf },
    {
      key: 'changes',
      title: texts.changes,
      cell: ({ changes }) => <Changes changes={changes} />,
      csv: ({ changes }) => changesAsText(changes),
    },
  ];
  return (
    <Stack gap="lg">
      <AuditFilterFields filters={filters} known={known} onChange={setFilters} />
      <ConnectionTable
        document={AuditLogDocument}
        variables={{ filter: filterOf(settled) }}
        connectionOf={(data) => data.auditEventsConnection}
        columns={columns}
        rowKey={({ id }) => id}
        label={texts.title}
        empty={<EmptyState title={texts.none} />}
        fileName="audit-log"
      />
    </Stack>
  );
}

/** The name of an action. A long name wraps between its words. */
function ActionName({ action }: { action: string }) {
  return (
    <Code style={{ overflowWrap: 'break-word' }}>
      {action.split(/(?<=[._])/).map((word) => (
        <Fragment key={word}>
          {word}
          <wbr />
        </Fragment>
      ))}
    </Code>
  );
}

/** The filter of the API. Times of the page are in the time zone of the browser. */
function filterOf({ from, until, ...names }: Filters): AuditFilter {
  const given = Object.entries(names)
    .map(([name, value]) => [name, value.trim()] as const)
    .filter(([, value]) => value !== '');
  return {
    ...Object.fromEntries(given),
    ...(isTime(from) && { from: new Date(from).toISOString() }),
    ...(isTime(until) && { until: new Date(until).toISOString() }),
  };
}

function isTime(text: string): boolean {
  const time = new Date(text).getTime();
  return text !== '' && time >= 0;
}
