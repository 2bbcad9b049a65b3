import {
  type MailCount,
  type MailPermit,
  permitUnasked,
  requireMailPermit,
} from '../../delivery/mail/mail-permit.ts';
import { beforeChange } from '../../delivery/mail/mailbox.ts';
import type { MailKind } from '../../delivery/mail/templates/template.ts';
import type { Customer } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { IdentityError } from '../../platform/errors.ts';
import { emailKey } from '../../platform/identifiers.ts';
import type { Runtime } from '../../platform/runtime.ts';
import type { SiteOfAccount } from '../../tenancy/sites/site.ts';
import { lockCustomerByEmail } from './lock-customer.ts';
import { EMPTY_PROFILE } from './profile-fields.ts';

/** A request for a mail to an email, from a client that has not logged in. */
export type MailRequest = { kind: MailKind; email: string; site: SiteOfAccount; source: string };

/** Whom a mail would go to. */
export type Addressee = {
  /** What tokens are bound to; null: nobody has that email, and what is bound to nobody opens nothing. */
  customerId: number | null;
  /** Where nobody has it: a customer who does not exist. */
  customer: Customer;
  /** Whether the email that was typed is the one before a change that is not settled. */
  asksForEarlierEmail: boolean;
};

/**
 * Answers a request for a mail. Unless the site reveals who is a customer, an email that nobody has gets the
 * same answer for the same work: the same statements in the same transaction, of which the mail and the event
 * are undone. While a change of the email is not settled, both addresses get that answer, and the mail goes to the
 * address before the change.
 * @param prepare makes the tokens, and says how to send them
 * @throws IdentityError RATE_LIMITED; NOT_FOUND for an unknown email where the site reveals them
 */
export async function answerMailRequest(
  runtime: Runtime,
  { kind, email, site, source }: MailRequest,
  prepare: (tx: Db, addressee: Addressee, now: Date, permit: MailPermit) => Promise<() => Promise<void>>,
): Promise<void> {
  const { prisma, clock, settings } = runtime;
  const now = clock();
  const { accountId } = site;
  const key = emailKey(email);
  const mail = { kind, accountId, emailKey: key, sender: { source } };
  const asked = await requireMailPermit(prisma, settings, mail, now);
  await prisma.$transaction(async (tx) => {
    const held = await lockCustomerByEmail(tx, accountId, key);
    const customer = held && isAdmitted(held.customer) ? beforeChange(held.customer, held.change) : null;
    if (!customer && site.revealUnknownEmails) {
      throw new IdentityError('NOT_FOUND', { message: 'No customer has this email.' });
    }
    const addressee = {
      customerId: customer?.id ?? null,
      customer: customer ?? nobody(site, email, key, now),
      asksForEarlierEmail: held !== null && held.customer.emailKey !== key,
    };
    const permit = await permitToMailbox(tx, settings, mail, addressee.customer.emailKey, asked, now);
    if (!permit) return;
    const send = await prepare(tx, addressee, now, permit);
    await tx.$executeRaw`SAVEPOINT sent`;
    await send();
    if (customer) await tx.$executeRaw`RELEASE SAVEPOINT sent`;
    else await tx.$executeRaw`ROLLBACK TO SAVEPOINT sent`;
  });
}

/** Counts a mail to another mailbox than the typed one for that mailbox too; null: it is not sent. */
async function permitToMailbox(
  tx: Db,
  settings: { rateLimits: boolean },
  mail: MailCount,
  mailboxKey: string,
  asked: MailPermit,
  now: Date,
): Promise<MailPermit | null> {
  if (mailboxKey === mail.emailKey) return asked;
  const counted = { ...mail, emailKey: mailboxKey, sender: null };
  const permit = await permitUnasked(tx, settings, counted, false, now);
  return 'withheld' in permit ? null : permit;
}

function isAdmitted({ disabledAt, deletedAt }: Customer): boolean {
  return disabledAt === null && deletedAt === null;
}

function nobody(site: SiteOfAccount, email: string, key: string, now: Date): Customer {
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
    profilePhoto: null,
    metadata: {},
    identityClaims: {},
    lastLoginAt: null,
    disabledAt: null,
    deletedAt: null,
    createdAt: now,
    updatedAt: now,
  };
}
