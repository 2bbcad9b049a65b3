import { fromPrisma, type GroupOptions, PgBoss } from 'pg-boss';
import { traceHeaders } from '../../lib/tracing.ts';
import type { Db } from '../database/database.ts';
import type { JobQueue } from '../database/job-store.ts';

/** The channel that announces committed jobs (LISTEN, NOTIFY). The payload is the queue. */
export const JOBS_CHANNEL = 'gatehouse_jobs';

export type NewJob = {
  /** Stored until the job is done. Secrets in it are sealed. */
  data: object;
  /** Only a few jobs of one group run at a time. */
  group?: GroupOptions;
  /** Jobs with a greater priority are done first. */
  priority?: number;
};

/**
 * The pauses between attempts: 10 s, 20 s … 2 h, each shortened by up to half of it. `Work.perform` decides which
 * attempt is the last.
 */
const RETRIES = { retryLimit: 100, retryDelay: 5, retryBackoff: true, retryDelayMax: 7_200 };
/** After this time an attempt counts as failed, even if its process still runs. No attempt takes that long. */
const EXPIRE_SECONDS = 60;
const DAY_SECONDS = 86_400;

/**
 * Writes jobs in the transaction that causes them. They run after the commit. After a rollback they do not run.
 * The commit notifies the workers.
 */
export async function enqueue(tx: Db, queue: JobQueue, jobs: readonly NewJob[]): Promise<void> {
  if (jobs.length === 0) return;
  const boss = jobsIn(tx);
  await boss.insert(
    queue,
    jobs.map(({ data, group, priority = 0 }) => ({
      ...RETRIES,
      // The job continues the trace of its cause.
      data: { ...data, ...traceHeaders() },
      priority,
      expireInSeconds: EXPIRE_SECONDS,
      retentionSeconds: 7 * DAY_SECONDS,
      // Applies to jobs that have used up their retries. Completed jobs are deleted at once.
      deleteAfterSeconds: EXPIRE_SECONDS,
      ...(group ? { group } : {}),
    })),
  );
  await tx.$queryRaw`SELECT pg_notify(${JOBS_CHANNEL}, ${queue})::text`;
}

/** The job queue within a transaction. The instance is not started: it only uses the transaction's connection. */
export function jobsIn(tx: Db): PgBoss {
  return new PgBoss({ db: fromPrisma(tx), schedule: false, supervise: false });
}
