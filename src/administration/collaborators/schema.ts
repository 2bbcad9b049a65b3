import type { Collaborator as CollaboratorRow } from '../../platform/database/client/client.ts';
import { builder } from '../../schema-core/builder.ts';
import type { Context } from '../../schema-core/context.ts';
import { CollaboratorAuthPayload } from './auth-types.ts';
import { type ActorVisit, listCollaborators } from './collaborator.ts';
import { Collaborator } from './collaborator-types.ts';
import { acceptInvitation } from './invitation.ts';
import { logInCollaborator } from './log-in.ts';
import {
  changeCollaboratorPassword,
  requestCollaboratorPasswordReset,
  resetCollaboratorPassword,
} from './password.ts';
import { endCollaboratorSession } from './session.ts';
import { type CollaboratorUnlocking, unlockCollaborator } from './unlock.ts';

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
      context.runtime.hashQueue.requireCapacity('collaborators');
      return logInCollaborator(context.runtime, visitOf(context), input);
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
      await requestCollaboratorPasswordReset(context.runtime, visitOf(context), args);
      return true;
    },
  }),
  resetCollaboratorPassword: t.field({
    type: CollaboratorMailboxOwner,
    description: 'Chooses a new password by the link of a mail. All sessions end; log in with the new one.',
    args: { input: t.arg({ type: ResetPasswordInput, required: true }) },
    throughput: { max: 30, windowSeconds: 60 },
    resolve: (_root, { input }, context) =>
      resetCollaboratorPassword(context.runtime, visitOf(context), input),
  }),
  acceptCollaboratorInvitation: t.field({
    type: CollaboratorAuthPayload,
    description: 'Chooses a password by the link of an invitation, and logs in.',
    args: { input: t.arg({ type: AcceptInvitationInput, required: true }) },
    throughput: { max: 30, windowSeconds: 60 },
    resolve: (_root, { input }, context) => acceptInvitation(context.runtime, visitOf(context), input),
  }),
  unlockCollaborator: t.field({
    type: UnlockCollaboratorPayload,
    description: 'Forgets the failed logins of a collaborator, from all addresses, and so lifts the lock.',
    args: { input: t.arg({ type: UnlockCollaboratorInput, required: true }) },
    authScopes: { collaborator: 'ADMIN' },
    resolve: async (_root, { input }, context) => {
      const { accountId } = (await context.collaborator('ADMIN')).collaborator;
      const { runtime } = context;
      return unlockCollaborator(runtime, accountId, await context.actor(), input);
    },
  }),
}));

/** The account of the acting collaborator: the only one that she can see or change anything of. */
async function accountOf(context: Context): Promise<number> {
  return (await context.collaborator('SUPPORT')).collaborator.accountId;
}

function visitOf({ source, userAgent, requestInfo }: Context): ActorVisit {
  return { source, userAgent, requestId: requestInfo.requestId };
}
