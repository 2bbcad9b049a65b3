import { LRUCache } from 'lru-cache';
import { hashSecret } from '../../lib/credential.ts';
import { isStorable } from '../../lib/stored-values.ts';

/** What somebody presents as a partner's credentials: the secret by its hash, which is all that is compared. */
export type ClientCredentials = { clientId: string; secretHash: Uint8Array<ArrayBuffer> };

/**
 * What was read from the texts presented last. A partner sends the same with every question; decoding and
 * hashing it anew would cost as much as all else that its text is looked at for.
 */
const remembered = new LRUCache<string, ClientCredentials>({ max: 500 });
const MAX_REMEMBERED_LENGTH = 200;

/**
 * Takes HTTP Basic credentials (RFC 7617) apart.
 * @param credentials the header's value after `Basic `
 * @returns null for what no partner can have
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
