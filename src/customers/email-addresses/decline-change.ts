import { IdentityError, requireValid } from '../../platform/errors.ts';
import { spendOneTimeToken } from '../../platform/one-time-tokens/one-time-token.ts';
import type { Runtime } from '../../platform/runtime.ts';
import type { SiteOfAccount } from '../../tenancy/sites/site.ts';
import { lockCustomerByEmail, requireCustomerToken, tokenOfLink } from '../customer/lock-customer.ts';
import type { DeclineData } from './change-links.ts';
import { reverseChange } from './reverse-change.ts';

/**
 * Declines a change of the email by the second link of the verification mail. With it, the owner of the new address
 * says that the account is not theirs. The customer gets the earlier address back, and the new address becomes free.
 * @param input `token`, not yet validated
 * @throws IdentityError VALIDATION_FAILED; ONE_TIME_TOKEN_INVALID, also if the customer has changed the email again, or
 *   another customer now has the earlier address
 */
export async function declineEmailChange(
  runtime: Runtime,
  { site, source }: { site: SiteOfAccount; source: string },
  input: unknown,
): Promise<void> {
  const { token: text } = requireValid(tokenOfLink, input);
  const now = runtime.clock();
  await runtime.prisma.$transaction(async (tx) => {
    const { token, customer } = await requireCustomerToken(tx, 'EMAIL_CHANGE_DECLINE', text, site.id, now);
    const { declined, before } = token.data as DeclineData;
    if (customer.email !== declined || !(await spendOneTimeToken(tx, token, now))) {
      throw new IdentityError('ONE_TIME_TOKEN_INVALID');
    }
    // The link proves nothing about the earlier address, so another customer who has it now keeps it.
    const holder = await lockCustomerByEmail(tx, customer.accountId, before.emailKey);
    if (holder && holder.customer.id !== customer.id) throw new IdentityError('ONE_TIME_TOKEN_INVALID');
    await reverseChange(tx, runtime, { customer, before }, { reason: 'declined', site, source }, now);
  });
}
