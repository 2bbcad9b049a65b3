import { addDays } from '../../lib/clock.ts';
import type { Sweep } from '../../lib/sweeping.ts';
import { Prisma } from '../database/client/client.ts';
import type { Db } from '../database/database.ts';
import { deleteBatch, rowSweep } from '../database/delete-batch.ts';
import type { Runtime } from '../runtime.ts';

const TABLE = { table: 'one_time_token', batch: 1_000 };

export function oneTimeTokenSweep({ prisma, clock, settings }: Runtime): Sweep {
  const where = () => removable(settings.sessionHistoryDays, clock());
  return rowSweep(prisma, { name: 'one-time tokens', ...TABLE, where, everySeconds: 600 });
}

/** Removes one batch. @returns the number of removed rows */
export async function sweepOneTimeTokens(db: Db, historyDays: number, now: Date): Promise<number> {
  return deleteBatch(db, { ...TABLE, where: removable(historyDays, now) });
}

/**
 * The sweep looks for tokens of short exchanges that expired within this time. Earlier sweeps have removed older ones.
 */
const SHORT_DAYS = 1;

/**
 * An expired mailed token is kept for as many days as an ended session. An expired token of a short exchange between
 * programs is not kept, because an anonymous caller can create any number of these. Both conditions are ranges of the
 * index of `expires_at`, so that a sweep does not read the tokens that are kept.
 */
function removable(historyDays: number, now: Date): Prisma.Sql {
  return Prisma.sql`expires_at <= ${addDays(now, -historyDays)}
    OR (expires_at > ${addDays(now, -SHORT_DAYS)} AND expires_at <= ${now}
      AND purpose IN ('EMPLOYEE_SSO', 'SIGN_IN_REDIRECT', 'IDENTITY_LINK', 'IDENTITY_LINK_RESULT', 'IDENTITY_PROVIDER_TEST',
        'PASSKEY_CEREMONY', 'SECOND_FACTOR', 'SESSION_HANDOFF', 'ENTERPRISE_LOGIN', 'SAML_RESPONSE'))`;
}
