import { graphql } from '../../support/gql/gql.ts';

export const LoginWithIdentityProvider = graphql(`
  mutation LoginWithIdentityProvider($input: LoginWithIdentityProviderInput!) {
    loginWithIdentityProvider(input: $input) { ...Auth }
  }
`);

export const LinkIdentity = graphql(`
  mutation LinkIdentity($input: LinkIdentityInput!) {
    linkIdentity(input: $input) { externalIdentity { id provider issuer email } }
  }
`);

export const UnlinkIdentity = graphql(`
  mutation UnlinkIdentity($id: ID!) { unlinkIdentity(id: $id) { customer { id } } }
`);

export const ExternalIdentities = graphql(`
  query ExternalIdentities {
    me {
      id
      email
      emailVerified
      hasPassword
      firstName
      lastName
      metadata
      profilePhoto
      externalIdentities { id provider issuer email createdAt lastUsedAt }
    }
  }
`);

export const BeginIdentityLink = graphql(`
  mutation BeginIdentityLink($input: BeginIdentityLinkInput!) { beginIdentityLink(input: $input) { code expiresAt } }
`);

export const CompleteIdentityLink = graphql(`
  mutation CompleteIdentityLink($code: String!) {
    completeIdentityLink(code: $code) { externalIdentity { id provider issuer email } }
  }
`);
