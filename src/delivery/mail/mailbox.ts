import type { Customer, EmailChange } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';

/**
 * The customer with the address that mail is sent to. While a change of the email is not settled, that is the
 * address before it, because the change may have been made with an access token alone.
 */
export async function atMailbox<Addressed extends Pick<Customer, 'id' | 'email' | 'emailVerifiedAt'>>(
  db: Db,
  customer: Addressed,
): Promise<Addressed> {
  return beforeChange(customer, await unsettledChange(db, customer.id));
}

/** The change of a customer's email that is not settled; null: the current email is all there is. */
export function unsettledChange(db: Db, customerId: number): Promise<EmailChange | null> {
  return db.emailChange.findUnique({ where: { customerId } });
}

/** The customer with the email that was theirs before a change. */
export function beforeChange<Addressed extends Pick<Customer, 'email' | 'emailVerifiedAt'>>(
  customer: Addressed,
  change: EmailChange | null,
): Addressed {
  if (!change) return customer;
  const { email, emailKey, verifiedAt: emailVerifiedAt } = change;
  return { ...customer, email, emailKey, emailVerifiedAt };
}
