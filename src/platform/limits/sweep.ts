import type { Sweep } from '../../lib/sweeping.ts';
import { Prisma } from '../database/client/client.ts';
import { rowSweep } from '../database/delete-batch.ts';
import type { Runtime } from '../runtime.ts';

export function attemptSweep({ prisma, clock }: Runtime): Sweep {
  return rowSweep(prisma, {
    name: 'attempts',
    table: 'attempt_counter',
    key: 'key',
    where: () => Prisma.sql`window_ends_at <= ${clock()} AND pending_until <= ${clock()}`,
    batch: 1_000,
    everySeconds: 60,
  });
}
