import { type KeyObject, verify } from 'node:crypto';

/** A JWS in compact form (RFC 7515 §7.1), split and decoded. Its signature is not verified yet. */
export type CompactJws = {
  /** The signed text. */
  signed: string;
  header: Readonly<Record<string, unknown>>;
  payload: string;
  signature: Buffer;
};

const SIGNATURE_BYTES = 64;

/**
 * Splits a JWS whose segments are canonical base64url. A decoder would also accept padding, white space and
 * unused bits, so that the same token could be written in several ways.
 * @returns null for any other text
 */
export function splitJws(token: string): CompactJws | null {
  const first = token.indexOf('.');
  const second = token.indexOf('.', first + 1);
  if (first < 1 || second < 0 || token.includes('.', second + 1)) return null;
  const header = decoded(token.slice(0, first));
  const payload = decoded(token.slice(first + 1, second));
  const signature = decoded(token.slice(second + 1));
  if (!header || !payload || !signature) return null;
  const fields = parsedObject(header.toString('utf8'));
  if (!fields) return null;
  return { signed: token.slice(0, second), header: fields, payload: payload.toString('utf8'), signature };
}

function decoded(segment: string): Buffer | null {
  const bytes = Buffer.from(segment, 'base64url');
  return segment !== '' && bytes.toString('base64url') === segment ? bytes : null;
}

/**
 * The key id of a JWS. Null unless the header is one that the service writes: `ES256`, no critical extensions
 * (RFC 7515 §4.1.11), an encoded payload (RFC 7797). Key material in the header is ignored (RFC 8725 §3.10).
 */
export function keyIdOf({ header: { alg, kid, crit, b64 } }: CompactJws): string | null {
  const isOurs = alg === 'ES256' && crit === undefined && b64 === undefined;
  return isOurs && typeof kid === 'string' ? kid : null;
}

/** Verifies an ES256 signature (RFC 7518 §3.4): P-256, SHA-256, `r` and `s` of 32 bytes each. */
export function isSignedBy({ signed, signature }: CompactJws, key: KeyObject): boolean {
  if (signature.length !== SIGNATURE_BYTES) return false;
  return verify('sha256', Buffer.from(signed, 'latin1'), { key, dsaEncoding: 'ieee-p1363' }, signature);
}

/** Parses a JSON object. @returns null for any other text */
export function parsedObject(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}
