import { parseCredential, secretMatches } from '../../lib/credential.ts';
import { isUuid } from '../../lib/uuid.ts';
import type { Db } from '../../platform/database/database.ts';

/**
 * Finds the session of a refresh token. A rotated token is accepted too: its holder may ask to end the
 * session.
 * @param siteIds the sites whose sessions are accepted; null: all sites of the account
 * @returns the session's id; null for an unknown or expired token, and for one of another account
 */
export async function sessionOfRefreshToken(
  db: Db,
  presented: string,
  { accountId, siteIds }: { accountId: number; siteIds: readonly number[] | null },
  now: Date,
): Promise<string | null> {
  const credential = parseCredential(presented);
  if (!credential || !isUuid(credential.id)) return null;
  const row = await db.refreshToken.findUnique({
    where: { id: credential.id },
    include: { session: { select: { accountId: true, siteId: true } } },
  });
  if (!row || !secretMatches(credential.secret, row.secretHash)) return null;
  if (siteIds !== null && !siteIds.includes(row.session.siteId)) return null;
  return row.session.accountId === accountId && row.expiresAt > now ? row.sessionId : null;
}
