import { z } from 'zod';
import { findUnsettledChange } from '../../delivery/mail/mailbox.ts';
import type {
  Customer,
  EmailChange,
  OneTimeToken,
  OneTimeTokenPurpose,
} from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { lockCustomer, lockCustomerWithEmail } from '../../platform/database/locks.ts';
import { IdentityError } from '../../platform/errors.ts';
import { text } from '../../platform/input.ts';
import { findOneTimeToken } from '../../platform/one-time-tokens/one-time-token.ts';

/** Locks and reads a customer, also a disabled or deleted one. */
export async function lockAndReadCustomer(tx: Db, id: number): Promise<Customer | null> {
  await lockCustomer(tx, { id });
  return tx.customer.findUnique({ where: { id } });
}

/** Locks and reads a customer. Null for a customer who may not log in or does not exist. */
export async function lockActiveCustomer(tx: Db, id: number): Promise<Customer | null> {
  const locked = await lockCustomer(tx, { id });
  return tx.customer.findUnique({ where: { id: locked?.mayLogIn ? id : 0 } });
}

export type LockedByEmail = { customer: Customer; change: EmailChange | null };

/**
 * Finds a customer of an account by the email they have now, or had before an unsettled change. Locks and reads the
 * customer. Runs the same statements whether or not the customer exists. Disabled and deleted customers are found too.
 */
export async function lockCustomerByEmail(
  tx: Db,
  accountId: number,
  emailKey: string,
): Promise<LockedByEmail | null> {
  const id = (await lockCustomerWithEmail(tx, accountId, emailKey)) ?? 0;
  const [customer, change] = [
    await tx.customer.findUnique({ where: { id } }),
    await findUnsettledChange(tx, id),
  ];
  // A concurrent request may have changed the email before the lock.
  return customer?.emailKey === emailKey || (customer && change?.emailKey === emailKey)
    ? { customer, change }
    : null;
}

/** The input of an operation that takes only the token of a mailed link. */
export const tokenOfLink = z.object({ token: text('token', 200) });

/**
 * Finds a valid one-time token and its customer, and locks the customer. Operations that set a password or an email
 * take the same lock before they withdraw tokens.
 * @param siteId the site on which the token must have been requested
 * @throws IdentityError ONE_TIME_TOKEN_INVALID
 */
export async function requireCustomerToken(
  tx: Db,
  purpose: OneTimeTokenPurpose,
  text: string,
  siteId: number,
  now: Date,
): Promise<{ token: OneTimeToken; customer: Customer }> {
  const found = await findOneTimeToken(tx, purpose, text, now);
  const customer =
    found?.customerId && found.siteId === siteId ? await lockActiveCustomer(tx, found.customerId) : null;
  const token = customer ? await findOneTimeToken(tx, purpose, text, now) : null;
  if (!token || !customer) throw new IdentityError('ONE_TIME_TOKEN_INVALID');
  return { token, customer };
}

/**
 * The fields of a customer that a verification or a reset by a mailed token returns. Such a token proves the mailbox,
 * not the password or a second factor, and opens no session.
 */
export type MailboxOwner = Pick<Customer, 'id' | 'email' | 'emailVerifiedAt'>;
