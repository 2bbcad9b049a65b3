import { addDays } from '../../lib/clock.ts';
import type { Sweep } from '../../lib/sweeping.ts';
import { Prisma } from '../database/client/client.ts';
import type { Db } from '../database/database.ts';
import { deleteBatch, rowSweep } from '../database/delete-batch.ts';
import type { Runtime } from '../runtime.ts';

const TABLE = { table: 'one_time_token', batch: 1_000 };

/** Removes expired one-time tokens, and the records of their uses. */
export function oneTimeTokenSweep({ prisma, clock, settings }: Runtime): Sweep {
  const where = () => isOver(settings.sessionHistoryDays, clock());
  return rowSweep(prisma, { name: 'one-time tokens', ...TABLE, where, everySeconds: 600 });
}

/** Removes one batch. @returns how many */
export async function sweepOneTimeTokens(db: Db, historyDays: number, now: Date): Promise<number> {
  return deleteBatch(db, { ...TABLE, where: isOver(historyDays, now) });
}

/**
 * A token that was mailed is kept as long as an ended session. A token that only a program used for some minutes is
 * removed when it has expired, because an anonymous caller can create such rows.
 */
function isOver(historyDays: number, now: Date): Prisma.Sql {
  return Prisma.sql`expires_at <= ${now} AND (expires_at <= ${addDays(now, -historyDays)}
    OR purpose IN ('SIGN_IN_REDIRECT', 'IDENTITY_LINK', 'IDENTITY_LINK_RESULT', 'PASSKEY_CEREMONY', 'SECOND_FACTOR', 'SESSION_HANDOFF'))`;
}
