import { Alert, Badge, Button, Group, Progress, Stack, Text } from '@mantine/core';
import { useReading } from '../../core/api.ts';
import { useFormat } from '../../core/format.ts';
import { useSession } from '../../core/session.tsx';
import { useWatch } from '../../core/watch.ts';
import { ConfirmButton } from '../../parts/confirm-button.tsx';
import { Loaded } from '../../parts/page.tsx';
import { At } from '../../parts/time.tsx';
import {
  type ImportDetailsFragment,
  ImportRunDocument,
  StopImportDocument,
  UndoImportDocument,
} from './gql/graphql.ts';
import { ImportState, isUnderWay } from './import-state.tsx';
import { useImportTexts } from './import-texts.ts';
import { RunProblems } from './run-problems.tsx';
import { RunResult } from './run-result.tsx';

/** The progress and the result of a run. While a server works on the run, the page polls, but stops after a minute. */
export function RunView({ id }: { id: string }) {
  const texts = useImportTexts();
  const reading = useReading(ImportRunDocument, { id });
  const state = reading.data?.importRun.state;
  const { isOver, again } = useWatch(state !== undefined && isUnderWay(state), reading.reload);
  return (
    <Loaded reading={reading}>
      {({ importRun: run }) => (
        <Stack>
          <RunHead run={run} reload={reading.reload} />
          {isUnderWay(run.state) && <RunProgress run={run} />}
          {isOver && (
            <Group>
              <Button size="xs" variant="default" onClick={again}>
                {texts.refresh}
              </Button>
            </Group>
          )}
          {run.failure && run.state !== 'UNDONE' && (
            <Alert color="orange">
              <Text size="sm">{run.failure}</Text>
              <Text size="sm">{texts.resume}</Text>
            </Alert>
          )}
          {run.state === 'INTERRUPTED' && !run.failure && <Alert color="orange">{texts.resume}</Alert>}
          {run.state === 'UNDO_INTERRUPTED' && <Alert color="orange">{texts.resumeUndo}</Alert>}
          <RunResult run={run} />
          {!isUnderWay(run.state) && <RunProblems run={run} />}
        </Stack>
      )}
    </Loaded>
  );
}

function RunHead({ run, reload }: { run: ImportDetailsFragment; reload: () => void }) {
  const texts = useImportTexts();
  const { can } = useSession();
  const { id, state, isDryRun } = run;
  const mayStop = can('ADMIN') && (state === 'CHECKING' || state === 'IMPORTING');
  const mayUndo = can('OWNER') && !isDryRun && state !== 'UNDOING' && state !== 'UNDONE';
  return (
    <Group justify="space-between">
      <Group gap="xs">
        <Badge variant="light" color={isDryRun ? 'gray' : 'blue'}>
          {isDryRun ? texts.dryRun : texts.realRun}
        </Badge>
        <ImportState state={state} />
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {run.fileName}
        </Text>
        <Text size="sm" c="dimmed">
          <At iso={run.startedAt} />
        </Text>
      </Group>
      <Group gap="xs">
        {mayStop && (
          <ConfirmButton
            size="xs"
            variant="default"
            label={texts.stop}
            about={texts.stopAbout}
            document={StopImportDocument}
            variables={{ id }}
            onDone={reload}
          />
        )}
        {mayUndo && (
          <ConfirmButton
            size="xs"
            variant="light"
            color="red"
            label={texts.undo}
            title={texts.undoTitle}
            about={texts.undoAbout}
            document={UndoImportDocument}
            variables={{ id }}
            onDone={reload}
          />
        )}
      </Group>
    </Group>
  );
}

function RunProgress({ run: { state, lines, lastLine, deleted } }: { run: ImportDetailsFragment }) {
  const texts = useImportTexts();
  const { number } = useFormat();
  const all = lines ?? null;
  const isCounted = state === 'IMPORTING' && all !== null && all > 0;
  const text =
    state === 'UNDOING'
      ? texts.undoing(number(deleted))
      : isCounted
        ? texts.progress(number(lastLine), number(all))
        : texts.checking;
  return (
    <Stack gap={4}>
      <Progress
        value={isCounted ? (lastLine / all) * 100 : 100}
        animated
        striped={!isCounted}
        aria-label={texts[state]}
      />
      <Text size="sm" aria-live="polite">
        {text}
      </Text>
    </Stack>
  );
}
