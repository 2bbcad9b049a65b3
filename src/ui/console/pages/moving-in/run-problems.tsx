import { Button, Code, Group, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useFormat } from '../../core/format.ts';
import { readReport } from '../../core/upload.ts';
import { ConnectionTable } from '../../parts/connection-table.tsx';
import { downloadBlob } from '../../parts/csv.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import {
  type ImportDetailsFragment,
  ImportProblemsDocument,
  type ImportProblemsQuery,
} from './gql/graphql.ts';
import { useImportCodes } from './import-codes.ts';
import { useImportTexts } from './import-texts.ts';

type Counted = ImportDetailsFragment['problemCounts'][number];
type Problem = ImportProblemsQuery['importRun']['problems']['edges'][number]['node'];

/** The problems of an import: how many of each kind, and the lines that have them. */
export function RunProblems({ run }: { run: ImportDetailsFragment }) {
  const texts = useImportTexts();
  const { words } = useImportCodes();
  const { number } = useFormat();
  const [code, setCode] = useState('');
  const nameOf = (problem: { code: string }) => words[problem.code] ?? problem.code;
  const counts: Column<Counted>[] = [
    { key: 'problem', title: texts.problem, cell: (counted) => nameOf(counted) },
    { key: 'lines', title: texts.lines, cell: ({ count }) => number(count), alignEnd: true },
  ];
  const columns: Column<Problem>[] = [
    { key: 'line', title: texts.line, cell: ({ line }) => number(line), csv: ({ line }) => line },
    {
      key: 'problem',
      title: texts.problem,
      cell: (problem) => (
        <>
          {nameOf(problem)}
          {problem.firstLine ? ` (${texts.sameAs(number(problem.firstLine))})` : ''}{' '}
          <Code>{problem.code}</Code>
        </>
      ),
      csv: (problem) => problem.code,
    },
    { key: 'field', title: texts.field, cell: ({ field }) => field ?? '–', csv: ({ field }) => field },
    {
      key: 'record',
      title: texts.recordId,
      cell: ({ recordId }) => recordId ?? '–',
      csv: ({ recordId }) => recordId,
    },
  ];
  return (
    <Stack gap="sm">
      <Title order={2} size="h5">
        {texts.problems}
      </Title>
      {run.problemCounts.length === 0 ? (
        <Text size="sm">{texts.noProblem}</Text>
      ) : (
        <>
          <DataTable
            label={texts.problems}
            columns={counts}
            rows={run.problemCounts}
            rowKey={(counted) => counted.code}
            empty={null}
          />
          <ReportButton id={run.id} />
          <Group>
            <NativeSelect
              label={texts.onlyCode}
              value={code}
              onChange={(event) => setCode(event.currentTarget.value)}
              data={[
                { value: '', label: texts.all },
                ...run.problemCounts.map((counted) => ({ value: counted.code, label: nameOf(counted) })),
              ]}
            />
          </Group>
          <ConnectionTable
            document={ImportProblemsDocument}
            variables={{ id: run.id, code: code || null }}
            connectionOf={({ importRun }) => importRun.problems}
            columns={columns}
            rowKey={({ id }) => id}
            label={texts.lines}
            empty={null}
            fileName={`import-${run.id}`}
          />
        </>
      )}
    </Stack>
  );
}

function ReportButton({ id }: { id: string }) {
  const texts = useImportTexts();
  const [isReading, setReading] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  async function read(): Promise<void> {
    setReading(true);
    const report = await readReport(id, 'csv');
    setReading(false);
    setFailed(report === null);
    if (report) downloadBlob(`import-${id}.csv`, report);
  }
  return (
    <Stack gap={4} align="flex-start">
      <Button
        variant="default"
        leftSection={<IconDownload size={16} aria-hidden />}
        loading={isReading}
        onClick={() => void read()}
      >
        {texts.report}
      </Button>
      <Text size="sm" c="dimmed">
        {texts.reportAbout}
      </Text>
      {hasFailed && (
        <Text size="sm" c="var(--mantine-color-error)" role="alert">
          {texts.reportFailed}
        </Text>
      )}
    </Stack>
  );
}
