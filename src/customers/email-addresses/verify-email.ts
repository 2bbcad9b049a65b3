import { z } from 'zod';
import { beforeChange, unsettledChange } from '../../delivery/mail/mailbox.ts';
import { recordEvent } from '../../delivery/webhooks/record-event.ts';
import { text } from '../../lib/input.ts';
import type { Customer } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { IdentityError, requireValid } from '../../platform/errors.ts';
import { spendOneTimeToken, withdrawOneTimeTokens } from '../../platform/one-time-tokens/one-time-token.ts';
import type { Runtime } from '../../platform/runtime.ts';
import type { SiteOfAccount } from '../../tenancy/sites/site.ts';
import { recordCustomerChange } from '../customer/customer-change.ts';
import { customerObject } from '../customer/customer-object.ts';
import { requireCustomerToken } from '../customer/customer-token.ts';
import { type MailboxProof, takeOver } from '../customer/take-over.ts';
import { isGuarded } from '../second-factor/gate.ts';
import { restoreEmail, settleChange } from './settle-change.ts';

const presented = z.object({ token: text('token', 200) });

/**
 * Verifies an email by the token that was sent to it.
 * @param input `token`, not yet validated
 * @throws IdentityError VALIDATION_FAILED; ONE_TIME_TOKEN_INVALID, also when the customer has another email by now
 */
export async function verifyEmail(runtime: Runtime, site: SiteOfAccount, input: unknown): Promise<Customer> {
  const { prisma } = runtime;
  const { token: text } = requireValid(presented, input);
  const now = runtime.clock();
  return prisma.$transaction(async (tx) => {
    const { token, customer } = await requireCustomerToken(tx, 'EMAIL_VERIFICATION', text, site.id, now);
    const { email } = token.data as { email?: string };
    if (customer.email !== email || !(await spendOneTimeToken(tx, token, now))) {
      throw new IdentityError('ONE_TIME_TOKEN_INVALID');
    }
    return confirmEmail(tx, runtime, customer, now);
  });
}

/**
 * Lets a customer in whose mailbox has just been shown to be hers. Where nobody had verified the email, she
 * takes it over from whoever registered with it, and the account's webhooks are told. Not where a second factor
 * is asked for: a mailbox does not stand in for it, and whoever shows both has registered herself.
 * @param customer whose row is held
 */
export async function admitByMailbox(
  tx: Db,
  runtime: Runtime,
  customer: Customer,
  proof: MailboxProof,
): Promise<Customer> {
  const change = await unsettledChange(tx, customer.id);
  const { emailVerifiedAt } = beforeChange(customer, change);
  if (emailVerifiedAt !== null || (await isGuarded(tx, customer))) return customer;
  // The mailbox is that of the email before the change.
  const restored = change ? await restoreEmail(tx, customer.id, change, null, proof.now) : customer;
  const owned = await takeOver(tx, runtime, restored, proof);
  await tellOfVerification(tx, runtime, owned, proof.now);
  await recordCustomerChange(tx, runtime, customer, owned, proof.now);
  return owned;
}

/** Notes that an email is its customer's, who has shown her mailbox and all else that she is asked for. */
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
  await tellOfVerification(tx, runtime, verified, now);
  return verified;
}

/** Tells the account's webhooks that an email has been verified, however. */
export async function tellOfVerification(
  tx: Db,
  runtime: Runtime,
  customer: Customer,
  now: Date,
): Promise<void> {
  const type = 'customer.email_verification_succeeded';
  const newEvent = { accountId: customer.accountId, type, object: customerObject(customer) } as const;
  await recordEvent(tx, runtime, newEvent, now);
}
