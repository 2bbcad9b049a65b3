import { graphql } from '../../support/gql/gql.ts';

export const OpenidClientFragment = graphql(`
  fragment WholeOpenidClient on OpenidClient {
    id clientId issuer name siteId party tokenEndpointAuthMethod redirectUris postLogoutRedirectUris grantTypes scopes
    subjectType sectorIdentifier backchannelLogoutUri frontchannelLogoutUri requirePushedAuthorization idTokenAlgorithm consentCount
    previousSecretUntil disabledAt createdAt updatedAt
  }
`);

export const OpenidClients = graphql(`
  query OpenidClients($first: Int, $after: String) {
    openidClientsConnection(first: $first, after: $after) { edges { node { ...WholeOpenidClient } } }
  }
`);

export const OpenidClientOfAccount = graphql(`
  query OpenidClientOfAccount($id: ID!) { openidClient(id: $id) { ...WholeOpenidClient } }
`);

export const CreateOpenidClient = graphql(`
  mutation CreateOpenidClient($input: CreateOpenidClientInput!) {
    createOpenidClient(input: $input) { clientSecret client { ...WholeOpenidClient } }
  }
`);

export const UpdateOpenidClient = graphql(`
  mutation UpdateOpenidClient($id: ID!, $input: UpdateOpenidClientInput!) {
    updateOpenidClient(id: $id, input: $input) { ...WholeOpenidClient }
  }
`);

export const RotateOpenidClientSecret = graphql(`
  mutation RotateOpenidClientSecret($id: ID!, $overlapDays: Int!) {
    rotateOpenidClientSecret(id: $id, overlapDays: $overlapDays) {
      clientSecret client { ...WholeOpenidClient }
    }
  }
`);

export const DisableOpenidClient = graphql(`
  mutation DisableOpenidClient($id: ID!) { disableOpenidClient(id: $id) { ...WholeOpenidClient } }
`);

export const EnableOpenidClient = graphql(`
  mutation EnableOpenidClient($id: ID!) { enableOpenidClient(id: $id) { ...WholeOpenidClient } }
`);

export const DeleteOpenidClient = graphql(`
  mutation DeleteOpenidClient($id: ID!) { deleteOpenidClient(id: $id) { ...WholeOpenidClient } }
`);
