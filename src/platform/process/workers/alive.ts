import cluster from 'node:cluster';
import type { Report } from './messages.ts';
import { REPORT_EVERY_MS } from './silence.ts';

/**
 * Reports to the primary process regularly that the event loop of this worker runs, also during a build. Does nothing
 * in any other process.
 */
export function reportAlive(): void {
  if (!cluster.isWorker) return;
  const report = () => process.send?.({ kind: 'alive' } satisfies Report, undefined, {}, () => {});
  report();
  setInterval(report, REPORT_EVERY_MS).unref();
}
