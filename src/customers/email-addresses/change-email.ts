import { mailNotice } from '../../delivery/mail/mail-customer.ts';
import { findUnsettledChange } from '../../delivery/mail/mailbox.ts';
import { addDays } from '../../lib/clock.ts';
import type { Customer, EmailChange, Prisma } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { issueOneTimeToken, withdrawOneTimeTokens } from '../../platform/one-time-tokens/one-time-token.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { ownPageLink } from '../../tenancy/sites/page-link.ts';
import type { SiteOfAccount } from '../../tenancy/sites/site.ts';
import { recordCustomerAudit } from '../customer/customer-change.ts';
import { addressBefore, UNDO_DAYS, type UndoData } from './change-links.ts';
import { mailUnrequestedVerification, mailVerificationIfEnabled } from './request-verification.ts';
import { LOGIN_TOKENS } from './settle-change.ts';

/**
 * Stores the address that a customer has before a change of the email. A later change keeps the first stored address. A
 * change back to the stored address ends the unsettled change.
 * @param tx a transaction that has locked the customer, who still has the old email
 * @param isConfirmed whether the change was confirmed by more than an access token
 * @returns when the new address was verified; null unless the customer changes back to a verified address
 */
export async function beginEmailChange(
  tx: Db,
  { id: customerId, accountId, email, emailKey, emailVerifiedAt }: Customer,
  newEmail: string,
  isConfirmed: boolean,
  now: Date,
): Promise<Pick<Prisma.CustomerUpdateInput, 'emailVerifiedAt'>> {
  const unsettled = await findUnsettledChange(tx, customerId);
  if (unsettled?.email === newEmail) {
    await tx.emailChange.delete({ where: { customerId } });
    return { emailVerifiedAt: unsettled.verifiedAt };
  }
  const confirmedAt = isConfirmed ? now : null;
  const before = { accountId, email, emailKey, verifiedAt: emailVerifiedAt, createdAt: now };
  await tx.emailChange.upsert({
    where: { customerId },
    create: { customerId, ...before, confirmedAt, changedAt: now },
    update: { confirmedAt, changedAt: now },
  });
  return { emailVerifiedAt: null };
}

/**
 * Continues a change of the email in its transaction. Withdraws mailed links and codes, except earlier undo links.
 * Mails an undo link to the previous address, and a verification link to the new address. A customer who has
 * changed back to the stored address gets only a verification, if needed.
 * @param after the row with the new email
 */
export async function afterEmailChange(
  tx: Db,
  runtime: Runtime,
  after: Customer,
  { site, source }: { site: SiteOfAccount; source: string },
  now: Date,
): Promise<void> {
  const { id: customerId } = after;
  const sent = [...LOGIN_TOKENS, 'EMAIL_VERIFICATION', 'EMAIL_CHANGE_DECLINE'] as const;
  await withdrawOneTimeTokens(tx, { customerId }, sent, now);
  const unsettled = await findUnsettledChange(tx, customerId);
  const state = { settled: unsettled === null, confirmed: unsettled?.confirmedAt != null };
  await recordCustomerAudit(tx, after, { action: 'customer.email_changed', source, after: state }, now);
  if (!unsettled) return mailVerificationIfEnabled(tx, runtime, after, { site, source }, now);
  const token = await issueOneTimeToken(tx, {
    purpose: 'EMAIL_CHANGE_UNDO',
    customerId,
    siteId: site.id,
    data: await undoDataOf(tx, unsettled, now),
    now,
    lifetimeSeconds: UNDO_DAYS * 86_400,
  });
  const until = addDays(now, UNDO_DAYS);
  const link = ownPageLink(site, runtime.settings, 'email-change-undo', after, { token });
  const values = { at: now, link, until };
  // `mailNotice` sends the mail to the address that the customer had before the change.
  await mailNotice(tx, runtime, after, site, 'emailChanged', values, { source }, now, {
    link: token,
    until,
  });
  await mailUnrequestedVerification(tx, runtime, after, { site, source }, now);
}

/**
 * Returns the data of a new undo link. Takes `since` and `hadFactor` from the oldest valid undo link that restores the
 * same address, so that the new link undoes both changes.
 */
async function undoDataOf(tx: Db, change: EmailChange, now: Date): Promise<UndoData> {
  const { customerId } = change;
  const earlier = await tx.oneTimeToken.findMany({
    where: { customerId, purpose: 'EMAIL_CHANGE_UNDO', spentAt: null, expiresAt: { gt: now } },
    orderBy: { createdAt: 'asc' },
  });
  const same = earlier
    .map(({ data }) => data as Partial<UndoData>)
    .find(({ email, since }) => email === change.email && since !== undefined);
  const factors = await tx.authenticator.count({
    where: { customerId, confirmedAt: { not: null }, kind: { not: 'RECOVERY_CODE' } },
  });
  return {
    ...addressBefore(change),
    since: same?.since ?? change.createdAt.toISOString(),
    hadFactor: same?.hadFactor ?? factors > 0,
  };
}
