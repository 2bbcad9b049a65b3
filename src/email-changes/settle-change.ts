import type { Customer, EmailChange } from '../database/client/client.ts';
import type { Db } from '../database/database.ts';
import { withdrawOneTimeTokens } from '../one-time-tokens/one-time-token.ts';
import { unsettledChange } from './mailbox.ts';

/**
 * Notes that the customer themselves wants the email that they have now: they have shown more than a token.
 * @param tx a transaction that holds the customer's row
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
 * lets the customer in goes to the new address, the old one is free, and what was sent there is void.
 * @param tx a transaction that holds the customer's row
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
  const sent = ['EMAIL_CHANGE_UNDO', 'PASSWORD_RESET', 'PASSWORDLESS_LINK', 'PASSWORDLESS_CODE'] as const;
  await withdrawOneTimeTokens(tx, { customerId }, sent, now);
}

/**
 * A login with the new email and the password confirms the change: whoever types both knows of it.
 * @param customer as they were found by that email
 */
export async function confirmChangeByLogin(tx: Db, customer: Customer, now: Date): Promise<void> {
  const { id, email, passwordVersion } = customer;
  const unsettled = await unsettledChange(tx, id);
  if (!unsettled || unsettled.confirmedAt) return;
  await tx.$queryRaw`SELECT 1 FROM customer WHERE id = ${id} FOR NO KEY UPDATE`;
  const held = await tx.customer.findUnique({ where: { id } });
  // Another email, or another password, is not what was typed.
  if (held?.email !== email || held.passwordVersion !== passwordVersion) return;
  await confirmChange(tx, held, now);
}

/**
 * Gives a customer the email back that was theirs before a change that is not settled.
 * @param tx a transaction that holds the customer's row
 * @param verifiedAt since when that email counts as verified
 */
export async function restoreEmail(
  tx: Db,
  { customerId, email, emailKey }: EmailChange,
  verifiedAt: Date | null,
  now: Date,
): Promise<Customer> {
  await tx.emailChange.delete({ where: { customerId } });
  await withdrawOneTimeTokens(tx, { customerId }, ['EMAIL_CHANGE_UNDO', 'EMAIL_VERIFICATION'], now);
  const data = { email, emailKey, emailVerifiedAt: verifiedAt, updatedAt: now };
  return tx.customer.update({ where: { id: customerId }, data });
}
