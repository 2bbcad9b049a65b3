import { recordAudit } from '../audit/audit.ts';
import { type Customer, type OneTimeToken, OneTimeTokenPurpose } from '../database/client/client.ts';
import type { Db } from '../database/database.ts';
import { withdrawOneTimeTokens } from '../one-time-tokens/one-time-token.ts';
import { endSessions } from '../sessions/end-session.ts';

/** How somebody has shown that the mailbox is hers, and from where. */
export type MailboxProof = {
  shownBy: { provider: string } | { startedBy: 'PASSWORDLESS_LINK' | 'PASSWORDLESS_CODE' };
  source: string;
  now: Date;
  /** What she has presented, if it may be used again: it went to her mailbox, and stays good. */
  presented?: Pick<OneTimeToken, 'id'>;
};

/**
 * Gives a customer whose email nobody has verified to the person whose email it verifiably is (R19). Whoever
 * registered with it may have been somebody else: every way in that she may have left open dies (password,
 * sessions, linked identities, second factors and passkeys, whatever was sent to her).
 * @param tx a transaction that holds the customer's row
 */
export async function takeOver(
  tx: Db,
  { id, accountId }: Pick<Customer, 'id' | 'accountId'>,
  { shownBy, source, now, presented }: MailboxProof,
): Promise<Customer> {
  await endSessions(tx, { customerId: id }, 'EMAIL_TAKEN_OVER', now);
  await dropWaysIn(tx, id, now, presented);
  const actor = { kind: 'CUSTOMER', id: String(id), source, requestId: null } as const;
  const target = { kind: 'customer', id };
  const deed = { accountId, action: 'customer.email_taken_over', target, after: shownBy };
  await recordAudit(tx, actor, deed, now);
  return tx.customer.update({
    where: { id },
    data: { passwordHash: null, passwordVersion: { increment: 1 }, emailVerifiedAt: now, updatedAt: now },
  });
}

/**
 * Removes every way in but the password and the sessions, which the caller replaces and ends.
 * @param tx a transaction that holds the customer's row
 * @param presented a one-time token that stays as it is
 */
export async function dropWaysIn(
  tx: Db,
  customerId: number,
  now: Date,
  presented?: Pick<OneTimeToken, 'id'>,
): Promise<void> {
  await withdrawOneTimeTokens(tx, { customerId }, Object.values(OneTimeTokenPurpose), now, presented);
  await tx.externalIdentity.deleteMany({ where: { customerId } });
  await tx.authenticator.deleteMany({ where: { customerId } });
  await tx.knownDevice.deleteMany({ where: { customerId } });
}
