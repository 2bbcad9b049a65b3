import { z } from 'zod';
import { hashPassword } from '../../customers/passwords/hashes/own-hash.ts';
import { chosenCollaboratorPassword, requireUncommon } from '../../customers/passwords/policy.ts';
import { requireCollaboratorSecondFactor } from '../../customers/second-factor/require-second-factor.ts';
import { requireMailPermitInTransaction, senderOf } from '../../delivery/mail/mail-permit.ts';
import { queueMail } from '../../delivery/mail/queue-mail.ts';
import { addSeconds } from '../../lib/clock.ts';
import { idOf } from '../../lib/ids.ts';
import type { Acting } from '../../platform/acting.ts';
import type { Collaborator } from '../../platform/database/client/client.ts';
import { inTransaction } from '../../platform/database/commit-then-throw.ts';
import type { Db } from '../../platform/database/database.ts';
import { lockCollaborator } from '../../platform/database/locks.ts';
import { invalidField, requireValid } from '../../platform/errors.ts';
import { email, optionalText, text } from '../../platform/input.ts';
import {
  idOfToken,
  issueOneTimeToken,
  withdrawOneTimeTokens,
} from '../../platform/one-time-tokens/one-time-token.ts';
import type { CommandRuntime, Runtime } from '../../platform/runtime.ts';
import type { Settings } from '../../platform/settings.ts';
import { recordAudit } from '../../tenancy/audit/audit.ts';
import { hashPasswordOfLink, redeemLink } from './chosen-password.ts';
import {
  asActor,
  createCollaborator,
  findCollaborator,
  hasJoined,
  type RequestOrigin,
  requireStillOwner,
} from './collaborator.ts';
import { type CollaboratorGrant, signInCollaborator } from './log-in.ts';
import { requirePasswordAllowed } from './sso-only.ts';

const INVITATION_LIFETIME_SECONDS = 7 * 86_400;
const PASSWORD = { field: 'password', name: 'password', tenant: 'collaborators' } as const;
const invitation = z.object({
  email: email(),
  name: optionalText('name', 255),
  role: z.enum(['OWNER', 'ADMIN', 'SUPPORT']),
});

/** The page that accepts an invitation. Browsers do not send the fragment, so no server logs the token. */
function invitationLink({ adminUrl }: Pick<Settings, 'adminUrl'>, token: string): string {
  return `${adminUrl}/accept-invitation#token=${token}`;
}

/**
 * Invites a collaborator by a mail with a link that can be used once within a week.
 * @param input an InviteCollaboratorInput, not yet validated
 * @throws IdentityError VALIDATION_FAILED, also if a collaborator of any account has the email; RATE_LIMITED
 */
export async function inviteCollaborator(
  runtime: Runtime,
  acting: Acting,
  input: unknown,
): Promise<Collaborator> {
  const { email, name = null, role } = requireValid(invitation, input);
  const now = runtime.clock();
  return runtime.prisma.$transaction(async (tx) => {
    await requireStillOwner(tx, acting.actor);
    const invited = { email, name, role, passwordHash: null };
    const collaborator = await createCollaborator(tx, acting, invited, now);
    await sendInvitation(tx, runtime, acting, collaborator, now);
    return collaborator;
  });
}

/**
 * Creates a collaborator without sending a mail: with a password, or with an invitation link for the operator to pass
 * on.
 * @param input `email`, `role`, `name` and `password`, not yet validated
 * @returns the collaborator, and the link if no password was given
 * @throws IdentityError VALIDATION_FAILED, also if a collaborator of any account has the email
 */
export async function addCollaborator(
  { prisma, clock, settings }: CommandRuntime,
  acting: Acting,
  input: unknown,
): Promise<{ collaborator: Collaborator; link: string | null }> {
  const shape = invitation.extend({ password: chosenCollaboratorPassword('password').optional() });
  const { password: chosen, name = null, ...invited } = requireValid(shape, input);
  if (chosen !== undefined) await requireUncommon({ ...PASSWORD, password: chosen });
  const passwordHash = chosen === undefined ? null : await hashPassword(chosen);
  const now = clock();
  return prisma.$transaction(async (tx) => {
    const given = { ...invited, name, passwordHash };
    const collaborator = await createCollaborator(tx, acting, given, now);
    const link =
      passwordHash === null
        ? invitationLink(settings, await issueInvitation(tx, collaborator.id, now))
        : null;
    return { collaborator, link };
  });
}

/**
 * Sends a new invitation link. The previous link becomes invalid.
 * @throws IdentityError NOT_FOUND; VALIDATION_FAILED on `id` for an accepted invitation; RATE_LIMITED
 */
export async function resendInvitation(
  runtime: Runtime,
  acting: Acting,
  collaboratorId: string,
): Promise<Collaborator> {
  const { accountId, actor } = acting;
  const now = runtime.clock();
  return runtime.prisma.$transaction(async (tx) => {
    await requireStillOwner(tx, actor);
    const collaborator = await lockAndFindInvited(tx, acting, collaboratorId);
    const { id } = collaborator;
    await withdrawOneTimeTokens(tx, { collaboratorId: id }, ['COLLABORATOR_INVITATION'], now);
    await sendInvitation(tx, runtime, acting, collaborator, now);
    const target = { kind: 'collaborator', id };
    await recordAudit(tx, actor, { accountId, action: 'collaborator.invited_again', target }, now);
    return collaborator;
  });
}

/**
 * Withdraws an invitation. The link becomes invalid, and the email can be invited again.
 * @throws IdentityError NOT_FOUND; VALIDATION_FAILED on `id` for an accepted invitation
 */
export async function withdrawInvitation(
  { prisma, clock }: Runtime,
  acting: Acting,
  collaboratorId: string,
): Promise<Collaborator> {
  const { accountId, actor } = acting;
  return prisma.$transaction(async (tx) => {
    await requireStillOwner(tx, acting.actor);
    const invited = await lockAndFindInvited(tx, acting, collaboratorId);
    const { id, email, role } = invited;
    await tx.collaborator.delete({ where: { id } });
    const entry = {
      accountId,
      action: 'collaborator.invitation_withdrawn',
      target: { kind: 'collaborator', id },
      before: { email, role },
    };
    await recordAudit(tx, actor, entry, clock());
    return invited;
  });
}

const INVALID_LINK = 'This invitation has expired, been withdrawn or been accepted already.';

/**
 * Accepts an invitation: sets the password and logs the collaborator in.
 * @param input an AcceptInvitationInput, not yet validated
 * @throws IdentityError VALIDATION_FAILED, on `token` for an invalid link; UNAVAILABLE,
 *   SECOND_FACTOR_REQUIRED; FORBIDDEN if the account accepts no passwords
 */
export async function acceptInvitation(
  runtime: Runtime,
  visit: RequestOrigin,
  input: unknown,
): Promise<CollaboratorGrant> {
  const shape = z.object({
    token: text('token', 255),
    password: chosenCollaboratorPassword('password'),
    name: optionalText('name', 255),
  });
  const { token, password, name } = requireValid(shape, input);
  const chosen = { token, password };
  const passwordHash = await hashPasswordOfLink(runtime, 'COLLABORATOR_INVITATION', chosen, INVALID_LINK);
  const now = runtime.clock();
  return inTransaction(runtime.prisma, async (tx) => {
    const id = await redeemLink(tx, 'COLLABORATOR_INVITATION', token, INVALID_LINK, now);
    const { count } = await tx.collaborator.updateMany({
      where: { id, passwordHash: null, joinedBySso: false },
      data: { passwordHash, passwordVersion: { increment: 1 }, ...(name ? { name } : {}) },
    });
    if (count === 0) throw invalidField('token', INVALID_LINK);
    const collaborator = await tx.collaborator.findUniqueOrThrow({ where: { id } });
    await requirePasswordAllowed(tx, collaborator);
    const entry = {
      accountId: collaborator.accountId,
      action: 'collaborator.invitation_accepted',
      target: { kind: 'collaborator', id: collaborator.id },
    };
    await recordAudit(tx, asActor(collaborator, visit), entry, now);
    await requireCollaboratorSecondFactor(tx, runtime, collaborator, now);
    return signInCollaborator(tx, collaborator, visit, now);
  });
}

async function issueInvitation(tx: Db, collaboratorId: number, now: Date): Promise<string> {
  return issueOneTimeToken(tx, {
    purpose: 'COLLABORATOR_INVITATION',
    collaboratorId,
    now,
    lifetimeSeconds: INVITATION_LIFETIME_SECONDS,
  });
}

async function sendInvitation(
  tx: Db,
  runtime: Runtime,
  { accountId, actor }: Acting,
  { id, email, emailKey }: Collaborator,
  now: Date,
): Promise<void> {
  const counted = { accountId, emailKey, sender: senderOf(actor, accountId) };
  const invitation = { ...counted, kind: 'collaboratorInvitation' } as const;
  const permit = await requireMailPermitInTransaction(tx, runtime, invitation, now);
  const token = await issueInvitation(tx, id, now);
  const { name } = await tx.account.findUniqueOrThrow({ where: { id: accountId } });
  const mail = {
    to: email,
    subject: `You are invited to ${name}`,
    text: [
      `You are invited to be a collaborator of ${name}. Choose a password here within a week:`,
      invitationLink(runtime.settings, token),
      'The link works once. If you did not expect an invitation, ignore this mail.',
    ].join('\n\n'),
  };
  const secrets = { linkId: idOfToken(token), until: addSeconds(now, INVITATION_LIFETIME_SECONDS) };
  await queueMail(tx, runtime, permit, mail, now, { secrets });
}

async function lockAndFindInvited(tx: Db, acting: Acting, id: string): Promise<Collaborator> {
  await lockCollaborator(tx, { id: idOf(id), accountId: acting.accountId }, 'UPDATE');
  const collaborator = await findCollaborator(tx, acting, id);
  if (hasJoined(collaborator)) throw invalidField('id', 'The invitation has been accepted.');
  return collaborator;
}
