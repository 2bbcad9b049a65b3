import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { CombinedError, useClient } from 'urql';
import type { Document } from '../core/api.ts';
import { useFormat } from '../core/format.ts';
import { localized } from '../core/language.ts';
import { type Problem, problemOf } from '../core/problem.ts';
import type { Connection } from './connection.ts';
import { csvOf, download } from './csv.ts';
import type { Column } from './data-table.tsx';
import { ProblemNotice } from './problem-notice.tsx';

const useTexts = localized({
  en: {
    csv: 'Export as CSV',
    exporting: (count: string) => `${count} rows read`,
    stop: 'Stop',
    incomplete: 'The export was not completed.',
  },
  de: {
    csv: 'Als CSV exportieren',
    exporting: (count: string) => `${count} Zeilen gelesen`,
    stop: 'Abbrechen',
    incomplete: 'Der Export wurde nicht abgeschlossen.',
  },
});

const EXPORT_ROWS = 100;

/** Reads the whole list, page by page, and downloads it as a file. */
export function CsvExport<Data, Row, Variables extends Record<string, unknown>>({
  document,
  variables,
  connectionOf,
  columns,
  fileName,
}: {
  document: Document<Data, Variables>;
  variables: object;
  connectionOf: (data: Data) => Connection<Row>;
  columns: readonly Column<Row>[];
  fileName: string;
}) {
  const texts = useTexts();
  const client = useClient();
  const { number } = useFormat();
  const [count, setCount] = useState<number | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [control, setControl] = useState<AbortController | null>(null);
  async function read(signal: AbortSignal): Promise<Row[] | null> {
    const rows: Row[] = [];
    let after: string | null = null;
    do {
      const page: { data?: Data | undefined; error?: Parameters<typeof problemOf>[0] | undefined } =
        await client
          .query<Data, Record<string, unknown>>(
            String(document),
            { ...variables, first: EXPORT_ROWS, after },
            { requestPolicy: 'network-only' },
          )
          .toPromise();
      if (signal.aborted) return null;
      if (page.error || !page.data) {
        setProblem(problemOf(page.error ?? new CombinedError({}), texts.incomplete));
        return null;
      }
      const { edges, pageInfo } = connectionOf(page.data);
      rows.push(...edges.map(({ node }) => node));
      setCount(rows.length);
      after = pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null;
    } while (after !== null);
    return rows;
  }
  async function start(): Promise<void> {
    const controller = new AbortController();
    setControl(controller);
    setProblem(null);
    setCount(0);
    const rows = await read(controller.signal);
    if (rows) download(`${fileName}.csv`, csvOf(columns, rows));
    setCount(null);
    setControl(null);
  }
  return (
    <Stack gap="xs">
      <ProblemNotice problem={problem} />
      {count === null ? (
        <Group>
          <Button
            variant="subtle"
            leftSection={<IconDownload size={16} aria-hidden />}
            onClick={() => void start()}
          >
            {texts.csv}
          </Button>
        </Group>
      ) : (
        <Group>
          <Progress value={100} animated flex={1} aria-label={texts.csv} />
          <Text size="sm" aria-live="polite">
            {texts.exporting(number(count))}
          </Text>
          <Button size="xs" variant="default" onClick={() => control?.abort()}>
            {texts.stop}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

/** Exports the rows of a list that has only one page. */
export function CsvButton<Row>({
  columns,
  rows,
  fileName,
}: {
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  fileName: string;
}) {
  const { csv } = useTexts();
  return (
    <Group>
      <Button
        variant="subtle"
        leftSection={<IconDownload size={16} aria-hidden />}
        onClick={() => download(`${fileName}.csv`, csvOf(columns, rows))}
      >
        {csv}
      </Button>
    </Group>
  );
}
