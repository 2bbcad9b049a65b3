import type { DestinationStream } from 'pino';

/** How much is collected before it is passed on, and how long a line waits for more at most. */
const CHUNK_CHARACTERS = 16_000;
const PATIENCE_MS = 100;

export type LineCollector = DestinationStream & {
  /** Passes on what is there. */
  flush(): void;
};

/**
 * Collects a log's lines, and passes many on at once: one by one they cost a destination three times what
 * they cost the log.
 */
export function collectLines(destination: DestinationStream): LineCollector {
  let lines: string[] = [];
  let characters = 0;
  let timer: NodeJS.Timeout | null = null;

  function flush(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    if (lines.length === 0) return;
    const chunk = lines.join('');
    lines = [];
    characters = 0;
    destination.write(chunk);
  }

  return {
    write(line) {
      lines.push(line);
      characters += line.length;
      if (characters >= CHUNK_CHARACTERS) flush();
      else timer ??= setTimeout(flush, PATIENCE_MS).unref();
    },
    flush,
  };
}
