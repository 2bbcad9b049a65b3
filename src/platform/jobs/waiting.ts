import type { Db } from '../database/database.ts';
import { JOB_QUEUES, type JobQueue } from '../database/job-store.ts';

/** The maximum number of waiting jobs of a queue that are read. */
const MAX_LOOKED_AT = 10_000;
const MAX_COUNTED = 100_000;

/** Counts the jobs of every queue that wait for their first or next attempt: at most 100,000 jobs in all queues. */
export async function countWaitingByQueue(db: Db): Promise<{ queue: JobQueue; count: number }[]> {
  const [store] = await db.$queryRaw<
    { made: boolean }[]
  >`SELECT to_regclass('pgboss.job') IS NOT NULL AS made`;
  const waiting = store?.made
    ? await db.$queryRaw<{ queue: string; count: number }[]>`
        SELECT name AS queue, count(*)::int AS count
        FROM (SELECT name FROM pgboss.job WHERE state < 'active' AND NOT blocked LIMIT ${MAX_COUNTED}) looked_at
        GROUP BY name`
    : [];
  return JOB_QUEUES.map((queue) => ({
    queue,
    count: waiting.find((row) => row.queue === queue)?.count ?? 0,
  }));
}

/**
 * Counts the jobs of some groups that wait for their first or next attempt. Up to 10,000 waiting jobs of the queue are
 * looked at, so in a long outage the result may be too small.
 * @param groups the id of a group, as a pattern of LIKE
 */
export async function countWaiting(db: Db, queue: JobQueue, groups: string): Promise<number> {
  // Until the job runner has created its tables there is no job.
  const [store] = await db.$queryRaw<
    { made: boolean }[]
  >`SELECT to_regclass('pgboss.job') IS NOT NULL AS made`;
  if (!store?.made) return 0;
  const [waiting] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (
      SELECT group_id FROM pgboss.job WHERE name = ${queue} AND state < 'active' AND NOT blocked
      LIMIT ${MAX_LOOKED_AT}
    ) looked_at WHERE group_id LIKE ${groups}`;
  return waiting?.count ?? 0;
}
