import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { localized } from '../core/language.ts';
import type { Problem } from '../core/problem.ts';
import { Dialog } from './dialog.tsx';
import { ProblemNotice } from './problem-notice.tsx';

const useTexts = localized({
  en: { cancel: 'Cancel', type: (text: string) => `Type “${text}” to confirm` },
  de: { cancel: 'Abbrechen', type: (text: string) => `Geben Sie zur Bestätigung „${text}“ ein` },
});

/**
 * Asks for a confirmation before an action.
 * @param action the text of the button that runs the action
 * @param typed a text that must be typed first, such as the email of the customer
 * @param onConfirm runs the action. The dialog stays open, and shows `problem`, until the caller closes the dialog
 */
export function Confirm({
  isOpen,
  title,
  children,
  action,
  typed,
  problem = null,
  isRunning = false,
  onConfirm,
  onClose,
}: {
  isOpen: boolean;
  title: string;
  children?: ReactNode;
  action: string;
  typed?: string;
  problem?: Problem | null;
  isRunning?: boolean;
  onConfirm: () => void;
  onClose: () => void;
}) {
  const texts = useTexts();
  const [text, setText] = useState('');
  const isReady = typed === undefined || text.trim() === typed;
  function close(): void {
    setText('');
    onClose();
  }
  return (
    <Dialog isOpen={isOpen} onClose={close} title={title}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) onConfirm();
        }}
      >
        <Stack>
          {typeof children === 'string' ? <Text size="sm">{children}</Text> : children}
          {typed !== undefined && (
            <TextInput
              label={texts.type(typed)}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
              autoComplete="off"
              data-autofocus
            />
          )}
          <ProblemNotice problem={problem} />
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {texts.cancel}
            </Button>
            <Button type="submit" color="red.9" disabled={!isReady} loading={isRunning}>
              {action}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
