import { addDays, type Clock } from '../../lib/clock.ts';
import type { Sweep } from '../../lib/sweeping.ts';
import type { Db } from '../../platform/database/database.ts';

const BATCH = 500;

/**
 * Removes events, with their deliveries and what they said, after their time: until then what was parked can
 * be replayed.
 */
export function webhookSweep({
  prisma,
  clock,
  settings,
}: {
  prisma: Db;
  clock: Clock;
  settings: { webhookHistoryDays: number };
}): Sweep {
  return {
    name: 'webhook events',
    async batch() {
      const removed = await prisma.$executeRaw`
        DELETE FROM webhook_event WHERE id IN (
          SELECT id FROM webhook_event WHERE created_at < ${addDays(clock(), -settings.webhookHistoryDays)}
          LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)`;
      return removed === BATCH;
    },
    pauseMilliseconds: 100,
    everyMilliseconds: 600_000,
  };
}
