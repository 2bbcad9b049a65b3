import { hashesEqual, hashSecret, randomSecret } from '../../lib/credential.ts';
import { isStorable } from '../../lib/stored-values.ts';
import { validPreviousHash } from '../../platform/client-secret.ts';
import type { OpenidClient } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';

/** Compared in place of a secret that the client does not have, so that every comparison takes the same time. */
const NO_SECRET_HASH = hashSecret('');

/**
 * Finds a client by its public identifier. It is read for every request, so a change applies at once in every process.
 * @returns null for an unknown client and for a disabled one
 */
export async function findClient(db: Db, clientId: string): Promise<OpenidClient | null> {
  if (!isStorable(clientId)) return null;
  const client = await db.openidClient.findUnique({ where: { clientId } });
  return client?.disabledAt === null ? client : null;
}

/** Whether a client has no secret (RFC 6749 §2.1). Such a client must use PKCE. */
export function isPublicClient({
  tokenEndpointAuthMethod,
}: Pick<OpenidClient, 'tokenEndpointAuthMethod'>): boolean {
  return tokenEndpointAuthMethod === 'NONE';
}

/** Compares a presented secret with the current one and, until the overlap of a rotation ends, the previous one. */
export function clientSecretMatches(
  client: Pick<OpenidClient, 'secretHash' | 'previousSecretHash' | 'previousSecretUntil'>,
  presented: string,
  now: Date,
): boolean {
  const hash = hashSecret(presented);
  const { secretHash } = client;
  const previous = validPreviousHash(client, now);
  const isCurrent = hashesEqual(hash, secretHash ?? NO_SECRET_HASH) && secretHash !== null;
  const isPrevious = hashesEqual(hash, previous ?? NO_SECRET_HASH) && previous !== null;
  return isCurrent || isPrevious;
}

const ID_PREFIX = 'client-';

/** Creates a new client id. It is public, but random, so that ids of other clients cannot be guessed from it. */
export function newClientId(): string {
  return `${ID_PREFIX}${randomSecret().slice(0, 16)}`;
}

/** Whether an id, or HTTP Basic credentials that begin with an id, name a client and not a partner. */
export function isClientId(text: string): boolean {
  return text.startsWith(ID_PREFIX);
}
