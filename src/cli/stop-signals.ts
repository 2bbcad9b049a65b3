import { fail } from './fail.ts';

/** npm passes on what a terminal has sent to this process as well: a repetition so soon is the same wish. */
const SAME_WISH_MS = 1_000;

/**
 * Stops, and ends the process with 0, when it is asked to. Whoever asks again later does not want to wait: then it
 * ends as it is.
 */
export function stopOnSignals(stop: () => Promise<void>): void {
  let askedAt: number | null = null;
  const hear = () => {
    if (askedAt === null) {
      askedAt = performance.now();
      stop().then(() => process.exit(0), fail);
    } else if (performance.now() - askedAt > SAME_WISH_MS) process.exit(1);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, hear);
}
