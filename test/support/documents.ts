import { graphql } from './gql/gql.ts';

/** The documents that many tests send. Other documents are beside the tests that send them. */

export const AuthFragment = graphql(`
  fragment Auth on AuthPayload {
    token
    expiresAt
    refreshToken
    refreshTokenExpiresAt
    customer { id email username }
    session { id siteId startedBy createdAt expiresAt }
  }
`);

export const WholeVerdictFragment = graphql(`
  fragment WholeVerdict on TokenVerdict {
    valid
    reason
    action
    customerId
    siteId
    sessionId
    issuedAt
    expiresAt
    checkedAt
  }
`);

export const Register = graphql(`
  mutation Register($input: RegisterInput!) { register(input: $input) { ...Auth } }
`);

export const Login = graphql(`
  mutation Login($input: LoginInput!) { login(input: $input) { ...Auth } }
`);

export const Refresh = graphql(`
  mutation Refresh($refreshToken: String, $tokenLifetimeSeconds: Int) {
    refresh(refreshToken: $refreshToken, tokenLifetimeSeconds: $tokenLifetimeSeconds) { ...Auth }
  }
`);

export const Logout = graphql(`
  mutation Logout { logout { customer { id email } } }
`);

export const LogoutReplaced = graphql(`
  mutation LogoutReplaced { logout(acceptReplacedToken: true) { customerId shownCustomer { email sessions { id } } } }
`);

export const Me = graphql(`
  query Me {
    me {
      id
      email
      emailVerified
      hasPassword
      username
      firstName
      lastName
      displayName
      phone
      language
      salutation
      title
      organization
      oldProviderId
      profilePhoto
      metadata
      createdAt
      updatedAt
      lastLoginAt
    }
  }
`);

export const Sessions = graphql(`
  query Sessions {
    me { sessions { id siteId startedBy current source userAgent createdAt lastUsedAt expiresAt endedAt endReason } }
  }
`);

export const UpdateCustomer = graphql(`
  mutation UpdateCustomer($input: UpdateCustomerInput!) {
    updateCustomer(input: $input) {
      id
      email
      emailVerified
      username
      firstName
      lastName
      displayName
      phone
      language
      metadata
    }
  }
`);

export const UpdateCustomerAndRefresh = graphql(`
  mutation UpdateCustomerAndRefresh($input: UpdateCustomerInput!) {
    updateCustomerAndRefresh(input: $input) { ...Auth customer { firstName } }
  }
`);

export const ChangePassword = graphql(`
  mutation ChangePassword($input: ChangePasswordInput!) { changePassword(input: $input) { ...Auth } }
`);

export const EndSession = graphql(`
  mutation EndSession($id: ID!) { endSession(id: $id) { session { id endedAt endReason } } }
`);

export const EndOtherSessions = graphql(`
  mutation EndOtherSessions { endOtherSessions { endedCount } }
`);

export const ValidateToken = graphql(`
  query ValidateToken($token: String!) { validateToken(token: $token) { ...WholeVerdict } }
`);

export const ValidateTokens = graphql(`
  query ValidateTokens($tokens: [String!]!) { validateTokens(tokens: $tokens) { ...WholeVerdict } }
`);

export const CollaboratorLogin = graphql(`
  mutation CollaboratorLogin($input: CollaboratorLoginInput!) {
    collaboratorLogin(input: $input) { token expiresAt collaborator { id email role } }
  }
`);

export const CollaboratorMe = graphql(`
  query CollaboratorMe { collaboratorMe { id email name role hasPassword } }
`);
