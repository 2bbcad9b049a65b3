import type { Db as JobDatabase } from 'pg-boss';

/** How often a process reports that it is still working on its jobs. */
export const HEARTBEAT_MS = 5_000;
/** Three heartbeats. A process that has been silent for so long is dead, or cannot reach the database. */
const LAPSED_SECONDS = 15;

/**
 * Releases the jobs of processes that have died, so that another process takes them at once. If the process is alive
 * after all, it can no longer settle them, and they are done twice.
 *
 * It writes pg-boss's table, because the public API has no such operation: `fail` delays the job by its backoff,
 * `retry` takes failed jobs only, `cancel` and `resume` are two steps between which a crash would lose the job, and
 * `findJobs` cannot select active jobs by their heartbeat.
 * @returns how many
 */
export async function releaseAbandoned(database: Pick<JobDatabase, 'executeSql'>): Promise<number> {
  const { rows } = await database.executeSql(`
    UPDATE pgboss.job SET state = 'retry'
    WHERE (name, id) IN (
      SELECT name, id FROM pgboss.job
      WHERE state = 'active' AND heartbeat_on < pgboss.job_now() - interval '${LAPSED_SECONDS} seconds'
      FOR UPDATE SKIP LOCKED
    )
    RETURNING id`);
  return rows.length;
}
