import type { Db } from '../../platform/database/database.ts';
import { IdentityError } from '../../platform/errors.ts';

/**
 * Refuses what a token had allowed when its session has ended since: somebody else was let in meanwhile, or the
 * password was changed, and nothing may be added that outlives it.
 * @param tx a transaction that holds the customer's row, as whatever ends all of her sessions does
 * @throws IdentityError TOKEN_REVOKED
 */
export async function requireStillOpen(tx: Db, sessionId: string): Promise<void> {
  const open = await tx.session.findFirst({
    where: { id: sessionId, endedAt: null },
    select: { id: true },
  });
  if (!open) throw new IdentityError('TOKEN_REVOKED');
}
