import { endSessions } from '../../access/sessions/end-session.ts';
import { mailNotice } from '../../delivery/mail/mail-customer.ts';
import { findUnsettledChange } from '../../delivery/mail/mailbox.ts';
import {
  type Customer,
  type EmailChange,
  type ExternalIdentity,
  OneTimeTokenPurpose,
  type Prisma,
} from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { IdentityError, requireValid } from '../../platform/errors.ts';
import { forgetFailedLogins } from '../../platform/limits/forget-failed-logins.ts';
import { spendOneTimeToken, withdrawOneTimeTokens } from '../../platform/one-time-tokens/one-time-token.ts';
import type { Runtime } from '../../platform/runtime.ts';
import type { SiteOfAccount } from '../../tenancy/sites/site.ts';
import { recordCustomerAudit, recordCustomerChange } from '../customer/customer-change.ts';
import { requireCustomerToken, tokenOfLink } from '../customer/lock-customer.ts';
import { withoutClaims } from '../customer/metadata.ts';
import type { UndoData } from '../email-addresses/change-links.ts';
import { freeAddress } from '../email-addresses/free-address.ts';
import { restoreEmail } from '../email-addresses/settle-change.ts';
import { factorSubject } from '../second-factor/owner.ts';
import { mailUnrequestedReset } from './request-reset.ts';

/**
 * Undoes a change of the email by the token that was sent to the previous email. That email becomes the login name
 * again, with its earlier state of verification. The change was made with an access token, which may have been stolen:
 * every session ends, the password is removed, and the customer gets a reset link if there was a password. Linked
 * identities, known devices and second factors that were added since the change are removed. The customer gets a mail
 * about each removed identity, and one about removed factors. A factor from before the change stays, and so does a
 * factor that replaced it, because access to the mailbox does not replace a factor.
 * @param input `token`, not yet validated
 * @throws IdentityError VALIDATION_FAILED; ONE_TIME_TOKEN_INVALID, also when another customer has verified the address
 */
export async function undoEmailChange(
  runtime: Runtime,
  { site, source }: { site: SiteOfAccount; source: string },
  input: unknown,
): Promise<void> {
  const { token: text } = requireValid(tokenOfLink, input);
  const now = runtime.clock();
  await runtime.prisma.$transaction(async (tx) => {
    const { token, customer } = await requireCustomerToken(tx, 'EMAIL_CHANGE_UNDO', text, site.id, now);
    if (!(await spendOneTimeToken(tx, token, now))) throw new IdentityError('ONE_TIME_TOKEN_INVALID');
    const undone = token.data as Partial<UndoData> & Pick<UndoData, 'email'>;
    const change = await findUnsettledChange(tx, customer.id);
    const restored = await restoreEmailBefore(tx, runtime, customer, { undone, change, site, source, now });
    const since = undone.since ? new Date(undone.since) : (change?.createdAt ?? token.createdAt);
    const removed = await endAccess(
      tx,
      runtime,
      restored,
      { since, hadFactor: undone.hadFactor ?? true },
      now,
    );
    await recordCustomerAudit(tx, customer, { action: 'customer.email_change_undone', source }, now);
    const updated = await tx.customer.findUniqueOrThrow({ where: { id: customer.id } });
    await recordCustomerChange(tx, runtime, customer, updated, now);
    await reportRemoved(tx, runtime, updated, removed, { site, source }, now);
    if (customer.passwordHash !== null)
      await mailUnrequestedReset(tx, runtime, updated, { site, source }, now);
  });
}

/**
 * Restores the email that the customer had before the change.
 * @throws IdentityError ONE_TIME_TOKEN_INVALID if another customer has verified that email
 */
async function restoreEmailBefore(
  tx: Db,
  runtime: Runtime,
  customer: Customer,
  { undone, change, site, source, now }: Undoing,
): Promise<Customer> {
  if (change?.email === undone.email) return restoreEmail(tx, customer.id, change, change.verifiedAt, now);
  // The email was changed back already. The other effects of the stolen token still have to be undone.
  if (change === null && customer.email === undone.email) return customer;
  // The change is settled, and other changes may have followed it.
  const { emailKey, verifiedAt } = undone;
  if (emailKey === undefined) throw new IdentityError('ONE_TIME_TOKEN_INVALID');
  const address = { accountId: customer.accountId, emailKey, forId: customer.id };
  const isFree = await freeAddress(tx, runtime, address, { site, source }, now);
  if (!isFree) throw new IdentityError('ONE_TIME_TOKEN_INVALID');
  const before = { email: undone.email, emailKey };
  return restoreEmail(tx, customer.id, before, verifiedAt ? new Date(verifiedAt) : null, now);
}

type Undoing = {
  undone: Partial<UndoData> & Pick<UndoData, 'email'>;
  change: EmailChange | null;
  site: SiteOfAccount;
  source: string;
  now: Date;
};

type Removed = { linked: ExternalIdentity[]; factors: number };

async function reportRemoved(
  tx: Db,
  runtime: Runtime,
  customer: Customer,
  { linked, factors }: Removed,
  { site, source }: Pick<Undoing, 'site' | 'source'>,
  now: Date,
): Promise<void> {
  for (const { provider } of linked) {
    const values = { at: now, provider };
    await mailNotice(tx, runtime, customer, site, 'identityUnlinked', values, { source }, now);
  }
  if (factors === 0) return;
  await mailNotice(tx, runtime, customer, site, 'authenticatorRemoved', { at: now }, { source }, now);
}

/**
 * Ends the sessions, and removes the password and the ways to log in that were added since the change.
 * @param since the time of the change
 * @param hadFactor whether the customer had a second factor before it
 */
async function endAccess(
  tx: Db,
  runtime: Runtime,
  customer: Customer,
  { since, hadFactor }: Pick<UndoData, 'hadFactor'> & { since: Date },
  now: Date,
): Promise<Removed> {
  const { id: customerId } = customer;
  await endSessions(tx, runtime, { customerId }, 'PASSWORD_CHANGED', now);
  await withdrawOneTimeTokens(tx, { customerId }, Object.values(OneTimeTokenPurpose), now);
  const factors = await removeFactors(tx, customerId, { since, hadFactor });
  await tx.knownDevice.deleteMany({ where: { customerId, firstSeenAt: { gte: since } } });
  const where = { customerId, createdAt: { gte: since } };
  const linked = await tx.externalIdentity.findMany({ where });
  await tx.externalIdentity.deleteMany({ where });
  const identityClaims = linked.reduce(
    (claims, link) => withoutClaims({ identityClaims: claims as Prisma.JsonObject }, link),
    customer.identityClaims as Prisma.InputJsonObject,
  );
  await tx.customer.update({
    where: { id: customerId },
    data: {
      identityClaims,
      passwordHash: null,
      passwordVersion: { increment: 1 },
      updatedAt: now,
    },
  });
  return { linked, factors };
}

/**
 * Removes the second factors that were set up since a change, with their recovery codes. If the customer had factors
 * before the change and none of them is left, the later factors stay, because the customer had to show an earlier
 * factor to replace it.
 * @returns the number of removed factors, without recovery codes
 */
async function removeFactors(
  tx: Db,
  customerId: number,
  { since, hadFactor }: Pick<UndoData, 'hadFactor'> & { since: Date },
): Promise<number> {
  const isFactor = { customerId, kind: { not: 'RECOVERY_CODE' as const } };
  const left = await tx.authenticator.count({
    where: { ...isFactor, confirmedAt: { not: null, lt: since } },
  });
  if (hadFactor && left === 0) return 0;
  const later = await tx.authenticator.count({ where: { ...isFactor, confirmedAt: { gte: since } } });
  await tx.authenticator.deleteMany({ where: { customerId, NOT: { createdAt: { lt: since } } } });
  // Also removes a factor whose setup was started before the change and confirmed after it.
  await tx.authenticator.deleteMany({ where: { customerId, confirmedAt: { gte: since } } });
  if (left === 0) await forgetFailedLogins(tx, factorSubject({ customerId }));
  return later;
}
