import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import type { Collaborator as CollaboratorRow } from '../database/client/client.ts';
import { idOf } from '../lib/ids.ts';
import { CollaboratorAuthPayload } from './auth-payload.ts';
import { type ActorVisit, listCollaborators } from './collaborator.ts';
import { acceptInvitation, inviteCollaborator, resendInvitation, withdrawInvitation } from './invitation.ts';
import { logInCollaborator } from './log-in.ts';
import { changeCollaboratorRole, removeCollaborator } from './ownership.ts';
import {
  changeCollaboratorPassword,
  requestCollaboratorPasswordReset,
  resetCollaboratorPassword,
} from './password.ts';
import { endCollaboratorSession } from './session.ts';
import { type CollaboratorUnlocking, unlockCollaborator } from './unlock.ts';

const CollaboratorRole = builder.enumType('CollaboratorRole', {
  description: 'Each may do what those after it may.',
  values: {
    OWNER: { description: 'Everything, collaborators and the audit log included.' },
    ADMIN: { description: 'Sites, partners, plans, webhooks and customers.' },
    SUPPORT: { description: 'Looks at everything of the account and helps customers.' },
  } as const,
});

const Collaborator = builder.prismaObject('Collaborator', {
  description: 'Somebody who runs an account.',
  fields: (t) => ({
    id: t.exposeID('id'),
    email: t.exposeString('email'),
    name: t.exposeString('name', { nullable: true }),
    role: t.expose('role', { type: CollaboratorRole }),
    invited: t.boolean({
      description: 'Whether she has yet to accept her invitation: until then she cannot log in.',
      resolve: ({ passwordHash }) => passwordHash === null,
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
  }),
});

const CollaboratorMailboxOwner = builder
  .objectRef<Pick<CollaboratorRow, 'id' | 'email'>>('CollaboratorMailboxOwner')
  .implement({
    description:
      'The collaborator to whom a token was mailed. The holder of the token has no session and sees these fields only.',
    fields: (t) => ({ id: t.exposeID('id'), email: t.exposeString('email') }),
  });

const UnlockCollaboratorPayload = builder
  .objectRef<CollaboratorUnlocking>('UnlockCollaboratorPayload')
  .implement({
    fields: (t) => ({
      collaboratorId: t.exposeID('collaboratorId'),
      unlocked: t.exposeBoolean('unlocked', { description: 'Whether there were failed logins.' }),
    }),
  });

const UnlockCollaboratorInput = builder.inputType('UnlockCollaboratorInput', {
  description: 'Exactly one of these.',
  fields: (t) => ({ id: t.id(), email: t.string() }),
});

const CollaboratorLoginInput = builder.inputType('CollaboratorLoginInput', {
  fields: (t) => ({
    email: t.string({ required: true }),
    password: t.string({ required: true }),
  }),
});

builder.mutationField('collaboratorLogin', (t) =>
  t.field({
    type: CollaboratorAuthPayload,
    description:
      'Logs in on the admin side, for twelve hours. Who has a second factor is answered SECOND_FACTOR_REQUIRED.',
    args: { input: t.arg({ type: CollaboratorLoginInput, required: true }) },
    throughput: { max: 60, windowSeconds: 60 },
    resolve: async (_root, { input }, context) => {
      context.runtime.hashQueue.requirePlace('collaborators');
      return logInCollaborator(context.runtime.prisma, context.runtime, visitOf(context), input);
    },
  }),
);

const AcceptInvitationInput = builder.inputType('AcceptCollaboratorInvitationInput', {
  fields: (t) => ({
    token: t.string({ required: true, description: 'What follows `token=` in the link of the mail.' }),
    password: t.string({
      required: true,
      description: 'At least 8 and at most 256 characters, and none of the commonest passwords.',
    }),
    name: t.string(),
  }),
});

const InviteCollaboratorInput = builder.inputType('InviteCollaboratorInput', {
  fields: (t) => ({
    email: t.string({
      required: true,
      description: 'One that no collaborator has, of this account or any other.',
    }),
    role: t.field({ type: CollaboratorRole, required: true }),
    name: t.string(),
  }),
});

const ChangePasswordInput = builder.inputType('ChangeCollaboratorPasswordInput', {
  fields: (t) => ({
    oldPassword: t.string({ required: true }),
    newPassword: t.string({
      required: true,
      description: 'At least 8 and at most 256 characters, none of the commonest passwords, not the old one.',
    }),
  }),
});

const ResetPasswordInput = builder.inputType('ResetCollaboratorPasswordInput', {
  fields: (t) => ({
    token: t.string({ required: true, description: 'What follows `token=` in the link of the mail.' }),
    password: t.string({ required: true }),
  }),
});

builder.queryFields((t) => ({
  collaboratorMe: t.field({
    type: Collaborator,
    description: 'The collaborator whose token this is.',
    authScopes: { collaborator: 'SUPPORT' },
    resolve: async (_root, _args, context) => (await context.collaborator('SUPPORT')).collaborator,
  }),
  collaborators: t.field({
    type: [Collaborator],
    description: 'Everybody who runs the account, or is invited to.',
    authScopes: { collaborator: 'OWNER' },
    resolve: async (_root, _args, context) =>
      listCollaborators(context.runtime.prisma, await accountOf(context)),
  }),
}));

builder.mutationFields((t) => ({
  collaboratorLogout: t.field({
    type: Collaborator,
    description: 'Ends the session of the token.',
    authScopes: { collaborator: 'SUPPORT' },
    resolve: async (_root, _args, context) => {
      const acting = await context.collaborator('SUPPORT');
      const { prisma, clock } = context.runtime;
      await endCollaboratorSession(prisma, acting, await context.actor(), clock());
      return acting.collaborator;
    },
  }),
  changeCollaboratorPassword: t.field({
    type: Collaborator,
    description: 'Changes one’s own password. All of one’s other sessions end.',
    args: { input: t.arg({ type: ChangePasswordInput, required: true }) },
    authScopes: { collaborator: 'SUPPORT' },
    throughput: { max: 30, windowSeconds: 60 },
    resolve: async (_root, { input }, context) =>
      changeCollaboratorPassword(
        context.runtime.prisma,
        context.runtime,
        await context.collaborator('SUPPORT'),
        visitOf(context),
        input,
      ),
  }),
  requestCollaboratorPasswordReset: t.boolean({
    description:
      'Sends a link to choose a new password. The answer is true whether or not the email is known.',
    args: { email: t.arg.string({ required: true }) },
    throughput: { max: 30, windowSeconds: 60 },
    resolve: async (_root, args, context) => {
      await requestCollaboratorPasswordReset(context.runtime.prisma, context.runtime, visitOf(context), args);
      return true;
    },
  }),
  resetCollaboratorPassword: t.field({
    type: CollaboratorMailboxOwner,
    description: 'Chooses a new password by the link of a mail. All sessions end; log in with the new one.',
    args: { input: t.arg({ type: ResetPasswordInput, required: true }) },
    throughput: { max: 30, windowSeconds: 60 },
    resolve: (_root, { input }, context) =>
      resetCollaboratorPassword(context.runtime.prisma, context.runtime, visitOf(context), input),
  }),
  inviteCollaborator: t.field({
    type: Collaborator,
    description: 'Sends a mail with a link that is good once, for a week.',
    args: { input: t.arg({ type: InviteCollaboratorInput, required: true }) },
    authScopes: { collaborator: 'OWNER' },
    throughput: { max: 30, windowSeconds: 60 },
    resolve: async (_root, { input }, context) =>
      inviteCollaborator(
        context.runtime.prisma,
        context.runtime,
        await accountOf(context),
        await context.actor(),
        input,
      ),
  }),
  resendCollaboratorInvitation: t.field({
    type: Collaborator,
    description: 'Sends the link anew; the one before is void.',
    args: { id: t.arg.id({ required: true }) },
    authScopes: { collaborator: 'OWNER' },
    throughput: { max: 30, windowSeconds: 60 },
    resolve: async (_root, { id }, context) =>
      resendInvitation(
        context.runtime.prisma,
        context.runtime,
        await accountOf(context),
        await context.actor(),
        idOf(id),
      ),
  }),
  withdrawCollaboratorInvitation: t.field({
    type: Collaborator,
    description: 'Takes an invitation back that has not been accepted.',
    args: { id: t.arg.id({ required: true }) },
    authScopes: { collaborator: 'OWNER' },
    resolve: async (_root, { id }, context) =>
      withdrawInvitation(
        context.runtime.prisma,
        context.runtime,
        await accountOf(context),
        await context.actor(),
        idOf(id),
      ),
  }),
  acceptCollaboratorInvitation: t.field({
    type: CollaboratorAuthPayload,
    description: 'Chooses a password by the link of an invitation, and logs in.',
    args: { input: t.arg({ type: AcceptInvitationInput, required: true }) },
    throughput: { max: 30, windowSeconds: 60 },
    resolve: (_root, { input }, context) =>
      acceptInvitation(context.runtime.prisma, context.runtime, visitOf(context), input),
  }),
  unlockCollaborator: t.field({
    type: UnlockCollaboratorPayload,
    description: 'Forgets the failed logins of a collaborator, from all addresses, and so lifts the lock.',
    args: { input: t.arg({ type: UnlockCollaboratorInput, required: true }) },
    authScopes: { collaborator: 'ADMIN' },
    resolve: async (_root, { input }, context) => {
      const { accountId } = (await context.collaborator('ADMIN')).collaborator;
      const { runtime } = context;
      return unlockCollaborator(runtime.prisma, runtime, accountId, await context.actor(), input);
    },
  }),
  changeCollaboratorRole: t.field({
    type: Collaborator,
    description: 'From her next request on. The last owner cannot be demoted.',
    args: {
      id: t.arg.id({ required: true }),
      role: t.arg({ type: CollaboratorRole, required: true }),
    },
    authScopes: { collaborator: 'OWNER' },
    resolve: async (_root, { id, role }, context) =>
      changeCollaboratorRole(
        context.runtime.prisma,
        context.runtime,
        await accountOf(context),
        await context.actor(),
        idOf(id),
        role,
      ),
  }),
  removeCollaborator: t.field({
    type: Collaborator,
    description: 'Her sessions end at once, and her email is free. The last owner cannot be removed.',
    args: { id: t.arg.id({ required: true }) },
    authScopes: { collaborator: 'OWNER' },
    resolve: async (_root, { id }, context) =>
      removeCollaborator(
        context.runtime.prisma,
        context.runtime,
        await accountOf(context),
        await context.actor(),
        idOf(id),
      ),
  }),
}));

/** The account of the acting collaborator: the only one that she can see or change anything of. */
async function accountOf(context: Context): Promise<number> {
  return (await context.collaborator('SUPPORT')).collaborator.accountId;
}

function visitOf({ source, userAgent, facts }: Context): ActorVisit {
  return { source, userAgent, requestId: facts.requestId };
}
