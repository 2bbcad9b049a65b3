import type { Db } from '../database/database.ts';
import type { JobQueue } from '../database/job-store.ts';

/** Takes jobs back, by what stands in their data. One that is under way goes on, and is not tried again. */
export async function dropJobs(tx: Db, queue: JobQueue, data: object): Promise<void> {
  // Where the queue could not be made there is nothing to drop, and everything else goes on.
  const [store] = await tx.$queryRaw<
    { made: boolean }[]
  >`SELECT to_regclass('pgboss.job') IS NOT NULL AS made`;
  if (!store?.made) return;
  await tx.$executeRaw`
    DELETE FROM pgboss.job WHERE name = ${queue} AND data @> ${JSON.stringify(data)}::jsonb`;
}
