import { mailRequestedReset } from '../../customers/account-recovery/request-reset.ts';
import { isColliding } from '../../customers/customer/email-collisions.ts';
import { requestEmailVerification } from '../../customers/email-addresses/request-verification.ts';
import { senderOf } from '../../delivery/mail/mail-permit.ts';
import type { Acting } from '../../platform/acting.ts';
import type { Customer } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { IdentityError, invalidField } from '../../platform/errors.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { recordAudit } from '../../tenancy/audit/audit.ts';
import { findSiteOfAccount } from '../../tenancy/sites/site-settings.ts';
import { findCustomer, lockAndFindCustomer } from './customers.ts';

/** The customer, and the email that the mail was sent to. */
export type SentMail = { customer: Customer; to: string };

type Addressed = { customerId: string; siteId: string };

/**
 * Mails a customer a link to choose a new password. The collaborator does not see the link. Each mailbox, collaborator
 * and account has a limit of mails.
 * @throws IdentityError NOT_FOUND for a customer or site of another account, and for a deleted customer;
 *   VALIDATION_FAILED on `customerId` for a disabled customer, or if the mailbox belongs to an older customer;
 *   RATE_LIMITED
 */
export async function sendPasswordReset(
  runtime: Runtime,
  acting: Acting,
  { customerId, siteId }: Addressed,
): Promise<SentMail> {
  const { prisma, clock } = runtime;
  const site = await findSiteOfAccount({ prisma }, acting, siteId);
  const now = clock();
  return prisma.$transaction(async (tx) => {
    const customer = await lockAndFindCustomer(tx, acting, customerId);
    requireMailbox(customer);
    const sender = senderOf(acting.actor, acting.accountId);
    const to = await mailRequestedReset(tx, runtime, customer, { site, sender }, now);
    await recordSending(tx, acting, 'customer.password_reset_sent', customer.id, site.id, now);
    return { customer, to };
  });
}

/**
 * Mails a customer the link that verifies their email. Each mailbox, collaborator and account has a limit of mails.
 * @throws IdentityError as `sendPasswordReset`; EMAIL_ALREADY_VERIFIED
 */
export async function sendEmailVerification(
  runtime: Runtime,
  acting: Acting,
  { customerId, siteId }: Addressed,
): Promise<SentMail> {
  const { prisma } = runtime;
  const site = await findSiteOfAccount({ prisma }, acting, siteId);
  const found = await findCustomer({ prisma }, acting, customerId);
  requireMailbox(found);
  const sender = senderOf(acting.actor, acting.accountId);
  const customer = await requestEmailVerification(runtime, found, { site, sender }, (tx, now) =>
    recordSending(tx, acting, 'customer.email_verification_sent', found.id, site.id, now),
  );
  return { customer, to: customer.email };
}

function requireMailbox(customer: Customer): void {
  if (customer.deletedAt) throw new IdentityError('NOT_FOUND');
  if (customer.disabledAt) throw invalidField('customerId', 'The customer is disabled.');
  if (isColliding(customer))
    throw invalidField('customerId', 'The mailbox of this email belongs to an older customer.');
}

async function recordSending(
  tx: Db,
  { accountId, actor }: Acting,
  action: 'customer.password_reset_sent' | 'customer.email_verification_sent',
  customerId: number,
  siteId: number,
  now: Date,
): Promise<void> {
  const target = { kind: 'customer', id: customerId };
  await recordAudit(tx, actor, { accountId, action, target, after: { siteId } }, now);
}
