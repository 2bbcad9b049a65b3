import { isDeepStrictEqual } from 'node:util';
import type { WayInChange } from '../../access/sessions/way-in-change.ts';
import { mailNotice } from '../../delivery/mail/mail-customer.ts';
import { recordEvent } from '../../delivery/webhooks/record-event.ts';
import { addSeconds } from '../../lib/clock.ts';
import type { Customer, ExternalIdentity } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { isDuplicate } from '../../platform/database/failures.ts';
import { IdentityError, invalidField } from '../../platform/errors.ts';
import { emailKey } from '../../platform/identifiers.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { recordAudit } from '../../tenancy/audit/audit.ts';
import { recordCustomerChange } from '../customer/customer-change.ts';
import { customerObject } from '../customer/customer-object.ts';
import { type HeldByEmail, holdByEmail } from '../customer/hold-customer.ts';
import { takeOver } from '../customer/take-over.ts';
import { rethrowTaken } from '../customer/taken.ts';
import { addressBefore } from '../email-addresses/address-before.ts';
import { VERIFICATION_SECONDS, verifyUnasked } from '../email-addresses/request-verification.ts';
import { reverseChange } from '../email-addresses/reversal.ts';
import { confirmChange } from '../email-addresses/settle-change.ts';
import { tellOfVerification } from '../email-addresses/verify-email.ts';
import type { Visit } from '../login/sign-in.ts';
import { hasRequiredFactor } from '../second-factor/require-second-factor.ts';
import type { ExternalProfile } from './external-profile.ts';
import { keptProfile, type TypedProfile } from './kept-profile.ts';

/** Somebody whom a provider has identified, where she comes in. */
export type Arrival = {
  provider: string;
  profile: ExternalProfile;
  typed: TypedProfile;
  visit: Pick<Visit, 'site' | 'source'>;
  now: Date;
  /** The changes to the customer's ways in are added to it. */
  changes: WayInChange[];
};

/**
 * The customer whom a provider's identity stands for (R19), in this order:
 * - the one that it is linked to, whatever the emails are by now;
 * - the one with the email that the provider has verified: linked, if she has verified it too; taken over
 *   from whoever registered with it, if nobody has, unless that one is asked for a second factor;
 * - a new one, where nobody has the email, or where a change holds it that nobody has verified in a day: its holder
 *   gets the address before that change back; where the site verifies emails, one that the provider has not is
 *   asked to be.
 * An email that the provider has not verified, or that was merely typed, opens no existing account.
 * @param tx the transaction in which the session is to begin
 * @throws IdentityError LINK_REQUIRED, INVALID_CREDENTIALS for a disabled customer, VALIDATION_FAILED on
 *   `email` where there is none
 */
export async function identifyCustomer(tx: Db, runtime: Runtime, arrival: Arrival): Promise<Customer> {
  const { provider, profile, typed, visit, now, changes } = arrival;
  const { accountId } = visit.site;
  const known = await linkedCustomer(tx, runtime, arrival);
  if (known) return known;

  const email = profile.email ?? typed.email;
  if (email === null) {
    throw invalidField('email', 'The email field is required: the identity provider does not give one.');
  }
  const verified = profile.email !== null && profile.emailVerified;
  const held = await holdByEmail(tx, accountId, emailKey(email));
  if (!held) return create(tx, runtime, arrival, email, verified);
  const { customer: holder, change } = held;
  if (verified && isAbandoned(held, emailKey(email), now)) {
    await releaseEmail(tx, runtime, held, visit, now);
    return create(tx, runtime, arrival, email, verified);
  }
  // While a change of the email is unsettled, neither address identifies the account.
  if (!verified || change) throw new IdentityError('LINK_REQUIRED');
  if (holder.disabledAt || holder.deletedAt) throw new IdentityError('INVALID_CREDENTIALS');
  // A provider's word for an email does not stand in for a factor: whoever has it logs in and links.
  if (!holder.emailVerifiedAt && (await hasRequiredFactor(tx, holder)))
    throw new IdentityError('LINK_REQUIRED');
  const customer = holder.emailVerifiedAt
    ? holder
    : await takeOver(tx, runtime, holder, { shownBy: { provider }, ...visit, now, changes });
  const link = await createLink(tx, customer, arrival);
  changes.push('IDENTITY_LINKED');
  await recordLink(tx, runtime, customer, link, visit, now);
  const kept = await keepProfile(tx, customer, arrival);
  await tell(tx, runtime, holder, kept, now);
  return kept;
}

/**
 * Whether an address is held by a change that nobody has verified while the link was good. Before that, whoever comes
 * by the provider may be the customer, who has a mail to verify it with.
 */
function isAbandoned({ customer, change }: HeldByEmail, key: string, now: Date): boolean {
  return (
    change !== null &&
    customer.emailKey === key &&
    customer.emailVerifiedAt === null &&
    change.changedAt <= addSeconds(now, -VERIFICATION_SECONDS)
  );
}

/** Gives the address of an abandoned change free: its holder gets the address before the change back. */
async function releaseEmail(
  tx: Db,
  runtime: Runtime,
  { customer, change }: HeldByEmail,
  { site, source }: Arrival['visit'],
  now: Date,
): Promise<void> {
  if (!change) return;
  const released = { customer, before: addressBefore(change) };
  await reverseChange(tx, runtime, released, { reason: 'released', site, source }, now);
}

/** Whether a transaction failed because another one was first: run again, it will see what that one did. */
function lostRace(error: unknown): boolean {
  return isDuplicate(error, 'email_key') || isDuplicate(error, 'subject');
}

const ATTEMPTS = 3;

/** Runs a transaction that identifies, again where the same person came in by another request first. */
export async function whoeverIsFirst<T>(transaction: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await transaction();
    } catch (error) {
      if (!lostRace(error)) throw error;
      if (attempt === ATTEMPTS) rethrowTaken(error);
    }
  }
}

/** The link of an identity in an account. */
export function findLink(
  tx: Db,
  accountId: number,
  { issuer, subject }: Pick<ExternalProfile, 'issuer' | 'subject'>,
): Promise<ExternalIdentity | null> {
  return tx.externalIdentity.findUnique({
    where: { accountId_issuer_subject: { accountId, issuer, subject } },
  });
}

/** Links an identity to a customer whose row is held. */
export function createLink(
  tx: Db,
  { id, accountId }: Pick<Customer, 'id' | 'accountId'>,
  { provider, profile, now }: Pick<Arrival, 'provider' | 'profile' | 'now'>,
): Promise<ExternalIdentity> {
  const { issuer, subject, email } = profile;
  return tx.externalIdentity.create({
    data: { accountId, customerId: id, provider, issuer, subject, email, createdAt: now, lastUsedAt: now },
  });
}

/** A new link stands in the audit log, and the customer is told by mail. */
export async function recordLink(
  tx: Db,
  runtime: Runtime,
  customer: Customer,
  link: ExternalIdentity,
  { site, source }: Arrival['visit'],
  now: Date,
): Promise<void> {
  await auditLink(tx, customer, 'customer.identity_linked', link, source, now);
  const told = { at: now, provider: link.provider };
  await mailNotice(tx, runtime, customer, site, 'identityLinked', told, { source }, now);
}

/** Enters into the audit log what the customer has done to a link. */
export async function auditLink(
  tx: Db,
  { id, accountId }: Pick<Customer, 'id' | 'accountId'>,
  action: string,
  { provider, issuer }: ExternalIdentity,
  source: string,
  now: Date,
): Promise<void> {
  const actor = { kind: 'CUSTOMER', id: String(id), source, requestId: null } as const;
  const target = { kind: 'customer', id };
  await recordAudit(tx, actor, { accountId, action, target, after: { provider, issuer } }, now);
}

async function linkedCustomer(tx: Db, runtime: Runtime, arrival: Arrival): Promise<Customer | null> {
  const { profile, visit, now } = arrival;
  const link = await findLink(tx, visit.site.accountId, profile);
  if (!link) return null;
  const customer = await lockById(tx, link.customerId);
  // Unlinked while the row was waited for, or left over from a customer who is gone: as if never linked.
  if (!customer || customer.deletedAt) {
    await tx.externalIdentity.deleteMany({ where: { id: link.id } });
    return null;
  }
  const { count } = await tx.externalIdentity.updateMany({
    where: { id: link.id, customerId: customer.id },
    data: { lastUsedAt: now, email: profile.email },
  });
  if (count === 0) return null;
  if (customer.disabledAt) throw new IdentityError('INVALID_CREDENTIALS');
  const sameEmail = profile.email !== null && emailKey(profile.email) === customer.emailKey;
  const verifies = sameEmail && profile.emailVerified && !customer.emailVerifiedAt;
  const kept = await keepProfile(tx, customer, arrival, verifies);
  // An identity that was already linked confirms the new email.
  if (sameEmail && profile.emailVerified) await confirmChange(tx, kept, now);
  await tell(tx, runtime, customer, kept, now);
  return kept;
}

/** What a sign-in has made of somebody who was there before. */
async function tell(tx: Db, runtime: Runtime, before: Customer, after: Customer, now: Date) {
  if (before.emailVerifiedAt === null && after.emailVerifiedAt !== null)
    await tellOfVerification(tx, runtime, after, now);
  await recordCustomerChange(tx, runtime, before, after, now);
}

async function create(
  tx: Db,
  runtime: Runtime,
  arrival: Arrival,
  email: string,
  verified: boolean,
): Promise<Customer> {
  const { provider, profile, typed, visit, now } = arrival;
  const { site } = visit;
  const customer = await tx.customer.create({
    data: {
      ...keptProfile(provider, profile, typed),
      accountId: site.accountId,
      email,
      emailKey: emailKey(email),
      emailVerifiedAt: verified ? now : null,
      language: site.defaultLanguage,
      createdAt: now,
      updatedAt: now,
    },
  });
  await createLink(tx, customer, arrival);
  const { accountId } = customer;
  const object = customerObject(customer);
  await recordEvent(tx, runtime, { accountId, type: 'customer.created', object }, now);
  await verifyUnasked(tx, runtime, customer, visit, now);
  return customer;
}

/** Writes what has changed, and nothing where nothing has. */
async function keepProfile(
  tx: Db,
  customer: Customer,
  { provider, profile, typed, now }: Arrival,
  verifiesEmail = false,
): Promise<Customer> {
  const kept = keptProfile(provider, profile, typed, customer);
  const { firstName, lastName, profilePhoto, identityClaims } = customer;
  const same = isDeepStrictEqual(kept, { firstName, lastName, profilePhoto, identityClaims });
  if (same && !verifiesEmail) return customer;
  return tx.customer.update({
    where: { id: customer.id },
    data: { ...kept, ...(verifiesEmail ? { emailVerifiedAt: now } : {}), updatedAt: now },
  });
}

/** Holds a customer's row until the transaction ends. */
export async function lockById(tx: Db, id: number): Promise<Customer | null> {
  await tx.$queryRaw`SELECT 1 FROM customer WHERE id = ${id} FOR NO KEY UPDATE`;
  return tx.customer.findUnique({ where: { id } });
}
