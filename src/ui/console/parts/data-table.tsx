import { Paper, Stack, Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './data-table.module.css';

export type Column<Row> = {
  /** Unique in the table. */
  key: string;
  title: string;
  /** The content of the cell. */
  cell: (row: Row) => ReactNode;
  /** The value in a CSV file; absent: the column is not exported. */
  csv?: (row: Row) => string | number | boolean | null | undefined;
  /** Aligns the column to the end, as for numbers and buttons. */
  alignEnd?: boolean;
};

type Shape<Row> = { label: string; columns: readonly Column<Row>[] };

/**
 * A table of rows. On a narrow page each row becomes a block, and each value has the title of its column.
 * @param label names the table for screen readers
 * @param empty shown instead of a table without rows, such as `<EmptyState>`
 */
export function DataTable<Row>({
  rows,
  rowKey,
  empty,
  ...shape
}: Shape<Row> & { rows: readonly Row[]; rowKey: (row: Row) => string; empty: ReactNode }) {
  if (rows.length === 0) return empty;
  return (
    <TableFrame {...shape}>
      <TableRows columns={shape.columns} rows={rows} rowKey={rowKey} />
    </TableFrame>
  );
}

/** The frame and the titles of a table. @param children one or several `TableRows` */
export function TableFrame<Row>({ label, columns, children }: Shape<Row> & { children: ReactNode }) {
  return (
    <Paper withBorder className={classes.frame}>
      <Table aria-label={label} verticalSpacing="sm" horizontalSpacing="md" className={classes.table ?? ''}>
        <Table.Thead>
          <Table.Tr>
            {columns.map(({ key, title, alignEnd }) => (
              <Table.Th key={key} scope="col" className={alignEnd ? classes.end : undefined}>
                {title}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        {children}
      </Table>
    </Paper>
  );
}

export function TableRows<Row>({
  columns,
  rows,
  rowKey,
}: {
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
}) {
  return (
    <Table.Tbody>
      {rows.map((row) => (
        <Table.Tr key={rowKey(row)}>
          {columns.map(({ key, title, cell, alignEnd }) => (
            <Table.Td key={key} className={alignEnd ? classes.end : undefined}>
              <span className={classes.title} aria-hidden>
                {title}
              </span>
              <div>{cell(row)}</div>
            </Table.Td>
          ))}
        </Table.Tr>
      ))}
    </Table.Tbody>
  );
}

/**
 * Shown instead of an empty list.
 * @param about what the list is for
 * @param action such as a button that creates the first entry
 */
export function EmptyState({ title, about, action }: { title: string; about?: string; action?: ReactNode }) {
  return (
    <Paper withBorder p="xl">
      <Stack align="center" gap="xs" ta="center">
        <Text fw={600}>{title}</Text>
        {about !== undefined && (
          <Text c="dimmed" maw={480}>
            {about}
          </Text>
        )}
        {action}
      </Stack>
    </Paper>
  );
}
