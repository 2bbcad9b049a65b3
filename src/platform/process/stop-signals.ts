/**
 * A signal of a terminal reaches this process directly, and once more through npm. So a second signal within this time
 * counts as the same one.
 */
const SAME_SIGNAL_MS = 1_000;

let stop: (() => Promise<void>) | null = null;
let fail: (error: unknown) => void = () => process.exit(1);
let signalledAt: number | null = null;

/**
 * Handles SIGTERM and SIGINT, also as process 1, which has no default action for them. A signal during the start ends
 * the process at once. This module has no imports, so that it loads before everything else.
 */
export function handleStopSignals(): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, onSignal);
}

/** Makes a signal stop the server, and end the process with status 0. A second signal ends it at once. */
export function stopOnSignals(stopping: () => Promise<void>, failing: (error: unknown) => void): void {
  stop = stopping;
  fail = failing;
}

/** Makes SIGHUP restart the workers. */
export function restartOnSignal(restart: () => Promise<void>, failing: (error: unknown) => void): void {
  process.on('SIGHUP', () => restart().catch(failing));
}

/**
 * Ignores signals in a worker. A terminal or a supervisor also signals the primary process, which stops the workers.
 */
export function ignoreSignals(): void {
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.removeListener(signal, onSignal);
    process.on(signal, () => {});
  }
}

function onSignal(): void {
  if (signalledAt === null) {
    signalledAt = performance.now();
    if (stop === null) process.exit(0);
    stop().then(() => process.exit(0), fail);
  } else if (performance.now() - signalledAt > SAME_SIGNAL_MS) process.exit(1);
}
