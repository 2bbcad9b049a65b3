import type { Session, Site } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { lockedOpenSession } from '../../platform/database/locks.ts';
import { IdentityError } from '../../platform/errors.ts';
import { latestTokenExpiry } from './auth-grant.ts';

/**
 * Refuses a token whose session has ended since the token was verified, for example by a password change.
 * @param tx a transaction that holds the lock on the customer's row
 * @throws IdentityError TOKEN_REVOKED
 */
export async function requireStillOpen(tx: Db, sessionId: string): Promise<void> {
  const open = await tx.session.findFirst({
    where: { id: sessionId, endedAt: null },
    select: { id: true },
  });
  if (!open) throw new IdentityError('TOKEN_REVOKED');
}

/**
 * Updates when an open session was last used, and when its last token expires. Every refresh calls this
 * before it issues a token.
 * @returns the previous time of use; null when the session has ended
 */
export async function touchSession(
  db: Db,
  session: Pick<Session, 'id' | 'expiresAt'>,
  site: Pick<Site, 'tokenLifetimeDays'>,
  now: Date,
): Promise<Date | null> {
  // The row is locked first, so that the second of two concurrent refreshes reads the time of the first.
  const [before] = await db.$queryRaw<{ usedBefore: Date }[]>`
    WITH open AS MATERIALIZED (${lockedOpenSession(session.id)})
    UPDATE session
    SET last_used_at = ${now},
        tokens_expire_at = GREATEST(COALESCE(tokens_expire_at, expires_at), ${latestTokenExpiry(session, site, now)})
    FROM open WHERE session.id = open.id
    RETURNING open.last_used_at AS "usedBefore"`;
  return before?.usedBefore ?? null;
}

/**
 * Records that the customer has shown a second factor in the session, so that a handoff to another site does not ask
 * for one again.
 */
export async function noteFactorShown(tx: Db, sessionId: string): Promise<void> {
  await tx.$executeRaw`UPDATE session SET second_factor_shown = true WHERE id = ${sessionId}::uuid`;
}
