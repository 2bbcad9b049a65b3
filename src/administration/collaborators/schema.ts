import type { Collaborator as CollaboratorRow } from '../../platform/database/client/client.ts';
import { builder } from '../../schema-core/builder.ts';
import { connectionArgs, connectionType } from '../../schema-core/connection-types.ts';
import { listCollaborators, readCollaborators } from './collaborator.ts';
import { answerGrant, Collaborator, CollaboratorAuthPayload, visitOf } from './collaborator-types.ts';
import { acceptInvitation } from './invitation.ts';
import { logInCollaborator } from './log-in.ts';
import {
  changeCollaboratorPassword,
  requestCollaboratorPasswordReset,
  resetCollaboratorPassword,
} from './password.ts';
import { logOutCollaborator } from './session.ts';
import { type CollaboratorUnlocking, unlockCollaborator } from './unlock.ts';

const CollaboratorMailboxOwner = builder
  .objectRef<Pick<CollaboratorRow, 'id' | 'email'>>('CollaboratorMailboxOwner')
  .implement({
    description:
      'The collaborator to whom a token was mailed. The holder of the token needs no session, and sees only these ' +
      'fields.',
    fields: (t) => ({ id: t.exposeID('id'), email: t.exposeString('email') }),
  });

const UnlockCollaboratorPayload = builder
  .objectRef<CollaboratorUnlocking>('UnlockCollaboratorPayload')
  .implement({
    fields: (t) => ({
      collaboratorId: t.exposeID('collaboratorId'),
      unlocked: t.exposeBoolean('unlocked', { description: 'Whether there were failed attempts to clear.' }),
    }),
  });

const UnlockCollaboratorInput = builder.inputType('UnlockCollaboratorInput', {
  description: 'Exactly one field must be given.',
  fields: (t) => ({ id: t.id(), email: t.string() }),
});

const CollaboratorLoginInput = builder.inputType('CollaboratorLoginInput', {
  fields: (t) => ({
    email: t.string({ required: true }),
    password: t.string({ required: true }),
  }),
});

const AcceptInvitationInput = builder.inputType('AcceptCollaboratorInvitationInput', {
  fields: (t) => ({
    token: t.string({ required: true, description: 'The text after `token=` in the mailed link.' }),
    password: t.string({
      required: true,
      description: '8 to 256 characters. Common passwords are refused.',
    }),
    name: t.string(),
  }),
});

const ChangePasswordInput = builder.inputType('ChangeCollaboratorPasswordInput', {
  fields: (t) => ({
    oldPassword: t.string({ required: true }),
    newPassword: t.string({
      required: true,
      description: '8 to 256 characters. Common passwords and the old password are refused.',
    }),
  }),
});

const ResetPasswordInput = builder.inputType('ResetCollaboratorPasswordInput', {
  fields: (t) => ({
    token: t.string({ required: true, description: 'The text after `token=` in the mailed link.' }),
    password: t.string({ required: true }),
  }),
});

const CollaboratorConnection = connectionType('Collaborator', Collaborator);

builder.queryFields((t) => ({
  collaboratorMe: t.adminField({
    role: 'SUPPORT',
    type: Collaborator,
    description: 'The collaborator who calls.',
    resolve: ({ collaborator }) => collaborator,
  }),
  collaborators: t.adminField({
    role: 'OWNER',
    type: [Collaborator],
    description: 'The collaborators of the account, including invited ones.',
    resolve: (acting, _args, { runtime }) => listCollaborators(runtime, acting),
  }),
  collaboratorsConnection: t.adminField({
    role: 'OWNER',
    type: CollaboratorConnection,
    description: 'The collaborators of the account, including invited ones, the oldest first.',
    args: connectionArgs(t.arg),
    resolve: (acting, args, { runtime }) => readCollaborators(runtime, acting, args),
  }),
}));

builder.mutationFields((t) => ({
  collaboratorLogin: t.field({
    type: CollaboratorAuthPayload,
    isAdministration: true,
    description:
      'Logs a collaborator in for up to twelve hours. A collaborator with a second factor gets SECOND_FACTOR_REQUIRED.',
    args: { input: t.arg({ type: CollaboratorLoginInput, required: true }) },
    throughput: { max: 60, windowSeconds: 60 },
    resolve: async (_root, { input }, context) => {
      context.runtime.hashQueue.requireCapacity('collaborators');
      return answerGrant(context, await logInCollaborator(context.runtime, visitOf(context), input));
    },
  }),
  collaboratorLogout: t.adminField({
    role: 'SUPPORT',
    type: Collaborator,
    description: 'Ends the session of the token.',
    resolve: async (acting, _args, { runtime, requestInfo }) => {
      const collaborator = await logOutCollaborator(runtime, acting);
      if (requestInfo.isConsole) requestInfo.outcome.consoleSession = 'ended';
      return collaborator;
    },
  }),
  changeCollaboratorPassword: t.adminField({
    role: 'SUPPORT',
    type: Collaborator,
    description: 'Changes the password of the collaborator who calls, and ends all their other sessions.',
    args: { input: t.arg({ type: ChangePasswordInput, required: true }) },
    throughput: { max: 30, windowSeconds: 60 },
    resolve: (acting, { input }, { runtime }) => changeCollaboratorPassword(runtime, acting, input),
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
    isAdministration: true,
    description: 'Sets a new password with the token of a mailed link. All sessions of the collaborator end.',
    args: { input: t.arg({ type: ResetPasswordInput, required: true }) },
    throughput: { max: 30, windowSeconds: 60 },
    resolve: (_root, { input }, context) =>
      resetCollaboratorPassword(context.runtime, visitOf(context), input),
  }),
  acceptCollaboratorInvitation: t.field({
    type: CollaboratorAuthPayload,
    isAdministration: true,
    description: 'Accepts an invitation: sets the password and logs the collaborator in.',
    args: { input: t.arg({ type: AcceptInvitationInput, required: true }) },
    throughput: { max: 30, windowSeconds: 60 },
    resolve: async (_root, { input }, context) =>
      answerGrant(context, await acceptInvitation(context.runtime, visitOf(context), input)),
  }),
  unlockCollaborator: t.adminField({
    role: 'ADMIN',
    isDangerous: true,
    type: UnlockCollaboratorPayload,
    description:
      'Ends the lockout of a collaborator: clears their failed logins from all addresses and their wrong second factors.',
    args: { input: t.arg({ type: UnlockCollaboratorInput, required: true }) },
    resolve: (acting, { input }, { runtime }) => unlockCollaborator(runtime, acting, input),
  }),
}));
