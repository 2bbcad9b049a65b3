/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type CreateEnterpriseConnectionInput = {
  readonly clientId: string;
  /** True by default. */
  readonly enabled?: boolean | null | undefined;
  /** The claim that lists the groups of a person. */
  readonly groupsClaim?: string | null | undefined;
  /** Such as `https://login.company.example`. */
  readonly issuer: string;
  /** The name of the company. */
  readonly name: string;
  readonly plans?: ReadonlyArray<EnterprisePlanInput> | null | undefined;
  /** The client secret. */
  readonly secret: string;
  /** False by default. */
  readonly ssoOnly?: boolean | null | undefined;
};

export type CreateSamlConnectionInput = {
  /** True by default. */
  readonly enabled?: boolean | null | undefined;
  /** The attribute that lists the groups of a person. */
  readonly groupsClaim?: string | null | undefined;
  /** The metadata as XML: one EntityDescriptor. */
  readonly metadata?: string | null | undefined;
  /** The https URL from which the metadata are fetched every day. Give either this or `metadata`. */
  readonly metadataUrl?: string | null | undefined;
  /** The name of the company. */
  readonly name: string;
  readonly plans?: ReadonlyArray<EnterprisePlanInput> | null | undefined;
  /** False by default. */
  readonly ssoOnly?: boolean | null | undefined;
};

export type EnterpriseConnectionKind =
  /** OpenID Connect. */
  | 'OIDC'
  /** SAML 2.0. */
  | 'SAML';

/** Without a domain and a group, the plan is for all members. */
export type EnterprisePlanInput = {
  readonly domain?: string | null | undefined;
  /** The name of the group at the provider. */
  readonly group?: string | null | undefined;
  readonly planId: string | number;
};

/** An absent field is not changed. */
export type UpdateEnterpriseConnectionInput = {
  readonly clientId?: string | null | undefined;
  readonly enabled?: boolean | null | undefined;
  /** Null: groups are no longer read. */
  readonly groupsClaim?: string | null | undefined;
  /** The `updatedAt` that the caller has read. The update fails with CONFLICT if one of the given fields was changed since. Absent: the update overwrites any change. */
  readonly ifUpdatedAt?: string | null | undefined;
  readonly issuer?: string | null | undefined;
  readonly name?: string | null | undefined;
  /** Replaces all plans. */
  readonly plans?: ReadonlyArray<EnterprisePlanInput> | null | undefined;
  /** Required when the issuer or the client id changes. */
  readonly secret?: string | null | undefined;
  readonly ssoOnly?: boolean | null | undefined;
};

export type CompanyRowFragment = { readonly id: string, readonly name: string, readonly kind: EnterpriseConnectionKind, readonly enabled: boolean, readonly ssoOnly: boolean, readonly metadataProblem: string | null, readonly domains: ReadonlyArray<{ readonly id: string, readonly domain: string, readonly recordName: string, readonly recordText: string, readonly verifiedAt: string | null, readonly checkedAt: string | null, readonly failingSince: string | null }> };

export type CompanyFragment = { readonly issuer: string, readonly clientId: string | null, readonly groupsClaim: string | null, readonly redirectUri: string, readonly metadataUrl: string | null, readonly loginUrl: string | null, readonly metadataRefreshedAt: string | null, readonly loginProblem: string | null, readonly loginProblemAt: string | null, readonly lastLoginAt: string | null, readonly samlEntityId: string, readonly samlAcsUrl: string, readonly scimUrl: string, readonly updatedAt: string, readonly id: string, readonly name: string, readonly kind: EnterpriseConnectionKind, readonly enabled: boolean, readonly ssoOnly: boolean, readonly metadataProblem: string | null, readonly certificates: ReadonlyArray<{ readonly subject: string, readonly fingerprint: string, readonly expiresAt: string }>, readonly scimToken: { readonly createdAt: string, readonly lastUsedAt: string | null } | null, readonly plans: ReadonlyArray<{ readonly planId: string, readonly domain: string | null, readonly group: string | null, readonly plan: { readonly id: string, readonly nickname: string, readonly siteId: string } }>, readonly domains: ReadonlyArray<{ readonly id: string, readonly domain: string, readonly recordName: string, readonly recordText: string, readonly verifiedAt: string | null, readonly checkedAt: string | null, readonly failingSince: string | null }> };

export type CompaniesQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type CompaniesQuery = { readonly enterpriseConnections: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly name: string, readonly kind: EnterpriseConnectionKind, readonly enabled: boolean, readonly ssoOnly: boolean, readonly metadataProblem: string | null, readonly domains: ReadonlyArray<{ readonly id: string, readonly domain: string, readonly recordName: string, readonly recordText: string, readonly verifiedAt: string | null, readonly checkedAt: string | null, readonly failingSince: string | null }> } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type CompanyPageQueryVariables = Exact<{
  id: string | number;
}>;


export type CompanyPageQuery = { readonly enterpriseConnection: { readonly issuer: string, readonly clientId: string | null, readonly groupsClaim: string | null, readonly redirectUri: string, readonly metadataUrl: string | null, readonly loginUrl: string | null, readonly metadataRefreshedAt: string | null, readonly loginProblem: string | null, readonly loginProblemAt: string | null, readonly lastLoginAt: string | null, readonly samlEntityId: string, readonly samlAcsUrl: string, readonly scimUrl: string, readonly updatedAt: string, readonly id: string, readonly name: string, readonly kind: EnterpriseConnectionKind, readonly enabled: boolean, readonly ssoOnly: boolean, readonly metadataProblem: string | null, readonly certificates: ReadonlyArray<{ readonly subject: string, readonly fingerprint: string, readonly expiresAt: string }>, readonly scimToken: { readonly createdAt: string, readonly lastUsedAt: string | null } | null, readonly plans: ReadonlyArray<{ readonly planId: string, readonly domain: string | null, readonly group: string | null, readonly plan: { readonly id: string, readonly nickname: string, readonly siteId: string } }>, readonly domains: ReadonlyArray<{ readonly id: string, readonly domain: string, readonly recordName: string, readonly recordText: string, readonly verifiedAt: string | null, readonly checkedAt: string | null, readonly failingSince: string | null }> }, readonly sites: ReadonlyArray<{ readonly id: string, readonly name: string }> };

export type PlansOfSiteQueryVariables = Exact<{
  siteId: string | number;
}>;


export type PlansOfSiteQuery = { readonly sitePlans: ReadonlyArray<{ readonly id: string, readonly nickname: string, readonly siteId: string, readonly active: boolean }> };

export type CreateOpenIdCompanyMutationVariables = Exact<{
  input: CreateEnterpriseConnectionInput;
}>;


export type CreateOpenIdCompanyMutation = { readonly createEnterpriseConnection: { readonly id: string } };

export type CreateSamlCompanyMutationVariables = Exact<{
  input: CreateSamlConnectionInput;
}>;


export type CreateSamlCompanyMutation = { readonly createSamlConnection: { readonly id: string } };

export type UpdateCompanyMutationVariables = Exact<{
  id: string | number;
  input: UpdateEnterpriseConnectionInput;
}>;


export type UpdateCompanyMutation = { readonly updateEnterpriseConnection: { readonly issuer: string, readonly clientId: string | null, readonly groupsClaim: string | null, readonly redirectUri: string, readonly metadataUrl: string | null, readonly loginUrl: string | null, readonly metadataRefreshedAt: string | null, readonly loginProblem: string | null, readonly loginProblemAt: string | null, readonly lastLoginAt: string | null, readonly samlEntityId: string, readonly samlAcsUrl: string, readonly scimUrl: string, readonly updatedAt: string, readonly id: string, readonly name: string, readonly kind: EnterpriseConnectionKind, readonly enabled: boolean, readonly ssoOnly: boolean, readonly metadataProblem: string | null, readonly certificates: ReadonlyArray<{ readonly subject: string, readonly fingerprint: string, readonly expiresAt: string }>, readonly scimToken: { readonly createdAt: string, readonly lastUsedAt: string | null } | null, readonly plans: ReadonlyArray<{ readonly planId: string, readonly domain: string | null, readonly group: string | null, readonly plan: { readonly id: string, readonly nickname: string, readonly siteId: string } }>, readonly domains: ReadonlyArray<{ readonly id: string, readonly domain: string, readonly recordName: string, readonly recordText: string, readonly verifiedAt: string | null, readonly checkedAt: string | null, readonly failingSince: string | null }> } };

export type DeleteCompanyMutationVariables = Exact<{
  id: string | number;
}>;


export type DeleteCompanyMutation = { readonly deleteEnterpriseConnection: { readonly id: string } };

export type AddCompanyDomainMutationVariables = Exact<{
  connectionId: string | number;
  domain: string;
}>;


export type AddCompanyDomainMutation = { readonly addEnterpriseDomain: { readonly id: string, readonly name: string, readonly kind: EnterpriseConnectionKind, readonly enabled: boolean, readonly ssoOnly: boolean, readonly metadataProblem: string | null, readonly domains: ReadonlyArray<{ readonly id: string, readonly domain: string, readonly recordName: string, readonly recordText: string, readonly verifiedAt: string | null, readonly checkedAt: string | null, readonly failingSince: string | null }> } };

export type CheckCompanyDomainMutationVariables = Exact<{
  id: string | number;
}>;


export type CheckCompanyDomainMutation = { readonly verifyEnterpriseDomain: { readonly id: string, readonly name: string, readonly kind: EnterpriseConnectionKind, readonly enabled: boolean, readonly ssoOnly: boolean, readonly metadataProblem: string | null, readonly domains: ReadonlyArray<{ readonly id: string, readonly domain: string, readonly recordName: string, readonly recordText: string, readonly verifiedAt: string | null, readonly checkedAt: string | null, readonly failingSince: string | null }> } };

export type RemoveCompanyDomainMutationVariables = Exact<{
  id: string | number;
}>;


export type RemoveCompanyDomainMutation = { readonly removeEnterpriseDomain: { readonly id: string, readonly name: string, readonly kind: EnterpriseConnectionKind, readonly enabled: boolean, readonly ssoOnly: boolean, readonly metadataProblem: string | null, readonly domains: ReadonlyArray<{ readonly id: string, readonly domain: string, readonly recordName: string, readonly recordText: string, readonly verifiedAt: string | null, readonly checkedAt: string | null, readonly failingSince: string | null }> } };

export type ReplaceMetadataMutationVariables = Exact<{
  id: string | number;
  metadataUrl?: string | null | undefined;
  metadata?: string | null | undefined;
}>;


export type ReplaceMetadataMutation = { readonly setSamlMetadata: { readonly issuer: string, readonly clientId: string | null, readonly groupsClaim: string | null, readonly redirectUri: string, readonly metadataUrl: string | null, readonly loginUrl: string | null, readonly metadataRefreshedAt: string | null, readonly loginProblem: string | null, readonly loginProblemAt: string | null, readonly lastLoginAt: string | null, readonly samlEntityId: string, readonly samlAcsUrl: string, readonly scimUrl: string, readonly updatedAt: string, readonly id: string, readonly name: string, readonly kind: EnterpriseConnectionKind, readonly enabled: boolean, readonly ssoOnly: boolean, readonly metadataProblem: string | null, readonly certificates: ReadonlyArray<{ readonly subject: string, readonly fingerprint: string, readonly expiresAt: string }>, readonly scimToken: { readonly createdAt: string, readonly lastUsedAt: string | null } | null, readonly plans: ReadonlyArray<{ readonly planId: string, readonly domain: string | null, readonly group: string | null, readonly plan: { readonly id: string, readonly nickname: string, readonly siteId: string } }>, readonly domains: ReadonlyArray<{ readonly id: string, readonly domain: string, readonly recordName: string, readonly recordText: string, readonly verifiedAt: string | null, readonly checkedAt: string | null, readonly failingSince: string | null }> } };

export type RefreshMetadataMutationVariables = Exact<{
  id: string | number;
}>;


export type RefreshMetadataMutation = { readonly refreshSamlMetadata: { readonly issuer: string, readonly clientId: string | null, readonly groupsClaim: string | null, readonly redirectUri: string, readonly metadataUrl: string | null, readonly loginUrl: string | null, readonly metadataRefreshedAt: string | null, readonly loginProblem: string | null, readonly loginProblemAt: string | null, readonly lastLoginAt: string | null, readonly samlEntityId: string, readonly samlAcsUrl: string, readonly scimUrl: string, readonly updatedAt: string, readonly id: string, readonly name: string, readonly kind: EnterpriseConnectionKind, readonly enabled: boolean, readonly ssoOnly: boolean, readonly metadataProblem: string | null, readonly certificates: ReadonlyArray<{ readonly subject: string, readonly fingerprint: string, readonly expiresAt: string }>, readonly scimToken: { readonly createdAt: string, readonly lastUsedAt: string | null } | null, readonly plans: ReadonlyArray<{ readonly planId: string, readonly domain: string | null, readonly group: string | null, readonly plan: { readonly id: string, readonly nickname: string, readonly siteId: string } }>, readonly domains: ReadonlyArray<{ readonly id: string, readonly domain: string, readonly recordName: string, readonly recordText: string, readonly verifiedAt: string | null, readonly checkedAt: string | null, readonly failingSince: string | null }> } };

export type CreateScimTokenMutationVariables = Exact<{
  connectionId: string | number;
}>;


export type CreateScimTokenMutation = { readonly setScimToken: { readonly token: string, readonly connection: { readonly issuer: string, readonly clientId: string | null, readonly groupsClaim: string | null, readonly redirectUri: string, readonly metadataUrl: string | null, readonly loginUrl: string | null, readonly metadataRefreshedAt: string | null, readonly loginProblem: string | null, readonly loginProblemAt: string | null, readonly lastLoginAt: string | null, readonly samlEntityId: string, readonly samlAcsUrl: string, readonly scimUrl: string, readonly updatedAt: string, readonly id: string, readonly name: string, readonly kind: EnterpriseConnectionKind, readonly enabled: boolean, readonly ssoOnly: boolean, readonly metadataProblem: string | null, readonly certificates: ReadonlyArray<{ readonly subject: string, readonly fingerprint: string, readonly expiresAt: string }>, readonly scimToken: { readonly createdAt: string, readonly lastUsedAt: string | null } | null, readonly plans: ReadonlyArray<{ readonly planId: string, readonly domain: string | null, readonly group: string | null, readonly plan: { readonly id: string, readonly nickname: string, readonly siteId: string } }>, readonly domains: ReadonlyArray<{ readonly id: string, readonly domain: string, readonly recordName: string, readonly recordText: string, readonly verifiedAt: string | null, readonly checkedAt: string | null, readonly failingSince: string | null }> } } };

export type RemoveCompanyScimTokenMutationVariables = Exact<{
  connectionId: string | number;
}>;


export type RemoveCompanyScimTokenMutation = { readonly removeScimToken: { readonly issuer: string, readonly clientId: string | null, readonly groupsClaim: string | null, readonly redirectUri: string, readonly metadataUrl: string | null, readonly loginUrl: string | null, readonly metadataRefreshedAt: string | null, readonly loginProblem: string | null, readonly loginProblemAt: string | null, readonly lastLoginAt: string | null, readonly samlEntityId: string, readonly samlAcsUrl: string, readonly scimUrl: string, readonly updatedAt: string, readonly id: string, readonly name: string, readonly kind: EnterpriseConnectionKind, readonly enabled: boolean, readonly ssoOnly: boolean, readonly metadataProblem: string | null, readonly certificates: ReadonlyArray<{ readonly subject: string, readonly fingerprint: string, readonly expiresAt: string }>, readonly scimToken: { readonly createdAt: string, readonly lastUsedAt: string | null } | null, readonly plans: ReadonlyArray<{ readonly planId: string, readonly domain: string | null, readonly group: string | null, readonly plan: { readonly id: string, readonly nickname: string, readonly siteId: string } }>, readonly domains: ReadonlyArray<{ readonly id: string, readonly domain: string, readonly recordName: string, readonly recordText: string, readonly verifiedAt: string | null, readonly checkedAt: string | null, readonly failingSince: string | null }> } };

export type BeginCompanyTestMutationVariables = Exact<{
  connectionId: string | number;
}>;


export type BeginCompanyTestMutation = { readonly beginEnterpriseLoginTest: { readonly url: string, readonly test: { readonly id: string } } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const CompanyRowFragmentDoc = new TypedDocumentString(`
    fragment CompanyRow on EnterpriseConnection {
  id
  name
  kind
  enabled
  ssoOnly
  metadataProblem
  domains {
    id
    domain
    recordName
    recordText
    verifiedAt
    checkedAt
    failingSince
  }
}
    `, {"fragmentName":"CompanyRow"}) as unknown as TypedDocumentString<CompanyRowFragment, unknown>;
export const CompanyFragmentDoc = new TypedDocumentString(`
    fragment Company on EnterpriseConnection {
  ...CompanyRow
  issuer
  clientId
  groupsClaim
  redirectUri
  metadataUrl
  loginUrl
  certificates {
    subject
    fingerprint
    expiresAt
  }
  metadataRefreshedAt
  loginProblem
  loginProblemAt
  lastLoginAt
  samlEntityId
  samlAcsUrl
  scimUrl
  scimToken {
    createdAt
    lastUsedAt
  }
  plans {
    planId
    domain
    group
    plan {
      id
      nickname
      siteId
    }
  }
  updatedAt
}
    fragment CompanyRow on EnterpriseConnection {
  id
  name
  kind
  enabled
  ssoOnly
  metadataProblem
  domains {
    id
    domain
    recordName
    recordText
    verifiedAt
    checkedAt
    failingSince
  }
}`, {"fragmentName":"Company"}) as unknown as TypedDocumentString<CompanyFragment, unknown>;
export const CompaniesDocument = new TypedDocumentString(`
    query Companies($first: Int, $after: String) {
  enterpriseConnections(first: $first, after: $after) {
    edges {
      node {
        ...CompanyRow
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment CompanyRow on EnterpriseConnection {
  id
  name
  kind
  enabled
  ssoOnly
  metadataProblem
  domains {
    id
    domain
    recordName
    recordText
    verifiedAt
    checkedAt
    failingSince
  }
}`) as unknown as TypedDocumentString<CompaniesQuery, CompaniesQueryVariables>;
export const CompanyPageDocument = new TypedDocumentString(`
    query CompanyPage($id: ID!) {
  enterpriseConnection(id: $id) {
    ...Company
  }
  sites {
    id
    name
  }
}
    fragment CompanyRow on EnterpriseConnection {
  id
  name
  kind
  enabled
  ssoOnly
  metadataProblem
  domains {
    id
    domain
    recordName
    recordText
    verifiedAt
    checkedAt
    failingSince
  }
}
fragment Company on EnterpriseConnection {
  ...CompanyRow
  issuer
  clientId
  groupsClaim
  redirectUri
  metadataUrl
  loginUrl
  certificates {
    subject
    fingerprint
    expiresAt
  }
  metadataRefreshedAt
  loginProblem
  loginProblemAt
  lastLoginAt
  samlEntityId
  samlAcsUrl
  scimUrl
  scimToken {
    createdAt
    lastUsedAt
  }
  plans {
    planId
    domain
    group
    plan {
      id
      nickname
      siteId
    }
  }
  updatedAt
}`) as unknown as TypedDocumentString<CompanyPageQuery, CompanyPageQueryVariables>;
export const PlansOfSiteDocument = new TypedDocumentString(`
    query PlansOfSite($siteId: ID!) {
  sitePlans(siteId: $siteId, first: 100) {
    id
    nickname
    siteId
    active
  }
}
    `) as unknown as TypedDocumentString<PlansOfSiteQuery, PlansOfSiteQueryVariables>;
export const CreateOpenIdCompanyDocument = new TypedDocumentString(`
    mutation CreateOpenIdCompany($input: CreateEnterpriseConnectionInput!) {
  createEnterpriseConnection(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<CreateOpenIdCompanyMutation, CreateOpenIdCompanyMutationVariables>;
export const CreateSamlCompanyDocument = new TypedDocumentString(`
    mutation CreateSamlCompany($input: CreateSamlConnectionInput!) {
  createSamlConnection(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<CreateSamlCompanyMutation, CreateSamlCompanyMutationVariables>;
export const UpdateCompanyDocument = new TypedDocumentString(`
    mutation UpdateCompany($id: ID!, $input: UpdateEnterpriseConnectionInput!) {
  updateEnterpriseConnection(id: $id, input: $input) {
    ...Company
  }
}
    fragment CompanyRow on EnterpriseConnection {
  id
  name
  kind
  enabled
  ssoOnly
  metadataProblem
  domains {
    id
    domain
    recordName
    recordText
    verifiedAt
    checkedAt
    failingSince
  }
}
fragment Company on EnterpriseConnection {
  ...CompanyRow
  issuer
  clientId
  groupsClaim
  redirectUri
  metadataUrl
  loginUrl
  certificates {
    subject
    fingerprint
    expiresAt
  }
  metadataRefreshedAt
  loginProblem
  loginProblemAt
  lastLoginAt
  samlEntityId
  samlAcsUrl
  scimUrl
  scimToken {
    createdAt
    lastUsedAt
  }
  plans {
    planId
    domain
    group
    plan {
      id
      nickname
      siteId
    }
  }
  updatedAt
}`) as unknown as TypedDocumentString<UpdateCompanyMutation, UpdateCompanyMutationVariables>;
export const DeleteCompanyDocument = new TypedDocumentString(`
    mutation DeleteCompany($id: ID!) {
  deleteEnterpriseConnection(id: $id) {
    id
  }
}
    `) as unknown as TypedDocumentString<DeleteCompanyMutation, DeleteCompanyMutationVariables>;
export const AddCompanyDomainDocument = new TypedDocumentString(`
    mutation AddCompanyDomain($connectionId: ID!, $domain: String!) {
  addEnterpriseDomain(connectionId: $connectionId, domain: $domain) {
    ...CompanyRow
  }
}
    fragment CompanyRow on EnterpriseConnection {
  id
  name
  kind
  enabled
  ssoOnly
  metadataProblem
  domains {
    id
    domain
    recordName
    recordText
    verifiedAt
    checkedAt
    failingSince
  }
}`) as unknown as TypedDocumentString<AddCompanyDomainMutation, AddCompanyDomainMutationVariables>;
export const CheckCompanyDomainDocument = new TypedDocumentString(`
    mutation CheckCompanyDomain($id: ID!) {
  verifyEnterpriseDomain(id: $id) {
    ...CompanyRow
  }
}
    fragment CompanyRow on EnterpriseConnection {
  id
  name
  kind
  enabled
  ssoOnly
  metadataProblem
  domains {
    id
    domain
    recordName
    recordText
    verifiedAt
    checkedAt
    failingSince
  }
}`) as unknown as TypedDocumentString<CheckCompanyDomainMutation, CheckCompanyDomainMutationVariables>;
export const RemoveCompanyDomainDocument = new TypedDocumentString(`
    mutation RemoveCompanyDomain($id: ID!) {
  removeEnterpriseDomain(id: $id) {
    ...CompanyRow
  }
}
    fragment CompanyRow on EnterpriseConnection {
  id
  name
  kind
  enabled
  ssoOnly
  metadataProblem
  domains {
    id
    domain
    recordName
    recordText
    verifiedAt
    checkedAt
    failingSince
  }
}`) as unknown as TypedDocumentString<RemoveCompanyDomainMutation, RemoveCompanyDomainMutationVariables>;
export const ReplaceMetadataDocument = new TypedDocumentString(`
    mutation ReplaceMetadata($id: ID!, $metadataUrl: String, $metadata: String) {
  setSamlMetadata(id: $id, metadataUrl: $metadataUrl, metadata: $metadata) {
    ...Company
  }
}
    fragment CompanyRow on EnterpriseConnection {
  id
  name
  kind
  enabled
  ssoOnly
  metadataProblem
  domains {
    id
    domain
    recordName
    recordText
    verifiedAt
    checkedAt
    failingSince
  }
}
fragment Company on EnterpriseConnection {
  ...CompanyRow
  issuer
  clientId
  groupsClaim
  redirectUri
  metadataUrl
  loginUrl
  certificates {
    subject
    fingerprint
    expiresAt
  }
  metadataRefreshedAt
  loginProblem
  loginProblemAt
  lastLoginAt
  samlEntityId
  samlAcsUrl
  scimUrl
  scimToken {
    createdAt
    lastUsedAt
  }
  plans {
    planId
    domain
    group
    plan {
      id
      nickname
      siteId
    }
  }
  updatedAt
}`) as unknown as TypedDocumentString<ReplaceMetadataMutation, ReplaceMetadataMutationVariables>;
export const RefreshMetadataDocument = new TypedDocumentString(`
    mutation RefreshMetadata($id: ID!) {
  refreshSamlMetadata(id: $id) {
    ...Company
  }
}
    fragment CompanyRow on EnterpriseConnection {
  id
  name
  kind
  enabled
  ssoOnly
  metadataProblem
  domains {
    id
    domain
    recordName
    recordText
    verifiedAt
    checkedAt
    failingSince
  }
}
fragment Company on EnterpriseConnection {
  ...CompanyRow
  issuer
  clientId
  groupsClaim
  redirectUri
  metadataUrl
  loginUrl
  certificates {
    subject
    fingerprint
    expiresAt
  }
  metadataRefreshedAt
  loginProblem
  loginProblemAt
  lastLoginAt
  samlEntityId
  samlAcsUrl
  scimUrl
  scimToken {
    createdAt
    lastUsedAt
  }
  plans {
    planId
    domain
    group
    plan {
      id
      nickname
      siteId
    }
  }
  updatedAt
}`) as unknown as TypedDocumentString<RefreshMetadataMutation, RefreshMetadataMutationVariables>;
export const CreateScimTokenDocument = new TypedDocumentString(`
    mutation CreateScimToken($connectionId: ID!) {
  setScimToken(connectionId: $connectionId) {
    token
    connection {
      ...Company
    }
  }
}
    fragment CompanyRow on EnterpriseConnection {
  id
  name
  kind
  enabled
  ssoOnly
  metadataProblem
  domains {
    id
    domain
    recordName
    recordText
    verifiedAt
    checkedAt
    failingSince
  }
}
fragment Company on EnterpriseConnection {
  ...CompanyRow
  issuer
  clientId
  groupsClaim
  redirectUri
  metadataUrl
  loginUrl
  certificates {
    subject
    fingerprint
    expiresAt
  }
  metadataRefreshedAt
  loginProblem
  loginProblemAt
  lastLoginAt
  samlEntityId
  samlAcsUrl
  scimUrl
  scimToken {
    createdAt
    lastUsedAt
  }
  plans {
    planId
    domain
    group
    plan {
      id
      nickname
      siteId
    }
  }
  updatedAt
}`) as unknown as TypedDocumentString<CreateScimTokenMutation, CreateScimTokenMutationVariables>;
export const RemoveCompanyScimTokenDocument = new TypedDocumentString(`
    mutation RemoveCompanyScimToken($connectionId: ID!) {
  removeScimToken(connectionId: $connectionId) {
    ...Company
  }
}
    fragment CompanyRow on EnterpriseConnection {
  id
  name
  kind
  enabled
  ssoOnly
  metadataProblem
  domains {
    id
    domain
    recordName
    recordText
    verifiedAt
    checkedAt
    failingSince
  }
}
fragment Company on EnterpriseConnection {
  ...CompanyRow
  issuer
  clientId
  groupsClaim
  redirectUri
  metadataUrl
  loginUrl
  certificates {
    subject
    fingerprint
    expiresAt
  }
  metadataRefreshedAt
  loginProblem
  loginProblemAt
  lastLoginAt
  samlEntityId
  samlAcsUrl
  scimUrl
  scimToken {
    createdAt
    lastUsedAt
  }
  plans {
    planId
    domain
    group
    plan {
      id
      nickname
      siteId
    }
  }
  updatedAt
}`) as unknown as TypedDocumentString<RemoveCompanyScimTokenMutation, RemoveCompanyScimTokenMutationVariables>;
export const BeginCompanyTestDocument = new TypedDocumentString(`
    mutation BeginCompanyTest($connectionId: ID!) {
  beginEnterpriseLoginTest(connectionId: $connectionId) {
    url
    test {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<BeginCompanyTestMutation, BeginCompanyTestMutationVariables>;