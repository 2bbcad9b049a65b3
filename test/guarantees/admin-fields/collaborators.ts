import { uniqueEmail } from '../../support/customers.ts';
import { type AdminField, NO_ID, type Scene } from '../admin-field.ts';

const invited = async ({ addCollaborator }: Scene) => ({
  id: (await addCollaborator('SUPPORT', 'invited')).id,
});
const accepted = async ({ addCollaborator }: Scene) => ({ id: (await addCollaborator('SUPPORT')).id });

export const adminFields: Record<string, AdminField> = {
  collaboratorMe: { least: 'SUPPORT', document: '{ collaboratorMe { id email role } }' },
  collaboratorLogout: { least: 'SUPPORT', document: 'mutation { collaboratorLogout { id } }' },
  changeCollaboratorPassword: {
    least: 'SUPPORT',
    document:
      'mutation ($input: ChangeCollaboratorPasswordInput!) { changeCollaboratorPassword(input: $input) { id } }',
    variables: ({ password }) => ({
      input: { oldPassword: password, newPassword: 'another-harbor-17-sage' },
    }),
  },
  collaborators: { least: 'OWNER', document: '{ collaborators { id email name role invited } }' },
  inviteCollaborator: {
    least: 'OWNER',
    document:
      'mutation ($input: InviteCollaboratorInput!) { inviteCollaborator(input: $input) { id email } }',
    variables: () => ({ input: { email: uniqueEmail(), role: 'SUPPORT' } }),
  },
  resendCollaboratorInvitation: {
    least: 'OWNER',
    document: 'mutation ($id: ID!) { resendCollaboratorInvitation(id: $id) { id } }',
    variables: invited,
    missing: { id: NO_ID },
  },
  withdrawCollaboratorInvitation: {
    least: 'OWNER',
    document: 'mutation ($id: ID!) { withdrawCollaboratorInvitation(id: $id) { id } }',
    variables: invited,
    missing: { id: NO_ID },
  },
  unlockCollaborator: {
    least: 'ADMIN',
    document:
      'mutation ($input: UnlockCollaboratorInput!) { unlockCollaborator(input: $input) { collaboratorId unlocked } }',
    variables: async (scene) => ({ input: await accepted(scene) }),
    missing: { input: { id: NO_ID } },
  },
  changeCollaboratorRole: {
    least: 'OWNER',
    document: 'mutation ($id: ID!) { changeCollaboratorRole(id: $id, role: ADMIN) { id role } }',
    variables: accepted,
    missing: { id: NO_ID },
  },
  removeCollaborator: {
    least: 'OWNER',
    document: 'mutation ($id: ID!) { removeCollaborator(id: $id) { id } }',
    variables: accepted,
    missing: { id: NO_ID },
  },
};

export const otherFields = [
  'collaboratorLogin',
  'acceptCollaboratorInvitation',
  'requestCollaboratorPasswordReset',
  'resetCollaboratorPassword',
];
