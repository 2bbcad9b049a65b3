import { mailCustomer } from '../../delivery/mail/mail-customer.ts';
import {
  type MailPermit,
  type MailSender,
  permitUnrequestedMail,
  requireMailPermit,
} from '../../delivery/mail/mail-permit.ts';
import { addSeconds } from '../../lib/clock.ts';
import type { Customer, Site } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { IdentityError, requireFound } from '../../platform/errors.ts';
import { issueOneTimeToken, withdrawOneTimeTokens } from '../../platform/one-time-tokens/one-time-token.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { ownPageLink, pageLink } from '../../tenancy/sites/page-link.ts';
import { recordCustomerEvent } from '../customer/customer-change.ts';
import { lockActiveCustomer } from '../customer/lock-customer.ts';
import { issueDeclineToken } from './change-links.ts';

/** How long the link that verifies an email is valid. */
export const VERIFICATION_SECONDS = 86_400;

/**
 * Mails the link that verifies a customer's email, at the request of the customer or of a collaborator. Up to five per
 * hour.
 * @param also a further function that the transaction of the mail calls
 * @throws IdentityError EMAIL_ALREADY_VERIFIED, RATE_LIMITED; NOT_FOUND for a disabled or deleted customer
 */
export async function requestEmailVerification(
  runtime: Runtime,
  customer: Customer,
  { site, sender }: { site: Site; sender: MailSender },
  also: (tx: Db, now: Date) => Promise<void> = async () => {},
): Promise<Customer> {
  if (customer.emailVerifiedAt !== null) throw new IdentityError('EMAIL_ALREADY_VERIFIED');
  const now = runtime.clock();
  const { accountId, emailKey } = customer;
  const mail = { kind: 'emailVerification', accountId, emailKey, sender } as const;
  const permit = await requireMailPermit(runtime, mail, now);
  return runtime.prisma.$transaction(async (tx) => {
    const locked = requireFound(await lockActiveCustomer(tx, customer.id));
    if (locked.emailVerifiedAt !== null) throw new IdentityError('EMAIL_ALREADY_VERIFIED');
    await sendVerification(tx, runtime, permit, locked, site, now);
    await also(tx, now);
    return locked;
  });
}

/**
 * Mails the verification without a request, if the site verifies emails and the email is not verified. If the limits
 * are used up, nothing is sent, and the customer can request the verification later.
 */
export async function mailVerificationIfEnabled(
  tx: Db,
  runtime: Runtime,
  customer: Customer,
  { site, source }: { site: Site; source: string },
  now: Date,
): Promise<void> {
  if (site.emailVerificationEnabled)
    await mailUnrequestedVerification(tx, runtime, customer, { site, source }, now);
}

/** Like `mailVerificationIfEnabled`, but also on a site that does not verify emails. */
export async function mailUnrequestedVerification(
  tx: Db,
  runtime: Runtime,
  customer: Customer,
  { site, source }: { site: Site; source: string },
  now: Date,
): Promise<void> {
  if (customer.emailVerifiedAt !== null) return;
  const { accountId, emailKey } = customer;
  const mail = { kind: 'emailVerification', accountId, emailKey, sender: { source } } as const;
  const permit = await permitUnrequestedMail(tx, runtime, mail, false, now);
  if (!('withheld' in permit)) await sendVerification(tx, runtime, permit, customer, site, now);
}

/** Mails the link. Its token is valid for this address only, and a newer token withdraws it. */
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
  const tokens = { link: token, until };
  if (declineToken) {
    const parameters = { token: declineToken };
    const otherLink = ownPageLink(site, runtime.settings, 'email-change-decline', customer, parameters);
    const both = { ...values, otherLink };
    await mailCustomer(tx, runtime, permit, customer, site, 'newEmailVerification', both, now, tokens);
  } else {
    await mailCustomer(tx, runtime, permit, customer, site, 'emailVerification', values, now, tokens);
  }
  await recordCustomerEvent(tx, runtime, 'customer.email_verification_request', customer, now);
}
