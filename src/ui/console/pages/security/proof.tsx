import { Stack, Text } from '@mantine/core';
import { type ReactNode, useRef, useState } from 'react';
import { useAction } from '../../core/api.ts';
import { localized } from '../../core/language.ts';
import { BeginPasskeyProofDocument } from '../../frame/gql/graphql.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { type Factor, FactorForm, type FactorProof } from '../../parts/factor-form.tsx';

const useTexts = localized({
  en: { title: 'Use one of your factors', about: 'This keeps others from changing your factors.' },
  de: { title: 'Verwenden Sie einen Ihrer Faktoren', about: 'So kann niemand sonst sie ändern.' },
});

/**
 * Asks for one of the factors of the collaborator.
 * @returns the function that asks, and its dialog. The function resolves to the proof, to null if the collaborator
 * cancels, or to undefined if `factors` is empty
 */
export function useProof(
  factors: readonly Factor[],
): [ask: () => Promise<FactorProof | null | undefined>, dialog: ReactNode] {
  const texts = useTexts();
  const [isOpen, setOpen] = useState(false);
  const answer = useRef<((proof: FactorProof | null) => void) | null>(null);
  const [begin, { isRunning, problem }] = useAction(BeginPasskeyProofDocument);
  function close(proof: FactorProof | null): void {
    setOpen(false);
    answer.current?.(proof);
    answer.current = null;
  }
  function ask(): Promise<FactorProof | null | undefined> {
    if (factors.length === 0) return Promise.resolve(undefined);
    return new Promise((resolve) => {
      answer.current = resolve;
      setOpen(true);
    });
  }
  const dialog = (
    <Dialog isOpen={isOpen} onClose={() => close(null)} title={texts.title}>
      {isOpen && (
        <Stack>
          <Text size="sm">{texts.about}</Text>
          <FactorForm
            factors={factors}
            passkeyOptions={async () => (await begin({})).data?.beginCollaboratorPasskeyProof ?? null}
            onProof={close}
            problem={problem}
            isRunning={isRunning}
          />
        </Stack>
      )}
    </Dialog>
  );
  return [ask, dialog];
}
