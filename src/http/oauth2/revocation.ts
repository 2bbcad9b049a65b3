import { endSessionsAtOnce } from '../../access/sessions/end-session.ts';
import { sessionOfRefreshToken } from '../../access/sessions/refresh-token.ts';
import { type VerdictCaller, validateTokens } from '../../access/tokens/validate-tokens.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { authenticateClient } from './client-authentication.ts';

/**
 * Ends the session of an access or refresh token of the partner's account (RFC 7009). Any other token (unknown,
 * expired, of another account, already revoked) has the same answer and no effect.
 * @throws IdentityError UNAUTHENTICATED, RATE_LIMITED, UNAVAILABLE
 */
export async function revoke(runtime: Runtime, caller: VerdictCaller, token: string): Promise<void> {
  const now = runtime.clock();
  const [verdict] = await validateTokens(runtime, caller, [token], now);
  const partner = await authenticateClient(runtime, caller.clientCredentials);
  const id = verdict?.valid
    ? verdict.claims.sessionId
    : await sessionOfRefreshToken(runtime, token, partner, now);
  if (id === null) return;
  await endSessionsAtOnce(runtime, { id }, 'REVOKED_BY_PARTNER', now, { endedBy: `partner:${partner.id}` });
}
