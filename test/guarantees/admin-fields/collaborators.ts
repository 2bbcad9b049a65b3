import { uniqueEmail } from '../../support/customers.ts';
import { type AdminField, NO_ID, type Scene } from '../admin-field.ts';

/** An id that no session has. */
const NO_SESSION = '00000000-0000-7000-8000-000000000000';

const invited = async ({ addCollaborator }: Scene) => ({
  id: (await addCollaborator('SUPPORT', 'invited')).id,
});
const accepted = async ({ addCollaborator }: Scene) => ({ id: (await addCollaborator('SUPPORT')).id });

export const adminFields: Record<string, AdminField> = {
  collaboratorMe: { least: 'SUPPORT', document: '{ collaboratorMe { id email role } }' },
  collaboratorLogout: { least: 'SUPPORT', document: 'mutation { collaboratorLogout { id } }' },
  collaboratorSessions: { least: 'SUPPORT', document: '{ collaboratorSessions { id current } }' },
  endOtherCollaboratorSessions: {
    least: 'SUPPORT',
    document: 'mutation { endOtherCollaboratorSessions { endedCount } }',
  },
  endCollaboratorSession: {
    least: 'SUPPORT',
    document: 'mutation ($id: ID!) { endCollaboratorSession(id: $id) { endedCount } }',
    variables: async ({ server, idOf }, caller) => {
      const ofDemo = caller === 'owner of another account' ? 'owner' : caller;
      const where = { collaboratorId: idOf(ofDemo) ?? idOf('owner') ?? 0 };
      const { prisma } = server.gatehouse;
      return { id: (await prisma.collaboratorSession.findFirst({ where }))?.id ?? NO_SESSION };
    },
    missing: { id: NO_SESSION },
  },
  reauthenticateCollaborator: {
    least: 'SUPPORT',
    document:
      'mutation ($input: ReauthenticateCollaboratorInput!) { reauthenticateCollaborator(input: $input) { id } }',
    variables: ({ password }) => ({ input: { password } }),
  },
  changeCollaboratorPassword: {
    least: 'SUPPORT',
    document:
      'mutation ($input: ChangeCollaboratorPasswordInput!) { changeCollaboratorPassword(input: $input) { id } }',
    variables: ({ password }) => ({
      input: { oldPassword: password, newPassword: 'another-harbor-17-sage' },
    }),
  },
  collaborators: { least: 'OWNER', document: '{ collaborators { id email name role invited } }' },
  collaboratorsConnection: {
    least: 'OWNER',
    document: '{ collaboratorsConnection { edges { node { id email name } } } }',
  },
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
  removeCollaboratorAuthenticators: {
    least: 'OWNER',
    document: 'mutation ($id: ID!) { removeCollaboratorAuthenticators(id: $id) { id } }',
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
