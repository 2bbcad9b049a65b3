import { Button, Fieldset, Group, Progress, Stack, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useReading } from '../../core/api.ts';
import { useFormat } from '../../core/format.ts';
import { fieldErrors } from '../../core/problem.ts';
import { useImportUpload } from '../../core/upload.ts';
import { Confirm } from '../../parts/confirm.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { ImportRunDocument } from './gql/graphql.ts';
import { ImportFields } from './import-fields.tsx';
import { useImportFormTexts } from './import-form-texts.ts';
import { parametersOf } from './import-values.ts';
import { RunView } from './run-view.tsx';
import { useImportForm } from './use-import-form.ts';

const BYTES_PER_MEGABYTE = 1_000_000;

/**
 * Sends a file for a trial run, shows the result of the run, and then imports the same file.
 * @param maxBytes the maximum size of the file
 * @param onTrial called when the trial run begins, and when its state changes
 */
export function ImportForm({ maxBytes, onTrial }: { maxBytes: number; onTrial: () => void }) {
  const texts = useImportFormTexts();
  const { number } = useFormat();
  const navigate = useNavigate();
  const [upload, { sentPercent, problem, clear, stop }] = useImportUpload();
  /** The trial run, and the file and the options that it was made with. */
  const [trial, setTrial] = useState<{ id: string; of: string } | null>(null);
  const [isAsking, setAsking] = useState(false);
  const size = `${number(maxBytes / BYTES_PER_MEGABYTE)} MB`;
  const form = useImportForm(maxBytes, size);
  const { file, ...values } = form.getValues();
  const given =
    file === null ? '' : JSON.stringify([file.size, file.lastModified, parametersOf(file, values)]);
  const isTried = trial !== null && trial.of === given;

  async function send(isDryRun: boolean): Promise<void> {
    if (file === null) return;
    setAsking(false);
    const { data: id, problem } = await upload(file, {
      ...parametersOf(file, values),
      dryRun: String(isDryRun),
    });
    if (problem) form.setErrors(fieldErrors(problem));
    if (id === null) return;
    if (isDryRun) setTrial({ id, of: given });
    else void navigate({ to: '/moving-in/customers/$runId', params: { runId: id } });
  }

  return (
    <>
      <Fieldset legend={texts.title}>
        <form
          noValidate
          onSubmit={form.onSubmit(
            () => void send(true),
            (errors) => form.getInputNode(Object.keys(errors)[0] ?? '')?.focus(),
          )}
        >
          <Stack>
            <Text size="sm" c="dimmed">
              {texts.about}
            </Text>
            <ImportFields form={form} fileAbout={texts.fileAbout(size)} />
            {sentPercent === null ? (
              <Group>
                <Button type="submit" variant={isTried ? 'default' : 'filled'}>
                  {texts.tryOut}
                </Button>
              </Group>
            ) : (
              <Group>
                <Progress value={sentPercent} flex={1} aria-label={texts.sending} />
                <Text size="sm" aria-live="polite">
                  {number(Math.floor(sentPercent))} %
                </Text>
                <Button size="xs" variant="default" onClick={stop}>
                  {texts.stopSending}
                </Button>
              </Group>
            )}
            <ProblemNotice problem={problem} />
          </Stack>
        </form>
      </Fieldset>
      {isTried && (
        <Fieldset legend={texts.trial}>
          <Stack>
            <RunView id={trial.id} />
            <ImportNow
              id={trial.id}
              isAsking={isAsking}
              isSending={sentPercent !== null}
              onState={onTrial}
              onAsk={() => {
                clear();
                setAsking(true);
              }}
              onImport={() => void send(false)}
              onClose={() => setAsking(false)}
            />
          </Stack>
        </Fieldset>
      )}
    </>
  );
}

/** Offers the import after the trial run has ended. */
function ImportNow({
  id,
  isAsking,
  isSending,
  onState,
  onAsk,
  onImport,
  onClose,
}: {
  id: string;
  isAsking: boolean;
  isSending: boolean;
  onState: () => void;
  onAsk: () => void;
  onImport: () => void;
  onClose: () => void;
}) {
  const texts = useImportFormTexts();
  const { number } = useFormat();
  const { data } = useReading(ImportRunDocument, { id });
  const run = data?.importRun;
  const changed = useRef(onState);
  changed.current = onState;
  useEffect(() => {
    if (run?.state) changed.current();
  }, [run?.state]);
  if (run?.state !== 'FINISHED') return null;
  return (
    <>
      <Text size="sm">{texts.importAbout}</Text>
      <Group>
        <Button onClick={onAsk} loading={isSending} disabled={run.created + run.updated === 0}>
          {texts.import}
        </Button>
      </Group>
      <Confirm
        isOpen={isAsking}
        title={texts.importTitle}
        action={texts.import}
        onConfirm={onImport}
        onClose={onClose}
      >
        {texts.importText(number(run.created), number(run.updated))}
      </Confirm>
    </>
  );
}
