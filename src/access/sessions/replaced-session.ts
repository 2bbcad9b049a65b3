import { addSeconds } from '../../lib/clock.ts';
import type { PrismaClient } from '../../platform/database/client/client.ts';
import { IdentityError } from '../../platform/errors.ts';
import { endSessions } from './end-session.ts';

/** How long after a password change the replaced token can still log out. */
const LOGOUT_SECONDS = 60;

/**
 * Logs out with a token that a password change replaced: ends the session that continues the token's session.
 * Clients of the original Pelcro SDK drop the new token and log out with the old one. Otherwise the new
 * session would stay open, and count where a site limits sessions.
 * @param replacedSessionId the session of the presented token
 * @throws IdentityError TOKEN_REVOKED when there is no session to end, or the change is more than 60 seconds
 *   ago
 */
export async function logOutReplacement(
  prisma: PrismaClient,
  replacedSessionId: string,
  now: Date,
): Promise<void> {
  const which = { replacementOf: replacedSessionId, since: addSeconds(now, -LOGOUT_SECONDS) };
  const ended = await endSessions(prisma, which, 'LOGOUT', now);
  if (ended === 0) throw new IdentityError('TOKEN_REVOKED', { reason: 'PASSWORD_CHANGED' });
}
