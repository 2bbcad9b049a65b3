/* eslint-disable */
import * as types from './graphql.ts';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  mutation LoginWithIdentityProvider($input: LoginWithIdentityProviderInput!) {\n    loginWithIdentityProvider(input: $input) { ...Auth }\n  }\n": typeof types.LoginWithIdentityProviderDocument,
    "\n  mutation LinkIdentity($input: LinkIdentityInput!) {\n    linkIdentity(input: $input) { externalIdentity { id provider issuer email } }\n  }\n": typeof types.LinkIdentityDocument,
    "\n  mutation UnlinkIdentity($id: ID!) { unlinkIdentity(id: $id) { customer { id } } }\n": typeof types.UnlinkIdentityDocument,
    "\n  query ExternalIdentities {\n    me {\n      id\n      email\n      emailVerified\n      hasPassword\n      firstName\n      lastName\n      metadata\n      profilePhoto\n      externalIdentities { id provider issuer email createdAt lastUsedAt }\n    }\n  }\n": typeof types.ExternalIdentitiesDocument,
    "\n  mutation SessionsLoginAndSeeSessions($input: LoginInput!) {\n    login(input: $input) { session { id current } customer { sessions { id current } } }\n  }\n": typeof types.SessionsLoginAndSeeSessionsDocument,
    "\n  mutation SessionsLogoutAndSeeSessions { logout { customer { sessions { id current } } } }\n": typeof types.SessionsLogoutAndSeeSessionsDocument,
    "\n  mutation SessionsEndAndSeeSession($id: ID!) { endSession(id: $id) { session { id current endReason } } }\n": typeof types.SessionsEndAndSeeSessionDocument,
    "\n  mutation SessionsChangeAndSeeSession($input: ChangePasswordInput!) {\n    changePassword(input: $input) { token session { id current } }\n  }\n": typeof types.SessionsChangeAndSeeSessionDocument,
    "\n  mutation SessionsRefreshAndSeeSession($refreshToken: String) {\n    refresh(refreshToken: $refreshToken) { token session { id current } }\n  }\n": typeof types.SessionsRefreshAndSeeSessionDocument,
    "\n  mutation CreateHandoff($targetSiteId: ID!) { createHandoff(targetSiteId: $targetSiteId) { code expiresAt targetSiteId } }\n": typeof types.CreateHandoffDocument,
    "\n  mutation RedeemHandoff($code: String!) { redeemHandoff(code: $code) { ...Auth } }\n": typeof types.RedeemHandoffDocument,
    "\n  fragment Auth on AuthPayload {\n    token\n    expiresAt\n    refreshToken\n    refreshTokenExpiresAt\n    customer { id email username }\n    session { id siteId startedBy createdAt expiresAt }\n  }\n": typeof types.AuthFragmentDoc,
    "\n  fragment WholeVerdict on TokenVerdict {\n    valid\n    reason\n    action\n    customerId\n    siteId\n    sessionId\n    issuedAt\n    expiresAt\n    checkedAt\n  }\n": typeof types.WholeVerdictFragmentDoc,
    "\n  mutation Register($input: RegisterInput!) { register(input: $input) { ...Auth } }\n": typeof types.RegisterDocument,
    "\n  mutation Login($input: LoginInput!) { login(input: $input) { ...Auth } }\n": typeof types.LoginDocument,
    "\n  mutation Refresh($refreshToken: String, $tokenLifetimeSeconds: Int) {\n    refresh(refreshToken: $refreshToken, tokenLifetimeSeconds: $tokenLifetimeSeconds) { ...Auth }\n  }\n": typeof types.RefreshDocument,
    "\n  mutation Logout { logout { customer { id email } } }\n": typeof types.LogoutDocument,
    "\n  query Me {\n    me {\n      id\n      email\n      emailVerified\n      hasPassword\n      username\n      firstName\n      lastName\n      displayName\n      phone\n      language\n      salutation\n      title\n      organization\n      oldProviderId\n      profilePhoto\n      metadata\n      createdAt\n      updatedAt\n      lastLoginAt\n    }\n  }\n": typeof types.MeDocument,
    "\n  query Sessions {\n    me { sessions { id siteId startedBy current source userAgent createdAt lastUsedAt expiresAt endedAt endReason } }\n  }\n": typeof types.SessionsDocument,
    "\n  mutation UpdateCustomer($input: UpdateCustomerInput!) {\n    updateCustomer(input: $input) {\n      id\n      email\n      emailVerified\n      username\n      firstName\n      lastName\n      displayName\n      phone\n      language\n      metadata\n    }\n  }\n": typeof types.UpdateCustomerDocument,
    "\n  mutation ChangePassword($input: ChangePasswordInput!) { changePassword(input: $input) { ...Auth } }\n": typeof types.ChangePasswordDocument,
    "\n  mutation EndSession($id: ID!) { endSession(id: $id) { session { id endedAt endReason } } }\n": typeof types.EndSessionDocument,
    "\n  mutation EndOtherSessions { endOtherSessions { endedCount } }\n": typeof types.EndOtherSessionsDocument,
    "\n  query ValidateToken($token: String!) { validateToken(token: $token) { ...WholeVerdict } }\n": typeof types.ValidateTokenDocument,
    "\n  query ValidateTokens($tokens: [String!]!) { validateTokens(tokens: $tokens) { ...WholeVerdict } }\n": typeof types.ValidateTokensDocument,
    "\n  mutation CollaboratorLogin($input: CollaboratorLoginInput!) {\n    collaboratorLogin(input: $input) { token expiresAt collaborator { id email role } }\n  }\n": typeof types.CollaboratorLoginDocument,
    "\n  query CollaboratorMe { collaboratorMe { id email name role } }\n": typeof types.CollaboratorMeDocument,
};
const documents: Documents = {
    "\n  mutation LoginWithIdentityProvider($input: LoginWithIdentityProviderInput!) {\n    loginWithIdentityProvider(input: $input) { ...Auth }\n  }\n": types.LoginWithIdentityProviderDocument,
    "\n  mutation LinkIdentity($input: LinkIdentityInput!) {\n    linkIdentity(input: $input) { externalIdentity { id provider issuer email } }\n  }\n": types.LinkIdentityDocument,
    "\n  mutation UnlinkIdentity($id: ID!) { unlinkIdentity(id: $id) { customer { id } } }\n": types.UnlinkIdentityDocument,
    "\n  query ExternalIdentities {\n    me {\n      id\n      email\n      emailVerified\n      hasPassword\n      firstName\n      lastName\n      metadata\n      profilePhoto\n      externalIdentities { id provider issuer email createdAt lastUsedAt }\n    }\n  }\n": types.ExternalIdentitiesDocument,
    "\n  mutation SessionsLoginAndSeeSessions($input: LoginInput!) {\n    login(input: $input) { session { id current } customer { sessions { id current } } }\n  }\n": types.SessionsLoginAndSeeSessionsDocument,
    "\n  mutation SessionsLogoutAndSeeSessions { logout { customer { sessions { id current } } } }\n": types.SessionsLogoutAndSeeSessionsDocument,
    "\n  mutation SessionsEndAndSeeSession($id: ID!) { endSession(id: $id) { session { id current endReason } } }\n": types.SessionsEndAndSeeSessionDocument,
    "\n  mutation SessionsChangeAndSeeSession($input: ChangePasswordInput!) {\n    changePassword(input: $input) { token session { id current } }\n  }\n": types.SessionsChangeAndSeeSessionDocument,
    "\n  mutation SessionsRefreshAndSeeSession($refreshToken: String) {\n    refresh(refreshToken: $refreshToken) { token session { id current } }\n  }\n": types.SessionsRefreshAndSeeSessionDocument,
    "\n  mutation CreateHandoff($targetSiteId: ID!) { createHandoff(targetSiteId: $targetSiteId) { code expiresAt targetSiteId } }\n": types.CreateHandoffDocument,
    "\n  mutation RedeemHandoff($code: String!) { redeemHandoff(code: $code) { ...Auth } }\n": types.RedeemHandoffDocument,
    "\n  fragment Auth on AuthPayload {\n    token\n    expiresAt\n    refreshToken\n    refreshTokenExpiresAt\n    customer { id email username }\n    session { id siteId startedBy createdAt expiresAt }\n  }\n": types.AuthFragmentDoc,
    "\n  fragment WholeVerdict on TokenVerdict {\n    valid\n    reason\n    action\n    customerId\n    siteId\n    sessionId\n    issuedAt\n    expiresAt\n    checkedAt\n  }\n": types.WholeVerdictFragmentDoc,
    "\n  mutation Register($input: RegisterInput!) { register(input: $input) { ...Auth } }\n": types.RegisterDocument,
    "\n  mutation Login($input: LoginInput!) { login(input: $input) { ...Auth } }\n": types.LoginDocument,
    "\n  mutation Refresh($refreshToken: String, $tokenLifetimeSeconds: Int) {\n    refresh(refreshToken: $refreshToken, tokenLifetimeSeconds: $tokenLifetimeSeconds) { ...Auth }\n  }\n": types.RefreshDocument,
    "\n  mutation Logout { logout { customer { id email } } }\n": types.LogoutDocument,
    "\n  query Me {\n    me {\n      id\n      email\n      emailVerified\n      hasPassword\n      username\n      firstName\n      lastName\n      displayName\n      phone\n      language\n      salutation\n      title\n      organization\n      oldProviderId\n      profilePhoto\n      metadata\n      createdAt\n      updatedAt\n      lastLoginAt\n    }\n  }\n": types.MeDocument,
    "\n  query Sessions {\n    me { sessions { id siteId startedBy current source userAgent createdAt lastUsedAt expiresAt endedAt endReason } }\n  }\n": types.SessionsDocument,
    "\n  mutation UpdateCustomer($input: UpdateCustomerInput!) {\n    updateCustomer(input: $input) {\n      id\n      email\n      emailVerified\n      username\n      firstName\n      lastName\n      displayName\n      phone\n      language\n      metadata\n    }\n  }\n": types.UpdateCustomerDocument,
    "\n  mutation ChangePassword($input: ChangePasswordInput!) { changePassword(input: $input) { ...Auth } }\n": types.ChangePasswordDocument,
    "\n  mutation EndSession($id: ID!) { endSession(id: $id) { session { id endedAt endReason } } }\n": types.EndSessionDocument,
    "\n  mutation EndOtherSessions { endOtherSessions { endedCount } }\n": types.EndOtherSessionsDocument,
    "\n  query ValidateToken($token: String!) { validateToken(token: $token) { ...WholeVerdict } }\n": types.ValidateTokenDocument,
    "\n  query ValidateTokens($tokens: [String!]!) { validateTokens(tokens: $tokens) { ...WholeVerdict } }\n": types.ValidateTokensDocument,
    "\n  mutation CollaboratorLogin($input: CollaboratorLoginInput!) {\n    collaboratorLogin(input: $input) { token expiresAt collaborator { id email role } }\n  }\n": types.CollaboratorLoginDocument,
    "\n  query CollaboratorMe { collaboratorMe { id email name role } }\n": types.CollaboratorMeDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation LoginWithIdentityProvider($input: LoginWithIdentityProviderInput!) {\n    loginWithIdentityProvider(input: $input) { ...Auth }\n  }\n"): (typeof documents)["\n  mutation LoginWithIdentityProvider($input: LoginWithIdentityProviderInput!) {\n    loginWithIdentityProvider(input: $input) { ...Auth }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation LinkIdentity($input: LinkIdentityInput!) {\n    linkIdentity(input: $input) { externalIdentity { id provider issuer email } }\n  }\n"): (typeof documents)["\n  mutation LinkIdentity($input: LinkIdentityInput!) {\n    linkIdentity(input: $input) { externalIdentity { id provider issuer email } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UnlinkIdentity($id: ID!) { unlinkIdentity(id: $id) { customer { id } } }\n"): (typeof documents)["\n  mutation UnlinkIdentity($id: ID!) { unlinkIdentity(id: $id) { customer { id } } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ExternalIdentities {\n    me {\n      id\n      email\n      emailVerified\n      hasPassword\n      firstName\n      lastName\n      metadata\n      profilePhoto\n      externalIdentities { id provider issuer email createdAt lastUsedAt }\n    }\n  }\n"): (typeof documents)["\n  query ExternalIdentities {\n    me {\n      id\n      email\n      emailVerified\n      hasPassword\n      firstName\n      lastName\n      metadata\n      profilePhoto\n      externalIdentities { id provider issuer email createdAt lastUsedAt }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SessionsLoginAndSeeSessions($input: LoginInput!) {\n    login(input: $input) { session { id current } customer { sessions { id current } } }\n  }\n"): (typeof documents)["\n  mutation SessionsLoginAndSeeSessions($input: LoginInput!) {\n    login(input: $input) { session { id current } customer { sessions { id current } } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SessionsLogoutAndSeeSessions { logout { customer { sessions { id current } } } }\n"): (typeof documents)["\n  mutation SessionsLogoutAndSeeSessions { logout { customer { sessions { id current } } } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SessionsEndAndSeeSession($id: ID!) { endSession(id: $id) { session { id current endReason } } }\n"): (typeof documents)["\n  mutation SessionsEndAndSeeSession($id: ID!) { endSession(id: $id) { session { id current endReason } } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SessionsChangeAndSeeSession($input: ChangePasswordInput!) {\n    changePassword(input: $input) { token session { id current } }\n  }\n"): (typeof documents)["\n  mutation SessionsChangeAndSeeSession($input: ChangePasswordInput!) {\n    changePassword(input: $input) { token session { id current } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SessionsRefreshAndSeeSession($refreshToken: String) {\n    refresh(refreshToken: $refreshToken) { token session { id current } }\n  }\n"): (typeof documents)["\n  mutation SessionsRefreshAndSeeSession($refreshToken: String) {\n    refresh(refreshToken: $refreshToken) { token session { id current } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateHandoff($targetSiteId: ID!) { createHandoff(targetSiteId: $targetSiteId) { code expiresAt targetSiteId } }\n"): (typeof documents)["\n  mutation CreateHandoff($targetSiteId: ID!) { createHandoff(targetSiteId: $targetSiteId) { code expiresAt targetSiteId } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RedeemHandoff($code: String!) { redeemHandoff(code: $code) { ...Auth } }\n"): (typeof documents)["\n  mutation RedeemHandoff($code: String!) { redeemHandoff(code: $code) { ...Auth } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Auth on AuthPayload {\n    token\n    expiresAt\n    refreshToken\n    refreshTokenExpiresAt\n    customer { id email username }\n    session { id siteId startedBy createdAt expiresAt }\n  }\n"): (typeof documents)["\n  fragment Auth on AuthPayload {\n    token\n    expiresAt\n    refreshToken\n    refreshTokenExpiresAt\n    customer { id email username }\n    session { id siteId startedBy createdAt expiresAt }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment WholeVerdict on TokenVerdict {\n    valid\n    reason\n    action\n    customerId\n    siteId\n    sessionId\n    issuedAt\n    expiresAt\n    checkedAt\n  }\n"): (typeof documents)["\n  fragment WholeVerdict on TokenVerdict {\n    valid\n    reason\n    action\n    customerId\n    siteId\n    sessionId\n    issuedAt\n    expiresAt\n    checkedAt\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Register($input: RegisterInput!) { register(input: $input) { ...Auth } }\n"): (typeof documents)["\n  mutation Register($input: RegisterInput!) { register(input: $input) { ...Auth } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Login($input: LoginInput!) { login(input: $input) { ...Auth } }\n"): (typeof documents)["\n  mutation Login($input: LoginInput!) { login(input: $input) { ...Auth } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Refresh($refreshToken: String, $tokenLifetimeSeconds: Int) {\n    refresh(refreshToken: $refreshToken, tokenLifetimeSeconds: $tokenLifetimeSeconds) { ...Auth }\n  }\n"): (typeof documents)["\n  mutation Refresh($refreshToken: String, $tokenLifetimeSeconds: Int) {\n    refresh(refreshToken: $refreshToken, tokenLifetimeSeconds: $tokenLifetimeSeconds) { ...Auth }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Logout { logout { customer { id email } } }\n"): (typeof documents)["\n  mutation Logout { logout { customer { id email } } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Me {\n    me {\n      id\n      email\n      emailVerified\n      hasPassword\n      username\n      firstName\n      lastName\n      displayName\n      phone\n      language\n      salutation\n      title\n      organization\n      oldProviderId\n      profilePhoto\n      metadata\n      createdAt\n      updatedAt\n      lastLoginAt\n    }\n  }\n"): (typeof documents)["\n  query Me {\n    me {\n      id\n      email\n      emailVerified\n      hasPassword\n      username\n      firstName\n      lastName\n      displayName\n      phone\n      language\n      salutation\n      title\n      organization\n      oldProviderId\n      profilePhoto\n      metadata\n      createdAt\n      updatedAt\n      lastLoginAt\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Sessions {\n    me { sessions { id siteId startedBy current source userAgent createdAt lastUsedAt expiresAt endedAt endReason } }\n  }\n"): (typeof documents)["\n  query Sessions {\n    me { sessions { id siteId startedBy current source userAgent createdAt lastUsedAt expiresAt endedAt endReason } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateCustomer($input: UpdateCustomerInput!) {\n    updateCustomer(input: $input) {\n      id\n      email\n      emailVerified\n      username\n      firstName\n      lastName\n      displayName\n      phone\n      language\n      metadata\n    }\n  }\n"): (typeof documents)["\n  mutation UpdateCustomer($input: UpdateCustomerInput!) {\n    updateCustomer(input: $input) {\n      id\n      email\n      emailVerified\n      username\n      firstName\n      lastName\n      displayName\n      phone\n      language\n      metadata\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangePassword($input: ChangePasswordInput!) { changePassword(input: $input) { ...Auth } }\n"): (typeof documents)["\n  mutation ChangePassword($input: ChangePasswordInput!) { changePassword(input: $input) { ...Auth } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EndSession($id: ID!) { endSession(id: $id) { session { id endedAt endReason } } }\n"): (typeof documents)["\n  mutation EndSession($id: ID!) { endSession(id: $id) { session { id endedAt endReason } } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EndOtherSessions { endOtherSessions { endedCount } }\n"): (typeof documents)["\n  mutation EndOtherSessions { endOtherSessions { endedCount } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ValidateToken($token: String!) { validateToken(token: $token) { ...WholeVerdict } }\n"): (typeof documents)["\n  query ValidateToken($token: String!) { validateToken(token: $token) { ...WholeVerdict } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ValidateTokens($tokens: [String!]!) { validateTokens(tokens: $tokens) { ...WholeVerdict } }\n"): (typeof documents)["\n  query ValidateTokens($tokens: [String!]!) { validateTokens(tokens: $tokens) { ...WholeVerdict } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CollaboratorLogin($input: CollaboratorLoginInput!) {\n    collaboratorLogin(input: $input) { token expiresAt collaborator { id email role } }\n  }\n"): (typeof documents)["\n  mutation CollaboratorLogin($input: CollaboratorLoginInput!) {\n    collaboratorLogin(input: $input) { token expiresAt collaborator { id email role } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CollaboratorMe { collaboratorMe { id email name role } }\n"): (typeof documents)["\n  query CollaboratorMe { collaboratorMe { id email name role } }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;