import type { Db } from '../../platform/database/database.ts';
import { IdentityError } from '../../platform/errors.ts';

/**
 * Refuses a token whose session has ended since the token was verified, for example by a password change.
 * @param tx a transaction that holds the lock on the customer's row
 * @throws IdentityError TOKEN_REVOKED
 */
export async function requireStillOpen(tx: Db, sessionId: string): Promise<void> {
  const open = await tx.session.findFirst({
    where: { id: sessionId, endedAt: null },
    select: { id: true },
  });
  if (!open) throw new IdentityError('TOKEN_REVOKED');
}
