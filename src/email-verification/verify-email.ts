import { z } from 'zod';
import { requireCustomerToken } from '../customers/customer-token.ts';
import type { Customer, PrismaClient } from '../database/client/client.ts';
import type { Db } from '../database/database.ts';
import { IdentityError, requireValid } from '../errors.ts';
import type { Clock } from '../lib/clock.ts';
import type { DerivedKeys } from '../lib/derived-keys.ts';
import { text } from '../lib/input.ts';
import { spendOneTimeToken, withdrawOneTimeTokens } from '../one-time-tokens/one-time-token.ts';
import type { SiteOfAccount } from '../sites/site.ts';
import { customerObject } from '../webhooks/customer-object.ts';
import { recordEvent } from '../webhooks/record-event.ts';

const presented = z.object({ token: text('token', 200) });

/**
 * Verifies an email by the token that was sent to it.
 * @param input `token`, not yet validated
 * @throws IdentityError VALIDATION_FAILED; ONE_TIME_TOKEN_INVALID, also when the customer has another email by now
 */
export async function verifyEmail(
  prisma: PrismaClient,
  dependencies: { clock: Clock; derivedKeys: DerivedKeys },
  site: SiteOfAccount,
  input: unknown,
): Promise<Customer> {
  const { token: text } = requireValid(presented, input);
  const now = dependencies.clock();
  return prisma.$transaction(async (tx) => {
    const { token, customer } = await requireCustomerToken(tx, 'EMAIL_VERIFICATION', text, site.id, now);
    const { email } = token.data as { email?: string };
    if (customer.email !== email || !(await spendOneTimeToken(tx, token, now))) {
      throw new IdentityError('ONE_TIME_TOKEN_INVALID');
    }
    return markEmailVerified(tx, dependencies, customer, now);
  });
}

/**
 * Notes that a customer has shown that her mailbox is hers, and tells the account's webhooks; nothing where
 * that was known already.
 * @param customer whose row is held
 */
export async function markEmailVerified(
  tx: Db,
  dependencies: { derivedKeys: DerivedKeys },
  customer: Customer,
  now: Date,
): Promise<Customer> {
  if (customer.emailVerifiedAt !== null) return customer;
  const where = { id: customer.id };
  const verified = await tx.customer.update({ where, data: { emailVerifiedAt: now, updatedAt: now } });
  await withdrawOneTimeTokens(tx, { customerId: customer.id }, ['EMAIL_VERIFICATION'], now);
  const type = 'customer.email_verification_succeeded';
  const happening = { accountId: customer.accountId, type, object: customerObject(verified) } as const;
  await recordEvent(tx, dependencies, happening, now);
  return verified;
}
