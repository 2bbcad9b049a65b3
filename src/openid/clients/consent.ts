import type { OpenidConsent } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';

/** The ids of the rows of a customer and a client. */
type Between = { customerId: number; clientId: number };

/**
 * The scopes that a customer allows a client now. Empty: the customer has not consented, or has revoked the consent.
 */
export async function consentedScopes(db: Db, { customerId, clientId }: Between): Promise<string[]> {
  const consent = await db.openidConsent.findUnique({
    where: { customerId_clientId: { customerId, clientId } },
  });
  return consent?.revokedAt === null ? consent.scopes : [];
}

/** Records that a customer allows a client some scopes, in addition to the scopes that they already allow. */
export async function recordConsent(
  tx: Db,
  { customerId, clientId }: Between,
  scopes: readonly string[],
  now: Date,
): Promise<OpenidConsent> {
  const known = await consentedScopes(tx, { customerId, clientId });
  const granted = { scopes: [...new Set([...known, ...scopes])], grantedAt: now, revokedAt: null };
  return tx.openidConsent.upsert({
    where: { customerId_clientId: { customerId, clientId } },
    create: { customerId, clientId, ...granted },
    update: granted,
  });
}

/** The number of customers whose consent for a client is valid now. */
export function consentCount(db: Db, clientId: number): Promise<number> {
  return db.openidConsent.count({ where: { clientId, revokedAt: null } });
}
