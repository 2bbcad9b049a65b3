import type { Customer, EmailChange } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';

/**
 * Returns the customer with the address that mail is sent to. While a change of the email is not settled, that is the
 * address before the change, because a stolen access token can be enough to make the change.
 */
export async function withMailAddress<Addressed extends Pick<Customer, 'id' | 'email' | 'emailVerifiedAt'>>(
  db: Db,
  customer: Addressed,
): Promise<Addressed> {
  return withEmailBeforeChange(customer, await findUnsettledChange(db, customer.id));
}

/** Finds the unsettled change of a customer's email. Null if there is none. */
export function findUnsettledChange(db: Db, customerId: number): Promise<EmailChange | null> {
  return db.emailChange.findUnique({ where: { customerId } });
}

/** Returns the customer with the email that they had before the change. If `change` is null, changes nothing. */
export function withEmailBeforeChange<Addressed extends Pick<Customer, 'email' | 'emailVerifiedAt'>>(
  customer: Addressed,
  change: EmailChange | null,
): Addressed {
  if (!change) return customer;
  const { email, emailKey, verifiedAt: emailVerifiedAt } = change;
  return { ...customer, email, emailKey, emailVerifiedAt };
}
