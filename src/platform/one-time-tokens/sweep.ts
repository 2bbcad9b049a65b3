import { addDays } from '../../lib/clock.ts';
import type { Sweep } from '../../lib/sweeping.ts';
import type { Db } from '../database/database.ts';
import type { Runtime } from '../runtime.ts';

const BATCH = 1_000;

/** Removes one-time tokens that have expired, and the ledgers of their uses. */
export function oneTimeTokenSweep({ prisma, clock, settings }: Runtime): Sweep {
  return {
    name: 'one-time tokens',
    batch: async () => (await sweepOneTimeTokens(prisma, settings.sessionHistoryDays, clock())) === BATCH,
    pauseMilliseconds: 100,
    everyMilliseconds: 600_000,
  };
}

/**
 * One batch. What was sent to somebody is kept as long as sessions are after their end; what only a program held
 * for some minutes goes when it has expired: anybody can have such rows made. @returns how many were removed
 */
export async function sweepOneTimeTokens(db: Db, historyDays: number, now: Date): Promise<number> {
  return db.$executeRaw`
    DELETE FROM one_time_token WHERE id IN (
      SELECT id FROM one_time_token
      WHERE expires_at <= ${now} AND (expires_at <= ${addDays(now, -historyDays)}
        OR purpose IN ('SIGN_IN_REDIRECT', 'IDENTITY_LINK', 'IDENTITY_LINK_RESULT', 'PASSKEY_CEREMONY', 'SECOND_FACTOR', 'SESSION_HANDOFF'))
      LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)`;
}
