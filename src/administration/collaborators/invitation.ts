import { z } from 'zod';
import { hashPassword } from '../../customers/passwords/password-hash.ts';
import { chosenCollaboratorPassword, requireUncommon } from '../../customers/passwords/policy.ts';
import { requireCollaboratorSecondFactor } from '../../customers/second-factor/require-second-factor.ts';
import { requireMailPermitIn, senderOf } from '../../delivery/mail/mail-permit.ts';
import { queueMail } from '../../delivery/mail/queue-mail.ts';
import { addSeconds } from '../../lib/clock.ts';
import { email, optionalText, text } from '../../lib/input.ts';
import type { Actor } from '../../platform/acting.ts';
import type { Collaborator } from '../../platform/database/client/client.ts';
import { inTransaction } from '../../platform/database/commit-then-throw.ts';
import type { Db } from '../../platform/database/database.ts';
import { lockCollaborator } from '../../platform/database/locks.ts';
import { invalidField, requireValid } from '../../platform/errors.ts';
import {
  findOneTimeToken,
  idOfToken,
  issueOneTimeToken,
  redeemOneTimeToken,
  withdrawOneTimeTokens,
} from '../../platform/one-time-tokens/one-time-token.ts';
import type { CommandRuntime, Runtime } from '../../platform/runtime.ts';
import type { Settings } from '../../platform/settings.ts';
import { recordAudit } from '../../tenancy/audit/audit.ts';
import {
  type ActorVisit,
  asActor,
  createCollaborator,
  findCollaborator,
  requireOwnerStill,
} from './collaborator.ts';
import { type CollaboratorGrant, signInCollaborator } from './log-in.ts';

const INVITATION_LIFETIME_SECONDS = 7 * 86_400;
const PASSWORD = { field: 'password', name: 'password', tenant: 'collaborators' } as const;
const invitation = z.object({
  email: email(),
  name: optionalText('name', 255),
  role: z.enum(['OWNER', 'ADMIN', 'SUPPORT']),
});

/** Where an invitation is accepted. The token stands in the fragment, which browsers send to nobody. */
function invitationLink({ adminUrl }: Pick<Settings, 'adminUrl'>, token: string): string {
  return `${adminUrl}/accept-invitation#token=${token}`;
}

/**
 * Invites somebody to run an account, by a mail with a link that is good once, for a week.
 * @param input an InviteCollaboratorInput, not yet validated
 * @throws IdentityError VALIDATION_FAILED, also for an email that any collaborator has, of whatever account;
 *   RATE_LIMITED
 */
export async function inviteCollaborator(
  runtime: Runtime,
  accountId: number,
  actor: Actor,
  input: unknown,
): Promise<Collaborator> {
  const { prisma } = runtime;
  const { email, name = null, role } = requireValid(invitation, input);
  const now = runtime.clock();
  return prisma.$transaction(async (tx) => {
    await requireOwnerStill(tx, actor);
    const invited = { email, name, role, passwordHash: null };
    const collaborator = await createCollaborator(tx, accountId, actor, invited, now);
    await sendInvitation(tx, runtime, collaborator, actor, now);
    return collaborator;
  });
}

/**
 * Gives somebody a role without a mail: with a password at once, or by a link that whoever asks hands over.
 * @param input `email`, `role`, `name` and `password`, not yet validated
 * @returns the link where there was no password
 * @throws IdentityError VALIDATION_FAILED, also for an email that any collaborator has, of whatever account
 */
export async function addCollaborator(
  runtime: CommandRuntime,
  accountId: number,
  actor: Actor,
  input: unknown,
): Promise<{ collaborator: Collaborator; link: string | null }> {
  const { prisma, clock, settings } = runtime;
  const shape = invitation.extend({ password: chosenCollaboratorPassword('password').optional() });
  const { password: chosen, name = null, ...invited } = requireValid(shape, input);
  if (chosen !== undefined) await requireUncommon({ ...PASSWORD, password: chosen });
  const passwordHash = chosen === undefined ? null : await hashPassword(chosen);
  const now = clock();
  return prisma.$transaction(async (tx) => {
    const given = { ...invited, name, passwordHash };
    const collaborator = await createCollaborator(tx, accountId, actor, given, now);
    const link =
      passwordHash === null
        ? invitationLink(settings, await issueInvitation(tx, collaborator.id, now))
        : null;
    return { collaborator, link };
  });
}

/**
 * Sends the link anew; the one sent before is void.
 * @throws IdentityError NOT_FOUND; VALIDATION_FAILED on `id` when it has been accepted; RATE_LIMITED
 */
export async function resendInvitation(
  runtime: Runtime,
  accountId: number,
  actor: Actor,
  id: number,
): Promise<Collaborator> {
  const { prisma } = runtime;
  const now = runtime.clock();
  return prisma.$transaction(async (tx) => {
    await requireOwnerStill(tx, actor);
    const collaborator = await requireInvited(tx, accountId, id);
    await withdrawOneTimeTokens(tx, { collaboratorId: id }, ['COLLABORATOR_INVITATION'], now);
    await sendInvitation(tx, runtime, collaborator, actor, now);
    const target = { kind: 'collaborator', id };
    await recordAudit(tx, actor, { accountId, action: 'collaborator.invited_again', target }, now);
    return collaborator;
  });
}

/**
 * Takes an invitation back: the link is void, and the email free for another one.
 * @throws IdentityError NOT_FOUND; VALIDATION_FAILED on `id` when it has been accepted
 */
export async function withdrawInvitation(
  runtime: Runtime,
  accountId: number,
  actor: Actor,
  id: number,
): Promise<Collaborator> {
  const { prisma, clock } = runtime;
  return prisma.$transaction(async (tx) => {
    await requireOwnerStill(tx, actor);
    const invited = await requireInvited(tx, accountId, id);
    await tx.collaborator.delete({ where: { id } });
    const { email, role } = invited;
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

const VOID_LINK = 'This invitation has expired, been withdrawn or been accepted already.';

/**
 * Accepts an invitation: a password is chosen, and the collaborator is logged in.
 * @param input an AcceptInvitationInput, not yet validated
 * @throws IdentityError VALIDATION_FAILED, on `token` for a link that is no good; UNAVAILABLE,
 *   SECOND_FACTOR_REQUIRED
 */
export async function acceptInvitation(
  runtime: Runtime,
  visit: ActorVisit,
  input: unknown,
): Promise<CollaboratorGrant> {
  const { prisma, clock, hashQueue } = runtime;
  const shape = z.object({
    token: text('token', 255),
    password: chosenCollaboratorPassword('password'),
    name: optionalText('name', 255),
  });
  const { token, password, name } = requireValid(shape, input);
  // Checked before the list of common passwords and the hash, which cost more.
  if (!(await findOneTimeToken(prisma, 'COLLABORATOR_INVITATION', token, clock()))) {
    throw invalidField('token', VOID_LINK);
  }
  await requireUncommon({ ...PASSWORD, password });
  const passwordHash = await hashQueue.run('collaborators', () => hashPassword(password));
  const now = clock();
  return inTransaction(prisma, async (tx) => {
    const redeemed = await redeemOneTimeToken(tx, 'COLLABORATOR_INVITATION', token, now);
    if (!redeemed?.collaboratorId) throw invalidField('token', VOID_LINK);
    const { count } = await tx.collaborator.updateMany({
      where: { id: redeemed.collaboratorId, passwordHash: null },
      data: { passwordHash, passwordVersion: { increment: 1 }, ...(name ? { name } : {}) },
    });
    if (count === 0) throw invalidField('token', VOID_LINK);
    const collaborator = await tx.collaborator.findUniqueOrThrow({ where: { id: redeemed.collaboratorId } });
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
  { id, email, emailKey, accountId }: Collaborator,
  actor: Actor,
  now: Date,
): Promise<void> {
  const counted = { accountId, emailKey, sender: senderOf(actor, accountId) };
  const invitation = { ...counted, kind: 'collaboratorInvitation' } as const;
  const permit = await requireMailPermitIn(tx, runtime.settings, invitation, now);
  const token = await issueInvitation(tx, id, now);
  const { name } = await tx.account.findUniqueOrThrow({ where: { id: accountId } });
  const mail = {
    to: email,
    subject: `You are invited to ${name}`,
    text: [
      `You are invited to help to run ${name}. Choose a password here, within a week:`,
      invitationLink(runtime.settings, token),
      'The link is good once. If you expected no invitation, ignore this mail.',
    ].join('\n\n'),
  };
  const secrets = { linkId: idOfToken(token), until: addSeconds(now, INVITATION_LIFETIME_SECONDS) };
  await queueMail(tx, runtime, permit, mail, now, { secrets });
}

async function requireInvited(tx: Db, accountId: number, id: number): Promise<Collaborator> {
  await lockCollaborator(tx, { id, accountId }, 'UPDATE');
  const collaborator = await findCollaborator(tx, accountId, id);
  if (collaborator.passwordHash !== null) throw invalidField('id', 'The invitation has been accepted.');
  return collaborator;
}
