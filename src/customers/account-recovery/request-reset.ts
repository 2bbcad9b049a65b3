import { z } from 'zod';
import { mailCustomer } from '../../delivery/mail/mail-customer.ts';
import {
  type MailPermit,
  type MailSender,
  permitUnrequestedMail,
  requireMailPermitInTransaction,
} from '../../delivery/mail/mail-permit.ts';
import { withMailAddress } from '../../delivery/mail/mailbox.ts';
import { addSeconds } from '../../lib/clock.ts';
import type { Bearer } from '../../platform/acting.ts';
import type { Customer, Site } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { requireValid } from '../../platform/errors.ts';
import { emailKey } from '../../platform/identifiers.ts';
import { email, optionalText } from '../../platform/input.ts';
import { issueOneTimeToken, withdrawOneTimeTokens } from '../../platform/one-time-tokens/one-time-token.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { presentedBotToken, requireHuman } from '../../tenancy/bot-protection/require-human.ts';
import { pageLink } from '../../tenancy/sites/page-link.ts';
import type { SiteOfAccount } from '../../tenancy/sites/site.ts';
import { recordCustomerEvent } from '../customer/customer-change.ts';
import { beginSending, endSending, findAddressee, permitMailRequest } from '../customer/mail-request.ts';

/** The data of a reset token: whether the reset restores the email that the customer had before an unsettled change. */
export type ResetData = { restoresEmail?: boolean };

const LIFETIME_SECONDS = 3_600;

const request = z.object({
  email: email(),
  referer: optionalText('referer', 2_048),
  botToken: presentedBotToken(),
});

/**
 * Mails a link to choose a new password. The link can be used once, within an hour. Earlier links become invalid.
 * `referer` goes only to the account's webhooks.
 * @param visit `bearer` is the customer who is logged in, if any
 * @param input a RequestPasswordResetInput, not yet validated
 * @throws IdentityError VALIDATION_FAILED, RATE_LIMITED; NOT_FOUND for an unknown email if the site reveals unknown
 *   emails; the errors of `requireHuman`
 */
export async function requestPasswordReset(
  runtime: Runtime,
  { site, source, bearer }: { site: SiteOfAccount; source: string; bearer: Bearer | null },
  input: unknown,
): Promise<void> {
  const { email, referer = null, botToken } = requireValid(request, input);
  const asked = { kind: 'passwordReset', email, site, source } as const;
  const now = runtime.clock();
  // Checked before the request is counted, so that requests without a bot token do not use up the limit of a mailbox.
  if (!isOwnEmail(bearer, site, email))
    await requireHuman(runtime, { site, source }, 'PASSWORD_RESET', botToken);
  const mailPermit = await permitMailRequest(runtime, asked, now);
  await runtime.prisma.$transaction(async (tx) => {
    const addressee = await findAddressee(tx, runtime, asked, mailPermit, now);
    if (!addressee) return;
    const { customerId, customer, permit } = addressee;
    const bound = { customerId, customer, site, restoresEmail: addressee.asksForEarlierEmail };
    const token = await issueReset(tx, bound, now);
    await beginSending(tx);
    await sendReset(tx, runtime, permit, { customer, site, token }, now);
    const type = 'customer.PasswordResetRequestSubmitted';
    await recordCustomerEvent(tx, runtime, type, customer, now, { referer });
    await endSending(tx, addressee);
  });
}

/** Whether the typed email is that of the customer who is logged in. Such a request needs no bot token. */
function isOwnEmail(bearer: Bearer | null, { accountId }: Site, email: string): boolean {
  return bearer?.customer.accountId === accountId && bearer.customer.emailKey === emailKey(email);
}

/**
 * Mails a reset link that nobody has requested, after the undo of a change of the email has removed the password.
 * @param customer whose row is locked
 */
export async function mailUnrequestedReset(
  tx: Db,
  runtime: Runtime,
  customer: Customer,
  { site, source }: { site: SiteOfAccount; source: string },
  now: Date,
): Promise<void> {
  const { id: customerId, accountId, emailKey } = customer;
  const mail = { kind: 'passwordReset', accountId, emailKey, sender: { source } } as const;
  const permit = await permitUnrequestedMail(tx, runtime, mail, true, now);
  if ('withheld' in permit) return;
  const token = await issueReset(tx, { customerId, customer, site, restoresEmail: false }, now);
  await sendReset(tx, runtime, permit, { customer, site, token }, now);
}

/**
 * Mails a reset link at the request of a collaborator, who does not see the link. While a change of the email is not
 * settled, the mail goes to the previous email.
 * @param found the customer, who may log in, and whose row is locked
 * @returns the email that the mail was sent to
 * @throws IdentityError RATE_LIMITED
 */
export async function mailRequestedReset(
  tx: Db,
  runtime: Runtime,
  found: Customer,
  { site, sender }: { site: Site; sender: MailSender },
  now: Date,
): Promise<string> {
  const customer = await withMailAddress(tx, found);
  const { id: customerId, accountId, emailKey } = customer;
  const mail = { kind: 'passwordReset', accountId, emailKey, sender } as const;
  const permit = await requireMailPermitInTransaction(tx, runtime, mail, now);
  const token = await issueReset(tx, { customerId, customer, site, restoresEmail: false }, now);
  await sendReset(tx, runtime, permit, { customer, site, token }, now);
  const type = 'customer.PasswordResetRequestSubmitted';
  await recordCustomerEvent(tx, runtime, type, customer, now, { referer: null });
  return customer.email;
}

/** @param customerId null for an unknown email: the token is never valid */
async function issueReset(
  tx: Db,
  bound: { customerId: number | null; customer: Customer; site: Site; restoresEmail: boolean },
  now: Date,
): Promise<string> {
  const { customerId, customer, site, restoresEmail } = bound;
  const purpose = 'PASSWORD_RESET';
  await withdrawOneTimeTokens(tx, { customerId: customer.id }, [purpose], now);
  const data = { restoresEmail } satisfies ResetData;
  return issueOneTimeToken(tx, {
    purpose,
    customerId,
    siteId: site.id,
    data,
    now,
    lifetimeSeconds: LIFETIME_SECONDS,
  });
}

async function sendReset(
  tx: Db,
  runtime: Runtime,
  permit: MailPermit,
  { customer, site, token }: { customer: Customer; site: Site; token: string },
  now: Date,
): Promise<void> {
  const until = addSeconds(now, LIFETIME_SECONDS);
  const secrets = { token, email: customer.email };
  const link = pageLink(site, runtime.settings, 'password-reset', customer, secrets);
  await mailCustomer(tx, runtime, permit, customer, site, 'passwordReset', { link, until }, now, {
    link: token,
    until,
  });
}
