import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { createAllMetrics } from './all-metrics.ts';
import { threadsOfWorker } from './cores.ts';
import { forkWorker, WorkerEnded, type WorkerProcess } from './worker-process.ts';

/** A place for one worker. When the worker ends, another one takes its place. */
type Slot = {
  worker: WorkerProcess | null;
  /** Whether a worker is being started for it. */
  isFilling: boolean;
  /** How many replacements were started since a worker in this place last served for a minute. */
  shortLives: number;
};

export type Workers = {
  /** Replaces the workers one by one, until a new one fails. A call during a restart causes another restart. */
  restart(): Promise<void>;
  /**
   * Stops the serving workers gracefully, and kills the others.
   * @throws Error if a serving worker does not stop gracefully
   */
  stop(): Promise<void>;
};

const SETTLED_MS = 60_000;
const LONGEST_PAUSE_SECONDS = 30;
/** Longer than a server takes to finish its requests and jobs. */
const END_MS = 45_000;

/**
 * Starts a number of workers and keeps that number. The first one prepares the database before the others start.
 * @param beforeListening called when all workers are ready to listen, and none listens yet
 */
export function createWorkers(
  count: number,
  log: Logger,
  { drainMilliseconds, beforeListening }: { drainMilliseconds: number; beforeListening(): Promise<void> },
): Workers & { start(): Promise<boolean> } {
  const slots = Array.from(
    { length: count },
    (): Slot => ({ worker: null, isFilling: false, shortLives: 0 }),
  );
  const alive = new Set<WorkerProcess>();
  const metrics = createAllMetrics();
  const stopping = new AbortController();
  let sweeper: WorkerProcess | null = null;
  let unexpectedEnds = 0;
  let restarting: Promise<void> | null = null;
  let restartAgain = false;

  const serving = () => [...alive].filter((worker) => worker.isServing());
  const allMetrics = async () => {
    // Both are chosen at the same moment. So a worker that ends while the samples arrive is counted once.
    const parts = [metrics.ended(), ...[...alive].map((worker) => worker.samples())];
    return metrics.text(await Promise.all(parts), { serving: serving().length, unexpectedEnds });
  };

  function fork(): WorkerProcess {
    const worker = forkWorker(
      threadsOfWorker(count),
      allMetrics,
      (self) => serving().some((other) => other !== self),
      ({ id, pid, kill }, silentSeconds) => {
        log.error({ worker: id, pid, silentSeconds }, 'a worker does not respond, and is killed');
        kill();
      },
    );
    alive.add(worker);
    worker.exited.then(async () => {
      alive.delete(worker);
      const kept = metrics.keep(worker.samples());
      assignSweeps();
      await kept;
    });
    return worker;
  }

  /** One worker at a time sweeps: the next one begins when the former has ended. */
  function assignSweeps(): void {
    if (stopping.signal.aborted || (sweeper !== null && !sweeper.hasExited())) return;
    sweeper = slots.map(({ worker }) => worker).find((worker) => worker?.isServing()) ?? null;
    sweeper?.send({ kind: 'sweep' });
  }

  /** Puts a serving worker into a slot. */
  function install(slot: Slot, worker: WorkerProcess): void {
    const since = performance.now();
    slot.worker = worker;
    assignSweeps();
    worker.exited.then((exit) => {
      if (stopping.signal.aborted || slot.worker !== worker) return;
      slot.worker = null;
      unexpectedEnds += 1;
      if (performance.now() - since > SETTLED_MS) slot.shortLives = 0;
      log.error({ worker: worker.id, pid: worker.pid, ...exit }, 'a worker ended unexpectedly');
      if (!slot.isFilling) void refill(slot);
    });
  }

  /** Starts workers for an empty slot until one serves. The pauses grow, so a worker that cannot start costs little. */
  async function refill(slot: Slot): Promise<void> {
    slot.isFilling = true;
    while (!stopping.signal.aborted && slot.worker === null) {
      slot.shortLives += 1;
      const pauseSeconds =
        slot.shortLives === 1 ? 0 : Math.min(2 ** (slot.shortLives - 2), LONGEST_PAUSE_SECONDS);
      if (pauseSeconds > 0) log.warn({ pauseSeconds }, 'the next worker starts after a pause');
      await sleep(pauseSeconds * 1_000, null, { signal: stopping.signal }).catch(() => {});
      if (!stopping.signal.aborted) await fill(slot);
    }
    slot.isFilling = false;
  }

  /** @returns whether the new worker serves */
  async function fill(slot: Slot): Promise<boolean> {
    const worker = fork();
    try {
      await worker.prepared;
      worker.send({ kind: 'listen', welcomes: false });
      await worker.serving;
    } catch (error) {
      if (!(error instanceof WorkerEnded)) throw error;
      if (!stopping.signal.aborted)
        log.error({ worker: worker.id, pid: worker.pid }, 'a new worker ended before it served');
      return false;
    }
    const former = slot.worker;
    install(slot, worker);
    log.info({ worker: worker.id, pid: worker.pid, replaces: former?.id }, 'a new worker serves');
    if (former) {
      former.send({ kind: 'retire' });
      await ended(former, 0);
    }
    return true;
  }

  /** Waits for the end of a worker that was asked to end. @returns whether it ended by itself, with status 0 */
  async function ended(worker: WorkerProcess, moreMilliseconds: number): Promise<boolean> {
    const killing = setTimeout(worker.kill, END_MS + moreMilliseconds);
    const { code } = await worker.exited;
    clearTimeout(killing);
    return code === 0;
  }

  async function restartAll(): Promise<void> {
    log.info({ workers: count }, 'the workers are being restarted');
    for (const slot of slots) {
      // This slot already waits for a new worker.
      if (slot.isFilling) continue;
      slot.isFilling = true;
      const succeeded = !stopping.signal.aborted && (await fill(slot));
      slot.isFilling = false;
      if (slot.worker === null) void refill(slot);
      if (stopping.signal.aborted) return;
      if (!succeeded) {
        log.error('the restart has been given up: the other workers continue');
        return;
      }
    }
    log.info('the workers have been restarted');
  }

  async function startAll(): Promise<void> {
    const first = fork();
    await first.prepared;
    const all = [first, ...Array.from({ length: count - 1 }, fork)];
    await Promise.all(all.map(({ prepared }) => prepared));
    await beforeListening();
    for (const worker of all) worker.send({ kind: 'listen', welcomes: worker === first });
    await Promise.all(all.map((worker) => worker.serving));
    for (const [index, slot] of slots.entries()) install(slot, all[index] as WorkerProcess);
  }

  return {
    /**
     * @returns whether all workers serve; false after a stop
     * @throws WorkerEnded when a worker ends before it serves
     */
    async start() {
      try {
        await startAll();
        return !stopping.signal.aborted;
      } catch (error) {
        // After a stop, the end of the workers is not an error.
        if (!stopping.signal.aborted) throw error;
        return false;
      }
    },
    async restart() {
      restartAgain = true;
      restarting ??= (async () => {
        while (restartAgain && !stopping.signal.aborted) {
          restartAgain = false;
          await restartAll();
        }
        restarting = null;
      })();
      await restarting;
    },
    async stop() {
      stopping.abort();
      const ends = [...alive].map(async (worker) => {
        if (worker.isServing()) {
          worker.send({ kind: 'stop' });
          return ended(worker, drainMilliseconds);
        }
        worker.kill();
        await worker.exited;
        return true;
      });
      if (!(await Promise.all(ends)).every(Boolean)) throw new Error('A worker did not stop gracefully.');
    },
  };
}
