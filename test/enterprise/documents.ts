import { graphql } from '../support/gql/gql.ts';

export const CreateConnection = graphql(`
  mutation CreateEnterpriseConnection($input: CreateEnterpriseConnectionInput!) {
    createEnterpriseConnection(input: $input) {
      id name kind enabled ssoOnly issuer clientId groupsClaim redirectUri updatedAt plans { planId domain group }
    }
  }
`);

export const UpdateConnection = graphql(`
  mutation UpdateEnterpriseConnection($id: ID!, $input: UpdateEnterpriseConnectionInput!) {
    updateEnterpriseConnection(id: $id, input: $input) {
      id name enabled ssoOnly issuer clientId groupsClaim updatedAt plans { planId domain group }
    }
  }
`);

export const DeleteConnection = graphql(`
  mutation DeleteEnterpriseConnection($id: ID!) { deleteEnterpriseConnection(id: $id) { id } }
`);

export const AddDomain = graphql(`
  mutation AddEnterpriseDomain($connectionId: ID!, $domain: String!) {
    addEnterpriseDomain(connectionId: $connectionId, domain: $domain) {
      id domains { id domain recordName recordText verifiedAt checkedAt failingSince }
    }
  }
`);

export const VerifyDomain = graphql(`
  mutation VerifyEnterpriseDomain($id: ID!) {
    verifyEnterpriseDomain(id: $id) { id domains { id domain verifiedAt } }
  }
`);

export const RemoveDomain = graphql(`
  mutation RemoveEnterpriseDomain($id: ID!) { removeEnterpriseDomain(id: $id) { id domains { id domain } } }
`);

export const ReadConnection = graphql(`
  query ReadEnterpriseConnection($id: ID!) {
    enterpriseConnection(id: $id) {
      id name domains { id domain recordName recordText verifiedAt checkedAt failingSince } plans { planId domain group }
    }
  }
`);

export const BeginLoginTest = graphql(`
  mutation BeginEnterpriseLoginTest($connectionId: ID!) {
    beginEnterpriseLoginTest(connectionId: $connectionId) { url test { id outcome } }
  }
`);

export const ReadLoginTest = graphql(`
  query ReadEnterpriseLoginTest($id: ID!) {
    identityProviderTest(id: $id) { outcome reason issuer subject email emailVerified claims }
  }
`);

export const ReadLogins = graphql(`
  query ReadEnterpriseLogins($id: ID!) { enterpriseConnection(id: $id) { loginProblem loginProblemAt lastLoginAt } }
`);

export const EnterpriseLogin = graphql(`
  query EnterpriseLogin($email: String!) { enterpriseLogin(email: $email) { company startUrl isRequired } }
`);

export const CreateSaml = graphql(`
  mutation CreateSamlConnection($input: CreateSamlConnectionInput!) {
    createSamlConnection(input: $input) { id kind issuer loginUrl metadataUrl certificates { fingerprint expiresAt } }
  }
`);

export const SetSaml = graphql(`
  mutation SetSamlMetadata($id: ID!, $metadataUrl: String, $metadata: String) {
    setSamlMetadata(id: $id, metadataUrl: $metadataUrl, metadata: $metadata) { id issuer loginUrl metadataUrl }
  }
`);

export const RefreshSaml = graphql(`
  mutation RefreshSamlMetadata($id: ID!) {
    refreshSamlMetadata(id: $id) { id metadataProblem metadataRefreshedAt certificates { fingerprint } }
  }
`);

export const CompanyPlans = graphql(`
  query CompanyPlans($id: ID!) { plansByCompany { nickname } plan(id: $id) { entitlements } }
`);
export const SetScimToken = graphql(`
  mutation SetScimToken($connectionId: ID!) {
    setScimToken(connectionId: $connectionId) { token connection { id scimUrl scimToken { createdAt lastUsedAt } } }
  }
`);

export const RemoveScimToken = graphql(`
  mutation RemoveScimToken($connectionId: ID!) {
    removeScimToken(connectionId: $connectionId) { id scimToken { createdAt } }
  }
`);
