import { batchSize, sized } from '../../lib/batch-size.ts';
import { addDays } from '../../lib/clock.ts';
import type { Sweep } from '../../lib/sweeping.ts';
import { Prisma } from '../database/client/client.ts';
import { deleteBatch } from '../database/delete-batch.ts';
import type { Runtime } from '../runtime.ts';

/** How long counts are kept, in days. */
export const KEPT_DAYS = { HOUR: 35, DAY: 400 } as const;

/** The maximum number of rows per statement. */
const MAX_BATCH = 1_000;

/** Removes old counts. Old counts do not change any more, so a row's `ctid` is a safe key. */
export function statisticsSweep({ prisma, clock }: Pick<Runtime, 'prisma' | 'clock'>): Sweep {
  const sizes = batchSize(MAX_BATCH);
  return {
    name: 'old statistics',
    async batch() {
      const now = clock();
      const hours = addDays(now, -KEPT_DAYS.HOUR);
      const days = addDays(now, -KEPT_DAYS.DAY);
      const where = Prisma.sql`(step = 'HOUR' AND starts_at < ${hours}) OR (step = 'DAY' AND starts_at < ${days})`;
      const { result: removed, size } = await sized(sizes, (batch) =>
        deleteBatch(prisma, { table: 'statistics_count', key: 'ctid', where, batch }),
      );
      return removed === size;
    },
    pauseMilliseconds: 100,
    everyMilliseconds: 600_000,
  };
}
