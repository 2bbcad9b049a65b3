import { decodeJwt, errors } from 'jose';
import { type VerdictCaller, validateTokens } from '../../access/tokens/validate-tokens.ts';
import type { Runtime } from '../../platform/runtime.ts';

/** RFC 7662 §2.2. Of a token that is not good nothing is said but that. Dates are Unix seconds. */
export type Introspection =
  | { active: false }
  | {
      active: true;
      /** How it is presented (RFC 6749 §5.1). */
      token_type: 'Bearer';
      iss: string;
      /** The customer's id. */
      sub: string;
      /** The site where it was issued; it is good on every site of its account. */
      aud: string;
      /** The client that it was issued to: `site-` and the id of that site. */
      client_id?: string;
      /** Its session. */
      sid: string;
      iat: number;
      exp: number;
      nbf?: number;
      jti?: string;
    };

/**
 * What a partner may know of a token: whether it is a good access token of its account, and then what the
 * token itself says. The verdict is the one that `validateToken` gives.
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
    ...remainingClaims(token),
  };
}

/** Claims that a verdict does not need. A sandbox's test token, which is no JWT, has none. */
function remainingClaims(token: string): { nbf?: number; jti?: string; client_id?: string } {
  try {
    const { nbf, jti, client_id } = decodeJwt<{ client_id?: string }>(token);
    return {
      ...(nbf === undefined ? {} : { nbf }),
      ...(jti === undefined ? {} : { jti }),
      ...(client_id === undefined ? {} : { client_id }),
    };
  } catch (error) {
    if (error instanceof errors.JWTInvalid) return {};
    throw error;
  }
}
