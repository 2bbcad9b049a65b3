import { graphql } from '../../support/gql/gql.ts';

export const Invite = graphql(`
  mutation Invite($input: InviteCollaboratorInput!) {
    inviteCollaborator(input: $input) { id email name role invited }
  }
`);

export const Accept = graphql(`
  mutation Accept($input: AcceptCollaboratorInvitationInput!) {
    acceptCollaboratorInvitation(input: $input) { token collaborator { id email name role invited } }
  }
`);

export const Resend = graphql(`
  mutation Resend($id: ID!) { resendCollaboratorInvitation(id: $id) { id } }
`);

export const Withdraw = graphql(`
  mutation Withdraw($id: ID!) { withdrawCollaboratorInvitation(id: $id) { id } }
`);

export const Collaborators = graphql(`
  query Collaborators { collaborators { id email name role invited } }
`);

export const ChangeRole = graphql(`
  mutation ChangeRole($id: ID!, $role: CollaboratorRole!, $ifRole: CollaboratorRole) {
    changeCollaboratorRole(id: $id, role: $role, ifRole: $ifRole) { id role }
  }
`);

export const Remove = graphql(`
  mutation Remove($id: ID!) { removeCollaborator(id: $id) { id } }
`);

export const LogOut = graphql(`
  mutation LogOutCollaborator { collaboratorLogout { id } }
`);

export const ChangeOwnPassword = graphql(`
  mutation ChangeOwnPassword($input: ChangeCollaboratorPasswordInput!) {
    changeCollaboratorPassword(input: $input) { id }
  }
`);

export const RequestReset = graphql(`
  mutation RequestReset($email: String!) { requestCollaboratorPasswordReset(email: $email) }
`);

export const Reset = graphql(`
  mutation ResetCollaborator($input: ResetCollaboratorPasswordInput!) { resetCollaboratorPassword(input: $input) { id } }
`);

export const LogIn = graphql(`
  mutation LogInToConsole($input: CollaboratorLoginInput!) {
    collaboratorLogin(input: $input) { token expiresAt collaborator { id } }
  }
`);

export const CompleteLogIn = graphql(`
  mutation CompleteLogInToConsole($input: CompleteLoginInput!) {
    completeCollaboratorLogin(input: $input) { token }
  }
`);

export const OwnSessions = graphql(`
  query OwnSessions {
    collaboratorSessions { id source userAgent isConsole bySso createdAt lastUsedAt expiresAt current }
  }
`);

export const EndOthers = graphql(`
  mutation EndOthers { endOtherCollaboratorSessions { endedCount } }
`);

export const EndOne = graphql(`
  mutation EndOne($id: ID!) { endCollaboratorSession(id: $id) { endedCount } }
`);

export const Reauthenticate = graphql(`
  mutation Reauthenticate($input: ReauthenticateCollaboratorInput!) {
    reauthenticateCollaborator(input: $input) { id }
  }
`);

export const RemoveFactors = graphql(`
  mutation RemoveFactors($id: ID!) { removeCollaboratorAuthenticators(id: $id) { id } }
`);
