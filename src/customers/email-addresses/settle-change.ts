import { findUnsettledChange } from '../../delivery/mail/mailbox.ts';
import { addDays } from '../../lib/clock.ts';
import type { Customer } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { lockCustomer } from '../../platform/database/locks.ts';
import { withdrawOneTimeTokens } from '../../platform/one-time-tokens/one-time-token.ts';
import { SETTLED_DAYS } from './change-links.ts';

/** The mailed tokens with which a customer can log in or choose a new password. */
export const LOGIN_TOKENS = ['PASSWORD_RESET', 'PASSWORDLESS_LINK', 'PASSWORDLESS_CODE'] as const;

/**
 * Confirms the change of the email, after the customer has shown more than an access token.
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
 * Settles a change of the email if the new address is verified and the change is confirmed. From then on login and
 * reset mails go to the new address, the old address is free, and links and codes that were sent there are invalid. The
 * links that reverse the change stay valid for some days: a thief who owns the new mailbox and has a recent login can
 * settle the change within a minute.
 * @param tx a transaction that has locked the customer
 * @param customer the current row
 */
export async function settleChange(
  tx: Db,
  { id: customerId, emailVerifiedAt }: Pick<Customer, 'id' | 'emailVerifiedAt'>,
  now: Date,
): Promise<void> {
  if (emailVerifiedAt === null) return;
  const { count } = await tx.emailChange.deleteMany({ where: { customerId, confirmedAt: { not: null } } });
  if (count === 0) return;
  await withdrawOneTimeTokens(tx, { customerId }, LOGIN_TOKENS, now);
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
 * Confirms a change by a login with the new email and the password, which shows that the customer agrees to the new
 * email.
 * @param customer found by that email
 */
export async function confirmChangeByLogin(tx: Db, customer: Customer, now: Date): Promise<void> {
  const { id, email, passwordVersion } = customer;
  const unsettled = await findUnsettledChange(tx, id);
  if (!unsettled || unsettled.confirmedAt) return;
  await lockCustomer(tx, { id });
  const locked = await tx.customer.findUnique({ where: { id } });
  // A concurrent request has changed the email or the password that was typed.
  if (locked?.email !== email || locked.passwordVersion !== passwordVersion) return;
  await confirmChange(tx, locked, now);
}

/**
 * Restores the email that a customer had before a change. Links that undo the change stay valid, because they also end
 * sessions and remove ways to log in.
 * @param tx a transaction that has locked the customer
 * @param before the address, which is free or reserved for this customer
 * @param verifiedAt when that email was verified
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
