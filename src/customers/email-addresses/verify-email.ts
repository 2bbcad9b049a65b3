import type { WayInChange } from '../../access/sessions/auth-grant.ts';
import { findUnsettledChange, withEmailBeforeChange } from '../../delivery/mail/mailbox.ts';
import { recordEvent } from '../../delivery/webhooks/record-event.ts';
import type { Customer } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { IdentityError, requireValid } from '../../platform/errors.ts';
import { spendOneTimeToken, withdrawOneTimeTokens } from '../../platform/one-time-tokens/one-time-token.ts';
import type { Runtime } from '../../platform/runtime.ts';
import type { SiteOfAccount } from '../../tenancy/sites/site.ts';
import { recordCustomerChange } from '../customer/customer-change.ts';
import { customerObject } from '../customer/customer-object.ts';
import { requireCustomerToken, tokenOfLink } from '../customer/lock-customer.ts';
import { type MailboxProof, takeOver } from '../customer/take-over.ts';
import { hasRequiredFactor } from '../second-factor/require-second-factor.ts';
import { restoreEmail, settleChange } from './settle-change.ts';

/**
 * Verifies an email by the token that was sent to it.
 * @param input `token`, not yet validated
 * @throws IdentityError VALIDATION_FAILED; ONE_TIME_TOKEN_INVALID, also when the customer has another email by now
 */
export async function verifyEmail(runtime: Runtime, site: SiteOfAccount, input: unknown): Promise<Customer> {
  const { prisma } = runtime;
  const { token: text } = requireValid(tokenOfLink, input);
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
 * Verifies the email of a customer who has shown that they read its mailbox. An account whose email was not verified is
 * taken over from the one who registered with it. Nothing happens if the customer has a second factor: a mailbox does
 * not replace it.
 * @param customer whose row is locked
 * @returns the customer, and how their ways to log in have changed
 */
export async function verifyByMailbox(
  tx: Db,
  runtime: Runtime,
  customer: Customer,
  proof: MailboxProof,
): Promise<{ customer: Customer; changes: readonly WayInChange[] }> {
  const change = await findUnsettledChange(tx, customer.id);
  const { emailVerifiedAt } = withEmailBeforeChange(customer, change);
  if (emailVerifiedAt !== null || (await hasRequiredFactor(tx, customer))) return { customer, changes: [] };
  // The mailbox is that of the email before the change.
  const restored = change ? await restoreEmail(tx, customer.id, change, null, proof.now) : customer;
  const owned = await takeOver(tx, runtime, restored, proof);
  await recordVerificationEvent(tx, runtime, owned.customer, proof.now);
  await recordCustomerChange(tx, runtime, customer, owned.customer, proof.now);
  return owned;
}

/** Marks an email as verified, after the customer has shown the mailbox and everything else that is required. */
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
  await recordVerificationEvent(tx, runtime, verified, now);
  return verified;
}

/** Records the event of a verified email. */
export async function recordVerificationEvent(
  tx: Db,
  runtime: Runtime,
  customer: Customer,
  now: Date,
): Promise<void> {
  const type = 'customer.email_verification_succeeded';
  const newEvent = { accountId: customer.accountId, type, object: customerObject(customer) } as const;
  await recordEvent(tx, runtime, newEvent, now);
}
