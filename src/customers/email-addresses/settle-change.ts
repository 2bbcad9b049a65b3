import { unsettledChange } from '../../delivery/mail/mailbox.ts';
import { addDays } from '../../lib/clock.ts';
import type { Customer } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { lockCustomer } from '../../platform/database/locks.ts';
import { withdrawOneTimeTokens } from '../../platform/one-time-tokens/one-time-token.ts';
import { SETTLED_DAYS } from './lifetimes.ts';

/** What is mailed to let a customer in. */
export const LETS_IN = ['PASSWORD_RESET', 'PASSWORDLESS_LINK', 'PASSWORDLESS_CODE'] as const;

/**
 * Notes that the customer themselves wants the email that they have now: they have shown more than a token.
 * @param tx a transaction that has locked the customer
 */
export async function confirmChange(tx: Db, customer: Customer, now: Date): Promise<void> {
  await tx.emailChange.updateMany({
    where: { customerId: customer.id, confirmedAt: null },
    data: { confirmedAt: now },
  });
  await settleChange(tx, customer, now);
}

/**
 * Settles a change of the email where the new address is verified and the change confirmed. From then on mail that
 * lets the customer in goes to the new address, the old one is free, and what was sent there to let the customer in is
 * void. The links that reverse the change stay good for some days: a thief may own the new mailbox and have a recent
 * login, and so settle it within a minute.
 * @param tx a transaction that has locked the customer
 * @param customer as the row is now
 */
export async function settleChange(
  tx: Db,
  { id: customerId, emailVerifiedAt }: Pick<Customer, 'id' | 'emailVerifiedAt'>,
  now: Date,
): Promise<void> {
  if (emailVerifiedAt === null) return;
  const { count } = await tx.emailChange.deleteMany({ where: { customerId, confirmedAt: { not: null } } });
  if (count === 0) return;
  await withdrawOneTimeTokens(tx, { customerId }, LETS_IN, now);
  const end = addDays(now, SETTLED_DAYS);
  await tx.oneTimeToken.updateMany({
    where: {
      customerId,
      purpose: { in: ['EMAIL_CHANGE_UNDO', 'EMAIL_CHANGE_DECLINE'] },
      spentAt: null,
      expiresAt: { gt: end },
    },
    data: { expiresAt: end },
  });
}

/**
 * Confirms a change by a login with the new email and the password, which shows that the customer knows of
 * it.
 * @param customer as found by that email
 */
export async function confirmChangeByLogin(tx: Db, customer: Customer, now: Date): Promise<void> {
  const { id, email, passwordVersion } = customer;
  const unsettled = await unsettledChange(tx, id);
  if (!unsettled || unsettled.confirmedAt) return;
  await lockCustomer(tx, { id });
  const held = await tx.customer.findUnique({ where: { id } });
  // Another email, or another password, is not what was typed.
  if (held?.email !== email || held.passwordVersion !== passwordVersion) return;
  await confirmChange(tx, held, now);
}

/**
 * Gives a customer the email back that was theirs before a change. Links that undo the change stay good: they also end
 * what else was done since then.
 * @param tx a transaction that has locked the customer
 * @param before the address, which is free or reserved for this customer
 * @param verifiedAt since when that email counts as verified
 */
export async function restoreEmail(
  tx: Db,
  customerId: number,
  { email, emailKey }: Pick<Customer, 'email' | 'emailKey'>,
  verifiedAt: Date | null,
  now: Date,
): Promise<Customer> {
  await tx.emailChange.deleteMany({ where: { customerId } });
  const sent = ['EMAIL_CHANGE_DECLINE', 'EMAIL_VERIFICATION'] as const;
  await withdrawOneTimeTokens(tx, { customerId }, sent, now);
  const data = { email, emailKey, emailVerifiedAt: verifiedAt, updatedAt: now };
  return tx.customer.update({ where: { id: customerId }, data });
}
