import type { Db } from '../database/database.ts';
import type { JobQueue } from '../database/job-store.ts';

/** Deletes the jobs whose data contains `data`. A job that is running continues, and is not tried again. */
export async function dropJobs(tx: Db, queue: JobQueue, data: object): Promise<void> {
  // Without the queue's tables there is nothing to delete.
  const [store] = await tx.$queryRaw<
    { made: boolean }[]
  >`SELECT to_regclass('pgboss.job') IS NOT NULL AS made`;
  if (!store?.made) return;
  await tx.$executeRaw`
    DELETE FROM pgboss.job WHERE name = ${queue} AND data @> ${JSON.stringify(data)}::jsonb`;
}
