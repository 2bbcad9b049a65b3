import { addDays, earlier } from '../../lib/clock.ts';
import type { Session, Site } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';

/** Until when a token that is issued now can be good at most: its site's lifetime, and never beyond its session. */
export function latestTokenExpiry(
  session: Pick<Session, 'expiresAt'>,
  site: Pick<Site, 'tokenLifetimeDays'>,
  now: Date,
): Date {
  return earlier(addDays(now, site.tokenLifetimeDays), session.expiresAt);
}

/**
 * Marks an open session as used, which every refresh does before it issues a token: whoever ends the
 * session afterwards knows until when that token could be good. The site's lifetime may have been longer
 * before, so the latest of all counts.
 * @returns false when the session has ended meanwhile
 */
export async function useSession(
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
