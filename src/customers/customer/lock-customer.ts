import { unsettledChange } from '../../delivery/mail/mailbox.ts';
import type { Customer, EmailChange } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { lockCustomer, lockCustomerWithEmail } from '../../platform/database/locks.ts';

/** Locks and reads a customer who may log in; null when there is none. */
export async function lockActiveCustomer(tx: Db, id: number): Promise<Customer | null> {
  const locked = await lockCustomer(tx, { id });
  return tx.customer.findUnique({ where: { id: locked?.mayLogIn ? id : 0 } });
}

/** A locked customer, and the change of their email that is not settled. */
export type LockedByEmail = { customer: Customer; change: EmailChange | null };

/**
 * Locks and reads the customer of an account who has an email, be it the one before an unsettled change. It takes as
 * many statements whether or not a customer has it. Disabled and deleted customers are found too.
 */
export async function lockCustomerByEmail(
  tx: Db,
  accountId: number,
  emailKey: string,
): Promise<LockedByEmail | null> {
  const id = (await lockCustomerWithEmail(tx, accountId, emailKey)) ?? 0;
  const [customer, change] = [await tx.customer.findUnique({ where: { id } }), await unsettledChange(tx, id)];
  // The email may have changed while this waited for the lock.
  return customer?.emailKey === emailKey || (customer && change?.emailKey === emailKey)
    ? { customer, change }
    : null;
}
