import { z } from 'zod';
import { type AuthGrant, grantAccess } from '../../access/sessions/auth-grant.ts';
import { recordReplacement } from '../../access/sessions/end-session.ts';
import { openSession } from '../../access/sessions/open-session.ts';
import type { Bearer } from '../../platform/acting.ts';
import type { Site } from '../../platform/database/client/client.ts';
import { IdentityError, invalidField, requireValid } from '../../platform/errors.ts';
import { message, rule } from '../../platform/messages/message.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { afterPasswordChange } from './after-password-change.ts';
import { requireUnbreached } from './breached-passwords.ts';
import { checkPassword } from './check-password.ts';
import { hashPassword } from './hashes/own-hash.ts';
import { chosenPassword, presentedPassword, requireUnguessable } from './policy.ts';

function changeOn(site: Pick<Site, 'passwordPolicy'>) {
  return z
    .object({
      oldPassword: presentedPassword('old password'),
      newPassword: chosenPassword(site.passwordPolicy, 'new password'),
    })
    .refine(({ oldPassword, newPassword }) => oldPassword !== newPassword, {
      path: ['newPassword'],
      ...rule('passwordSame'),
    });
}

/**
 * Changes a customer's password. Ends all sessions and opens a new one for the caller, on the site of their session, in
 * the same transaction. A wrong old password counts as a failed login.
 * @param input a ChangePasswordInput, not yet validated
 * @throws IdentityError VALIDATION_FAILED, ACCOUNT_LOCKED, UNAVAILABLE, TOKEN_REVOKED; the errors of `openSession`
 */
export async function changePassword(
  runtime: Runtime,
  { customer, sessionId, source, userAgent }: Bearer,
  input: unknown,
): Promise<AuthGrant> {
  const { prisma } = runtime;
  // Uses the site of the session, because the login was not checked against the rules of the site in the request.
  const { site, secondFactorShown } = await prisma.session.findUniqueOrThrow({
    where: { id: sessionId },
    select: { secondFactorShown: true, site: { include: { account: true } } },
  });
  const { oldPassword, newPassword } = requireValid(changeOn(site), input);
  const matches = await checkPassword(runtime, {
    account: site.account,
    customer,
    identifier: customer.emailKey,
    source,
    password: oldPassword,
  });
  if (!matches) throw invalidField('oldPassword', message('oldPasswordWrong'));
  const chosen = {
    field: 'newPassword',
    name: 'new password',
    password: newPassword,
    tenant: site.accountId,
  };
  await requireUnguessable(site.passwordPolicy, chosen, customer);
  if (site.refuseBreachedPasswords) await requireUnbreached(runtime, chosen);
  const passwordHash = await runtime.hashQueue.run(site.accountId, () => hashPassword(newPassword));
  const now = runtime.clock();
  const opened = await prisma.$transaction(async (tx) => {
    const { count } = await tx.customer.updateMany({
      where: {
        id: customer.id,
        passwordVersion: customer.passwordVersion,
        disabledAt: null,
        deletedAt: null,
      },
      data: { passwordHash, passwordVersion: { increment: 1 }, updatedAt: now },
    });
    // The password was changed, or the customer disabled or deleted, since the password was verified.
    if (count === 0) throw new IdentityError('TOKEN_REVOKED');
    const passwordVersion = customer.passwordVersion + 1;
    const changed = { ...customer, passwordHash, passwordVersion, updatedAt: now };
    await afterPasswordChange(tx, runtime, changed, { site, source }, now);
    const opened = await openSession(tx, runtime, {
      customer: changed,
      site,
      startedBy: 'PASSWORD_CHANGE',
      secondFactorShown,
      source,
      userAgent,
      now,
    });
    await recordReplacement(tx, sessionId, opened.session.id);
    return opened;
  });
  const updated = { ...customer, lastLoginAt: now, updatedAt: now };
  return grantAccess(runtime, { ...opened, customer: updated, site, lifetimeSeconds: null, now });
}
