/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type CreateOpenidClientInput = {
  /** Gets a logout token when the session of a customer ends. */
  readonly backchannelLogoutUri?: string | null | undefined;
  /** Loaded in a frame at a logout. It must have the origin of a redirect URI. */
  readonly frontchannelLogoutUri?: string | null | undefined;
  /** Default: `AUTHORIZATION_CODE`. */
  readonly grantTypes?: ReadonlyArray<OpenidGrantType> | null | undefined;
  /** Default: `ES256`. */
  readonly idTokenAlgorithm?: OpenidIdTokenAlgorithm | null | undefined;
  /** Up to 100 characters. */
  readonly name: string;
  readonly party: OpenidParty;
  /** The URIs to which a logout may redirect. They follow the rules of `redirectUris`. */
  readonly postLogoutRedirectUris?: ReadonlyArray<string> | null | undefined;
  /** Up to 20. A request must name one of them exactly; the port of `http://localhost`, `http://127.0.0.1` and `http://[::1]` may differ for a public client. Each is https; http at `localhost`, `127.0.0.1` or `[::1]`; or, for a public client, a scheme that is a domain in reverse order: `com.example.app:/callback`. No fragment, no wildcard. */
  readonly redirectUris?: ReadonlyArray<string> | null | undefined;
  /** Whether only pushed authorization requests (RFC 9126) are accepted. Default: false. */
  readonly requirePushedAuthorization?: boolean | null | undefined;
  /** The scopes that the client may ask for: `openid`, `profile`, `email`, `phone`, `offline_access`. Default: `openid`, `profile`, `email`. */
  readonly scopes?: ReadonlyArray<string> | null | undefined;
  /** A host, for pairwise subjects. Default: the host of the redirect URIs, if all have the same host. */
  readonly sectorIdentifier?: string | null | undefined;
  /** A site of the account. */
  readonly siteId: string | number;
  /** Default: `PUBLIC`. */
  readonly subjectType?: OpenidSubjectType | null | undefined;
  /** Default: `CLIENT_SECRET_BASIC`. */
  readonly tokenEndpointAuthMethod?: OpenidClientAuthMethod | null | undefined;
};

/** How an OpenID client authenticates at the token endpoint. */
export type OpenidClientAuthMethod =
  /** HTTP Basic. */
  | 'CLIENT_SECRET_BASIC'
  /** In the body of the request. */
  | 'CLIENT_SECRET_POST'
  /** A public client, such as a native app or a page without a server. It has no secret. */
  | 'NONE';

/** How an OpenID client gets tokens. */
export type OpenidGrantType =
  /** By a redirect of the browser, with PKCE. */
  | 'AUTHORIZATION_CODE'
  /** By a code that the customer enters on another device (RFC 8628). */
  | 'DEVICE_CODE'
  /** By a refresh token. */
  | 'REFRESH_TOKEN';

/** The algorithm that signs the ID tokens and logout tokens of an OpenID client (RFC 7518 §3.1). */
export type OpenidIdTokenAlgorithm =
  /** ECDSA on P-256 with SHA-256. */
  | 'ES256'
  /** RSA with SHA-256, for apps that support no other algorithm. */
  | 'RS256';

/** Who runs an OpenID client. */
export type OpenidParty =
  /** The publisher. Customers are asked for consent only if the client is a native app, or because of `prompt=consent`. */
  | 'FIRST_PARTY'
  /** Another company. Customers are asked for their consent, and can revoke it. */
  | 'THIRD_PARTY';

/** The `sub` that an OpenID client gets. */
export type OpenidSubjectType =
  /** A different one for each sector identifier, so that clients cannot compare their customers. */
  | 'PAIRWISE'
  /** The id of the customer. */
  | 'PUBLIC';

/** An absent field is not changed. */
export type UpdateOpenidClientInput = {
  /** Null removes the URI. */
  readonly backchannelLogoutUri?: string | null | undefined;
  /** Null removes the URI. */
  readonly frontchannelLogoutUri?: string | null | undefined;
  readonly grantTypes?: ReadonlyArray<OpenidGrantType> | null | undefined;
  readonly idTokenAlgorithm?: OpenidIdTokenAlgorithm | null | undefined;
  /** The `updatedAt` that the caller has read. The update fails with CONFLICT if one of the given fields was changed since. Absent: the update overwrites any change. */
  readonly ifUpdatedAt?: string | null | undefined;
  readonly name?: string | null | undefined;
  readonly party?: OpenidParty | null | undefined;
  readonly postLogoutRedirectUris?: ReadonlyArray<string> | null | undefined;
  /** Up to 20. A request must name one of them exactly; the port of `http://localhost`, `http://127.0.0.1` and `http://[::1]` may differ for a public client. Each is https; http at `localhost`, `127.0.0.1` or `[::1]`; or, for a public client, a scheme that is a domain in reverse order: `com.example.app:/callback`. No fragment, no wildcard. */
  readonly redirectUris?: ReadonlyArray<string> | null | undefined;
  readonly requirePushedAuthorization?: boolean | null | undefined;
  /** The scopes that the client may ask for: `openid`, `profile`, `email`, `phone`, `offline_access`. */
  readonly scopes?: ReadonlyArray<string> | null | undefined;
  readonly siteId?: string | number | null | undefined;
  /** A public client must stay public, and a client with a secret must not become public. */
  readonly tokenEndpointAuthMethod?: OpenidClientAuthMethod | null | undefined;
};

export type AppRowFragment = { readonly id: string, readonly clientId: string, readonly issuer: string, readonly name: string, readonly siteId: string, readonly party: OpenidParty, readonly tokenEndpointAuthMethod: OpenidClientAuthMethod, readonly redirectUris: ReadonlyArray<string>, readonly postLogoutRedirectUris: ReadonlyArray<string>, readonly grantTypes: ReadonlyArray<OpenidGrantType>, readonly scopes: ReadonlyArray<string>, readonly subjectType: OpenidSubjectType, readonly sectorIdentifier: string | null, readonly backchannelLogoutUri: string | null, readonly frontchannelLogoutUri: string | null, readonly requirePushedAuthorization: boolean, readonly idTokenAlgorithm: OpenidIdTokenAlgorithm, readonly previousSecretUntil: string | null, readonly disabledAt: string | null, readonly updatedAt: string };

export type AppsPageQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type AppsPageQuery = { readonly openidClientsConnection: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly clientId: string, readonly issuer: string, readonly name: string, readonly siteId: string, readonly party: OpenidParty, readonly tokenEndpointAuthMethod: OpenidClientAuthMethod, readonly redirectUris: ReadonlyArray<string>, readonly postLogoutRedirectUris: ReadonlyArray<string>, readonly grantTypes: ReadonlyArray<OpenidGrantType>, readonly scopes: ReadonlyArray<string>, readonly subjectType: OpenidSubjectType, readonly sectorIdentifier: string | null, readonly backchannelLogoutUri: string | null, readonly frontchannelLogoutUri: string | null, readonly requirePushedAuthorization: boolean, readonly idTokenAlgorithm: OpenidIdTokenAlgorithm, readonly previousSecretUntil: string | null, readonly disabledAt: string | null, readonly updatedAt: string } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type AppSitesQueryVariables = Exact<{ [key: string]: never; }>;


export type AppSitesQuery = { readonly sites: ReadonlyArray<{ readonly id: string, readonly name: string }> };

export type AppPageQueryVariables = Exact<{
  id: string | number;
}>;


export type AppPageQuery = { readonly openidClient: { readonly consentCount: number, readonly id: string, readonly clientId: string, readonly issuer: string, readonly name: string, readonly siteId: string, readonly party: OpenidParty, readonly tokenEndpointAuthMethod: OpenidClientAuthMethod, readonly redirectUris: ReadonlyArray<string>, readonly postLogoutRedirectUris: ReadonlyArray<string>, readonly grantTypes: ReadonlyArray<OpenidGrantType>, readonly scopes: ReadonlyArray<string>, readonly subjectType: OpenidSubjectType, readonly sectorIdentifier: string | null, readonly backchannelLogoutUri: string | null, readonly frontchannelLogoutUri: string | null, readonly requirePushedAuthorization: boolean, readonly idTokenAlgorithm: OpenidIdTokenAlgorithm, readonly previousSecretUntil: string | null, readonly disabledAt: string | null, readonly updatedAt: string }, readonly sites: ReadonlyArray<{ readonly id: string, readonly name: string }> };

export type CreateAppMutationVariables = Exact<{
  input: CreateOpenidClientInput;
}>;


export type CreateAppMutation = { readonly createOpenidClient: { readonly clientSecret: string | null, readonly client: { readonly id: string, readonly clientId: string, readonly issuer: string, readonly name: string, readonly siteId: string, readonly party: OpenidParty, readonly tokenEndpointAuthMethod: OpenidClientAuthMethod, readonly redirectUris: ReadonlyArray<string>, readonly postLogoutRedirectUris: ReadonlyArray<string>, readonly grantTypes: ReadonlyArray<OpenidGrantType>, readonly scopes: ReadonlyArray<string>, readonly subjectType: OpenidSubjectType, readonly sectorIdentifier: string | null, readonly backchannelLogoutUri: string | null, readonly frontchannelLogoutUri: string | null, readonly requirePushedAuthorization: boolean, readonly idTokenAlgorithm: OpenidIdTokenAlgorithm, readonly previousSecretUntil: string | null, readonly disabledAt: string | null, readonly updatedAt: string } } };

export type UpdateAppMutationVariables = Exact<{
  id: string | number;
  input: UpdateOpenidClientInput;
}>;


export type UpdateAppMutation = { readonly updateOpenidClient: { readonly id: string, readonly clientId: string, readonly issuer: string, readonly name: string, readonly siteId: string, readonly party: OpenidParty, readonly tokenEndpointAuthMethod: OpenidClientAuthMethod, readonly redirectUris: ReadonlyArray<string>, readonly postLogoutRedirectUris: ReadonlyArray<string>, readonly grantTypes: ReadonlyArray<OpenidGrantType>, readonly scopes: ReadonlyArray<string>, readonly subjectType: OpenidSubjectType, readonly sectorIdentifier: string | null, readonly backchannelLogoutUri: string | null, readonly frontchannelLogoutUri: string | null, readonly requirePushedAuthorization: boolean, readonly idTokenAlgorithm: OpenidIdTokenAlgorithm, readonly previousSecretUntil: string | null, readonly disabledAt: string | null, readonly updatedAt: string } };

export type RotateAppSecretMutationVariables = Exact<{
  id: string | number;
  overlapDays: number;
}>;


export type RotateAppSecretMutation = { readonly rotateOpenidClientSecret: { readonly clientSecret: string | null, readonly client: { readonly id: string, readonly clientId: string, readonly issuer: string, readonly name: string, readonly siteId: string, readonly party: OpenidParty, readonly tokenEndpointAuthMethod: OpenidClientAuthMethod, readonly redirectUris: ReadonlyArray<string>, readonly postLogoutRedirectUris: ReadonlyArray<string>, readonly grantTypes: ReadonlyArray<OpenidGrantType>, readonly scopes: ReadonlyArray<string>, readonly subjectType: OpenidSubjectType, readonly sectorIdentifier: string | null, readonly backchannelLogoutUri: string | null, readonly frontchannelLogoutUri: string | null, readonly requirePushedAuthorization: boolean, readonly idTokenAlgorithm: OpenidIdTokenAlgorithm, readonly previousSecretUntil: string | null, readonly disabledAt: string | null, readonly updatedAt: string } } };

export type DisableAppMutationVariables = Exact<{
  id: string | number;
}>;


export type DisableAppMutation = { readonly disableOpenidClient: { readonly id: string, readonly clientId: string, readonly issuer: string, readonly name: string, readonly siteId: string, readonly party: OpenidParty, readonly tokenEndpointAuthMethod: OpenidClientAuthMethod, readonly redirectUris: ReadonlyArray<string>, readonly postLogoutRedirectUris: ReadonlyArray<string>, readonly grantTypes: ReadonlyArray<OpenidGrantType>, readonly scopes: ReadonlyArray<string>, readonly subjectType: OpenidSubjectType, readonly sectorIdentifier: string | null, readonly backchannelLogoutUri: string | null, readonly frontchannelLogoutUri: string | null, readonly requirePushedAuthorization: boolean, readonly idTokenAlgorithm: OpenidIdTokenAlgorithm, readonly previousSecretUntil: string | null, readonly disabledAt: string | null, readonly updatedAt: string } };

export type EnableAppMutationVariables = Exact<{
  id: string | number;
}>;


export type EnableAppMutation = { readonly enableOpenidClient: { readonly id: string, readonly clientId: string, readonly issuer: string, readonly name: string, readonly siteId: string, readonly party: OpenidParty, readonly tokenEndpointAuthMethod: OpenidClientAuthMethod, readonly redirectUris: ReadonlyArray<string>, readonly postLogoutRedirectUris: ReadonlyArray<string>, readonly grantTypes: ReadonlyArray<OpenidGrantType>, readonly scopes: ReadonlyArray<string>, readonly subjectType: OpenidSubjectType, readonly sectorIdentifier: string | null, readonly backchannelLogoutUri: string | null, readonly frontchannelLogoutUri: string | null, readonly requirePushedAuthorization: boolean, readonly idTokenAlgorithm: OpenidIdTokenAlgorithm, readonly previousSecretUntil: string | null, readonly disabledAt: string | null, readonly updatedAt: string } };

export type DeleteAppMutationVariables = Exact<{
  id: string | number;
}>;


export type DeleteAppMutation = { readonly deleteOpenidClient: { readonly id: string } };

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
export const AppRowFragmentDoc = new TypedDocumentString(`
    fragment AppRow on OpenidClient {
  id
  clientId
  issuer
  name
  siteId
  party
  tokenEndpointAuthMethod
  redirectUris
  postLogoutRedirectUris
  grantTypes
  scopes
  subjectType
  sectorIdentifier
  backchannelLogoutUri
  frontchannelLogoutUri
  requirePushedAuthorization
  idTokenAlgorithm
  previousSecretUntil
  disabledAt
  updatedAt
}
    `, {"fragmentName":"AppRow"}) as unknown as TypedDocumentString<AppRowFragment, unknown>;
export const AppsPageDocument = new TypedDocumentString(`
    query AppsPage($first: Int, $after: String) {
  openidClientsConnection(first: $first, after: $after) {
    edges {
      node {
        ...AppRow
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment AppRow on OpenidClient {
  id
  clientId
  issuer
  name
  siteId
  party
  tokenEndpointAuthMethod
  redirectUris
  postLogoutRedirectUris
  grantTypes
  scopes
  subjectType
  sectorIdentifier
  backchannelLogoutUri
  frontchannelLogoutUri
  requirePushedAuthorization
  idTokenAlgorithm
  previousSecretUntil
  disabledAt
  updatedAt
}`) as unknown as TypedDocumentString<AppsPageQuery, AppsPageQueryVariables>;
export const AppSitesDocument = new TypedDocumentString(`
    query AppSites {
  sites {
    id
    name
  }
}
    `) as unknown as TypedDocumentString<AppSitesQuery, AppSitesQueryVariables>;
export const AppPageDocument = new TypedDocumentString(`
    query AppPage($id: ID!) {
  openidClient(id: $id) {
    ...AppRow
    consentCount
  }
  sites {
    id
    name
  }
}
    fragment AppRow on OpenidClient {
  id
  clientId
  issuer
  name
  siteId
  party
  tokenEndpointAuthMethod
  redirectUris
  postLogoutRedirectUris
  grantTypes
  scopes
  subjectType
  sectorIdentifier
  backchannelLogoutUri
  frontchannelLogoutUri
  requirePushedAuthorization
  idTokenAlgorithm
  previousSecretUntil
  disabledAt
  updatedAt
}`) as unknown as TypedDocumentString<AppPageQuery, AppPageQueryVariables>;
export const CreateAppDocument = new TypedDocumentString(`
    mutation CreateApp($input: CreateOpenidClientInput!) {
  createOpenidClient(input: $input) {
    clientSecret
    client {
      ...AppRow
    }
  }
}
    fragment AppRow on OpenidClient {
  id
  clientId
  issuer
  name
  siteId
  party
  tokenEndpointAuthMethod
  redirectUris
  postLogoutRedirectUris
  grantTypes
  scopes
  subjectType
  sectorIdentifier
  backchannelLogoutUri
  frontchannelLogoutUri
  requirePushedAuthorization
  idTokenAlgorithm
  previousSecretUntil
  disabledAt
  updatedAt
}`) as unknown as TypedDocumentString<CreateAppMutation, CreateAppMutationVariables>;
export const UpdateAppDocument = new TypedDocumentString(`
    mutation UpdateApp($id: ID!, $input: UpdateOpenidClientInput!) {
  updateOpenidClient(id: $id, input: $input) {
    ...AppRow
  }
}
    fragment AppRow on OpenidClient {
  id
  clientId
  issuer
  name
  siteId
  party
  tokenEndpointAuthMethod
  redirectUris
  postLogoutRedirectUris
  grantTypes
  scopes
  subjectType
  sectorIdentifier
  backchannelLogoutUri
  frontchannelLogoutUri
  requirePushedAuthorization
  idTokenAlgorithm
  previousSecretUntil
  disabledAt
  updatedAt
}`) as unknown as TypedDocumentString<UpdateAppMutation, UpdateAppMutationVariables>;
export const RotateAppSecretDocument = new TypedDocumentString(`
    mutation RotateAppSecret($id: ID!, $overlapDays: Int!) {
  rotateOpenidClientSecret(id: $id, overlapDays: $overlapDays) {
    clientSecret
    client {
      ...AppRow
    }
  }
}
    fragment AppRow on OpenidClient {
  id
  clientId
  issuer
  name
  siteId
  party
  tokenEndpointAuthMethod
  redirectUris
  postLogoutRedirectUris
  grantTypes
  scopes
  subjectType
  sectorIdentifier
  backchannelLogoutUri
  frontchannelLogoutUri
  requirePushedAuthorization
  idTokenAlgorithm
  previousSecretUntil
  disabledAt
  updatedAt
}`) as unknown as TypedDocumentString<RotateAppSecretMutation, RotateAppSecretMutationVariables>;
export const DisableAppDocument = new TypedDocumentString(`
    mutation DisableApp($id: ID!) {
  disableOpenidClient(id: $id) {
    ...AppRow
  }
}
    fragment AppRow on OpenidClient {
  id
  clientId
  issuer
  name
  siteId
  party
  tokenEndpointAuthMethod
  redirectUris
  postLogoutRedirectUris
  grantTypes
  scopes
  subjectType
  sectorIdentifier
  backchannelLogoutUri
  frontchannelLogoutUri
  requirePushedAuthorization
  idTokenAlgorithm
  previousSecretUntil
  disabledAt
  updatedAt
}`) as unknown as TypedDocumentString<DisableAppMutation, DisableAppMutationVariables>;
export const EnableAppDocument = new TypedDocumentString(`
    mutation EnableApp($id: ID!) {
  enableOpenidClient(id: $id) {
    ...AppRow
  }
}
    fragment AppRow on OpenidClient {
  id
  clientId
  issuer
  name
  siteId
  party
  tokenEndpointAuthMethod
  redirectUris
  postLogoutRedirectUris
  grantTypes
  scopes
  subjectType
  sectorIdentifier
  backchannelLogoutUri
  frontchannelLogoutUri
  requirePushedAuthorization
  idTokenAlgorithm
  previousSecretUntil
  disabledAt
  updatedAt
}`) as unknown as TypedDocumentString<EnableAppMutation, EnableAppMutationVariables>;
export const DeleteAppDocument = new TypedDocumentString(`
    mutation DeleteApp($id: ID!) {
  deleteOpenidClient(id: $id) {
    id
  }
}
    `) as unknown as TypedDocumentString<DeleteAppMutation, DeleteAppMutationVariables>;