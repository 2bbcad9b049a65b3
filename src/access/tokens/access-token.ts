import { randomBytes } from 'node:crypto';
import { errors, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { toUnixSeconds } from '../../lib/clock.ts';
import { jwsSegments } from '../../lib/jws-segments.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { MAX_TOKEN_LIFETIME_DAYS } from '../../tenancy/sites/setting-rules.ts';
import { inspectLegacyToken, type LegacyToken } from '../legacy-tokens/inspect-legacy-token.ts';
import { isNameOfIssuer, nameOfIssuer } from '../legacy-tokens/legacy-issuers.ts';
import { ALGORITHM } from './key-material.ts';
import type { VerifiedToken } from './verified-signatures.ts';

/** The type of access tokens (RFC 9068 §2.1), so that no other JWT is accepted as an access token. */
const TYPE = 'at+jwt';
const MAX_LENGTH = 4096;
/** Allowed clock difference between processes for `nbf` (RFC 7519 §4.1.5). There is none for `exp`. */
const NOT_BEFORE_LEEWAY_SECONDS = 5;

const claimsShape = z.object({
  iss: z.string(),
  sub: z.string().regex(/^[1-9]\d{0,9}$/),
  aud: z.string().regex(/^[1-9]\d{0,9}$/),
  sid: z.uuid(),
  /** Missing in older tokens. */
  client_id: z.string().min(1).optional(),
  jti: z.string().min(16),
  iat: z.int().positive(),
  nbf: z.int().positive(),
  exp: z.int().positive(),
});

/** Dates are Unix seconds, as in the token. */
export type AccessTokenClaims = Pick<
  VerifiedToken,
  'customerId' | 'siteId' | 'sessionId' | 'issuedAt' | 'expiresAt'
>;

/** The claims of a token, not yet compared with the database. */
export type Inspection =
  | {
      claims: AccessTokenClaims;
      timing: 'current' | 'expired' | 'not-yet';
      /**
       * Set for a token of an old system. The session determines the customer; `customerId` is 0 until the session was
       * read.
       */
      legacy?: LegacyToken;
    }
  | { claims: null; flaw: Flaw };

type Flaw = 'MALFORMED' | 'INVALID_SIGNATURE' | 'UNKNOWN';

type Subject = { customerId: number; siteId: number; sessionId: string };

/** The `client_id` of a login on a site (RFC 9068 §2.2): the site itself. */
function clientIdOfSite(siteId: number): string {
  return `site-${siteId}`;
}

/**
 * Signs an access token (RFC 9068).
 * @param now rounded down to the second, as all dates in a token
 */
export async function issueAccessToken(
  { issuer, signingKeys }: Runtime,
  { customerId, siteId, sessionId }: Subject,
  now: Date,
  expiresAt: Date,
): Promise<{ token: string; expiresAt: Date }> {
  const { kid, key } = await signingKeys.forSigning();
  const issued = toUnixSeconds(now);
  const expires = toUnixSeconds(expiresAt);
  const token = await new SignJWT({ client_id: clientIdOfSite(siteId), sid: sessionId })
    .setProtectedHeader({ alg: ALGORITHM, typ: TYPE, kid })
    .setIssuer(issuer)
    .setSubject(String(customerId))
    .setAudience(String(siteId))
    .setJti(randomBytes(16).toString('base64url'))
    .setIssuedAt(issued)
    .setNotBefore(issued)
    .setExpirationTime(expires)
    .sign(key);
  return { token, expiresAt: new Date(expires * 1000) };
}

/**
 * Inspects an access token: canonical form, signature by one of our keys, claims. A token of an old system is left to
 * `inspectLegacyToken`. A cached signature counts only as long as its key verifies. Key material in the header (`jwk`,
 * `jku`, `x5u`, `x5c`) is ignored (RFC 8725 §3.10).
 */
export async function inspectAccessToken(runtime: Runtime, token: string, now: Date): Promise<Inspection> {
  const { signingKeys, verifiedSignatures, legacyIssuers } = runtime;
  const known = verifiedSignatures.get(token, now);
  if (known && isNameOfIssuer(known.kid)) {
    const issuer = (await legacyIssuers.current()).find((each) => nameOfIssuer(each) === known.kid);
    if (issuer) return timedLegacy(known, { token, issuers: [issuer] }, now);
  } else if (known && (await signingKeys.forVerifying(known.kid))) {
    return timed(known, now);
  }
  const legacy = await inspectLegacyToken(runtime, token);
  if (legacy === 'UNKNOWN') return { claims: null, flaw: legacy };
  if (legacy) {
    const { claims, sessionId, ...rest } = legacy;
    const [{ siteId }] = rest.issuers;
    return timedLegacy({ ...claims, sessionId, siteId, customerId: 0 }, rest, now);
  }
  if (!jwsSegments(token, MAX_LENGTH)) return { claims: null, flaw: 'MALFORMED' };
  const verified = await verifySignature(runtime, token, now);
  if (typeof verified === 'string') return { claims: null, flaw: verified };
  verifiedSignatures.remember(token, verified, now);
  return timed(verified, now);
}

/**
 * Inspects a token whose signature is in the cache, without waiting.
 * @returns null for any other token
 */
export function cachedAccessToken(
  { signingKeys, verifiedSignatures, legacyIssuers }: Runtime,
  token: string,
  now: Date,
): Inspection | null {
  const known = verifiedSignatures.get(token, now);
  if (!known) return null;
  if (signingKeys.isKnownToVerify(known.kid)) return timed(known, now);
  const issuer = legacyIssuers.known(known.kid);
  return issuer ? timedLegacy(known, { token, issuers: [issuer] }, now) : null;
}

type Dates = Pick<VerifiedToken, 'notBefore' | 'expiresAt'>;

function timed(verified: VerifiedToken, now: Date): Inspection {
  return { claims: verified, timing: timingOf(verified, now) };
}

/** A token of an old system is accepted until its `exp`, and within the window of its issuer. */
export function timedLegacy(
  verified: AccessTokenClaims & Dates,
  legacy: LegacyToken,
  now: Date,
): Inspection & { claims: AccessTokenClaims } {
  const windowEnd = Math.max(...legacy.issuers.map(({ acceptsUntil }) => acceptsUntil));
  const claims = { ...verified, expiresAt: Math.min(verified.expiresAt, windowEnd) };
  return { claims, timing: timingOf(claims, now), legacy };
}

function timingOf({ expiresAt, notBefore }: Dates, now: Date): 'current' | 'expired' | 'not-yet' {
  const milliseconds = now.getTime();
  if (expiresAt * 1000 <= milliseconds) return 'expired';
  return (notBefore - NOT_BEFORE_LEEWAY_SECONDS) * 1000 > milliseconds ? 'not-yet' : 'current';
}

async function verifySignature(runtime: Runtime, token: string, now: Date): Promise<VerifiedToken | Flaw> {
  const verified = await verifiedPayload(runtime, token, now);
  if (typeof verified === 'string') return verified;
  const parsed = claimsShape.safeParse(verified.payload);
  if (!parsed.success || parsed.data.exp - parsed.data.iat > MAX_TOKEN_LIFETIME_DAYS * 86_400)
    return 'UNKNOWN';
  const { sub, aud, sid, iat, nbf, exp } = parsed.data;
  return {
    kid: verified.kid,
    customerId: Number(sub),
    siteId: Number(aud),
    sessionId: sid,
    issuedAt: iat,
    notBefore: nbf,
    expiresAt: exp,
  };
}

async function verifiedPayload(
  { issuer, signingKeys }: Runtime,
  token: string,
  now: Date,
): Promise<{ payload: JWTPayload; kid: string } | Flaw> {
  let signedBy = '';
  try {
    const { payload } = await jwtVerify(
      token,
      async ({ kid }) => {
        const key = typeof kid === 'string' ? await signingKeys.forVerifying(kid) : null;
        if (!key || kid === undefined) throw new errors.JWSSignatureVerificationFailed('unknown key');
        signedBy = kid;
        return key;
      },
      {
        algorithms: [ALGORITHM],
        typ: TYPE,
        issuer,
        requiredClaims: ['iss', 'sub', 'aud', 'sid', 'jti', 'iat', 'nbf', 'exp'],
        currentDate: now,
      },
    );
    return { payload, kid: signedBy };
  } catch (error) {
    // Both errors contain the verified payload. The caller evaluates the dates.
    if (error instanceof errors.JWTExpired) return { payload: error.payload, kid: signedBy };
    if (error instanceof errors.JWTClaimValidationFailed) {
      return error.claim === 'nbf' && error.reason === 'check_failed'
        ? { payload: error.payload, kid: signedBy }
        : 'UNKNOWN';
    }
    if (error instanceof errors.JWSSignatureVerificationFailed) return 'INVALID_SIGNATURE';
    if (error instanceof errors.JOSEAlgNotAllowed || error instanceof errors.JOSENotSupported)
      return 'INVALID_SIGNATURE';
    if (error instanceof errors.JOSEError) return 'MALFORMED';
    throw error;
  }
}
