import type { KeyObject } from 'node:crypto';
import { type CompactJws, isSignedBy, parsedObject } from './compact-jws.ts';
import type { InvalidReason } from './verdict.ts';
import type { VerifiedToken } from './verified-tokens.ts';

/** The maximum length of a token of the service. */
export const MAX_TOKEN_LENGTH = 4_096;
/** The type of access tokens (RFC 9068 §2.1). */
const TYPE = 'at+jwt';
const MAX_LIFETIME_SECONDS = 365 * 86_400;
const ID = /^[1-9]\d{0,9}$/;
const SESSION_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether a token claims to be an access token of the service, by its header. */
export function isAccessToken({ header: { alg, typ } }: CompactJws): boolean {
  return alg === 'ES256' && typ === TYPE;
}

/**
 * Verifies the signature and the form of the claims, but not whether the token is valid now.
 * @returns the claims, or the reason why the token can never be valid
 */
export function verifyAccessToken(
  jws: CompactJws,
  { kid, key }: { kid: string; key: KeyObject },
  issuer: string,
): VerifiedToken | InvalidReason {
  if (!isSignedBy(jws, key)) return 'INVALID_SIGNATURE';
  const claims = parsedObject(jws.payload);
  if (claims === null) return 'MALFORMED';
  const { iss, sub, aud, sid, jti, iat, nbf, exp, client_id: clientId } = claims;
  if (jws.header.typ !== TYPE || iss !== issuer) return 'UNKNOWN';
  if (!isMatch(sub, ID) || !isMatch(aud, ID) || !isMatch(sid, SESSION_ID)) return 'UNKNOWN';
  if (typeof jti !== 'string' || (clientId !== undefined && clientId !== `site-${aud}`)) return 'UNKNOWN';
  if (!isTime(iat) || !isTime(nbf) || !isTime(exp) || exp - iat > MAX_LIFETIME_SECONDS) return 'UNKNOWN';
  return {
    kid,
    key,
    customerId: sub,
    siteId: aud,
    sessionId: sid,
    issuedAt: iat,
    notBefore: nbf,
    expiresAt: exp,
  };
}

function isMatch(value: unknown, pattern: RegExp): value is string {
  return typeof value === 'string' && pattern.test(value);
}

function isTime(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) > 0;
}
