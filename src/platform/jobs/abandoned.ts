import type { Db as JobDatabase } from 'pg-boss';

/** How often a process reports that it is still working on its jobs. */
export const HEARTBEAT_MS = 5_000;
/** Three heartbeats. A process that has sent none for this long has ended, or cannot reach the database. */
const LAPSED_SECONDS = 15;

/**
 * Releases the jobs of processes that have ended, so that another process takes them at once. A process that runs but
 * cannot reach the database seems to have ended, too. It can no longer settle its jobs, which are then done twice.
 *
 * This statement writes the tables of pg-boss directly, because its API has no such operation. With `heartbeatSeconds`,
 * pg-boss fails such jobs only in a monitor pass every 30 seconds, and then delays the retry by up to two hours. Calls
 * of `cancel` and then `resume` would be two steps, and a crash between them would lose the job. `findJobs` reads the
 * whole queue, because it cannot select active jobs.
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
