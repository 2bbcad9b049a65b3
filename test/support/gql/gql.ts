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
    "\n  query Country { country }\n": typeof types.CountryDocument,
    "\n  mutation CreatePlan($siteId: ID!, $input: CreatePlanInput!) {\n    createPlan(siteId: $siteId, input: $input) { ...WholePlan }\n  }\n  fragment WholePlan on ManagedPlan {\n    id\n    siteId\n    nickname\n    description\n    amount\n    currency\n    quantity\n    type\n    autoRenew\n    countries\n    entitlements\n    productId\n    active\n    addressRanges\n    emailDomains\n  }\n": typeof types.CreatePlanDocument,
    "\n  mutation UpdatePlan($id: ID!, $input: UpdatePlanInput!) {\n    updatePlan(id: $id, input: $input) { ...WholePlan }\n  }\n": typeof types.UpdatePlanDocument,
    "\n  mutation DeactivatePlan($id: ID!) { deactivatePlan(id: $id) { id active } }\n": typeof types.DeactivatePlanDocument,
    "\n  mutation ReactivatePlan($id: ID!) { reactivatePlan(id: $id) { id active } }\n": typeof types.ReactivatePlanDocument,
    "\n  query SitePlans($siteId: ID!, $first: Int, $after: ID) {\n    sitePlans(siteId: $siteId, first: $first, after: $after) { id nickname active }\n  }\n": typeof types.SitePlansDocument,
    "\n  query GetPlan($id: ID!) { plan(id: $id) { id nickname amountFormatted entitlements } }\n": typeof types.GetPlanDocument,
    "\n  query PlansByAddress { plansByAddress { id entitlements } }\n": typeof types.PlansByAddressDocument,
    "\n  query PlansByEmailDomain($email: String!) { plansByEmailDomain(email: $email) { id entitlements } }\n": typeof types.PlansByEmailDomainDocument,
    "\n  mutation BeginTotp($proof: FactorProofInput, $challenge: String) {\n    beginTotp(proof: $proof, challenge: $challenge) { id secret uri }\n  }\n": typeof types.BeginTotpDocument,
    "\n  mutation ConfirmTotp($input: ConfirmTotpInput!, $challenge: String) {\n    confirmTotp(input: $input, challenge: $challenge) { authenticator { id kind name } recoveryCodes }\n  }\n": typeof types.ConfirmTotpDocument,
    "\n  mutation BeginPasskeyRegistration($proof: FactorProofInput, $challenge: String) {\n    beginPasskeyRegistration(proof: $proof, challenge: $challenge)\n  }\n": typeof types.BeginPasskeyRegistrationDocument,
    "\n  mutation ConfirmPasskeyRegistration($input: ConfirmPasskeyInput!, $challenge: String) {\n    confirmPasskeyRegistration(input: $input, challenge: $challenge) {\n      authenticator { id kind name }\n      recoveryCodes\n    }\n  }\n": typeof types.ConfirmPasskeyRegistrationDocument,
    "\n  mutation BeginPasskeyProof { beginPasskeyProof }\n": typeof types.BeginPasskeyProofDocument,
    "\n  mutation RegenerateRecoveryCodes($proof: FactorProofInput!) {\n    regenerateRecoveryCodes(proof: $proof) { recoveryCodes }\n  }\n": typeof types.RegenerateRecoveryCodesDocument,
    "\n  mutation RemoveAuthenticator($id: ID!, $proof: FactorProofInput!) {\n    removeAuthenticator(id: $id, proof: $proof) { authenticators { id kind } recoveryCodesLeft }\n  }\n": typeof types.RemoveAuthenticatorDocument,
    "\n  query Authenticators {\n    authenticators { authenticators { id kind name createdAt lastUsedAt } recoveryCodesLeft }\n  }\n": typeof types.AuthenticatorsDocument,
    "\n  mutation CompleteLogin($input: CompleteLoginInput!) { completeLogin(input: $input) { ...Auth } }\n": typeof types.CompleteLoginDocument,
    "\n  mutation BeginPasskeyLogin($challenge: String) { beginPasskeyLogin(challenge: $challenge) }\n": typeof types.BeginPasskeyLoginDocument,
    "\n  mutation PasskeyLogin($input: PasskeyLoginInput!) { passkeyLogin(input: $input) { ...Auth } }\n": typeof types.PasskeyLoginDocument,
    "\n  mutation BeginCollaboratorTotp($proof: FactorProofInput) {\n    beginCollaboratorTotp(proof: $proof) { id secret uri }\n  }\n": typeof types.BeginCollaboratorTotpDocument,
    "\n  mutation ConfirmCollaboratorTotp($input: ConfirmTotpInput!) {\n    confirmCollaboratorTotp(input: $input) { authenticator { id kind } recoveryCodes }\n  }\n": typeof types.ConfirmCollaboratorTotpDocument,
    "\n  mutation CompleteCollaboratorLogin($input: CompleteLoginInput!) {\n    completeCollaboratorLogin(input: $input) { token expiresAt collaborator { id email } }\n  }\n": typeof types.CompleteCollaboratorLoginDocument,
    "\n  mutation SessionsLoginAndSeeSessions($input: LoginInput!) {\n    login(input: $input) { session { id current } customer { sessions { id current } } }\n  }\n": typeof types.SessionsLoginAndSeeSessionsDocument,
    "\n  mutation SessionsLogoutAndSeeSessions { logout { customer { sessions { id current } } } }\n": typeof types.SessionsLogoutAndSeeSessionsDocument,
    "\n  mutation SessionsEndAndSeeSession($id: ID!) { endSession(id: $id) { session { id current endReason } } }\n": typeof types.SessionsEndAndSeeSessionDocument,
    "\n  mutation SessionsChangeAndSeeSession($input: ChangePasswordInput!) {\n    changePassword(input: $input) { token session { id current } }\n  }\n": typeof types.SessionsChangeAndSeeSessionDocument,
    "\n  mutation SessionsRefreshAndSeeSession($refreshToken: String) {\n    refresh(refreshToken: $refreshToken) { token session { id current } }\n  }\n": typeof types.SessionsRefreshAndSeeSessionDocument,
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
    "\n  query Country { country }\n": types.CountryDocument,
    "\n  mutation CreatePlan($siteId: ID!, $input: CreatePlanInput!) {\n    createPlan(siteId: $siteId, input: $input) { ...WholePlan }\n  }\n  fragment WholePlan on ManagedPlan {\n    id\n    siteId\n    nickname\n    description\n    amount\n    currency\n    quantity\n    type\n    autoRenew\n    countries\n    entitlements\n    productId\n    active\n    addressRanges\n    emailDomains\n  }\n": types.CreatePlanDocument,
    "\n  mutation UpdatePlan($id: ID!, $input: UpdatePlanInput!) {\n    updatePlan(id: $id, input: $input) { ...WholePlan }\n  }\n": types.UpdatePlanDocument,
    "\n  mutation DeactivatePlan($id: ID!) { deactivatePlan(id: $id) { id active } }\n": types.DeactivatePlanDocument,
    "\n  mutation ReactivatePlan($id: ID!) { reactivatePlan(id: $id) { id active } }\n": types.ReactivatePlanDocument,
    "\n  query SitePlans($siteId: ID!, $first: Int, $after: ID) {\n    sitePlans(siteId: $siteId, first: $first, after: $after) { id nickname active }\n  }\n": types.SitePlansDocument,
    "\n  query GetPlan($id: ID!) { plan(id: $id) { id nickname amountFormatted entitlements } }\n": types.GetPlanDocument,
    "\n  query PlansByAddress { plansByAddress { id entitlements } }\n": types.PlansByAddressDocument,
    "\n  query PlansByEmailDomain($email: String!) { plansByEmailDomain(email: $email) { id entitlements } }\n": types.PlansByEmailDomainDocument,
    "\n  mutation BeginTotp($proof: FactorProofInput, $challenge: String) {\n    beginTotp(proof: $proof, challenge: $challenge) { id secret uri }\n  }\n": types.BeginTotpDocument,
    "\n  mutation ConfirmTotp($input: ConfirmTotpInput!, $challenge: String) {\n    confirmTotp(input: $input, challenge: $challenge) { authenticator { id kind name } recoveryCodes }\n  }\n": types.ConfirmTotpDocument,
    "\n  mutation BeginPasskeyRegistration($proof: FactorProofInput, $challenge: String) {\n    beginPasskeyRegistration(proof: $proof, challenge: $challenge)\n  }\n": types.BeginPasskeyRegistrationDocument,
    "\n  mutation ConfirmPasskeyRegistration($input: ConfirmPasskeyInput!, $challenge: String) {\n    confirmPasskeyRegistration(input: $input, challenge: $challenge) {\n      authenticator { id kind name }\n      recoveryCodes\n    }\n  }\n": types.ConfirmPasskeyRegistrationDocument,
    "\n  mutation BeginPasskeyProof { beginPasskeyProof }\n": types.BeginPasskeyProofDocument,
    "\n  mutation RegenerateRecoveryCodes($proof: FactorProofInput!) {\n    regenerateRecoveryCodes(proof: $proof) { recoveryCodes }\n  }\n": types.RegenerateRecoveryCodesDocument,
    "\n  mutation RemoveAuthenticator($id: ID!, $proof: FactorProofInput!) {\n    removeAuthenticator(id: $id, proof: $proof) { authenticators { id kind } recoveryCodesLeft }\n  }\n": types.RemoveAuthenticatorDocument,
    "\n  query Authenticators {\n    authenticators { authenticators { id kind name createdAt lastUsedAt } recoveryCodesLeft }\n  }\n": types.AuthenticatorsDocument,
    "\n  mutation CompleteLogin($input: CompleteLoginInput!) { completeLogin(input: $input) { ...Auth } }\n": types.CompleteLoginDocument,
    "\n  mutation BeginPasskeyLogin($challenge: String) { beginPasskeyLogin(challenge: $challenge) }\n": types.BeginPasskeyLoginDocument,
    "\n  mutation PasskeyLogin($input: PasskeyLoginInput!) { passkeyLogin(input: $input) { ...Auth } }\n": types.PasskeyLoginDocument,
    "\n  mutation BeginCollaboratorTotp($proof: FactorProofInput) {\n    beginCollaboratorTotp(proof: $proof) { id secret uri }\n  }\n": types.BeginCollaboratorTotpDocument,
    "\n  mutation ConfirmCollaboratorTotp($input: ConfirmTotpInput!) {\n    confirmCollaboratorTotp(input: $input) { authenticator { id kind } recoveryCodes }\n  }\n": types.ConfirmCollaboratorTotpDocument,
    "\n  mutation CompleteCollaboratorLogin($input: CompleteLoginInput!) {\n    completeCollaboratorLogin(input: $input) { token expiresAt collaborator { id email } }\n  }\n": types.CompleteCollaboratorLoginDocument,
    "\n  mutation SessionsLoginAndSeeSessions($input: LoginInput!) {\n    login(input: $input) { session { id current } customer { sessions { id current } } }\n  }\n": types.SessionsLoginAndSeeSessionsDocument,
    "\n  mutation SessionsLogoutAndSeeSessions { logout { customer { sessions { id current } } } }\n": types.SessionsLogoutAndSeeSessionsDocument,
    "\n  mutation SessionsEndAndSeeSession($id: ID!) { endSession(id: $id) { session { id current endReason } } }\n": types.SessionsEndAndSeeSessionDocument,
    "\n  mutation SessionsChangeAndSeeSession($input: ChangePasswordInput!) {\n    changePassword(input: $input) { token session { id current } }\n  }\n": types.SessionsChangeAndSeeSessionDocument,
    "\n  mutation SessionsRefreshAndSeeSession($refreshToken: String) {\n    refresh(refreshToken: $refreshToken) { token session { id current } }\n  }\n": types.SessionsRefreshAndSeeSessionDocument,
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
export function graphql(source: "\n  query Country { country }\n"): (typeof documents)["\n  query Country { country }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreatePlan($siteId: ID!, $input: CreatePlanInput!) {\n    createPlan(siteId: $siteId, input: $input) { ...WholePlan }\n  }\n  fragment WholePlan on ManagedPlan {\n    id\n    siteId\n    nickname\n    description\n    amount\n    currency\n    quantity\n    type\n    autoRenew\n    countries\n    entitlements\n    productId\n    active\n    addressRanges\n    emailDomains\n  }\n"): (typeof documents)["\n  mutation CreatePlan($siteId: ID!, $input: CreatePlanInput!) {\n    createPlan(siteId: $siteId, input: $input) { ...WholePlan }\n  }\n  fragment WholePlan on ManagedPlan {\n    id\n    siteId\n    nickname\n    description\n    amount\n    currency\n    quantity\n    type\n    autoRenew\n    countries\n    entitlements\n    productId\n    active\n    addressRanges\n    emailDomains\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdatePlan($id: ID!, $input: UpdatePlanInput!) {\n    updatePlan(id: $id, input: $input) { ...WholePlan }\n  }\n"): (typeof documents)["\n  mutation UpdatePlan($id: ID!, $input: UpdatePlanInput!) {\n    updatePlan(id: $id, input: $input) { ...WholePlan }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeactivatePlan($id: ID!) { deactivatePlan(id: $id) { id active } }\n"): (typeof documents)["\n  mutation DeactivatePlan($id: ID!) { deactivatePlan(id: $id) { id active } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ReactivatePlan($id: ID!) { reactivatePlan(id: $id) { id active } }\n"): (typeof documents)["\n  mutation ReactivatePlan($id: ID!) { reactivatePlan(id: $id) { id active } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SitePlans($siteId: ID!, $first: Int, $after: ID) {\n    sitePlans(siteId: $siteId, first: $first, after: $after) { id nickname active }\n  }\n"): (typeof documents)["\n  query SitePlans($siteId: ID!, $first: Int, $after: ID) {\n    sitePlans(siteId: $siteId, first: $first, after: $after) { id nickname active }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query GetPlan($id: ID!) { plan(id: $id) { id nickname amountFormatted entitlements } }\n"): (typeof documents)["\n  query GetPlan($id: ID!) { plan(id: $id) { id nickname amountFormatted entitlements } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PlansByAddress { plansByAddress { id entitlements } }\n"): (typeof documents)["\n  query PlansByAddress { plansByAddress { id entitlements } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PlansByEmailDomain($email: String!) { plansByEmailDomain(email: $email) { id entitlements } }\n"): (typeof documents)["\n  query PlansByEmailDomain($email: String!) { plansByEmailDomain(email: $email) { id entitlements } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation BeginTotp($proof: FactorProofInput, $challenge: String) {\n    beginTotp(proof: $proof, challenge: $challenge) { id secret uri }\n  }\n"): (typeof documents)["\n  mutation BeginTotp($proof: FactorProofInput, $challenge: String) {\n    beginTotp(proof: $proof, challenge: $challenge) { id secret uri }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ConfirmTotp($input: ConfirmTotpInput!, $challenge: String) {\n    confirmTotp(input: $input, challenge: $challenge) { authenticator { id kind name } recoveryCodes }\n  }\n"): (typeof documents)["\n  mutation ConfirmTotp($input: ConfirmTotpInput!, $challenge: String) {\n    confirmTotp(input: $input, challenge: $challenge) { authenticator { id kind name } recoveryCodes }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation BeginPasskeyRegistration($proof: FactorProofInput, $challenge: String) {\n    beginPasskeyRegistration(proof: $proof, challenge: $challenge)\n  }\n"): (typeof documents)["\n  mutation BeginPasskeyRegistration($proof: FactorProofInput, $challenge: String) {\n    beginPasskeyRegistration(proof: $proof, challenge: $challenge)\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ConfirmPasskeyRegistration($input: ConfirmPasskeyInput!, $challenge: String) {\n    confirmPasskeyRegistration(input: $input, challenge: $challenge) {\n      authenticator { id kind name }\n      recoveryCodes\n    }\n  }\n"): (typeof documents)["\n  mutation ConfirmPasskeyRegistration($input: ConfirmPasskeyInput!, $challenge: String) {\n    confirmPasskeyRegistration(input: $input, challenge: $challenge) {\n      authenticator { id kind name }\n      recoveryCodes\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation BeginPasskeyProof { beginPasskeyProof }\n"): (typeof documents)["\n  mutation BeginPasskeyProof { beginPasskeyProof }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RegenerateRecoveryCodes($proof: FactorProofInput!) {\n    regenerateRecoveryCodes(proof: $proof) { recoveryCodes }\n  }\n"): (typeof documents)["\n  mutation RegenerateRecoveryCodes($proof: FactorProofInput!) {\n    regenerateRecoveryCodes(proof: $proof) { recoveryCodes }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveAuthenticator($id: ID!, $proof: FactorProofInput!) {\n    removeAuthenticator(id: $id, proof: $proof) { authenticators { id kind } recoveryCodesLeft }\n  }\n"): (typeof documents)["\n  mutation RemoveAuthenticator($id: ID!, $proof: FactorProofInput!) {\n    removeAuthenticator(id: $id, proof: $proof) { authenticators { id kind } recoveryCodesLeft }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Authenticators {\n    authenticators { authenticators { id kind name createdAt lastUsedAt } recoveryCodesLeft }\n  }\n"): (typeof documents)["\n  query Authenticators {\n    authenticators { authenticators { id kind name createdAt lastUsedAt } recoveryCodesLeft }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CompleteLogin($input: CompleteLoginInput!) { completeLogin(input: $input) { ...Auth } }\n"): (typeof documents)["\n  mutation CompleteLogin($input: CompleteLoginInput!) { completeLogin(input: $input) { ...Auth } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation BeginPasskeyLogin($challenge: String) { beginPasskeyLogin(challenge: $challenge) }\n"): (typeof documents)["\n  mutation BeginPasskeyLogin($challenge: String) { beginPasskeyLogin(challenge: $challenge) }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PasskeyLogin($input: PasskeyLoginInput!) { passkeyLogin(input: $input) { ...Auth } }\n"): (typeof documents)["\n  mutation PasskeyLogin($input: PasskeyLoginInput!) { passkeyLogin(input: $input) { ...Auth } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation BeginCollaboratorTotp($proof: FactorProofInput) {\n    beginCollaboratorTotp(proof: $proof) { id secret uri }\n  }\n"): (typeof documents)["\n  mutation BeginCollaboratorTotp($proof: FactorProofInput) {\n    beginCollaboratorTotp(proof: $proof) { id secret uri }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ConfirmCollaboratorTotp($input: ConfirmTotpInput!) {\n    confirmCollaboratorTotp(input: $input) { authenticator { id kind } recoveryCodes }\n  }\n"): (typeof documents)["\n  mutation ConfirmCollaboratorTotp($input: ConfirmTotpInput!) {\n    confirmCollaboratorTotp(input: $input) { authenticator { id kind } recoveryCodes }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CompleteCollaboratorLogin($input: CompleteLoginInput!) {\n    completeCollaboratorLogin(input: $input) { token expiresAt collaborator { id email } }\n  }\n"): (typeof documents)["\n  mutation CompleteCollaboratorLogin($input: CompleteLoginInput!) {\n    completeCollaboratorLogin(input: $input) { token expiresAt collaborator { id email } }\n  }\n"];
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