import { createHmac, hash, type KeyObject } from 'node:crypto';
import { fromUnixSeconds } from '../../lib/clock.ts';
import { hashesEqual } from '../../lib/credential.ts';
import { type DerivedKeys, derivedHmac } from '../../lib/derived-keys.ts';
import { derivedUuid } from '../../lib/uuid.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { type LegacyClaims, type LegacyForm, readLegacyClaims, readLegacyForm } from './legacy-form.ts';
import type { LegacyIssuer } from './legacy-issuers.ts';
import { isSignedByPublished } from './published-keys.ts';

/** A token of an old system, and the issuers that may have issued it: one, or several of the kind ASK. */
export type LegacyToken = { token: string; issuers: readonly [LegacyIssuer, ...LegacyIssuer[]] };

export type InspectedLegacyToken = LegacyToken & { claims: LegacyClaims; sessionId: string };

/** The digest of each HMAC `alg` (RFC 7518 §3.2). */
const DIGESTS: Readonly<Record<string, string>> = { HS256: 'sha256', HS384: 'sha384', HS512: 'sha512' };
export const HMAC_ALGORITHMS = Object.keys(DIGESTS);

/**
 * Inspects a token that may come from an old system. For Gatehouse's own tokens, which have another form, the result is null.
 * @returns `UNKNOWN` if an issuer has signed the token, but its claims are refused; null if no issuer matches
 * @throws IdentityError UNAVAILABLE when published keys cannot be read
 */
export async function inspectLegacyToken(
  runtime: Runtime,
  token: string,
): Promise<InspectedLegacyToken | 'UNKNOWN' | null> {
  const form = readLegacyForm(token);
  if (!form) return null;
  const issuers = await runtime.legacyIssuers.current();
  const sameAlgorithm = issuers.filter(({ algorithm }) => algorithm === form.algorithm);
  if (sameAlgorithm.length === 0) return null;
  if (form.hasKid) return inspectPublished(runtime, token, form, sameAlgorithm);
  return (
    inspectHmac(runtime, token, form, sameAlgorithm) ??
    inspectUnverifiable(runtime, token, form, sameAlgorithm)
  );
}

function inspectHmac(
  { derivedKeys }: Runtime,
  token: string,
  form: LegacyForm,
  issuers: readonly LegacyIssuer[],
): InspectedLegacyToken | 'UNKNOWN' | null {
  const issuer = issuers.find(({ secret }) => secret !== null && isSignedWith(secret, form));
  if (!issuer) return null;
  const claims = readLegacyClaims(form.payload, true);
  if (!claims || !isPinned(issuer, form.payload) || !isBeforeCutover(issuer, claims)) return 'UNKNOWN';
  const sessionId = sessionIdOf(derivedKeys, claims, [issuer.fingerprint, claims.subject, claims.jti]);
  return { token, issuers: [issuer], claims, sessionId };
}

function isSignedWith(secret: KeyObject, { algorithm, signingInput, signature }: LegacyForm): boolean {
  const digest = DIGESTS[algorithm];
  return (
    digest !== undefined && hashesEqual(createHmac(digest, secret).update(signingInput).digest(), signature)
  );
}

async function inspectPublished(
  { derivedKeys, legacyIssuers }: Runtime,
  token: string,
  form: LegacyForm,
  issuers: readonly LegacyIssuer[],
): Promise<InspectedLegacyToken | 'UNKNOWN' | null> {
  const named = issuers.filter(
    ({ kind, iss }) => kind === 'JWKS' && iss !== null && iss === form.payload.iss,
  );
  const [first] = named;
  if (!first?.url) return null;
  const issuer = named.find(({ aud }) => isAudience(aud, form.payload.aud)) ?? first;
  if (!issuer.url) return null;
  if (!(await isSignedByPublished(legacyIssuers.keysOf(issuer.url), form.algorithm, token))) return null;
  const claims = readLegacyClaims(form.payload, false);
  if (!claims || !isPinned(issuer, form.payload) || !isBeforeCutover(issuer, claims)) return 'UNKNOWN';
  // The session id does not depend on the signature, because one text can have several valid signatures.
  const number = claims.jti ?? hash('sha256', form.signingInput, 'base64');
  const sessionId = sessionIdOf(derivedKeys, claims, [issuer.fingerprint, claims.subject, number]);
  return { token, issuers: [issuer], claims, sessionId };
}

/**
 * Inspects a token of an issuer of the kind ASK, whose signature cannot be verified here. The session id is derived
 * from the whole text. If that session exists, the old system has accepted exactly this token.
 */
function inspectUnverifiable(
  { derivedKeys }: Runtime,
  token: string,
  { payload }: LegacyForm,
  issuers: readonly LegacyIssuer[],
): InspectedLegacyToken | null {
  const claims = readLegacyClaims(payload, true);
  if (!claims) return null;
  const [first, ...others] = issuers.filter(
    (issuer) => issuer.kind === 'ASK' && isPinned(issuer, payload) && isBeforeCutover(issuer, claims),
  );
  if (!first) return null;
  return { token, issuers: [first, ...others], claims, sessionId: sessionIdOf(derivedKeys, claims, [token]) };
}

/** The claims of a token that `inspectLegacyToken` has accepted before. */
export function claimsOfLegacyToken(token: string): LegacyClaims | null {
  const form = readLegacyForm(token);
  return form && readLegacyClaims(form.payload, false);
}

/**
 * Whether a token has the `iss`, `aud` and `prv` of the issuer. If the issuer has no `aud` or `prv`, a token with that
 * claim is refused.
 */
function isPinned({ kind, iss, aud, prv }: LegacyIssuer, payload: Record<string, unknown>): boolean {
  if ((payload.prv ?? null) !== prv || !isAudience(aud, payload.aud)) return false;
  if (iss === null) return true;
  // Laravel sets `iss` to the URL of the login request.
  const { iss: named } = payload;
  return named === iss || (kind !== 'JWKS' && typeof named === 'string' && named.startsWith(`${iss}/`));
}

function isAudience(pinned: string | null, aud: unknown): boolean {
  if (pinned === null) return aud === undefined || aud === null;
  return Array.isArray(aud) ? aud.includes(pinned) : aud === pinned;
}

function isBeforeCutover({ cutoverAt }: LegacyIssuer, { issuedAt }: LegacyClaims): boolean {
  return cutoverAt === null || issuedAt <= cutoverAt;
}

/**
 * The session id of a token: always the same, so no table has to map tokens to sessions. Ids sort by the time of issue.
 */
function sessionIdOf(
  derivedKeys: DerivedKeys,
  { issuedAt }: LegacyClaims,
  parts: readonly unknown[],
): string {
  const digest = derivedHmac(derivedKeys, 'legacy-session-id').update(JSON.stringify(parts)).digest();
  return derivedUuid(fromUnixSeconds(issuedAt), digest);
}
