import type { Db } from '../database/database.ts';
import { addDays, type Clock } from '../lib/clock.ts';
import type { Sweep } from '../lib/sweeping.ts';

const BATCH = 1_000;

/** Removes one-time tokens that expired long ago, and the ledgers of their uses. */
export function oneTimeTokenSweep({
  prisma,
  clock,
  settings,
}: {
  prisma: Db;
  clock: Clock;
  settings: { sessionHistoryDays: number };
}): Sweep {
  return {
    name: 'one-time tokens',
    batch: async () => (await sweepOneTimeTokens(prisma, settings.sessionHistoryDays, clock())) === BATCH,
    pauseMilliseconds: 100,
    everyMilliseconds: 600_000,
  };
}

/** One batch. They are kept as long as sessions are after their end. @returns how many were removed */
export async function sweepOneTimeTokens(db: Db, historyDays: number, now: Date): Promise<number> {
  return db.$executeRaw`
    DELETE FROM one_time_token WHERE id IN (
      SELECT id FROM one_time_token WHERE expires_at <= ${addDays(now, -historyDays)}
      LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)`;
}
