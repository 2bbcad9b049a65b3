import type { Db as JobDatabase } from 'pg-boss';

/** How often a process reports that it is still working on its jobs. */
export const HEARTBEAT_MS = 5_000;
/** Three heartbeats. A process that has sent none for this long has ended, or cannot reach the database. */
const LAPSED_SECONDS = 15;

/**
 * Releases the jobs of processes that have ended, so that another process takes them at once. If such a process still
 * runs, it can no longer settle them, and they are done twice.
 *
 * This statement writes pg-boss's tables without its API, which has no such operation. With `heartbeatSeconds`, pg-boss
 * fails such jobs only in a monitor pass every 30 seconds, and then delays the retry by up to two hours. `cancel` and
 * `resume` are two steps, and a crash between them would lose the job. `findJobs` reads the whole queue, because it
 * cannot select active jobs.
 * @param alone whether no other process works on the jobs, so that every active job is abandoned
 * @returns the number of released jobs
 */
export async function releaseAbandoned(
  database: Pick<JobDatabase, 'executeSql'>,
  alone: boolean,
): Promise<number> {
  const { rows } = await database.executeSql(
    `UPDATE pgboss.job SET state = 'retry'
    WHERE (name, id) IN (
      SELECT name, id FROM pgboss.job
      WHERE state = 'active' AND ($1 OR heartbeat_on < pgboss.job_now() - interval '${LAPSED_SECONDS} seconds')
      FOR UPDATE SKIP LOCKED
    )
    RETURNING id`,
    [alone],
  );
  return rows.length;
}
