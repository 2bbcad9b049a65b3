import { builder } from '../../schema-core/builder.ts';
import { Collaborator, CollaboratorRole } from './collaborator-types.ts';
import { inviteCollaborator, resendInvitation, withdrawInvitation } from './invitation.ts';
import { removeFactorsOfCollaborator } from './lost-factor.ts';
import { changeCollaboratorRole, removeCollaborator } from './ownership.ts';

const OWN_PASSWORD =
  'The password of the caller. Required if the last login or re-authentication is over ten minutes old.';

const InviteCollaboratorInput = builder.inputType('InviteCollaboratorInput', {
  fields: (t) => ({
    email: t.string({
      required: true,
      description: 'An email that no collaborator of any account has.',
    }),
    role: t.field({ type: CollaboratorRole, required: true }),
    name: t.string(),
  }),
});

builder.mutationFields((t) => ({
  inviteCollaborator: t.adminField({
    role: 'OWNER',
    isDangerous: true,
    type: Collaborator,
    description: 'Invites a collaborator by a mail with a link that can be used once within a week.',
    args: {
      input: t.arg({ type: InviteCollaboratorInput, required: true }),
      password: t.arg.string({ description: OWN_PASSWORD }),
    },
    throughput: { max: 30, windowSeconds: 60 },
    resolve: (acting, { input }, { runtime }) => inviteCollaborator(runtime, acting, input),
  }),
  resendCollaboratorInvitation: t.adminField({
    role: 'OWNER',
    isDangerous: true,
    type: Collaborator,
    description: 'Sends a new invitation link. The previous link becomes invalid.',
    args: { id: t.arg.id({ required: true }) },
    throughput: { max: 30, windowSeconds: 60 },
    resolve: (acting, { id }, { runtime }) => resendInvitation(runtime, acting, id),
  }),
  withdrawCollaboratorInvitation: t.adminField({
    role: 'OWNER',
    type: Collaborator,
    description: 'Withdraws an invitation that has not been accepted.',
    args: { id: t.arg.id({ required: true }) },
    resolve: (acting, { id }, { runtime }) => withdrawInvitation(runtime, acting, id),
  }),
  changeCollaboratorRole: t.adminField({
    role: 'OWNER',
    isDangerous: true,
    type: Collaborator,
    description:
      'Changes the role of a collaborator, from their next request on. The last owner cannot be demoted.',
    args: {
      id: t.arg.id({ required: true }),
      role: t.arg({ type: CollaboratorRole, required: true }),
      ifRole: t.arg({
        type: CollaboratorRole,
        description:
          'The role that the caller has read. The change fails with CONFLICT if the role has changed since. Absent: ' +
          'the change overwrites any role.',
      }),
      password: t.arg.string({ description: OWN_PASSWORD }),
    },
    throughput: { max: 60, windowSeconds: 60 },
    resolve: (acting, { id, role, ifRole = null }, { runtime }) =>
      changeCollaboratorRole(runtime, acting, id, { role, ifRole }),
  }),
  removeCollaboratorAuthenticators: t.adminField({
    role: 'OWNER',
    isDangerous: true,
    type: Collaborator,
    description:
      'Removes every second factor of another collaborator and ends their sessions. If they had an app or a passkey, ' +
      'a mail notifies them.',
    args: { id: t.arg.id({ required: true }), password: t.arg.string({ description: OWN_PASSWORD }) },
    throughput: { max: 60, windowSeconds: 60 },
    resolve: (acting, { id }, { runtime }) => removeFactorsOfCollaborator(runtime, acting, id),
  }),
  removeCollaborator: t.adminField({
    role: 'OWNER',
    isDangerous: true,
    type: Collaborator,
    description: 'Removes a collaborator and ends their sessions. The last owner cannot be removed.',
    args: { id: t.arg.id({ required: true }), password: t.arg.string({ description: OWN_PASSWORD }) },
    throughput: { max: 60, windowSeconds: 60 },
    resolve: (acting, { id }, { runtime }) => removeCollaborator(runtime, acting, id),
  }),
}));
