import type { Logger } from 'pino';

/** Clears away what is no longer needed, a bounded batch at a time. */
export type Sweep = {
  /** What is swept, for the log. */
  name: string;
  /** @returns whether there may be more to do at once */
  batch(): Promise<boolean>;
  /** The rest between two batches while there is more: others come first. */
  pauseMilliseconds: number;
  /** The rest after the last one. */
  everyMilliseconds: number;
};

/** A process that has just started has better things to do. */
const AFTER_MS = 2_000;

/**
 * Runs sweeps for as long as the process lives, each on its own, never two batches of one at a time. One
 * that fails is tried again after its long rest. They do not keep the process alive.
 * @param afterMilliseconds when each begins
 * @returns how to stop: it resolves when no batch is under way any more
 */
export function startSweeping(
  sweeps: readonly Sweep[],
  log: Logger,
  afterMilliseconds = AFTER_MS,
): () => Promise<void> {
  const stops = sweeps.map((sweep) => start(sweep, log, afterMilliseconds));
  return async () => {
    await Promise.all(stops.map((stop) => stop()));
  };
}

function start(sweep: Sweep, log: Logger, afterMilliseconds: number): () => Promise<void> {
  let stopped = false;
  let underWay: Promise<void> = Promise.resolve();
  let timer = schedule(afterMilliseconds);

  function schedule(milliseconds: number): NodeJS.Timeout {
    return setTimeout(() => {
      underWay = run();
    }, milliseconds).unref();
  }

  async function run(): Promise<void> {
    let more = false;
    try {
      more = await sweep.batch();
    } catch (error) {
      log.warn({ err: error, sweep: sweep.name }, 'sweep failed');
    }
    if (!stopped) timer = schedule(more ? sweep.pauseMilliseconds : sweep.everyMilliseconds);
  }

  return () => {
    stopped = true;
    clearTimeout(timer);
    return underWay;
  };
}
