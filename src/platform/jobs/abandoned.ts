import type { Db as JobDatabase } from 'pg-boss';

/** How often a process says of the jobs that it is doing that it still does them. */
export const HEARTBEAT_MS = 5_000;
/** Three heartbeats: a process that has said nothing for so long is dead, or cannot reach the database. */
const LAPSED_SECONDS = 15;

/**
 * Gives back the jobs of processes that have died, to be taken at once by whoever looks: they lack no attempt
 * that was made. Where the process lives all the same, it can no longer settle them, and they are done twice.
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
