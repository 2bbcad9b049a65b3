import { Button, Fieldset, Progress, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { Outcome } from '../core/api.ts';
import { useFormat } from '../core/format.ts';
import { localized } from '../core/language.ts';
import type { Problem } from '../core/problem.ts';
import { Confirm } from './confirm.tsx';
import { notifyDone } from './notify.ts';

const useTexts = localized({
  en: {
    action: 'End all sessions',
    ended: (count: string) => `${count} sessions ended`,
  },
  de: {
    action: 'Alle Sitzungen beenden',
    ended: (count: string) => `${count} Sitzungen beendet`,
  },
});

type Ended = { endedCount: number; nextCursor: string | null };

/**
 * A button that ends many sessions, batch by batch, and shows the progress.
 * @param about says whose sessions end. Shown above the button, and in the dialog
 * @param button the text of the button
 * @param typed a text that must be typed first
 * @param end ends a batch. `after` is the `nextCursor` of the previous batch; null for the first
 * @param problem of the last call of `end`
 */
export function EndSessions({
  about,
  button,
  typed,
  end,
  problem,
  onClose,
}: {
  about: string;
  button: string;
  typed: string;
  end: (after: string | null) => Promise<Outcome<Ended>>;
  problem: Problem | null;
  onClose: () => void;
}) {
  const texts = useTexts();
  const { number } = useFormat();
  const [isOpen, setOpen] = useState(false);
  const [count, setCount] = useState<number | null>(null);
  async function run(): Promise<void> {
    let ended = 0;
    let after: string | null = null;
    setCount(0);
    do {
      const { data } = await end(after);
      if (!data) return setCount(null);
      ended += data.endedCount;
      setCount(ended);
      after = data.nextCursor;
    } while (after !== null);
    setCount(null);
    setOpen(false);
    notifyDone(texts.ended(number(ended)));
  }
  return (
    <Fieldset legend={texts.action}>
      <Stack align="flex-start">
        <Text size="sm">{about}</Text>
        <Button color="red" variant="light" onClick={() => setOpen(true)}>
          {button}
        </Button>
      </Stack>
      <Confirm
        isOpen={isOpen}
        title={button}
        action={texts.action}
        typed={typed}
        problem={problem}
        isRunning={count !== null}
        onConfirm={() => void run()}
        onClose={() => {
          setOpen(false);
          onClose();
        }}
      >
        <Text size="sm">{about}</Text>
        {count !== null && (
          <Stack gap={4} aria-live="polite">
            <Progress value={100} animated aria-label={texts.action} />
            <Text size="sm">{texts.ended(number(count))}</Text>
          </Stack>
        )}
      </Confirm>
    </Fieldset>
  );
}
