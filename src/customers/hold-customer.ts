import type { Customer } from '../database/client/client.ts';
import type { Db } from '../database/database.ts';

/**
 * A customer who may log in, her row held until the transaction ends, so that what is read of her and of her
 * tokens stays true; null when there is none.
 */
export async function holdCustomer(tx: Db, id: number): Promise<Customer | null> {
  const [row] = await tx.$queryRaw<{ id: number }[]>`
    SELECT id FROM customer WHERE id = ${id} AND disabled_at IS NULL AND deleted_at IS NULL
    FOR NO KEY UPDATE`;
  return tx.customer.findUnique({ where: { id: row?.id ?? 0 } });
}

/** The same by email. It is as many statements whether or not somebody has it. */
export async function holdCustomerByEmail(
  tx: Db,
  accountId: number,
  emailKey: string,
): Promise<Customer | null> {
  const [row] = await tx.$queryRaw<{ id: number }[]>`
    SELECT id FROM customer WHERE account_id = ${accountId} AND email_key = ${emailKey}
      AND disabled_at IS NULL AND deleted_at IS NULL
    FOR NO KEY UPDATE`;
  return tx.customer.findUnique({ where: { id: row?.id ?? 0 } });
}
