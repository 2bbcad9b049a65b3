import { z } from 'zod';
import { text } from '../../lib/input.ts';
import type { Customer, OneTimeToken, OneTimeTokenPurpose } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { IdentityError } from '../../platform/errors.ts';
import { findOneTimeToken } from '../../platform/one-time-tokens/one-time-token.ts';
import { lockActiveCustomer } from './lock-customer.ts';

/** The input of an operation that takes the token of a mailed link and nothing else. */
export const tokenOfLink = z.object({ token: text('token', 200) });

/**
 * Finds a valid one-time token and its customer, and locks the customer. Everything that withdraws tokens (a new
 * password, a new email) takes the same lock first.
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
