import { LRUCache } from 'lru-cache';
import { hashesEqual, hashSecret, randomSecret } from '../../lib/credential.ts';
import { isStorable } from '../../lib/stored-values.ts';
import { validPreviousHash } from '../../platform/client-secret.ts';
import type { Account, Partner } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { IdentityError } from '../../platform/errors.ts';

export type PartnerCredentials = { clientId: string; clientSecret: string };

/** The data of a partner with which its requests are checked. The data is read for every request. */
export type PartnerState = Pick<
  Partner,
  | 'id'
  | 'accountId'
  | 'clientId'
  | 'secretHash'
  | 'previousSecretHash'
  | 'previousSecretUntil'
  | 'disabledAt'
  | 'ratePerMinute'
> &
  Pick<Account, 'sandbox'> & {
    /** The partner can validate tokens of these sites only. Null: of all sites of the account. */
    siteIds: number[] | null;
  };

/** Compared with the secret if the client id is unknown, so that the steps are the same as for a wrong secret. */
const NO_PARTNER_HASH = hashSecret('');

/** Inserts a partner of an account. Only the hash of the secret is stored. */
export async function createPartner(db: Db, accountId: number, name: string): Promise<PartnerCredentials> {
  const clientId = `partner-${randomSecret().slice(0, 16)}`;
  const clientSecret = randomSecret();
  await db.partner.create({ data: { accountId, name, clientId, secretHash: hashSecret(clientSecret) } });
  return { clientId, clientSecret };
}

/** The presented credentials of a partner. Only the hash of the secret is compared. */
export type ClientCredentials = { clientId: string; secretHash: Uint8Array<ArrayBuffer> };

/**
 * The parsed forms of recent credentials. A partner sends the same text with every request; decoding and hashing it
 * each time would double the cost of parsing a request.
 */
const remembered = new LRUCache<string, ClientCredentials>({ max: 500 });
const MAX_REMEMBERED_LENGTH = 200;

/**
 * Parses HTTP Basic credentials (RFC 7617).
 * @param credentials the header's value after `Basic `
 * @returns null for credentials that no partner can have
 */
export function parseClientCredentials(credentials: string): ClientCredentials | null {
  const known = remembered.get(credentials);
  if (known) return known;
  const decoded = Buffer.from(credentials, 'base64').toString('utf8');
  const colon = decoded.indexOf(':');
  if (colon < 1 || !isStorable(decoded)) return null;
  const parsed = { clientId: decoded.slice(0, colon), secretHash: hashSecret(decoded.slice(colon + 1)) };
  if (credentials.length <= MAX_REMEMBERED_LENGTH) remembered.set(credentials, parsed);
  return parsed;
}

/** The same error for a wrong client id and for a wrong secret. */
export function wrongCredentials(): IdentityError {
  return new IdentityError('UNAUTHENTICATED', { message: 'Wrong client credentials.' });
}

/**
 * Verifies the presented credentials.
 * @param partner the partner with that client id, if any
 * @returns null for a wrong secret and for a disabled partner, otherwise the partner. Its `secretHash` is that of the
 *   presented secret: of the current secret, or of the previous one while this is still valid
 */
export function admitPartner(
  partner: PartnerState | null,
  { secretHash }: ClientCredentials,
  now: Date,
): PartnerState | null {
  if (hashesEqual(secretHash, partner?.secretHash ?? NO_PARTNER_HASH)) {
    return partner?.disabledAt === null ? partner : null;
  }
  const previous = partner === null ? null : validPreviousHash(partner, now);
  const matchesPrevious = hashesEqual(secretHash, previous ?? NO_PARTNER_HASH);
  if (partner === null || partner.disabledAt !== null || previous === null || !matchesPrevious) return null;
  return { ...partner, secretHash: previous };
}

/**
 * Whether a secret that was accepted earlier is still valid.
 * @param current the current state of the partner; null: it no longer exists
 */
export function isCurrentSecret(secretHash: Uint8Array, current: PartnerState | null, now: Date): boolean {
  if (current === null || current.disabledAt !== null) return false;
  const valid = [current.secretHash, validPreviousHash(current, now)];
  return valid.some((hash) => hash !== null && Buffer.compare(hash, secretHash) === 0);
}
