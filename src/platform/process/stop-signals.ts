/**
 * npm forwards signals that the terminal sends to this process as well: a repetition within this time is the
 * same signal.
 */
const SAME_WISH_MS = 1_000;

let stop: (() => Promise<void>) | null = null;
let fail: (error: unknown) => void = () => process.exit(1);
let askedAt: number | null = null;

/**
 * Handles SIGTERM and SIGINT from now on, also as process 1, for which there is no default action. During the
 * start the process ends at once. This module has no imports, so that it loads before everything else.
 */
export function hearStopSignals(): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, hear);
}

/** From now on a signal stops the server, then ends the process with 0. A second signal ends it at once. */
export function stopOnSignals(stopping: () => Promise<void>, failing: (error: unknown) => void): void {
  stop = stopping;
  fail = failing;
}

function hear(): void {
  if (askedAt === null) {
    askedAt = performance.now();
    if (stop === null) process.exit(0);
    stop().then(() => process.exit(0), fail);
  } else if (performance.now() - askedAt > SAME_WISH_MS) process.exit(1);
}
