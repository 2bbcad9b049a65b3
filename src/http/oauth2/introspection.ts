import { decodeJwt, errors } from 'jose';
import { type VerdictCaller, validateTokens } from '../../access/tokens/validate-tokens.ts';
import type { Runtime } from '../../platform/runtime.ts';

/** RFC 7662 §2.2. For an invalid token there is only `active`. Dates are Unix seconds. */
export type Introspection =
  | { active: false }
  | {
      active: true;
      /** How clients present the token (RFC 6749 §5.1). */
      token_type: 'Bearer';
      iss: string;
      /** The customer's id. */
      sub: string;
      /** The site that issued the token. The token is valid on every site of the account. */
      aud: string;
      /** The client that the token was issued to: `site-` and the id of the site. */
      client_id?: string;
      sid: string;
      iat: number;
      exp: number;
      nbf?: number;
      jti?: string;
    };

/**
 * Tells a partner whether a token is a valid access token of its account, and if so, its claims. The verdict is that of
 * `validateToken`.
 * @throws IdentityError UNAUTHENTICATED, RATE_LIMITED, UNAVAILABLE
 */
export async function introspect(
  runtime: Runtime,
  caller: VerdictCaller,
  token: string,
  now: Date,
): Promise<Introspection> {
  const [verdict] = await validateTokens(runtime, caller, [token], now, { testTokens: true });
  if (!verdict?.valid) return { active: false };
  const { customerId, siteId, sessionId, issuedAt, expiresAt } = verdict.claims;
  return {
    active: true,
    token_type: 'Bearer',
    iss: runtime.issuer,
    sub: String(customerId),
    aud: String(siteId),
    sid: sessionId,
    iat: issuedAt,
    exp: expiresAt,
    ...remainingClaims(token, sessionId),
  };
}

/** Returns the claims that a verdict does not contain. A test token of a sandbox is not a JWT, and has none. */
function remainingClaims(
  token: string,
  sessionId: string,
): { nbf?: number; jti?: string; client_id?: string } {
  try {
    const { nbf, jti, client_id, sid } = decodeJwt<{ client_id?: string; sid?: string }>(token);
    return {
      ...(typeof nbf === 'number' && { nbf }),
      ...(typeof jti === 'string' && { jti }),
      // A token of an old system has no `sid` of ours, and its `client_id` names a client of that system.
      ...(sid === sessionId && client_id !== undefined && { client_id }),
    };
  } catch (error) {
    if (error instanceof errors.JWTInvalid) return {};
    throw error;
  }
}
