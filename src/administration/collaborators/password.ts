import { z } from 'zod';
import { chosenCollaboratorPassword, presentedPassword } from '../../customers/passwords/policy.ts';
import { type MailPermit, requireMailPermit } from '../../delivery/mail/mail-permit.ts';
import { queueMail } from '../../delivery/mail/queue-mail.ts';
import { addSeconds } from '../../lib/clock.ts';
import type { ActingCollaborator, Actor } from '../../platform/acting.ts';
import type { Collaborator } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { IdentityError, invalidField, requireValid } from '../../platform/errors.ts';
import { emailKey } from '../../platform/identifiers.ts';
import { email, text } from '../../platform/input.ts';
import { forgetFailedLogins } from '../../platform/limits/forget-failed-logins.ts';
import { collaboratorSubject } from '../../platform/limits/lockout.ts';
import {
  idOfToken,
  issueOneTimeToken,
  withdrawOneTimeTokens,
} from '../../platform/one-time-tokens/one-time-token.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { recordAudit } from '../../tenancy/audit/audit.ts';
import { hashChosenPassword, hashPasswordOfLink, redeemLink } from './chosen-password.ts';
import { asActor, JOINED, type RequestOrigin } from './collaborator.ts';
import { checkCollaboratorPassword } from './log-in.ts';
import { mailCollaborator } from './mail-collaborator.ts';
import { endCollaboratorSessions } from './session.ts';
import { isPasswordAllowed, requirePasswordAllowed } from './sso-only.ts';

const RESET_LIFETIME_SECONDS = 3_600;
const INVALID_LINK = 'This link has expired or been used already.';

/**
 * Changes a collaborator's own password, and ends all of their other sessions. A wrong old password counts as a failed
 * login.
 * @param input a ChangeCollaboratorPasswordInput, not yet validated
 * @throws IdentityError VALIDATION_FAILED, ACCOUNT_LOCKED, UNAVAILABLE, UNAUTHENTICATED; FORBIDDEN if the account
 *   accepts no passwords
 */
export async function changeCollaboratorPassword(
  runtime: Runtime,
  { collaborator, sessionId, actor }: ActingCollaborator,
  input: unknown,
): Promise<Collaborator> {
  const { prisma } = runtime;
  const shape = z
    .object({
      oldPassword: presentedPassword('old password'),
      newPassword: chosenCollaboratorPassword('new password'),
    })
    .refine(({ oldPassword, newPassword }) => oldPassword !== newPassword, {
      path: ['newPassword'],
      error: 'The new password and old password must be different.',
    });
  const { oldPassword, newPassword } = requireValid(shape, input);
  const { id, emailKey, passwordVersion } = collaborator;
  const source = actor.source ?? '';
  await requirePasswordAllowed(prisma, collaborator);
  if (!(await checkCollaboratorPassword(runtime, collaborator, emailKey, source, oldPassword))) {
    throw invalidField('oldPassword', 'The old password is incorrect.');
  }
  const chosen = { field: 'newPassword', name: 'new password', password: newPassword };
  const passwordHash = await hashChosenPassword(runtime, chosen);
  const now = runtime.clock();
  return prisma.$transaction(async (tx) => {
    const { count } = await tx.collaborator.updateMany({
      where: { id, passwordVersion },
      data: { passwordHash, passwordVersion: { increment: 1 } },
    });
    // Another request has changed the password since it was verified.
    if (count === 0) throw new IdentityError('UNAUTHENTICATED');
    await endOutstanding(tx, id, now, sessionId);
    await recordChange(tx, runtime, collaborator, 'collaborator.password_changed', actor, now);
    return tx.collaborator.findUniqueOrThrow({ where: { id } });
  });
}

/**
 * Sends a link to choose a new password. Nothing is sent for an unknown email, an invited collaborator, or one who may
 * not use a password. In these cases too, the answer and the work are the same: the same statements run, and those that
 * queue the mail are rolled back.
 * @throws IdentityError VALIDATION_FAILED, RATE_LIMITED
 */
export async function requestCollaboratorPasswordReset(
  runtime: Runtime,
  { source }: Pick<RequestOrigin, 'source'>,
  input: unknown,
): Promise<void> {
  const { prisma } = runtime;
  const { email: address } = requireValid(z.object({ email: email() }), input);
  const now = runtime.clock();
  const key = emailKey(address);
  const tenant = await prisma.collaborator.findFirst({
    where: { emailKey: key },
    select: { accountId: true },
  });
  const counted = { accountId: tenant?.accountId ?? null, emailKey: key, sender: { source } };
  const mail = { ...counted, kind: 'collaboratorPasswordReset' } as const;
  const permit = await requireMailPermit(runtime, mail, now);
  await prisma.$transaction(async (tx) => {
    const collaborator = await tx.collaborator.findFirst({
      where: { emailKey: key, ...JOINED },
    });
    const isSent = (await isPasswordAllowed(tx, collaborator)) && collaborator !== null;
    const addressee = { id: collaborator?.id ?? null, email: collaborator?.email ?? address };
    await tx.$executeRaw`SAVEPOINT sent`;
    await sendResetLink(tx, runtime, permit, addressee, now);
    if (isSent) await tx.$executeRaw`RELEASE SAVEPOINT sent`;
    else await tx.$executeRaw`ROLLBACK TO SAVEPOINT sent`;
  });
}

async function sendResetLink(
  tx: Db,
  runtime: Runtime,
  permit: MailPermit,
  { id, email }: { id: number | null; email: string },
  now: Date,
): Promise<void> {
  await withdrawOneTimeTokens(tx, { collaboratorId: id ?? 0 }, ['COLLABORATOR_PASSWORD_RESET'], now);
  const token = await issueOneTimeToken(tx, {
    purpose: 'COLLABORATOR_PASSWORD_RESET',
    collaboratorId: id,
    now,
    lifetimeSeconds: RESET_LIFETIME_SECONDS,
  });
  const mail = {
    to: email,
    subject: 'Choose a new password',
    text: [
      'Choose a new password here, within an hour:',
      // The token is in the fragment, which browsers do not send.
      `${runtime.settings.adminUrl}/reset-password#token=${token}`,
      'The link works once. If you did not ask for it, ignore this mail. Nothing has changed.',
    ].join('\n\n'),
  };
  const secrets = { linkId: idOfToken(token), until: addSeconds(now, RESET_LIFETIME_SECONDS) };
  await queueMail(tx, runtime, permit, mail, now, { secrets });
}

/**
 * Sets a new password with the token of a mailed link. All sessions end and the failed logins are cleared. The
 * collaborator is not logged in.
 * @param input a ResetCollaboratorPasswordInput, not yet validated
 * @throws IdentityError VALIDATION_FAILED, on `token` for an invalid link; UNAVAILABLE; FORBIDDEN if the account
 *   accepts no passwords: then the link is not used up
 */
export async function resetCollaboratorPassword(
  runtime: Runtime,
  visit: RequestOrigin,
  input: unknown,
): Promise<Collaborator> {
  const shape = z.object({
    token: text('token', 255),
    password: chosenCollaboratorPassword('password'),
  });
  const { token, password } = requireValid(shape, input);
  const chosen = { token, password };
  const passwordHash = await hashPasswordOfLink(runtime, 'COLLABORATOR_PASSWORD_RESET', chosen, INVALID_LINK);
  const now = runtime.clock();
  return runtime.prisma.$transaction(async (tx) => {
    const id = await redeemLink(tx, 'COLLABORATOR_PASSWORD_RESET', token, INVALID_LINK, now);
    await requirePasswordAllowed(tx, await tx.collaborator.findUniqueOrThrow({ where: { id } }));
    const collaborator = await tx.collaborator.update({
      where: { id },
      data: { passwordHash, passwordVersion: { increment: 1 } },
    });
    await endOutstanding(tx, collaborator.id, now);
    // Failed logins are cleared, because they were guesses at a password that is no longer valid.
    await forgetFailedLogins(tx, collaboratorSubject(collaborator.id, ''));
    await recordChange(
      tx,
      runtime,
      collaborator,
      'collaborator.password_reset',
      asActor(collaborator, visit),
      now,
    );
    return collaborator;
  });
}

async function endOutstanding(tx: Db, collaboratorId: number, now: Date, exceptId?: string): Promise<void> {
  await endCollaboratorSessions(tx, collaboratorId, now, exceptId);
  await withdrawOneTimeTokens(tx, { collaboratorId }, ['COLLABORATOR_PASSWORD_RESET'], now);
}

async function recordChange(
  tx: Db,
  runtime: Runtime,
  collaborator: Collaborator,
  action: string,
  actor: Actor,
  now: Date,
): Promise<void> {
  const { id, accountId } = collaborator;
  const entry = { accountId, action, target: { kind: 'collaborator', id } };
  await recordAudit(tx, actor, entry, now);
  const source = actor.source ?? '';
  await mailCollaborator(tx, runtime, collaborator, 'passwordChanged', { source }, now);
}
