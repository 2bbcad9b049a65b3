import { jwsSegments } from '../../lib/jws-segments.ts';
import { isStorable } from '../../lib/stored-values.ts';

/** A token in the form of an old system. Nothing in it is verified. */
export type LegacyForm = {
  algorithm: string;
  /** Whether the header has a `kid`, as for issuers with published keys. */
  hasKid: boolean;
  /** The header and the payload as they were signed. */
  signingInput: string;
  signature: Buffer;
  payload: Record<string, unknown>;
};

/** The claims that a session is made from. Times are Unix seconds. */
export type LegacyClaims = {
  subject: string;
  /** Null: the token has no `jti` of at least 16 characters. */
  jti: string | null;
  issuedAt: number;
  notBefore: number;
  expiresAt: number;
};

/** A token of Laravel has about 400 characters. */
const MAX_LENGTH = 2_048;
/** Tokens of Auth0, Firebase and Supabase contain a profile. */
const MAX_LENGTH_WITH_KID = 4_096;
const MAX_TEXT = 255;
const MIN_JTI = 16;
/** The end of the year 9999: the usual form of ISO 8601 has years of four digits. */
const MAX_SECONDS = 253_402_300_799;

/**
 * Reads a token whose header is exactly `typ: JWT`, an `alg` and perhaps a `kid`, with no other member. Our own tokens
 * have another `typ`, so no token has both forms.
 * @returns null for any other text
 */
export function readLegacyForm(token: string): LegacyForm | null {
  const segments = jwsSegments(token, MAX_LENGTH_WITH_KID);
  if (!segments) return null;
  const [headerSegment, payloadSegment, signatureSegment] = segments;
  const header = readHeader(headerSegment);
  if (!header || (!header.hasKid && token.length > MAX_LENGTH)) return null;
  const payload = objectOf(payloadSegment);
  if (!payload) return null;
  return {
    ...header,
    signingInput: `${headerSegment}.${payloadSegment}`,
    signature: Buffer.from(signatureSegment, 'base64url'),
    payload,
  };
}

function readHeader(segment: string): Pick<LegacyForm, 'algorithm' | 'hasKid'> | null {
  const header = objectOf(segment);
  if (!header) return null;
  const { typ, alg, kid } = header;
  if (typ !== 'JWT' || typeof alg !== 'string') return null;
  const hasKid = kid !== undefined;
  if (hasKid && (typeof kid !== 'string' || kid === '')) return null;
  if (Object.keys(header).length !== (hasKid ? 3 : 2)) return null;
  // `JSON.parse` hides duplicate members, white space and needless escapes. A header with any of them is refused.
  if (JSON.stringify(header) !== Buffer.from(segment, 'base64url').toString()) return null;
  return { algorithm: alg, hasKid };
}

function objectOf(segment: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(segment, 'base64url').toString());
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

/**
 * Reads the claims of a token.
 * @param needsJti whether a token without a `jti` of at least 16 characters is refused
 * @returns null if a claim is missing or not valid
 */
export function readLegacyClaims(
  { sub, jti, iat, nbf, exp }: Record<string, unknown>,
  needsJti: boolean,
): LegacyClaims | null {
  const subject = typeof sub === 'number' && Number.isSafeInteger(sub) && sub > 0 ? String(sub) : textOf(sub);
  const id = textOf(jti);
  const isNumbered = id !== null && id.length >= MIN_JTI;
  if (subject === null || (needsJti && !isNumbered)) return null;
  if (!isTime(iat) || !isTime(exp) || exp <= iat || (nbf !== undefined && !isTime(nbf))) return null;
  // A token is not valid before its `iat`. Ending all sessions ends only the tokens with an earlier `iat`, so a token
  // with an `iat` in the future would stay valid.
  const notBefore = Math.max(nbf ?? iat, iat);
  return { subject, jti: isNumbered ? id : null, issuedAt: iat, notBefore, expiresAt: exp };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' && value.length <= MAX_TEXT && isStorable(value)
    ? value
    : null;
}

function isTime(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= MAX_SECONDS;
}
