import { isDeepStrictEqual } from 'node:util';
import type { WayInChange } from '../../access/sessions/auth-grant.ts';
import { mailNotice } from '../../delivery/mail/mail-customer.ts';
import { recordEvent } from '../../delivery/webhooks/record-event.ts';
import { addSeconds } from '../../lib/clock.ts';
import type { Customer, ExternalIdentity } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { isDuplicate } from '../../platform/database/failures.ts';
import { lockCustomer } from '../../platform/database/locks.ts';
import { IdentityError, invalidField } from '../../platform/errors.ts';
import { emailKey } from '../../platform/identifiers.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { recordAudit } from '../../tenancy/audit/audit.ts';
import { recordCustomerChange } from '../customer/customer-change.ts';
import { customerObject } from '../customer/customer-object.ts';
import { type LockedByEmail, lockCustomerByEmail } from '../customer/lock-customer.ts';
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

/** A login by an identity that a provider has confirmed. */
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
 * Finds or creates the customer of a provider's identity (R19). In this order:
 * - the customer that the identity is linked to, whatever the emails are;
 * - the customer with the email that the provider has verified. If the customer has verified it too, the identity is
 *   linked. If not, the account is taken over, unless it requires a second factor;
 * - a new customer, when no customer has the email, or when a change that was not verified in a day holds it: its holder
 *   gets the address before the change back. If the site verifies emails and the provider has not, the mail is sent.
 * An email that the provider has not verified, or that the caller typed, opens no existing account.
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
  const held = await lockCustomerByEmail(tx, accountId, emailKey(email));
  if (!held) return create(tx, runtime, arrival, email, verified);
  const { customer: holder, change } = held;
  if (verified && isAbandoned(held, emailKey(email), now)) {
    await releaseEmail(tx, runtime, held, visit, now);
    return create(tx, runtime, arrival, email, verified);
  }
  // While a change of the email is unsettled, neither address identifies the account.
  if (!verified || change) throw new IdentityError('LINK_REQUIRED');
  if (holder.disabledAt || holder.deletedAt) throw new IdentityError('INVALID_CREDENTIALS');
  // A verified email does not replace a second factor: its owner logs in and links.
  if (!holder.emailVerifiedAt && (await hasRequiredFactor(tx, holder)))
    throw new IdentityError('LINK_REQUIRED');
  const customer = holder.emailVerifiedAt
    ? holder
    : await takeOver(tx, runtime, holder, { shownBy: { provider }, ...visit, now, changes });
  const link = await createLink(tx, customer, arrival);
  changes.push('IDENTITY_LINKED');
  await recordLink(tx, runtime, customer, link, visit, now);
  const kept = await keepProfile(tx, customer, arrival);
  await reportChanges(tx, runtime, holder, kept, now);
  return kept;
}

/**
 * Whether an address is held by a change whose link has expired without being used. Until then the person at the
 * provider may be the customer, who has a mail with which to verify it.
 */
function isAbandoned({ customer, change }: LockedByEmail, key: string, now: Date): boolean {
  return (
    change !== null &&
    customer.emailKey === key &&
    customer.emailVerifiedAt === null &&
    change.changedAt <= addSeconds(now, -VERIFICATION_SECONDS)
  );
}

/** Releases the address of an abandoned change: its holder gets the address before the change back. */
async function releaseEmail(
  tx: Db,
  runtime: Runtime,
  { customer, change }: LockedByEmail,
  { site, source }: Arrival['visit'],
  now: Date,
): Promise<void> {
  if (!change) return;
  const released = { customer, before: addressBefore(change) };
  await reverseChange(tx, runtime, released, { reason: 'released', site, source }, now);
}

/** Whether a transaction failed because a concurrent one committed first. A retry sees what that one wrote. */
function lostRace(error: unknown): boolean {
  return isDuplicate(error, 'email_key') || isDuplicate(error, 'subject');
}

const ATTEMPTS = 3;

/** Runs a transaction that identifies a customer, again when a concurrent request of the same person was first. */
export async function retryAfterRace<T>(transaction: () => Promise<T>): Promise<T> {
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

/** Links an identity to a customer whose row is locked. */
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

/** Records a new link in the audit log, and sends the customer a mail. */
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

/** Records in the audit log what the customer did to a link. */
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
  const customer = await lockAndFindCustomer(tx, link.customerId);
  // It was unlinked while this waited for the lock, or its customer is deleted.
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
  await reportChanges(tx, runtime, customer, kept, now);
  return kept;
}

/** Reports what a login changed of an existing customer. */
async function reportChanges(tx: Db, runtime: Runtime, before: Customer, after: Customer, now: Date) {
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

/** Stores the profile if it has changed. */
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

/** Locks and reads a customer. */
export async function lockAndFindCustomer(tx: Db, id: number): Promise<Customer | null> {
  await lockCustomer(tx, { id });
  return tx.customer.findUnique({ where: { id } });
}
