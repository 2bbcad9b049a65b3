import { Button, Stack, Table } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { type Document, useReading } from '../core/api.ts';
import { localized } from '../core/language.ts';
import type { Connection } from './connection.ts';
import { CsvExport } from './csv-export.tsx';
import { type Column, TableFrame, TableRows } from './data-table.tsx';
import { Loaded } from './page.tsx';

const useTexts = localized({ en: { more: 'Show more' }, de: { more: 'Mehr anzeigen' } });

type PageVariables = { first?: number | null; after?: string | null };

const PAGE_ROWS = 50;

/**
 * A long list that is read page by page. The CSV export has all pages.
 * @param document a query with the variables `first` and `after`
 * @param variables the filters. A change shows the first page again
 * @param connectionOf finds the list in the answer
 * @param fileName of the CSV file, without `.csv`
 */
export function ConnectionTable<Data, Row, Variables extends PageVariables & Record<string, unknown>>({
  document,
  variables,
  connectionOf,
  columns,
  rowKey,
  label,
  empty,
  fileName,
}: {
  document: Document<Data, Variables>;
  variables: Omit<Variables, keyof PageVariables>;
  connectionOf: (data: Data) => Connection<Row>;
  columns: readonly Column<Row>[];
  rowKey: (row: Row) => string;
  label: string;
  empty: ReactNode;
  fileName: string;
}) {
  const filters = JSON.stringify(variables);
  const [pages, setPages] = useState<{ filters: string; cursors: (string | null)[] }>({
    filters,
    cursors: [null],
  });
  const cursors = pages.filters === filters ? pages.cursors : [null];
  const page = (after: string | null | undefined) =>
    ({ ...variables, first: PAGE_ROWS, after: after ?? null }) as unknown as Variables;
  const first = useReading(document, page(null));
  const last = useReading(document, page(cursors.at(-1)));
  const texts = useTexts();
  if (first.data === null) return <Loaded reading={first}>{() => null}</Loaded>;
  if (connectionOf(first.data).edges.length === 0) return empty;
  const pageInfo = last.data === null ? null : connectionOf(last.data).pageInfo;
  const next = pageInfo?.hasNextPage ? (pageInfo.endCursor ?? null) : null;
  return (
    <Stack gap="sm">
      <TableFrame label={label} columns={columns}>
        {cursors.map((after) => (
          <ConnectionPage
            key={after ?? 'first'}
            document={document}
            variables={page(after)}
            connectionOf={connectionOf}
            columns={columns}
            rowKey={rowKey}
          />
        ))}
      </TableFrame>
      {next !== null && (
        <Button variant="default" onClick={() => setPages({ filters, cursors: [...cursors, next] })}>
          {texts.more}
        </Button>
      )}
      <CsvExport
        columns={columns}
        fileName={fileName}
        document={document}
        variables={variables}
        connectionOf={connectionOf}
      />
    </Stack>
  );
}

/** The rows of one page of the list. */
function ConnectionPage<Data, Row, Variables extends Record<string, unknown>>({
  document,
  variables,
  connectionOf,
  columns,
  rowKey,
}: {
  document: Document<Data, Variables>;
  variables: Variables;
  connectionOf: (data: Data) => Connection<Row>;
  columns: readonly Column<Row>[];
  rowKey: (row: Row) => string;
}) {
  const reading = useReading(document, variables);
  if (reading.data === null)
    return (
      <Table.Tbody>
        <Table.Tr>
          <Table.Td colSpan={columns.length}>
            <Loaded reading={reading}>{() => null}</Loaded>
          </Table.Td>
        </Table.Tr>
      </Table.Tbody>
    );
  const rows = connectionOf(reading.data).edges.map(({ node }) => node);
  return <TableRows columns={columns} rows={rows} rowKey={rowKey} />;
}
