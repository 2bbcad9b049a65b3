import { parseCredential, secretMatches } from '../../lib/credential.ts';
import { isUuid } from '../../lib/uuid.ts';
import type { Db } from '../../platform/database/database.ts';

/**
 * The session that a refresh token belongs to. One that was rotated counts too: whoever knows it
 * knows a family that somebody wants ended.
 * @param siteIds only sessions of these sites count; null: of all of the account
 * @returns the session's id; null for what is no refresh token of that account, or an expired one
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
