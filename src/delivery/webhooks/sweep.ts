import { addDays } from '../../lib/clock.ts';
import type { Sweep } from '../../lib/sweeping.ts';
import { Prisma } from '../../platform/database/client/client.ts';
import { rowSweep } from '../../platform/database/delete-batch.ts';
import type { Runtime } from '../../platform/runtime.ts';

/** Removes events, their bodies and their deliveries. Until then, parked deliveries can be replayed. */
export function webhookSweep({
  prisma,
  clock,
  settings,
}: Pick<Runtime, 'prisma' | 'clock' | 'settings'>): Sweep {
  return rowSweep(prisma, {
    name: 'webhook events',
    table: 'webhook_event',
    where: () => Prisma.sql`created_at < ${addDays(clock(), -settings.webhookHistoryDays)}`,
    batch: 500,
    everySeconds: 600,
  });
}
