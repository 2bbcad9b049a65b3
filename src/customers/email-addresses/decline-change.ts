import { IdentityError, requireValid } from '../../platform/errors.ts';
import { spendOneTimeToken } from '../../platform/one-time-tokens/one-time-token.ts';
import type { Runtime } from '../../platform/runtime.ts';
import type { SiteOfAccount } from '../../tenancy/sites/site.ts';
import { lockCustomerByEmail, requireCustomerToken, tokenOfLink } from '../customer/lock-customer.ts';
import type { DeclineData } from './address-before.ts';
import { reverseChange } from './reversal.ts';

/**
 * Declines a change of the email by the second link of the mail that asks to verify the new address: its owner says
 * that the account is not theirs. The customer gets the address before the change back, and the new one is free.
 * @param input `token`, not yet validated
 * @throws IdentityError VALIDATION_FAILED; ONE_TIME_TOKEN_INVALID, also when the customer has another email by now, or
 *   another customer has the address before the change
 */
export async function declineEmailChange(
  runtime: Runtime,
  { site, source }: { site: SiteOfAccount; source: string },
  input: unknown,
): Promise<void> {
  const { prisma } = runtime;
  const { token: text } = requireValid(tokenOfLink, input);
  const now = runtime.clock();
  await prisma.$transaction(async (tx) => {
    const { token, customer } = await requireCustomerToken(tx, 'EMAIL_CHANGE_DECLINE', text, site.id, now);
    const { declined, before } = token.data as DeclineData;
    if (customer.email !== declined || !(await spendOneTimeToken(tx, token, now))) {
      throw new IdentityError('ONE_TIME_TOKEN_INVALID');
    }
    // Declining shows nothing about the address before the change.
    const held = await lockCustomerByEmail(tx, customer.accountId, before.emailKey);
    if (held && held.customer.id !== customer.id) throw new IdentityError('ONE_TIME_TOKEN_INVALID');
    await reverseChange(tx, runtime, { customer, before }, { reason: 'declined', site, source }, now);
  });
}
