import type { Customer } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { IdentityError, requireValid } from '../../platform/errors.ts';
import { spendOneTimeToken, withdrawOneTimeTokens } from '../../platform/one-time-tokens/one-time-token.ts';
import type { Runtime } from '../../platform/runtime.ts';
import type { SiteOfAccount } from '../../tenancy/sites/site.ts';
import { recordCustomerEvent } from '../customer/customer-change.ts';
import { requireCustomerToken, tokenOfLink } from '../customer/lock-customer.ts';
import { settleChange } from './settle-change.ts';

/**
 * Verifies an email by the token that was sent to it.
 * @param input `token`, not yet validated
 * @throws IdentityError VALIDATION_FAILED; ONE_TIME_TOKEN_INVALID, also if the customer has changed the email since
 */
export async function verifyEmail(runtime: Runtime, site: SiteOfAccount, input: unknown): Promise<Customer> {
  const { token: text } = requireValid(tokenOfLink, input);
  const now = runtime.clock();
  return runtime.prisma.$transaction(async (tx) => {
    const { token, customer } = await requireCustomerToken(tx, 'EMAIL_VERIFICATION', text, site.id, now);
    const { email } = token.data as { email?: string };
    if (customer.email !== email || !(await spendOneTimeToken(tx, token, now))) {
      throw new IdentityError('ONE_TIME_TOKEN_INVALID');
    }
    return confirmEmail(tx, runtime, customer, now);
  });
}

/**
 * Marks an email as verified. The caller has checked that the customer reads the mailbox and meets all other
 * requirements.
 */
export async function confirmEmail(
  tx: Db,
  runtime: Runtime,
  customer: Customer,
  now: Date,
): Promise<Customer> {
  if (customer.emailVerifiedAt !== null) return customer;
  const where = { id: customer.id };
  const verified = await tx.customer.update({ where, data: { emailVerifiedAt: now, updatedAt: now } });
  await withdrawOneTimeTokens(tx, { customerId: customer.id }, ['EMAIL_VERIFICATION'], now);
  await settleChange(tx, verified, now);
  await recordCustomerEvent(tx, runtime, 'customer.email_verification_succeeded', verified, now);
  return verified;
}
