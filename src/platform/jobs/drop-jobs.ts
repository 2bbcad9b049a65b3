import type { Db } from '../database/database.ts';
import type { JobQueue } from '../database/job-store.ts';
import { jobsIn } from './enqueue.ts';

/** Deletes the jobs whose data contains `data`. A job that is running continues, and is not tried again. */
export async function dropJobs(tx: Db, queue: JobQueue, data: object): Promise<void> {
  // Without the queue's tables there is nothing to delete. The `isInstalled()` of pg-boss cannot be used: it reads a
  // `regclass`, which Prisma cannot read.
  const [store] = await tx.$queryRaw<
    { made: boolean }[]
  >`SELECT to_regclass('pgboss.job') IS NOT NULL AS made`;
  if (!store?.made) return;
  const boss = jobsIn(tx);
  const jobs = await boss.findJobs(queue, { data });
  if (jobs.length > 0)
    await boss.deleteJob(
      queue,
      jobs.map(({ id }) => id),
    );
}
