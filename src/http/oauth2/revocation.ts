import { endSessions } from '../../access/sessions/end-session.ts';
import { sessionOfRefreshToken } from '../../access/sessions/refresh-token-session.ts';
import { type Asker, askForVerdicts, type Sources } from '../../access/tokens/ask-for-verdict.ts';
import type { Clock } from '../../lib/clock.ts';
import type { Db } from '../../platform/database/database.ts';
import { authenticateClient } from './client-authentication.ts';

/**
 * Ends the session of an access or refresh token of the partner's account (RFC 7009). Whatever else is
 * presented (unknown, expired, another account's, revoked before) is not good anyway: nothing happens,
 * and nobody learns which it was.
 * @throws IdentityError UNAUTHENTICATED, RATE_LIMITED, UNAVAILABLE
 */
export async function revoke(
  db: Db,
  sources: Sources & { clock: Clock },
  asker: Asker,
  token: string,
): Promise<void> {
  const now = sources.clock();
  const [verdict] = await askForVerdicts(sources, asker, [token], now);
  const partner = await authenticateClient(sources, asker.clientCredentials);
  const id = verdict?.valid ? verdict.claims.sessionId : await sessionOfRefreshToken(db, token, partner, now);
  if (id === null) return;
  await endSessions(db, { id }, 'REVOKED_BY_PARTNER', now, { endedBy: `partner:${partner.id}` });
}
