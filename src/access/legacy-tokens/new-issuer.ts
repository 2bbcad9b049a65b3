import { z } from 'zod';
import { addDays } from '../../lib/clock.ts';
import { type DerivedKeys, derivedHmac } from '../../lib/derived-keys.ts';
import { isAcceptableUrl } from '../../lib/outgoing.ts';
import { LegacyIssuerKind } from '../../platform/database/client/client.ts';
import { invalidField, requireValid } from '../../platform/errors.ts';
import { text } from '../../platform/input.ts';
import { HMAC_ALGORITHMS } from './inspect-legacy-token.ts';
import { PUBLISHED_ALGORITHMS } from './published-keys.ts';

/** The longest window. Adopted sessions may be kept until it ends, so there must be a limit. */
export const MAX_WINDOW_DAYS = 400;
/**
 * As long as the digest of HS256 (RFC 7518 §3.2). A customer could find a shorter secret by brute force on their own
 * token.
 */
const MIN_SECRET_BYTES = 32;
const MAX_SECRET_BYTES = 1_024;

const claim = (name: string) => text(name, 500).min(1).nullish();

const shape = z.object({
  kind: z.enum(LegacyIssuerKind),
  algorithm: text('algorithm', 20),
  secret: z.instanceof(Buffer).nullable(),
  url: text('url', 500).nullish(),
  iss: claim('iss'),
  aud: claim('aud'),
  prv: claim('prv'),
  source: text('source', 50).min(1).nullish(),
  cutoverAt: z.date().nullish(),
  acceptsUntil: z.date({ error: 'The until field is required.' }),
});

export type NewIssuer = {
  kind: LegacyIssuerKind;
  algorithm: string;
  secret: Buffer | null;
  url: string | null;
  iss: string | null;
  aud: string | null;
  prv: string | null;
  /** The import source of the customers whom its tokens name. */
  source: string | null;
  cutoverAt: Date | null;
  acceptsUntil: Date;
};

/**
 * Validates an issuer.
 * @throws IdentityError VALIDATION_FAILED by field
 */
export function validateIssuer(input: unknown, environment: string, now: Date): NewIssuer {
  const given = requireValid(shape, input);
  const { kind, algorithm, secret, acceptsUntil, cutoverAt = null } = given;
  const { url = null, iss = null, aud = null, prv = null, source = null } = given;
  const issuer = { kind, algorithm, secret, url, iss, aud, prv, source, cutoverAt, acceptsUntil };
  requireWindow(acceptsUntil, now, now);
  if (kind === 'JWKS') requirePublished(issuer);
  else
    requireAlgorithm(algorithm, kind === 'HMAC' ? HMAC_ALGORITHMS : [...HMAC_ALGORITHMS, 'RS256', 'ES256']);
  if (kind === 'HMAC') requireSecret(secret);
  else if (secret !== null) throw invalidField('secret', 'Only an issuer of the kind hmac has a secret.');
  if (kind === 'HMAC' ? url !== null : !url || !isAcceptableUrl(url, environment) || /[#\s]/.test(url)) {
    throw invalidField('url', URLS[kind]);
  }
  return issuer;
}

type Asked = Pick<NewIssuer, 'algorithm' | 'url' | 'iss' | 'aud' | 'prv'>;

/**
 * Whether a token of one issuer of the kind ASK could be sent to the old system of the other: the systems differ, but
 * their tokens have the same form.
 */
export function wouldReceive(one: Asked, other: Asked): boolean {
  const isSameSystem = originOf(one) === originOf(other);
  const isToldApart =
    one.algorithm !== other.algorithm ||
    one.prv !== other.prv ||
    (one.aud === null) !== (other.aud === null) ||
    (one.iss !== null && other.iss !== null && !begins(one.iss, other.iss) && !begins(other.iss, one.iss));
  return !isSameSystem && !isToldApart;
}

const originOf = ({ url }: Asked): string => new URL(url ?? '').origin;
const begins = (long: string, short: string): boolean => `${long}/`.startsWith(`${short}/`);

const URLS: Record<LegacyIssuerKind, string> = {
  HMAC: 'An issuer of the kind hmac has no url.',
  JWKS: 'The url must be the https URL of the published keys.',
  ASK: 'The url must be the https URL at which the old system answers with the customer.',
};

function requirePublished({ algorithm, iss, aud }: NewIssuer): void {
  requireAlgorithm(algorithm, PUBLISHED_ALGORITHMS);
  if (iss === null)
    throw invalidField('iss', 'The iss field is required: the tokens of many issuers have the same form.');
  if (aud === null)
    throw invalidField('aud', 'The aud field is required: an issuer also issues tokens for other audiences.');
}

function requireAlgorithm(algorithm: string, allowed: readonly string[]): void {
  if (!allowed.includes(algorithm)) {
    throw invalidField('algorithm', `The algorithm must be one of ${allowed.join(', ')}.`);
  }
}

function requireSecret(secret: Buffer | null): asserts secret is Buffer {
  if (secret === null || secret.length < MIN_SECRET_BYTES || secret.length > MAX_SECRET_BYTES) {
    throw invalidField('secret', `The secret must have ${MIN_SECRET_BYTES} to ${MAX_SECRET_BYTES} bytes.`);
  }
}

/**
 * Checks the end of a window.
 * @param createdAt when the issuer was created: the end is not more than 400 days later
 * @throws IdentityError VALIDATION_FAILED on `until`
 */
export function requireWindow(acceptsUntil: Date, createdAt: Date, now: Date): void {
  if (acceptsUntil > now && acceptsUntil <= addDays(createdAt, MAX_WINDOW_DAYS)) return;
  throw invalidField(
    'until',
    `The until must be in the future, and within ${MAX_WINDOW_DAYS} days of the issuer’s creation.`,
  );
}

/**
 * The fingerprint of an issuer, from which the ids of its sessions are derived. It is an HMAC, so the secret cannot be
 * guessed from it. Null for ASK: several issuers may match a token, so the id of its session is derived from its text.
 */
export function fingerprintOf(
  derivedKeys: DerivedKeys,
  { kind, secret, iss, aud }: Pick<NewIssuer, 'kind' | 'secret' | 'iss' | 'aud'>,
): Uint8Array<ArrayBuffer> | null {
  if (kind === 'ASK') return null;
  const parts = [kind, secret?.toString('base64') ?? null, kind === 'JWKS' ? [iss, aud] : null];
  const hmac = derivedHmac(derivedKeys, 'legacy-issuer-fingerprint');
  return new Uint8Array(hmac.update(JSON.stringify(parts)).digest());
}
