import { Alert, Badge, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useReading } from '../../core/api.ts';
import { useFormat } from '../../core/format.ts';
import { useSession } from '../../core/session.tsx';
import { ConnectionTable } from '../../parts/connection-table.tsx';
import { CopyText } from '../../parts/copy.tsx';
import { type Column, EmptyState } from '../../parts/data-table.tsx';
import { TextLink } from '../../parts/links.tsx';
import { Loaded } from '../../parts/page.tsx';
import { At } from '../../parts/time.tsx';
import { type ImportRowFragment, ImportRunsDocument, ImportUploadsDocument } from './gql/graphql.ts';
import { ImportForm } from './import-form.tsx';
import { useImportFormTexts } from './import-form-texts.ts';
import { ImportState } from './import-state.tsx';
import { useImportTexts } from './import-texts.ts';
import { isSource } from './import-values.ts';

/** The import of customers from a file, and the imports so far. */
export function ImportsSection() {
  const reading = useReading(ImportUploadsDocument, {});
  const formTexts = useImportFormTexts();
  const { can } = useSession();
  /** The key of the list. A new number makes the list load again. */
  const [version, setVersion] = useState(0);
  return (
    <Loaded reading={reading}>
      {({ importUpload: { maxBytes } }) => (
        <Stack gap="xl">
          {!can('OWNER') && <Alert color="gray">{formTexts.ownersOnly}</Alert>}
          {can('OWNER') &&
            (maxBytes > 0 ? (
              <ImportForm maxBytes={maxBytes} onTrial={() => setVersion((before) => before + 1)} />
            ) : (
              <UploadsOff />
            ))}
          <ImportList key={version} />
        </Stack>
      )}
    </Loaded>
  );
}

function UploadsOff() {
  const texts = useImportFormTexts();
  const { account } = useSession();
  return (
    <Alert color="orange">
      <Stack gap="xs">
        <Text size="sm">{texts.off}</Text>
        <CopyText
          label={texts.command}
          value={`npm run -s import-customers -- --account ${account.slug} --source wordpress --file users.csv --dry-run`}
          block
        />
      </Stack>
    </Alert>
  );
}

function ImportList() {
  const texts = useImportTexts();
  const { sources } = useImportFormTexts();
  const { number } = useFormat();
  const nameOf = ({ id, fileName }: ImportRowFragment) => fileName ?? texts.noName(id);
  const sourceOf = ({ source }: ImportRowFragment) => (isSource(source) ? sources[source] : sources.generic);
  const kindOf = ({ isDryRun }: ImportRowFragment) => (isDryRun ? texts.dryRun : texts.realRun);
  const count = (key: 'created' | 'refused'): Column<ImportRowFragment> => ({
    key,
    title: texts[key],
    cell: (run) => number(run[key]),
    csv: (run) => run[key],
    alignEnd: true,
  });
  const columns: Column<ImportRowFragment>[] = [
    {
      key: 'file',
      title: texts.file,
      cell: (run) => (
        <>
          <TextLink to="/moving-in/customers/$runId" params={{ runId: run.id }} size="sm">
            {nameOf(run)}
          </TextLink>
          <Text size="sm" c="dimmed">
            {sourceOf(run)}
          </Text>
        </>
      ),
      csv: (run) => `${nameOf(run)}, ${sourceOf(run)}`,
    },
    {
      key: 'kind',
      title: texts.kind,
      cell: (run) => (
        <Badge variant="light" color={run.isDryRun ? 'gray' : 'blue'} miw="max-content">
          {kindOf(run)}
        </Badge>
      ),
      csv: kindOf,
    },
    {
      key: 'state',
      title: texts.state,
      cell: ({ state }) => <ImportState state={state} />,
      csv: ({ state }) => texts[state],
    },
    count('created'),
    count('refused'),
    {
      key: 'started',
      title: texts.started,
      cell: ({ startedAt }) => <At iso={startedAt} />,
      csv: ({ startedAt }) => startedAt,
    },
  ];
  return (
    <Stack gap="sm">
      <Title order={2} size="h4">
        {texts.list}
      </Title>
      <ConnectionTable
        document={ImportRunsDocument}
        variables={{}}
        connectionOf={({ importRuns }) => importRuns}
        columns={columns}
        rowKey={({ id }) => id}
        label={texts.list}
        empty={<EmptyState title={texts.none} about={texts.noneAbout} />}
        fileName="imports"
      />
    </Stack>
  );
}
