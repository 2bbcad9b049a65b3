import cluster from 'node:cluster';
import type { Command, Report, Samples } from './messages.ts';

/** The actions of the server in this process that the primary process can request. */
export type WorkerServer = {
  listen(welcomes: boolean): Promise<void>;
  startSweeps(): void;
  samples(): Promise<Samples>;
  /** Finishes its requests while other workers accept connections. */
  retire(): Promise<void>;
  stop(): Promise<void>;
};

export type WorkerLink = {
  /** The number of this worker, for the log. */
  id: number;
  /** Gives the metrics of all workers, as Prometheus' text. */
  allMetrics(): Promise<string>;
  /** Sends the last samples before the end. */
  leave(samples: Samples): Promise<void>;
  /**
   * Executes the commands of the primary process. This process ends on command, or when the primary process is gone.
   */
  serve(server: WorkerServer, fail: (error: unknown) => never): void;
};

/** Connects this worker with its primary process. Null in any other process. */
export function linkToPrimary(): WorkerLink | null {
  if (!cluster.isWorker) return null;
  const waiting = new Map<number, (text: string) => void>();
  let asked = 0;
  const report = (message: Report) =>
    new Promise<void>((resolve) => {
      process.send?.(message, undefined, {}, () => resolve());
    });
  return {
    id: cluster.worker?.id ?? 0,
    allMetrics() {
      asked += 1;
      const id = asked;
      return new Promise((resolve) => {
        waiting.set(id, resolve);
        void report({ kind: 'all-metrics', id });
      });
    },
    leave: (samples) => report({ kind: 'samples', samples }),
    serve(server, fail) {
      let isEnding = false;
      const end = (how: () => Promise<void>) => {
        if (!isEnding) how().then(() => process.exit(0), fail);
        isEnding = true;
      };
      process.on('message', (command: Command) => {
        if (command.kind === 'listen') {
          server.listen(command.welcomes).then(() => report({ kind: 'serving' }), fail);
        }
        if (command.kind === 'sweep') server.startSweeps();
        if (command.kind === 'sample')
          server.samples().then((samples) => report({ kind: 'samples', samples }), fail);
        if (command.kind === 'metrics') {
          waiting.get(command.id)?.(command.text);
          waiting.delete(command.id);
        }
        if (command.kind === 'retire') end(server.retire);
        if (command.kind === 'stop') end(server.stop);
      });
      void report({ kind: 'prepared' });
    },
  };
}
