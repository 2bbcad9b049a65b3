import {
  type MailCount,
  type MailPermit,
  permitUnrequestedMail,
  requireMailPermit,
} from '../../delivery/mail/mail-permit.ts';
import { withEmailBeforeChange } from '../../delivery/mail/mailbox.ts';
import type { MailKind } from '../../delivery/mail/templates/template.ts';
import type { Customer } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { IdentityError } from '../../platform/errors.ts';
import { emailKey } from '../../platform/identifiers.ts';
import { message } from '../../platform/messages/message.ts';
import type { Runtime } from '../../platform/runtime.ts';
import type { SiteOfAccount } from '../../tenancy/sites/site.ts';
import { lockCustomerByEmail } from './lock-customer.ts';
import { EMPTY_PROFILE } from './profile-fields.ts';

/** A request for a mail to a typed email. It needs no login. */
export type MailRequest = { kind: MailKind; email: string; site: SiteOfAccount; source: string };

/** The customer that a requested mail goes to, or a placeholder for an unknown email. */
export type Addressee = {
  /** The customer that tokens are bound to. Null for an unknown email: such tokens are never valid. */
  customerId: number | null;
  customer: Customer;
  /** Whether the typed email is the one that the customer had before an unsettled change. */
  asksForEarlierEmail: boolean;
  permit: MailPermit;
};

/**
 * Counts a requested mail against the limits, before the transaction.
 * @throws IdentityError RATE_LIMITED
 */
export function permitMailRequest(runtime: Runtime, request: MailRequest, now: Date): Promise<MailPermit> {
  return requireMailPermit(runtime, countOf(request), now);
}

/**
 * Finds and locks the customer that a requested mail goes to. Unless the site reveals unknown emails, a placeholder
 * stands for the customer of an unknown email, so that the same statements run as for a known email. `endSending`
 * undoes the mail and the event for the placeholder. While a change of the email is not settled, both emails find the
 * customer, and the mail goes to the previous email.
 * @returns null if the mail goes to another mailbox than the typed one, and the limits of that mailbox withhold it
 * @throws IdentityError NOT_FOUND for an unknown email if the site reveals unknown emails
 */
export async function findAddressee(
  tx: Db,
  runtime: Runtime,
  request: MailRequest,
  asked: MailPermit,
  now: Date,
): Promise<Addressee | null> {
  const { email, site } = request;
  const key = emailKey(email);
  const found = await lockCustomerByEmail(tx, site.accountId, key);
  const customer =
    found && isAdmitted(found.customer) ? withEmailBeforeChange(found.customer, found.change) : null;
  if (!customer && site.revealUnknownEmails) {
    throw new IdentityError('NOT_FOUND', { message: message('emailUnknown') });
  }
  const addressee = customer ?? placeholder(site, email, key, now);
  const permit = await permitToMailbox(tx, runtime, countOf(request), addressee.emailKey, asked, now);
  if (!permit) return null;
  return {
    customerId: customer?.id ?? null,
    customer: addressee,
    asksForEarlierEmail: found !== null && found.customer.emailKey !== key,
    permit,
  };
}

/** Starts the part of the transaction that is undone for an unknown email. */
export async function beginSending(tx: Db): Promise<void> {
  await tx.$executeRaw`SAVEPOINT sent`;
}

/** Ends the part that `beginSending` started. For an unknown email, undoes that part. */
export async function endSending(tx: Db, { customerId }: Addressee): Promise<void> {
  if (customerId === null) await tx.$executeRaw`ROLLBACK TO SAVEPOINT sent`;
  else await tx.$executeRaw`RELEASE SAVEPOINT sent`;
}

function countOf({ kind, email, site, source }: MailRequest) {
  return { kind, accountId: site.accountId, emailKey: emailKey(email), sender: { source } };
}

/** Also counts a mail for its mailbox if the mailbox is not the typed one. @returns null if the mail is withheld */
async function permitToMailbox(
  tx: Db,
  runtime: Runtime,
  mail: MailCount,
  mailboxKey: string,
  asked: MailPermit,
  now: Date,
): Promise<MailPermit | null> {
  if (mailboxKey === mail.emailKey) return asked;
  const counted = { ...mail, emailKey: mailboxKey, sender: null };
  const permit = await permitUnrequestedMail(tx, runtime, counted, false, now);
  return 'withheld' in permit ? null : permit;
}

function isAdmitted({ disabledAt, deletedAt }: Customer): boolean {
  return disabledAt === null && deletedAt === null;
}

function placeholder(site: SiteOfAccount, email: string, key: string, now: Date): Customer {
  return {
    id: 0,
    accountId: site.accountId,
    email,
    emailKey: key,
    emailCollisionKey: null,
    emailVerifiedAt: null,
    ...EMPTY_PROFILE,
    usernameKey: null,
    passwordHash: null,
    passwordVersion: 0,
    language: site.defaultLanguage,
    importedSubject: null,
    tokensValidFrom: null,
    tokensValidReason: null,
    profilePhoto: null,
    metadata: {},
    identityClaims: {},
    acceptedTermsVersion: null,
    acceptedTermsAt: null,
    lastLoginAt: null,
    disabledAt: null,
    deletedAt: null,
    createdAt: now,
    updatedAt: now,
  };
}
