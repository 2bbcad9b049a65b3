import type { Customer, PrismaClient } from '../database/client/client.ts';
import type { Db } from '../database/database.ts';
import { IdentityError } from '../errors.ts';
import type { Clock } from '../lib/clock.ts';
import { type MailPermit, requireMailPermit } from '../mail/mail-permit.ts';
import type { MailKind } from '../mail/template.ts';
import type { SiteOfAccount } from '../sites/site.ts';
import { holdCustomerByEmail } from './hold-customer.ts';
import { emailKey } from './identifiers.ts';

/** A request for a mail to an email, from a client that has not logged in. */
export type MailRequest = { kind: MailKind; email: string; site: SiteOfAccount; source: string };

/** Whom a mail would go to. */
export type Addressee = {
  /** What tokens are bound to; null: nobody has that email, and what is bound to nobody opens nothing. */
  customerId: number | null;
  /** Where nobody has it: a customer who does not exist. */
  customer: Customer;
};

/**
 * Answers a request for a mail. Unless the site reveals who is a customer, an email that nobody has gets the
 * same answer for the same work: the same statements in the same transaction, of which the mail and the event
 * are undone.
 * @param prepare makes the tokens, and says how to send them
 * @throws IdentityError RATE_LIMITED; NOT_FOUND for an unknown email where the site reveals them
 */
export async function answerMailRequest(
  prisma: PrismaClient,
  { clock, settings }: { clock: Clock; settings: { rateLimits: boolean } },
  { kind, email, site, source }: MailRequest,
  prepare: (tx: Db, addressee: Addressee, now: Date, permit: MailPermit) => Promise<() => Promise<void>>,
): Promise<void> {
  const now = clock();
  const { accountId } = site;
  const key = emailKey(email);
  const mail = { kind, accountId, emailKey: key, sender: { source } };
  const permit = await requireMailPermit(prisma, settings, mail, now);
  await prisma.$transaction(async (tx) => {
    const customer = await holdCustomerByEmail(tx, accountId, key);
    if (!customer && site.revealUnknownEmails) {
      throw new IdentityError('NOT_FOUND', { message: 'No customer has this email.' });
    }
    const addressee = {
      customerId: customer?.id ?? null,
      customer: customer ?? nobody(site, email, key, now),
    };
    const send = await prepare(tx, addressee, now, permit);
    await tx.$executeRaw`SAVEPOINT sent`;
    await send();
    if (customer) await tx.$executeRaw`RELEASE SAVEPOINT sent`;
    else await tx.$executeRaw`ROLLBACK TO SAVEPOINT sent`;
  });
}

function nobody(site: SiteOfAccount, email: string, key: string, now: Date): Customer {
  return {
    id: 0,
    accountId: site.accountId,
    email,
    emailKey: key,
    emailVerifiedAt: null,
    username: null,
    usernameKey: null,
    passwordHash: null,
    passwordVersion: 0,
    firstName: null,
    lastName: null,
    displayName: null,
    phone: null,
    language: site.defaultLanguage,
    salutation: null,
    title: null,
    organization: null,
    profilePhoto: null,
    oldProviderId: null,
    metadata: {},
    identityClaims: {},
    lastLoginAt: null,
    disabledAt: null,
    deletedAt: null,
    createdAt: now,
    updatedAt: now,
  };
}
