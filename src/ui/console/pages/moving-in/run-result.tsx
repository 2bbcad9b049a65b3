import { Stack, Title } from '@mantine/core';
import { useFormat } from '../../core/format.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import type { ImportDetailsFragment } from './gql/graphql.ts';
import { useImportCodes } from './import-codes.ts';
import { useImportTexts } from './import-texts.ts';

type Counted = { name: string; count: number };
type Hashes = ImportDetailsFragment['hashes'][number];

const COUNTS = ['created', 'updated', 'unchanged', 'skipped', 'refused'] as const;

/** The result of an import or a trial run: the counts, the passwords by scheme, and the notes. */
export function RunResult({ run }: { run: ImportDetailsFragment }) {
  const texts = useImportTexts();
  const { words } = useImportCodes();
  const { number, duration } = useFormat();
  const isUndone = run.state === 'UNDONE' || run.state === 'UNDOING' || run.state === 'UNDO_INTERRUPTED';
  const names = isUndone ? ([...COUNTS, 'deleted', 'kept'] as const) : COUNTS;
  const counted: Column<Counted>[] = [
    { key: 'name', title: texts.counts, cell: ({ name }) => name },
    { key: 'count', title: texts.count, cell: ({ count }) => number(count), alignEnd: true },
  ];
  const hashes: Column<Hashes>[] = [
    { key: 'scheme', title: texts.hash, cell: ({ scheme }) => scheme },
    { key: 'count', title: texts.count, cell: ({ count }) => number(count), alignEnd: true },
    {
      key: 'time',
      title: texts.firstLogins,
      cell: ({ firstLoginSeconds }) => duration(Math.ceil(firstLoginSeconds)),
      alignEnd: true,
    },
  ];
  const notes = run.notes
    .filter(({ count }) => count > 0)
    .map(({ code, count }) => ({ name: words[code] ?? code, count }));
  return (
    <>
      <DataTable
        label={texts.counts}
        columns={counted}
        rows={names.map((name) => ({ name: texts[name], count: run[name] }))}
        rowKey={({ name }) => name}
        empty={null}
      />
      {run.hashes.length > 0 && (
        <Stack gap="sm">
          <Title order={2} size="h5">
            {texts.hashes}
          </Title>
          <DataTable
            label={texts.hashes}
            columns={hashes}
            rows={run.hashes}
            rowKey={({ scheme }) => scheme}
            empty={null}
          />
        </Stack>
      )}
      {notes.length > 0 && (
        <Stack gap="sm">
          <Title order={2} size="h5">
            {texts.notes}
          </Title>
          <DataTable
            label={texts.notes}
            columns={counted}
            rows={notes}
            rowKey={({ name }) => name}
            empty={null}
          />
        </Stack>
      )}
    </>
  );
}
