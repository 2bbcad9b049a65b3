import { addDays, earlier } from '../../lib/clock.ts';
import type { Session, Site } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';

/**
 * The latest expiry of a token that is issued now: after the site's lifetime, and never after its session.
 */
export function latestTokenExpiry(
  session: Pick<Session, 'expiresAt'>,
  site: Pick<Site, 'tokenLifetimeDays'>,
  now: Date,
): Date {
  return earlier(addDays(now, site.tokenLifetimeDays), session.expiresAt);
}

/**
 * Updates when an open session was last used, and when its last token expires. Every refresh calls this
 * before it issues a token.
 * @returns false when the session has ended
 */
export async function touchSession(
  db: Db,
  session: Pick<Session, 'id' | 'expiresAt'>,
  site: Pick<Site, 'tokenLifetimeDays'>,
  now: Date,
): Promise<boolean> {
  const count = await db.$executeRaw`
    UPDATE session
    SET last_used_at = ${now},
        tokens_expire_at = GREATEST(COALESCE(tokens_expire_at, expires_at), ${latestTokenExpiry(session, site, now)})
    WHERE id = ${session.id}::uuid AND ended_at IS NULL`;
  return count > 0;
}
