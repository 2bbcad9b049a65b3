import { decodeJwt, errors, type JWTPayload, type JWTVerifyOptions, jwtVerify } from 'jose';
import type { OpenIdIssuer } from './openid-issuers.ts';
import { refusedToken } from './provider-failure.ts';
import { providerUnavailable } from './provider-response.ts';

/** Asymmetric algorithms only: anyone with the client secret could make a token with HMAC. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'ES256', 'ES384', 'EdDSA', 'Ed25519'];
const CLOCK_TOLERANCE_SECONDS = 30;
const MAX_LENGTH = 16_384;

export type ForeignClaims = JWTPayload & { sub: string };

/** Errors of jose that the provider causes, not the token. */
const PROVIDER_ERRORS = [errors.JWKSTimeout, errors.JWKSInvalid];

/**
 * Verifies an ID token (OpenID Connect Core 1.0 §3.1.3.7): signature by the issuer's own keys, issuer, audience,
 * expiry, and the nonce when one is given.
 * @throws IdentityError INVALID_CREDENTIALS, PROVIDER_UNAVAILABLE
 */
export async function verifyIdToken(
  issuer: OpenIdIssuer,
  token: string,
  { clientId, nonce, now }: { clientId: string; nonce: string | null; now: Date },
): Promise<ForeignClaims> {
  const { header, claims } = await verifyForeign(issuer, token, { audience: clientId, currentDate: now });
  // Access tokens and logout tokens have another type (RFC 9068 §2.1).
  const isIdToken = header.typ === undefined || header.typ.toUpperCase() === 'JWT';
  const isOnlyAudience = !Array.isArray(claims.aud) || claims.aud.length === 1 || claims.azp === clientId;
  const hasNonce = nonce === null || claims.nonce === nonce;
  if (!isIdToken || claims.events !== undefined) throw refusedToken('The token is not an ID token.');
  if (!isOnlyAudience)
    throw refusedToken('The claim azp is not the client id, and there are several audiences.');
  if (!hasNonce) throw refusedToken('The claim nonce differs from the given nonce.');
  return claims;
}

/**
 * Verifies an access token that is a JWT. It must have been issued to our client, so that no other client of the issuer
 * can use the tokens of its own users here.
 * @throws IdentityError INVALID_CREDENTIALS, PROVIDER_UNAVAILABLE
 */
export async function verifyForeignAccessToken(
  issuer: OpenIdIssuer,
  token: string,
  { clientId, now }: { clientId: string; now: Date },
): Promise<ForeignClaims> {
  const { claims } = await verifyForeign(issuer, token, { currentDate: now });
  if ((claims.azp ?? claims.client_id) !== clientId) {
    throw refusedToken('The access token was issued to another client.');
  }
  return claims;
}

async function verifyForeign(issuer: OpenIdIssuer, token: string, options: JWTVerifyOptions) {
  if (token.length > MAX_LENGTH) throw refusedToken('The token is too long.');
  try {
    const { protectedHeader, payload } = await jwtVerify(token, issuer.keys, {
      ...options,
      issuer: spellings(issuer.issuer),
      algorithms: ALGORITHMS,
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
      requiredClaims: ['iss', 'sub', 'aud', 'exp', 'iat'],
    });
    return { header: protectedHeader, claims: payload as ForeignClaims };
  } catch (error) {
    throw isProviderError(error) ? providerUnavailable(error) : refusedToken(error);
  }
}

/**
 * The accepted names of an issuer. Google’s tokens may name it without the scheme.
 * https://developers.google.com/identity/gsi/web/guides/verify-google-id-token
 */
function spellings(issuer: string): string[] {
  return issuer === 'https://accounts.google.com' ? [issuer, 'accounts.google.com'] : [issuer];
}

/**
 * Whether the provider caused an error. An error that does not come from jose occurred during the request for the keys.
 */
function isProviderError(error: unknown): boolean {
  if (!(error instanceof errors.JOSEError)) return true;
  return error.code === errors.JOSEError.code || PROVIDER_ERRORS.some((kind) => error instanceof kind);
}

/** Reads the audience of a JWT without verification. Null if the token is not a JWT. */
export function audienceOf(token: string): string[] | null {
  try {
    const { aud } = decodeJwt(token);
    return aud === undefined ? [] : [aud].flat();
  } catch {
    return null;
  }
}
