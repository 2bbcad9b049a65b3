import { Button, type ButtonProps } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { type Document, useAction } from '../core/api.ts';
import { Confirm } from './confirm.tsx';

/**
 * A button that asks before it runs a mutation. The dialog shows the problem of the mutation, or closes after success.
 * @param label of the button
 * @param title of the dialog, by default the label
 * @param action the text of the button in the dialog, by default the label
 * @param about the text of the dialog
 * @param onDone gets the answer of the mutation
 */
export function ConfirmButton<Data, Variables extends Record<string, unknown>>({
  label,
  title = label,
  action = label,
  about,
  document,
  variables,
  onDone,
  ...look
}: {
  label: string;
  title?: string;
  action?: string;
  about: ReactNode;
  document: Document<Data, Variables>;
  variables: Variables;
  onDone: (data: Data) => void;
} & Pick<ButtonProps, 'size' | 'variant' | 'color'>) {
  const [isAsking, setAsking] = useState(false);
  const [run, { isRunning, problem, clear }] = useAction(document);
  function close(): void {
    setAsking(false);
    clear();
  }
  async function confirm(): Promise<void> {
    const { data } = await run(variables);
    if (!data) return;
    close();
    onDone(data);
  }
  return (
    <>
      <Button {...look} onClick={() => setAsking(true)}>
        {label}
      </Button>
      <Confirm
        isOpen={isAsking}
        title={title}
        action={action}
        problem={problem}
        isRunning={isRunning}
        onConfirm={() => void confirm()}
        onClose={close}
      >
        {about}
      </Confirm>
    </>
  );
}
