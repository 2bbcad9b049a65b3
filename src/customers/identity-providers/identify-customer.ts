import { isDeepStrictEqual } from 'node:util';
import type { WayInChange } from '../../access/sessions/auth-grant.ts';
import { addSeconds } from '../../lib/clock.ts';
import type { Customer } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { IdentityError, invalidField } from '../../platform/errors.ts';
import { emailKey } from '../../platform/identifiers.ts';
import { message } from '../../platform/messages/message.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { recordCustomerChange, recordCustomerEvent } from '../customer/customer-change.ts';
import { type LockedByEmail, lockAndReadCustomer, lockCustomerByEmail } from '../customer/lock-customer.ts';
import { withClaims } from '../customer/metadata.ts';
import { takeOver } from '../customer/take-over.ts';
import { addressBefore } from '../email-addresses/change-links.ts';
import { mailVerificationIfEnabled, VERIFICATION_SECONDS } from '../email-addresses/request-verification.ts';
import { reverseChange } from '../email-addresses/reverse-change.ts';
import { confirmChange } from '../email-addresses/settle-change.ts';
import type { Visit } from '../login/sign-in.ts';
import { hasRequiredFactor } from '../second-factor/require-second-factor.ts';
import { type ConfirmedIdentity, createLink, findLink, reportLinkChange } from './identity-link.ts';

export type ProviderLogin = ConfirmedIdentity & {
  typed: TypedProfile;
  visit: Pick<Visit, 'site' | 'source'>;
  now: Date;
};

/** The fields that the caller typed. They are used for fields that the provider does not return. */
export type TypedProfile = { email: string | null; firstName: string | null; lastName: string | null };

export type IdentifiedCustomer = {
  customer: Customer;
  changes: WayInChange[];
  /** Whether the customer has just been created. */
  isNew: boolean;
};

/**
 * Finds or creates the customer of a provider's identity. In this order:
 * - the customer that the identity is linked to, regardless of emails;
 * - the customer with the email that the provider has verified. If the customer has verified it too, the identity is
 *   linked. If not, the account is taken over, unless the customer has a second factor that logins require;
 * - a new customer, if no customer has the email, or only one who changed to it at least a day ago and has not verified
 *   it. In the second case the provider must have verified the email, and the customer who changed to it gets the
 *   earlier email back.
 * An email that the provider has not verified, or that the caller typed, opens no existing account.
 * @param tx the transaction in which the session opens or a handoff code is issued
 * @throws IdentityError LINK_REQUIRED; INVALID_CREDENTIALS for a disabled customer; VALIDATION_FAILED on `email` if
 *   neither the provider nor the caller gives one
 */
export async function identifyCustomer(
  tx: Db,
  runtime: Runtime,
  login: ProviderLogin,
): Promise<IdentifiedCustomer> {
  const { profile, typed, visit, now } = login;
  const linked = await findLinkedCustomer(tx, runtime, login);
  if (linked) return { customer: linked, changes: [], isNew: false };

  const email = profile.email ?? typed.email;
  if (email === null) {
    throw invalidField('email', message('emailNotFromProvider'));
  }
  const verified = profile.email !== null && profile.emailVerified;
  const holder = await lockCustomerByEmail(tx, visit.site.accountId, emailKey(email));
  const create = async () => ({
    customer: await createCustomer(tx, runtime, login, email),
    changes: [],
    isNew: true,
  });
  if (!holder) return create();
  if (verified && isAbandoned(holder, emailKey(email), now)) {
    await releaseEmail(tx, runtime, holder, login);
    return create();
  }
  // While a change of the email is unsettled, neither address identifies the account.
  if (!verified || holder.change) throw new IdentityError('LINK_REQUIRED');
  return linkByEmail(tx, runtime, holder.customer, login);
}

/** Updates and returns the customer that the identity is linked to. */
async function findLinkedCustomer(tx: Db, runtime: Runtime, login: ProviderLogin): Promise<Customer | null> {
  const { profile, visit, now } = login;
  const link = await findLink(tx, visit.site.accountId, profile);
  if (!link) return null;
  const customer = await lockAndReadCustomer(tx, link.customerId);
  // The customer is deleted.
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
  const stored = await storeProfile(tx, customer, login, verifies);
  // The customer may have changed to this email by an access token alone. A login with a linked identity confirms it.
  if (sameEmail && profile.emailVerified) await confirmChange(tx, stored, now);
  await reportChanges(tx, runtime, customer, stored, now);
  return stored;
}

/**
 * Links the identity to the customer with the same email. If the customer has not verified the email, the account is
 * taken over first.
 */
async function linkByEmail(
  tx: Db,
  runtime: Runtime,
  holder: Customer,
  login: ProviderLogin,
): Promise<IdentifiedCustomer> {
  const { provider, visit, now } = login;
  if (holder.disabledAt || holder.deletedAt) throw new IdentityError('INVALID_CREDENTIALS');
  // A verified email does not replace a second factor: the customer must log in with the factor and link the identity.
  if (!holder.emailVerifiedAt && (await hasRequiredFactor(tx, holder)))
    throw new IdentityError('LINK_REQUIRED');
  const { customer, changes } = holder.emailVerifiedAt
    ? { customer: holder, changes: [] }
    : await takeOver(tx, runtime, holder, { shownBy: { provider }, ...visit, now });
  const link = await createLink(tx, customer, login, now);
  await reportLinkChange(tx, runtime, customer, 'identityLinked', link, visit, now);
  const stored = await storeProfile(tx, customer, login);
  await reportChanges(tx, runtime, holder, stored, now);
  return { customer: stored, changes: [...changes, 'IDENTITY_LINKED'], isNew: false };
}

/**
 * Whether a customer changed to an email at least a day ago and has not verified it. During that day, the person at the
 * provider may be this customer, who can still verify the email with the mailed link.
 */
function isAbandoned({ customer, change }: LockedByEmail, key: string, now: Date): boolean {
  return (
    change !== null &&
    customer.emailKey === key &&
    customer.emailVerifiedAt === null &&
    change.changedAt <= addSeconds(now, -VERIFICATION_SECONDS)
  );
}

/** Reverses an abandoned change of the email. */
async function releaseEmail(
  tx: Db,
  runtime: Runtime,
  { customer, change }: LockedByEmail,
  { visit: { site, source }, now }: ProviderLogin,
): Promise<void> {
  if (!change) return;
  const released = { customer, before: addressBefore(change) };
  await reverseChange(tx, runtime, released, { reason: 'released', site, source }, now);
}

/**
 * Creates a customer with a linked identity. Mails a verification if the site verifies emails and the provider has not
 * verified the email.
 */
async function createCustomer(
  tx: Db,
  runtime: Runtime,
  login: ProviderLogin,
  email: string,
): Promise<Customer> {
  const { profile, visit, now } = login;
  const { accountId, defaultLanguage } = visit.site;
  const verified = profile.email !== null && profile.emailVerified;
  const customer = await tx.customer.create({
    data: {
      ...mergeProfile(login),
      accountId,
      email,
      emailKey: emailKey(email),
      emailVerifiedAt: verified ? now : null,
      language: defaultLanguage,
      createdAt: now,
      updatedAt: now,
    },
  });
  await createLink(tx, customer, login, now);
  await recordCustomerEvent(tx, runtime, 'customer.created', customer, now);
  await mailVerificationIfEnabled(tx, runtime, customer, visit, now);
  return customer;
}

/** Records the events of the changes that a login made to an existing customer. */
async function reportChanges(tx: Db, runtime: Runtime, before: Customer, after: Customer, now: Date) {
  if (before.emailVerifiedAt === null && after.emailVerifiedAt !== null)
    await recordCustomerEvent(tx, runtime, 'customer.email_verification_succeeded', after, now);
  await recordCustomerChange(tx, runtime, before, after, now);
}

async function storeProfile(
  tx: Db,
  customer: Customer,
  login: ProviderLogin,
  verifiesEmail = false,
): Promise<Customer> {
  const merged = mergeProfile(login, customer);
  const { firstName, lastName, profilePhoto, identityClaims } = customer;
  const same = isDeepStrictEqual(merged, { firstName, lastName, profilePhoto, identityClaims });
  if (same && !verifiesEmail) return customer;
  return tx.customer.update({
    where: { id: customer.id },
    data: { ...merged, ...(verifiesEmail ? { emailVerifiedAt: login.now } : {}), updatedAt: login.now },
  });
}

type ProviderColumns = Pick<Customer, 'firstName' | 'lastName' | 'profilePhoto' | 'identityClaims'>;

/** Fills empty names and an empty photo, and replaces the claims of the provider. */
function mergeProfile(
  { provider, profile, typed }: ProviderLogin,
  before: ProviderColumns = { firstName: null, lastName: null, profilePhoto: null, identityClaims: {} },
) {
  return {
    firstName: before.firstName ?? profile.firstName ?? typed.firstName,
    lastName: before.lastName ?? profile.lastName ?? typed.lastName,
    profilePhoto: before.profilePhoto ?? profile.photo,
    identityClaims: withClaims(before, provider, profile),
  };
}
