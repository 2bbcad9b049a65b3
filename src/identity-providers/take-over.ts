import { recordAudit } from '../audit/audit.ts';
import { type Customer, OneTimeTokenPurpose } from '../database/client/client.ts';
import type { Db } from '../database/database.ts';
import { withdrawOneTimeTokens } from '../one-time-tokens/one-time-token.ts';
import { endSessions } from '../sessions/end-session.ts';

/**
 * Gives a customer whose email nobody has verified to the person whose email it verifiably is. Whoever
 * registered with it may have been somebody else: every way in that she may have left open dies (password,
 * sessions, linked identities, second factors and passkeys, whatever was sent to her).
 * @param tx a transaction that holds the customer's row
 */
export async function takeOver(
  tx: Db,
  { id, accountId }: Pick<Customer, 'id' | 'accountId'>,
  { provider, source, now }: { provider: string; source: string; now: Date },
): Promise<Customer> {
  await endSessions(tx, { customerId: id }, 'EMAIL_TAKEN_OVER', now);
  await withdrawOneTimeTokens(tx, { customerId: id }, Object.values(OneTimeTokenPurpose), now);
  await tx.externalIdentity.deleteMany({ where: { customerId: id } });
  await tx.authenticator.deleteMany({ where: { customerId: id } });
  await tx.knownDevice.deleteMany({ where: { customerId: id } });
  const actor = { kind: 'CUSTOMER', id: String(id), source, requestId: null } as const;
  const target = { kind: 'customer', id };
  await recordAudit(
    tx,
    actor,
    { accountId, action: 'customer.email_taken_over', target, after: { provider } },
    now,
  );
  return tx.customer.update({
    where: { id },
    data: { passwordHash: null, passwordVersion: { increment: 1 }, emailVerifiedAt: now, updatedAt: now },
  });
}
