import { LRUCache } from 'lru-cache';
import { hashSecret } from '../../lib/credential.ts';
import { isStorable } from '../../lib/stored-values.ts';

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
