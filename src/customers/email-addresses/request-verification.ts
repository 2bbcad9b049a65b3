import { mailCustomer } from '../../delivery/mail/mail-customer.ts';
import {
  type MailPermit,
  permitUnrequestedMail,
  requireMailPermit,
} from '../../delivery/mail/mail-permit.ts';
import { recordEvent } from '../../delivery/webhooks/record-event.ts';
import { addSeconds } from '../../lib/clock.ts';
import type { Customer, Site } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { IdentityError } from '../../platform/errors.ts';
import { issueOneTimeToken, withdrawOneTimeTokens } from '../../platform/one-time-tokens/one-time-token.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { ownPageLink, pageLink } from '../../tenancy/sites/page-link.ts';
import { customerObject } from '../customer/customer-object.ts';
import { lockActiveCustomer } from '../customer/lock-customer.ts';
import { issueDeclineToken } from './decline-token.ts';

/** How long the link that verifies an email is good. */
export const VERIFICATION_SECONDS = 86_400;

/**
 * Mails the link that verifies a customer's email, at their request: up to five an hour.
 * @throws IdentityError EMAIL_ALREADY_VERIFIED, RATE_LIMITED
 */
export async function requestEmailVerification(
  runtime: Runtime,
  customer: Customer,
  { site, source }: { site: Site; source: string },
): Promise<Customer> {
  const { prisma } = runtime;
  if (customer.emailVerifiedAt !== null) throw new IdentityError('EMAIL_ALREADY_VERIFIED');
  const now = runtime.clock();
  const { accountId, emailKey } = customer;
  const mail = { kind: 'emailVerification', accountId, emailKey, sender: { source } } as const;
  const permit = await requireMailPermit(prisma, runtime.settings, mail, now);
  return prisma.$transaction(async (tx) => {
    const held = await lockActiveCustomer(tx, customer.id);
    if (!held) throw new IdentityError('NOT_FOUND');
    if (held.emailVerifiedAt !== null) throw new IdentityError('EMAIL_ALREADY_VERIFIED');
    await sendVerification(tx, runtime, permit, held, site, now);
    return held;
  });
}

/**
 * The same without being asked, where the site verifies emails: after a registration.
 * It counts under the same limits; where they are used up nothing is sent, and the customer may ask later.
 */
export async function verifyUnasked(
  tx: Db,
  runtime: Runtime,
  customer: Customer,
  { site, source }: { site: Site; source: string },
  now: Date,
): Promise<void> {
  if (site.emailVerificationEnabled) await verifyChangedEmail(tx, runtime, customer, { site, source }, now);
}

/** The same wherever the email was changed: until the new address is verified, no mail that lets in goes there. */
export async function verifyChangedEmail(
  tx: Db,
  runtime: Runtime,
  customer: Customer,
  { site, source }: { site: Site; source: string },
  now: Date,
): Promise<void> {
  if (customer.emailVerifiedAt !== null) return;
  const { accountId, emailKey } = customer;
  const mail = { kind: 'emailVerification', accountId, emailKey, sender: { source } } as const;
  const permit = await permitUnrequestedMail(tx, runtime.settings, mail, false, now);
  if (!('withheld' in permit)) await sendVerification(tx, runtime, permit, customer, site, now);
}

/** The token is bound to the very address that it is sent to; a newer one withdraws it. */
async function sendVerification(
  tx: Db,
  runtime: Runtime,
  permit: MailPermit,
  customer: Customer,
  site: Site,
  now: Date,
): Promise<void> {
  const purpose = 'EMAIL_VERIFICATION';
  await withdrawOneTimeTokens(tx, { customerId: customer.id }, [purpose], now);
  const token = await issueOneTimeToken(tx, {
    purpose,
    customerId: customer.id,
    siteId: site.id,
    data: { email: customer.email },
    now,
    lifetimeSeconds: VERIFICATION_SECONDS,
  });
  const until = addSeconds(now, VERIFICATION_SECONDS);
  const link = pageLink(site, runtime.settings, 'email-verify', customer, { token });
  const declineToken = await issueDeclineToken(tx, customer, site, now);
  const values = { link, until };
  const carried = { link: token, until };
  if (declineToken) {
    const parameters = { token: declineToken };
    const otherLink = ownPageLink(site, runtime.settings, 'email-change-decline', customer, parameters);
    const both = { ...values, otherLink };
    await mailCustomer(tx, runtime, permit, customer, site, 'newEmailVerification', both, now, carried);
  } else {
    await mailCustomer(tx, runtime, permit, customer, site, 'emailVerification', values, now, carried);
  }
  const type = 'customer.email_verification_request';
  const newEvent = { accountId: customer.accountId, type, object: customerObject(customer) } as const;
  await recordEvent(tx, runtime, newEvent, now);
}
