import type { Logger } from 'pino';

/** Work that a process repeats in bounded batches, such as the removal of old rows. */
export type Sweep = {
  name: string;
  /** Runs one batch. @returns whether another batch should follow at once */
  batch(): Promise<boolean>;
  /** The pause between two batches, so that requests go first. */
  pauseMilliseconds: number;
  /** The pause after the last batch. */
  everyMilliseconds: number;
};

/** The delay before sweeps begin, so that they do not slow down the start. */
const AFTER_MS = 2_000;

/**
 * Runs sweeps until stopped, each independently, one batch at a time. A sweep that fails is tried again after
 * `everyMilliseconds`. Sweeps do not keep the process from exiting.
 * @param afterMilliseconds the delay before the first batches
 * @returns a function that stops the sweeps, and resolves when no batch is running
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

/**
 * Creates a sweep that regularly writes the data that a process collects in memory, and `flush`, which writes them at
 * once.
 * @param write must not reject: after a rejection, no further flush would run
 */
export function regularFlush(name: string, everyMilliseconds: number, write: () => Promise<void>) {
  // Flushes run one after the other, so a `flush` ends after all writes that began before it.
  let last: Promise<void> = Promise.resolve();
  const flush = () => {
    last = last.then(write);
    return last;
  };
  const sweep: Sweep = {
    name,
    async batch() {
      await flush();
      return false;
    },
    pauseMilliseconds: everyMilliseconds,
    everyMilliseconds,
  };
  return { flush, sweep };
}
