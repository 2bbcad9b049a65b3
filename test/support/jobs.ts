import { expect } from 'vitest';
import { JOBS_CHANNEL } from '../../src/platform/jobs/enqueue.ts';
import type { TestServer } from './server.ts';

type Server = Pick<TestServer, 'gatehouse' | 'clock'>;

/** Waits until no job is active or due. A job that waits for its next attempt is not due. */
export async function jobsDone({ gatehouse }: Pick<Server, 'gatehouse'>): Promise<void> {
  const due = () =>
    gatehouse.prisma.$queryRaw`
      SELECT 1 FROM pgboss.job WHERE state = 'active' OR (state < 'active' AND start_after <= now())`;
  await expect.poll(due, { interval: 10 }).toEqual([]);
}

/** Moves the time by hours, for the server and for waiting jobs. */
export async function passHours({ gatehouse, clock }: Server, hours: number): Promise<void> {
  const seconds = hours * 3_600;
  clock.advance({ seconds });
  await gatehouse.prisma.$executeRaw`
    UPDATE pgboss.job SET start_after = start_after - make_interval(secs => ${seconds}::int)
    WHERE state < 'active'`;
  await gatehouse.prisma
    .$queryRaw`SELECT pg_notify(${JOBS_CHANNEL}, queue)::text FROM unnest(ARRAY['mail', 'webhook']) AS queue`;
}
