import type { WayInChange } from '../../access/sessions/auth-grant.ts';
import { endSessions } from '../../access/sessions/end-session.ts';
import { mailNotice } from '../../delivery/mail/mail-customer.ts';
import {
  type Customer,
  type OneTimeToken,
  OneTimeTokenPurpose,
  type Prisma,
  type Site,
} from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { withdrawOneTimeTokens } from '../../platform/one-time-tokens/one-time-token.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { recordCustomerAudit } from './customer-change.ts';

/** How and from where a person has shown that the mailbox is theirs. */
export type MailboxProof = {
  shownBy: { provider: string } | { startedBy: 'PASSWORDLESS_LINK' | 'PASSWORDLESS_CODE' };
  site: Site;
  source: string;
  now: Date;
  /** The link that was presented, if it may be used again. It stays valid, because it went to that mailbox. */
  presented?: Pick<OneTimeToken, 'id'>;
};

/**
 * Gives the account of a customer with an unverified email to the person who has shown that the mailbox is theirs.
 * Another person may have registered with that email. So every way to log in is removed: password, sessions, linked
 * identities, second factors, passkeys, and mailed links and codes other than `presented`. A mail notifies a customer
 * who had a password, a linked identity or a second factor.
 * @param tx a transaction that has locked the customer
 * @returns the customer, and at most one change: `PASSWORD_REMOVED` includes the other ways to log in
 */
export async function takeOver(
  tx: Db,
  runtime: Runtime,
  customer: Customer,
  { shownBy, site, source, now, presented }: MailboxProof,
): Promise<{ customer: Customer; changes: WayInChange[] }> {
  const { id } = customer;
  await endSessions(tx, runtime, { customerId: id }, 'EMAIL_TAKEN_OVER', now);
  const { dropped } = await removeWaysIn(tx, id, now, presented);
  await recordCustomerAudit(
    tx,
    customer,
    { action: 'customer.email_taken_over', source, after: shownBy },
    now,
  );
  const owned = await tx.customer.update({
    where: { id },
    data: { passwordHash: null, passwordVersion: { increment: 1 }, emailVerifiedAt: now, updatedAt: now },
  });
  if (customer.passwordHash !== null) {
    await mailNotice(tx, runtime, owned, site, 'passwordRemoved', { at: now }, { source }, now);
    return { customer: owned, changes: ['PASSWORD_REMOVED'] };
  }
  if (!dropped) return { customer: owned, changes: [] };
  await reportRemovedWaysIn(tx, runtime, owned, { site, source }, now);
  return { customer: owned, changes: ['WAYS_IN_REMOVED'] };
}

/** Records in the audit log that ways to log in other than the password were removed, and mails the customer. */
export async function reportRemovedWaysIn(
  tx: Db,
  runtime: Runtime,
  customer: Customer,
  { site, source }: Pick<MailboxProof, 'site' | 'source'>,
  now: Date,
): Promise<void> {
  await recordCustomerAudit(tx, customer, { action: 'customer.ways_in_removed', source }, now);
  await mailNotice(tx, runtime, customer, site, 'waysInRemoved', { at: now }, { source }, now);
}

/**
 * Removes every way to log in except the password and the sessions, which are left to the caller. Also removes the
 * claims of linked identity providers, and the names and the photo that came from them.
 * @param tx a transaction that has locked the customer
 * @param presented a one-time token that stays valid
 * @returns the customer, and whether there was a linked identity or a second factor
 */
export async function removeWaysIn(
  tx: Db,
  customerId: number,
  now: Date,
  presented?: Pick<OneTimeToken, 'id'>,
): Promise<{ customer: Customer; dropped: boolean }> {
  await withdrawOneTimeTokens(tx, { customerId }, Object.values(OneTimeTokenPurpose), now, presented);
  const identities = await tx.externalIdentity.deleteMany({ where: { customerId } });
  // A setup that was not completed is not a factor.
  const isFactor = { kind: { not: 'RECOVERY_CODE' as const }, confirmedAt: { not: null } };
  const factors = await tx.authenticator.count({ where: { customerId, ...isFactor } });
  await tx.authenticator.deleteMany({ where: { customerId } });
  await tx.knownDevice.deleteMany({ where: { customerId } });
  const customer = await tx.customer.findUniqueOrThrow({ where: { id: customerId } });
  const removal = claimsRemoval(customer);
  const dropped = identities.count + factors > 0;
  if (!removal) return { customer, dropped };
  const data = { ...removal, updatedAt: now };
  return { customer: await tx.customer.update({ where: { id: customerId }, data }), dropped };
}

/** Returns the update that removes the claims of identity providers from a profile. Null if there are no claims. */
function claimsRemoval(customer: Customer): Prisma.CustomerUpdateInput | null {
  const claims = Object.values(customer.identityClaims as Record<string, Record<string, unknown>>);
  if (claims.length === 0) return null;
  const isClaimed = (claim: string, value: string | null) =>
    value !== null && claims.some(({ [claim]: text }) => typeof text === 'string' && text.trim() === value);
  return {
    identityClaims: {},
    ...(isClaimed('given_name', customer.firstName) ? { firstName: null } : {}),
    ...(isClaimed('family_name', customer.lastName) ? { lastName: null } : {}),
    ...(isClaimed('picture', customer.profilePhoto) ? { profilePhoto: null } : {}),
  };
}
