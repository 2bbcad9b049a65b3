import { createCipheriv, createDecipheriv } from 'node:crypto';
import { derivedHmac } from '../../lib/derived-keys.ts';
import { bytesOfUuid, uuidOf } from '../../lib/uuid.ts';
import type { OpenidClient } from '../../platform/database/client/client.ts';
import type { Runtime } from '../../platform/runtime.ts';

type Keys = Pick<Runtime, 'derivedKeys'>;
/** The sector of a client; null: the client gets public subjects. */
type Sector = Pick<OpenidClient, 'sectorIdentifier'>;

/**
 * The `sub` of a customer for the clients of one sector (OpenID Connect Core §8.1): clients of different sectors cannot
 * compare their subjects. It never changes.
 */
export function pairwiseSubject({ derivedKeys }: Keys, sector: string, id: string): string {
  return derivedHmac(derivedKeys, 'openid-pairwise-subject').update(`${sector} ${id}`).digest('base64url');
}

/** The `sub` of a customer for a client. */
export function subjectFor(keys: Keys, { sectorIdentifier }: Sector, customerId: number): string {
  const id = String(customerId);
  return sectorIdentifier === null ? id : pairwiseSubject(keys, sectorIdentifier, id);
}

/**
 * The `sid` of a session for a client. With pairwise subjects, each sector gets a different `sid`: with a common one,
 * two clients could detect that they have the same customer.
 */
export function sidFor(keys: Keys, { sectorIdentifier }: Sector, sessionId: string): string {
  if (sectorIdentifier === null) return sessionId;
  const cipher = createCipheriv(ONE_BLOCK, sectorKey(keys, sectorIdentifier), null).setAutoPadding(false);
  return uuidOf(cipher.update(bytesOfUuid(sessionId)));
}

/** Returns the session id for a `sid` of `sidFor`. */
export function sessionOfSid(keys: Keys, { sectorIdentifier }: Sector, sid: string): string {
  if (sectorIdentifier === null) return sid;
  const decipher = createDecipheriv(ONE_BLOCK, sectorKey(keys, sectorIdentifier), null).setAutoPadding(false);
  return uuidOf(decipher.update(bytesOfUuid(sid)));
}

/** A UUID is as long as one block of AES. No two blocks have the same result, and only the key reverses it. */
const ONE_BLOCK = 'aes-256-ecb';

function sectorKey({ derivedKeys }: Keys, sector: string): Buffer {
  return derivedHmac(derivedKeys, 'openid-pairwise-sid').update(sector).digest();
}
