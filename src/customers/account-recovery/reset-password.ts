import { z } from 'zod';
import type { WayInChange } from '../../access/sessions/auth-grant.ts';
import { findUnsettledChange, withEmailBeforeChange } from '../../delivery/mail/mailbox.ts';
import type { Site } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { IdentityError, requireValid } from '../../platform/errors.ts';
import { emailKey } from '../../platform/identifiers.ts';
import { text } from '../../platform/input.ts';
import { forgetFailedLogins } from '../../platform/limits/forget-failed-logins.ts';
import { customerSubject } from '../../platform/limits/lockout.ts';
import { spendOneTimeToken } from '../../platform/one-time-tokens/one-time-token.ts';
import type { Runtime } from '../../platform/runtime.ts';
import type { SiteOfAccount } from '../../tenancy/sites/site.ts';
import { recordCustomerChange, recordCustomerEvent } from '../customer/customer-change.ts';
import type { MailboxOwner } from '../customer/lock-customer.ts';
import { requireCustomerToken } from '../customer/lock-customer.ts';
import { removeWaysIn, reportRemovedWaysIn } from '../customer/take-over.ts';
import { restoreEmail } from '../email-addresses/settle-change.ts';
import { afterPasswordChange } from '../passwords/after-password-change.ts';
import { requireUnbreached } from '../passwords/breached-passwords.ts';
import { hashPassword } from '../passwords/hashes/own-hash.ts';
import { chosenPassword, requireUnguessable } from '../passwords/policy.ts';
import { hasRequiredFactor } from '../second-factor/require-second-factor.ts';
import type { ResetData } from './request-reset.ts';

type Reset = { email: string; token: string };

function resetOn(site: Pick<Site, 'passwordPolicy'>) {
  return z.object({
    email: text('email', 254),
    token: text('token', 200),
    password: chosenPassword(site.passwordPolicy, 'password'),
  });
}

/**
 * Sets a new password by the token of a mailed link. Ends every session and resets the count of failed logins. Opens no
 * session: the customer logs in with the new password. The link shows that the customer reads the mailbox, so the email
 * counts as verified. If it was not verified before, every other way to log in is removed, since a stranger may have
 * registered. If the customer has a second factor that logins require, the email is not marked as verified and no way
 * to log in is removed, because access to the mailbox does not replace a factor. If the reset was requested with the
 * email that the customer had before an unsettled change, that email is restored.
 * @param input a ResetPasswordInput, not yet validated
 * @throws IdentityError VALIDATION_FAILED, UNAVAILABLE, ONE_TIME_TOKEN_INVALID for a token that is wrong, used,
 *   withdrawn, expired, another site's or another customer's
 */
export async function resetPassword(
  runtime: Runtime,
  { site, source }: { site: SiteOfAccount; source: string },
  input: unknown,
): Promise<{ customer: MailboxOwner; changes: WayInChange[] }> {
  const { prisma } = runtime;
  const { password, ...presented } = requireValid(resetOn(site), input);
  // Checked before the strength estimate and the hash, which take longer.
  const { customer: person } = await requireReset(prisma, site, presented, runtime.clock());
  const chosen = { field: 'password', name: 'password', password, tenant: site.accountId };
  await requireUnguessable(site.passwordPolicy, chosen, person);
  if (site.refuseBreachedPasswords) await requireUnbreached(runtime, chosen);
  const passwordHash = await runtime.hashQueue.run(site.accountId, () => hashPassword(password));
  const now = runtime.clock();
  return prisma.$transaction(async (tx) => {
    const { token, customer } = await requireReset(tx, site, presented, now);
    if (!(await spendOneTimeToken(tx, token, now))) throw new IdentityError('ONE_TIME_TOKEN_INVALID');
    // If the email was not verified, a stranger may have registered with it.
    const change = await findUnsettledChange(tx, customer.id);
    const takesOver =
      withEmailBeforeChange(customer, change).emailVerifiedAt === null &&
      !(await hasRequiredFactor(tx, customer));
    let dropped = false;
    let owned = customer;
    if (takesOver) ({ dropped, customer: owned } = await removeWaysIn(tx, customer.id, now));
    // The mail went to the email that the customer had before the change. That email is restored if it was typed in the
    // request, or if its owner takes the account over.
    const restores = change !== null && (takesOver || (token.data as ResetData).restoresEmail === true);
    if (restores) owned = await restoreEmail(tx, customer.id, change, change.verifiedAt, now);
    await recordCustomerChange(tx, runtime, customer, owned, now);
    const updated = await tx.customer.update({
      where: { id: customer.id },
      data: {
        passwordHash,
        passwordVersion: { increment: 1 },
        ...(takesOver ? { emailVerifiedAt: now } : {}),
        updatedAt: now,
      },
    });
    await afterPasswordChange(tx, runtime, updated, { site, source }, now);
    const changes: WayInChange[] = dropped ? ['WAYS_IN_REMOVED'] : [];
    if (dropped) await reportRemovedWaysIn(tx, runtime, updated, { site, source }, now);
    if (takesOver)
      await recordCustomerEvent(tx, runtime, 'customer.email_verification_succeeded', updated, now);
    await forgetFailedLogins(tx, customerSubject(customer.accountId, customer.id, ''));
    // The answer shows the restored email. If none was restored, it shows the email that was typed.
    const isCurrent = restores || updated.emailKey === emailKey(presented.email);
    return { customer: isCurrent ? updated : withEmailBeforeChange(updated, change), changes };
  });
}

async function requireReset(db: Db, site: SiteOfAccount, { email, token: text }: Reset, now: Date) {
  const found = await requireCustomerToken(db, 'PASSWORD_RESET', text, site.id, now);
  const change = await findUnsettledChange(db, found.customer.id);
  const emails = [found.customer.emailKey, change?.emailKey];
  if (!emails.includes(emailKey(email))) throw new IdentityError('ONE_TIME_TOKEN_INVALID');
  return found;
}
