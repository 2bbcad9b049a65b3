/**
 * A signal of a terminal reaches this process directly, and once more through npm. So a second signal within this time
 * counts as the same one.
 */
const SAME_SIGNAL_MS = 1_000;

let stop: (() => Promise<void>) | null = null;
let fail: (error: unknown) => void = () => process.exit(1);
let signalledAt: number | null = null;
let hangUp: (() => void) | null = null;
let hungUp = false;

/**
 * Handles SIGTERM and SIGINT, also as process 1, which has no default action for them. A signal during the start ends
 * the process at once. A SIGHUP waits until its effect is set. This module has no imports, so that it loads before
 * everything else.
 */
export function handleStopSignals(): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, onSignal);
  process.on('SIGHUP', onHangUp);
}

/** Makes a signal stop the server, and end the process with status 0. A second signal ends it at once. */
export function stopOnSignals(stopping: () => Promise<void>, failing: (error: unknown) => void): void {
  stop = stopping;
  fail = failing;
}

/** Makes SIGHUP do the same as SIGTERM. */
export function stopOnHangUp(): void {
  handleHangUp(onSignal);
}

/** Makes SIGHUP restart the workers. */
export function restartOnHangUp(restart: () => Promise<void>, failing: (error: unknown) => void): void {
  handleHangUp(() => void restart().catch(failing));
}

/** Sets what SIGHUP does. A SIGHUP that has arrived before takes effect now. */
function handleHangUp(action: () => void): void {
  hangUp = action;
  if (hungUp) action();
}

function onHangUp(): void {
  hungUp = true;
  hangUp?.();
}

/**
 * Ignores signals in a worker. A terminal or a supervisor also signals the primary process, which stops the workers.
 */
export function ignoreSignals(): void {
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    for (const listener of [onSignal, onHangUp]) process.removeListener(signal, listener);
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
