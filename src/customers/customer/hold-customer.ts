import { unsettledChange } from '../../delivery/mail/mailbox.ts';
import { type Customer, type EmailChange, Prisma } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';

/**
 * A customer who may log in, the row held until the transaction ends, so that what is read of it and of the
 * customer's tokens stays true; null when there is none.
 */
export async function holdCustomer(tx: Db, id: number): Promise<Customer | null> {
  const [row] = await tx.$queryRaw<{ id: number }[]>`
    SELECT id FROM customer WHERE id = ${id} AND disabled_at IS NULL AND deleted_at IS NULL
    FOR NO KEY UPDATE`;
  return tx.customer.findUnique({ where: { id: row?.id ?? 0 } });
}

/** A customer whose row is held, and the change of their email that is not settled. */
export type HeldByEmail = { customer: Customer; change: EmailChange | null };

/**
 * The customer of an account who has an email, be it the one before a change that is not settled, the row held as
 * above. It is as many statements whether or not a customer has it. Disabled and deleted ones are found too.
 */
export async function holdByEmail(tx: Db, accountId: number, emailKey: string): Promise<HeldByEmail | null> {
  const [row] = await tx.$queryRaw<{ id: number }[]>`
    SELECT id FROM customer WHERE id = ${customerIdByEmail(accountId, emailKey)} FOR NO KEY UPDATE`;
  const id = row?.id ?? 0;
  const [customer, change] = [await tx.customer.findUnique({ where: { id } }), await unsettledChange(tx, id)];
  // The email may have changed while this waited for the row.
  return customer?.emailKey === emailKey || (customer && change?.emailKey === emailKey)
    ? { customer, change }
    : null;
}

/** The customer of an account who has an email. The triggers of `email_change` keep it unique. */
export function customerIdByEmail(accountId: number, emailKey: string): Prisma.Sql {
  return Prisma.sql`COALESCE(
    (SELECT id FROM customer WHERE account_id = ${accountId} AND email_key = ${emailKey}),
    (SELECT customer_id FROM email_change WHERE account_id = ${accountId} AND email_key = ${emailKey}))`;
}
