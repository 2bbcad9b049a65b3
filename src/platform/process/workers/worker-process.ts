import cluster from 'node:cluster';
import { setTimeout as sleep } from 'node:timers/promises';
import { OperatorError } from '../../../lib/operator-error.ts';
import { keepPassedConnections } from './connections.ts';
import type { Command, Report, Samples } from './messages.ts';
import { LONGEST_SILENCE_SECONDS, watchSilence } from './silence.ts';

/** A worker, as the primary process sees it. */
export type WorkerProcess = {
  /** Counts the workers of this start, from 1. */
  id: number;
  pid: number;
  /** Resolves when the server can listen; rejects if the worker ends before that. */
  prepared: Promise<void>;
  /** Resolves when the worker accepts connections; rejects if it ends before that. */
  serving: Promise<void>;
  isServing(): boolean;
  exited: Promise<WorkerExit>;
  hasExited(): boolean;
  /** Does nothing when the worker has ended. */
  send(command: Command): void;
  /** Returns the worker's metrics: the last known ones if it does not serve, or does not answer within two seconds. */
  samples(): Promise<Samples>;
  kill(): void;
};

export type WorkerExit = { code: number | null; signal: NodeJS.Signals | null };

const SAMPLES_TIMEOUT_MS = 2_000;

/**
 * Starts this program again as a worker.
 * @param threads the number of libuv's threads
 * @param onAllMetrics gives the metrics of all workers
 * @param othersServe whether another worker accepts connections
 * @param onSilence called when the worker has stopped reporting, during its start or afterwards
 */
export function forkWorker(
  threads: number,
  onAllMetrics: () => Promise<string>,
  othersServe: (self: WorkerProcess) => boolean,
  onSilence: (self: WorkerProcess, seconds: number) => void,
): WorkerProcess {
  const worker = cluster.fork({ UV_THREADPOOL_SIZE: String(threads) });
  keepPassedConnections(worker, () => othersServe(self));
  const prepared = Promise.withResolvers<void>();
  const serving = Promise.withResolvers<void>();
  const exited = Promise.withResolvers<WorkerExit>();
  let isServing = false;
  let hasExited = false;
  let last: Samples = [];
  let awaited: PromiseWithResolvers<void> | null = null;
  const silence = watchSilence(
    () => LONGEST_SILENCE_SECONDS[isServing ? 'serving' : 'starting'],
    (seconds) => onSilence(self, seconds),
  );

  const send = (command: Command) => {
    // The channel of a killed worker closes a moment before its exit.
    if (worker.isConnected()) worker.send(command, () => {});
  };
  worker.on('error', () => {});
  worker.on('message', async (report: Report) => {
    silence.noteReport();
    if (report.kind === 'prepared') prepared.resolve();
    if (report.kind === 'serving') {
      isServing = true;
      serving.resolve();
    }
    if (report.kind === 'samples') {
      last = report.samples;
      awaited?.resolve();
    }
    if (report.kind === 'all-metrics') send({ kind: 'metrics', id: report.id, text: await onAllMetrics() });
  });
  // This event follows `exit`, when the last samples of the worker have been read.
  worker.process.once('close', (code: number | null, signal: NodeJS.Signals | null) => {
    isServing = false;
    hasExited = true;
    silence.close();
    const end = new WorkerEnded(self);
    prepared.reject(end);
    serving.reject(end);
    awaited?.resolve();
    exited.resolve({ code, signal });
  });
  // A rejection that nobody waits for any more must not end this process.
  for (const { promise } of [prepared, serving]) promise.catch(() => {});

  const self: WorkerProcess = {
    id: worker.id,
    pid: worker.process.pid ?? 0,
    prepared: prepared.promise,
    serving: serving.promise,
    isServing: () => isServing,
    exited: exited.promise,
    hasExited: () => hasExited,
    send,
    async samples() {
      if (hasExited || !isServing) return last;
      awaited ??= Promise.withResolvers<void>();
      send({ kind: 'sample' });
      await Promise.race([awaited.promise, sleep(SAMPLES_TIMEOUT_MS, null, { ref: false })]);
      awaited = null;
      return last;
    },
    kill: () => void worker.process.kill('SIGKILL'),
  };
  return self;
}

/** A worker has ended before it served. If it failed, and was not killed, it has printed the reason itself. */
export class WorkerEnded extends OperatorError {
  constructor({ id, pid }: Pick<WorkerProcess, 'id' | 'pid'>) {
    super(`Worker ${id} (process ${pid}) ended before it served.`);
    this.name = 'WorkerEnded';
  }
}
