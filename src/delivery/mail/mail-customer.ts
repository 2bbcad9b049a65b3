import { addDays } from '../../lib/clock.ts';
import { SYSTEM } from '../../platform/acting.ts';
import type { Customer, Site } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { emailKey } from '../../platform/identifiers.ts';
import { idOfToken } from '../../platform/one-time-tokens/one-time-token.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { recordAudit } from '../../tenancy/audit/audit.ts';
import { composeMail } from './compose.ts';
import { DEFAULT_LOOK, findMailLook } from './mail-look.ts';
import { type MailPermit, type MailSender, permitUnrequestedMail } from './mail-permit.ts';
import { withMailAddress } from './mailbox.ts';
import { queueMail } from './queue-mail.ts';
import { findMailText } from './site-text.ts';
import type { MailKind, MailValues } from './templates/template.ts';

export type NotifiedCustomer = Pick<
  Customer,
  'id' | 'accountId' | 'email' | 'firstName' | 'lastName' | 'language' | 'emailVerifiedAt' | 'createdAt'
>;

/** The sender of a mail: a site, or an account, whose mails have the default texts and look. */
export type MailSite = Site | { accountName: string };

/** The one-time tokens in a mail: the token of the link, and the id of the code. */
export type CarriedTokens = { link: string; until: Date; code?: { id: string; until: Date } };

/** How many days after the registration of a customer an unverified email begins to count as theirs. */
const ESTABLISHED_AFTER_DAYS = 1;

/**
 * Composes a mail to a customer in their language, and queues it in the transaction.
 * @param permit from `requireMailPermit` or `permitUnrequestedMail`
 * @param tokens the mail is not sent once the link is invalid, or the code is spent or withdrawn
 */
export async function mailCustomer<Kind extends MailKind>(
  tx: Db,
  runtime: Runtime,
  permit: MailPermit,
  customer: Pick<Customer, 'id' | 'email' | 'firstName' | 'lastName' | 'language'>,
  sender: MailSite,
  kind: Kind,
  values: Omit<MailValues[Kind], 'siteName'>,
  now: Date,
  tokens?: CarriedTokens,
): Promise<void> {
  const site = 'accountName' in sender ? null : sender;
  const { id, language } = customer;
  const filled = { ...values, siteName: 'accountName' in sender ? sender.accountName : sender.name };
  const options = {
    to: customer,
    language,
    text: site && (await findMailText(tx, site, kind, language)),
    look: site ? await findMailLook(tx, site, runtime.settings) : DEFAULT_LOOK,
    isLast: permit.isLast,
  };
  const from = { fromName: site?.mailSenderName ?? null, replyTo: site?.mailReplyTo ?? null };
  const compose = (without: readonly string[] = []) => ({
    ...composeMail(kind, options, filled as MailValues[Kind], without),
    ...from,
  });
  const secrets = tokens && {
    linkId: idOfToken(tokens.link),
    until: tokens.until,
    ...(tokens.code && {
      code: { ...tokens.code, mailWithout: compose(['code', 'codeUntil']) },
    }),
  };
  await queueMail(tx, runtime, permit, compose(), now, { customerId: id, secrets });
}

/**
 * Queues a notice, which is a mail that was not requested. Each kind has its own limits, so that many notices of one
 * kind do not block those of another. A notice over a limit is not sent. The audit log records each notice over the
 * limit of its sender, but only the first one over the limit of a mailbox. While a change of the email is unsettled,
 * the notice goes to the previous address.
 * @param sender who caused the notice
 * @param tokens as for `mailCustomer`
 */
export async function mailNotice<Kind extends MailKind>(
  tx: Db,
  runtime: Runtime,
  notified: NotifiedCustomer,
  site: MailSite,
  kind: Kind,
  values: Omit<MailValues[Kind], 'siteName'>,
  sender: MailSender,
  now: Date,
  tokens?: CarriedTokens,
): Promise<void> {
  const customer = await withMailAddress(tx, notified);
  const { id, accountId, email, emailVerifiedAt, createdAt } = customer;
  const isEstablished = emailVerifiedAt !== null || createdAt <= addDays(now, -ESTABLISHED_AFTER_DAYS);
  const mail = { kind, accountId, emailKey: emailKey(email), sender };
  const permit = await permitUnrequestedMail(tx, runtime, mail, isEstablished, now);
  if (!('withheld' in permit)) {
    await mailCustomer(tx, runtime, permit, customer, site, kind, values, now, tokens);
  } else if (permit.withheld !== 'MAILBOX_AGAIN') {
    const target = { kind: 'customer', id };
    const after = { notice: kind, limit: permit.withheld };
    await recordAudit(tx, SYSTEM, { accountId, action: 'customer.notice_withheld', target, after }, now);
  }
}
