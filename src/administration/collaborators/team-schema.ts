import { idOf } from '../../lib/ids.ts';
import { builder } from '../../schema-core/builder.ts';
import type { Context } from '../../schema-core/context.ts';
import { Collaborator, CollaboratorRole } from './collaborator-types.ts';
import { inviteCollaborator, resendInvitation, withdrawInvitation } from './invitation.ts';
import { changeCollaboratorRole, removeCollaborator } from './ownership.ts';
import { reauthenticateCollaborator } from './reauthenticate.ts';

const OWN_PASSWORD = 'One’s own. Needed ten minutes after the login.';

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

builder.mutationFields((t) => ({
  inviteCollaborator: t.field({
    type: Collaborator,
    description: 'Sends a mail with a link that is good once, for a week.',
    args: {
      input: t.arg({ type: InviteCollaboratorInput, required: true }),
      password: t.arg.string({ description: OWN_PASSWORD }),
    },
    authScopes: { collaborator: 'OWNER' },
    throughput: { max: 30, windowSeconds: 60 },
    resolve: async (_root, { input, password }, context) => {
      const accountId = await confirmedAccount(context, { password });
      const { runtime } = context;
      return inviteCollaborator(runtime, accountId, await context.actor(), input);
    },
  }),
  resendCollaboratorInvitation: t.field({
    type: Collaborator,
    description: 'Sends the link anew; the one before is void.',
    args: { id: t.arg.id({ required: true }) },
    authScopes: { collaborator: 'OWNER' },
    throughput: { max: 30, windowSeconds: 60 },
    resolve: async (_root, { id }, context) =>
      resendInvitation(context.runtime, await accountOf(context), await context.actor(), idOf(id)),
  }),
  withdrawCollaboratorInvitation: t.field({
    type: Collaborator,
    description: 'Takes an invitation back that has not been accepted.',
    args: { id: t.arg.id({ required: true }) },
    authScopes: { collaborator: 'OWNER' },
    resolve: async (_root, { id }, context) =>
      withdrawInvitation(context.runtime, await accountOf(context), await context.actor(), idOf(id)),
  }),
  changeCollaboratorRole: t.field({
    type: Collaborator,
    description: 'Takes effect with the next request of the collaborator. The last owner cannot be demoted.',
    args: {
      id: t.arg.id({ required: true }),
      role: t.arg({ type: CollaboratorRole, required: true }),
      password: t.arg.string({ description: OWN_PASSWORD }),
    },
    authScopes: { collaborator: 'OWNER' },
    throughput: { max: 60, windowSeconds: 60 },
    resolve: async (_root, { id, role, password }, context) => {
      const accountId = await confirmedAccount(context, { password });
      const { runtime } = context;
      return changeCollaboratorRole(runtime, accountId, await context.actor(), idOf(id), role);
    },
  }),
  removeCollaborator: t.field({
    type: Collaborator,
    description:
      'Ends the sessions of the collaborator at once and frees the email. The last owner cannot be removed.',
    args: { id: t.arg.id({ required: true }), password: t.arg.string({ description: OWN_PASSWORD }) },
    authScopes: { collaborator: 'OWNER' },
    throughput: { max: 60, windowSeconds: 60 },
    resolve: async (_root, { id, password }, context) => {
      const accountId = await confirmedAccount(context, { password });
      const { runtime } = context;
      return removeCollaborator(runtime, accountId, await context.actor(), idOf(id));
    },
  }),
}));

/** The account of the acting collaborator: the only one that they can change anything of. */
async function accountOf(context: Context): Promise<number> {
  return (await context.collaborator('OWNER')).collaborator.accountId;
}

/** The same, for a change of who runs the account: a token alone is not enough for it. */
async function confirmedAccount(context: Context, presented: { password?: unknown }): Promise<number> {
  const { runtime, source } = context;
  const acting = await context.collaborator('OWNER');
  await reauthenticateCollaborator(runtime, { ...acting, source }, presented);
  return acting.collaborator.accountId;
}
