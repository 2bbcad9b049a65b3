import { hashesEqual, hashSecret, randomSecret } from '../../lib/credential.ts';
import type { Db } from '../../platform/database/database.ts';
import { IdentityError } from '../../platform/errors.ts';
import type { ClientCredentials } from './client-credentials.ts';
import type { PartnerState } from './partner-state.ts';

/** What a partner is shown, once. */
export type PartnerCredentials = { clientId: string; clientSecret: string };

/** Compared with when there is no such partner, so that the answer takes the same steps. */
const NO_PARTNER_HASH = hashSecret('');

/** Creates a partner of an account; only the secret's hash is kept. */
export async function createPartner(db: Db, accountId: number, name: string): Promise<PartnerCredentials> {
  const clientId = `partner-${randomSecret().slice(0, 16)}`;
  const clientSecret = randomSecret();
  await db.partner.create({ data: { accountId, name, clientId, secretHash: hashSecret(clientSecret) } });
  return { clientId, clientSecret };
}

/** Nobody learns whether it was the client id or the secret. */
export function wrongCredentials(): IdentityError {
  return new IdentityError('UNAUTHENTICATED', { message: 'Wrong client credentials.' });
}

/**
 * Holds what was presented against the partner that it names.
 * @param partner null: there is none of that client id
 * @returns null for a wrong secret and for a disabled partner. `secretHash` is that of the presented secret,
 *   which may be the one before the last rotation while that is still good
 */
export function admitPartner(
  partner: PartnerState | null,
  { secretHash }: ClientCredentials,
  now: Date,
): PartnerState | null {
  if (hashesEqual(secretHash, partner?.secretHash ?? NO_PARTNER_HASH)) {
    return partner?.disabledAt === null ? partner : null;
  }
  const previous = partner === null ? null : goodPreviousHash(partner, now);
  const matchesPrevious = hashesEqual(secretHash, previous ?? NO_PARTNER_HASH);
  if (partner === null || partner.disabledAt !== null || previous === null || !matchesPrevious) return null;
  return { ...partner, secretHash: previous };
}

/**
 * Whether somebody who was let in with a secret of that hash would still be.
 * @param current the partner as it is now; null: it is gone
 */
export function isStillGood(secretHash: Uint8Array, current: PartnerState | null, now: Date): boolean {
  if (current === null || current.disabledAt !== null) return false;
  const good = [current.secretHash, goodPreviousHash(current, now)];
  return good.some((hash) => hash !== null && Buffer.compare(hash, secretHash) === 0);
}

function goodPreviousHash(
  { previousSecretHash, previousSecretUntil }: PartnerState,
  now: Date,
): PartnerState['secretHash'] | null {
  return previousSecretUntil !== null && previousSecretUntil > now ? previousSecretHash : null;
}
