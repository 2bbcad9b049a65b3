import { Button, Center, Group, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { renderSVG } from 'uqr';
import { useAction } from '../../core/api.ts';
import { CopyText } from '../../parts/copy.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import type { FactorProof } from '../../parts/factor-form.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useFactorTexts } from './factor-texts.ts';
import { BeginTotpDocument, type BeginTotpMutation, ConfirmTotpDocument } from './gql/graphql.ts';

/** Sets up an authenticator app: shows the key as a QR code, then asks for the first code. */
export function AppDialog({
  ask,
  onClose,
  onAdded,
}: {
  ask: () => Promise<FactorProof | null | undefined>;
  onClose: () => void;
  onAdded: (recoveryCodes: readonly string[] | null) => void;
}) {
  const texts = useFactorTexts();
  const [begin, beginning] = useAction(BeginTotpDocument);
  const [confirm, { isRunning, problem }] = useAction(ConfirmTotpDocument);
  const [enrolment, setEnrolment] = useState<BeginTotpMutation['beginCollaboratorTotp'] | null>(null);
  const [code, setCode] = useState('');
  const [name, setName] = useState('');
  const hasBegun = useRef(false);
  async function start(): Promise<void> {
    const proof = await ask();
    if (proof === null) {
      onClose();
      return;
    }
    const { data } = await begin(proof ? { proof } : {});
    if (data) setEnrolment(data.beginCollaboratorTotp);
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the dialog is opened
  useEffect(() => {
    if (hasBegun.current) return;
    hasBegun.current = true;
    void start();
  }, []);
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (!enrolment) return;
    const input = { id: enrolment.id, code: code.trim(), ...(name.trim() && { name: name.trim() }) };
    const { data } = await confirm({ input });
    if (!data) return;
    onAdded(data.confirmCollaboratorTotp.recoveryCodes ?? null);
    onClose();
  }
  const refused = beginning.problem;
  const isOpen = enrolment !== null || refused !== null;
  const wrong = problem?.fields.code;
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={texts.addApp}>
      <ProblemNotice
        problem={
          refused && {
            ...refused,
            message: Object.values(refused.fields).flat().join(' ') || refused.message,
          }
        }
      />
      {enrolment && (
        <form onSubmit={(event) => void submit(event)} noValidate>
          <Stack>
            <Text size="sm">{texts.scan}</Text>
            <Center>
              <img src={pictureOf(enrolment.uri)} alt={texts.qr} width={200} height={200} />
            </Center>
            <CopyText label={texts.key} value={enrolment.secret} />
            <TextInput
              label={texts.code}
              value={code}
              onChange={(event) => setCode(event.currentTarget.value)}
              error={wrong?.join(' ')}
              inputMode="numeric"
              autoComplete="one-time-code"
              data-autofocus
            />
            <TextInput
              label={texts.name}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
              autoComplete="off"
            />
            {!wrong && <ProblemNotice problem={problem} />}
            <Group justify="flex-end">
              <Button variant="default" onClick={onClose}>
                {texts.cancel}
              </Button>
              <Button type="submit" loading={isRunning} disabled={code.trim() === ''}>
                {texts.confirm}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Dialog>
  );
}

/** Always dark on white: many cameras cannot read an inverted code. */
function pictureOf(uri: string): string {
  return `data:image/svg+xml,${encodeURIComponent(renderSVG(uri, { border: 2 }))}`;
}
