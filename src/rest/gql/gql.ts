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
    "\n  fragment CustomerResource on Customer {\n    id\n    email\n    username\n    firstName\n    lastName\n    displayName\n    phone\n    language\n    metadata\n    salutation\n    title\n    organization\n    emailVerified\n    hasPassword\n    profilePhoto\n    createdAt\n    updatedAt\n    lastLoginAt\n  }\n": typeof types.CustomerResourceFragmentDoc,
    "\n  fragment MailboxOwnerResource on MailboxOwner {\n    id\n    email\n    emailVerified\n  }\n": typeof types.MailboxOwnerResourceFragmentDoc,
    "\n  query ShimCustomer {\n    me {\n      ...CustomerResource\n    }\n  }\n": typeof types.ShimCustomerDocument,
    "\n      mutation ShimUpdateCustomer($input: UpdateCustomerInput!) {\n        updateCustomerAndRefresh(input: $input, confirmEmailLater: true) {\n          token\n          customer {\n            ...CustomerResource\n          }\n        }\n      }\n    ": typeof types.ShimUpdateCustomerDocument,
    "\n      mutation ShimRefreshCustomer {\n        refresh {\n          token\n          customer {\n            ...CustomerResource\n          }\n        }\n      }\n    ": typeof types.ShimRefreshCustomerDocument,
    "\n  query ShimInvalidTokenStatus {\n    site {\n      invalidTokenStatus\n    }\n  }\n": typeof types.ShimInvalidTokenStatusDocument,
    "\n      mutation ShimRequestEmailVerification {\n        requestEmailVerification {\n          customer {\n            ...CustomerResource\n          }\n        }\n      }\n    ": typeof types.ShimRequestEmailVerificationDocument,
    "\n      mutation ShimVerifyEmail($token: String!) {\n        verifyEmail(token: $token) {\n          customer {\n            ...MailboxOwnerResource\n          }\n        }\n      }\n    ": typeof types.ShimVerifyEmailDocument,
    "\n    query ShimDisqusLogin {\n      disqusLogin {\n        publicKey\n        remoteAuth\n      }\n    }\n  ": typeof types.ShimDisqusLoginDocument,
    "\n      query ShimCountries($language: String) {\n        site {\n          id\n        }\n        country\n        countries(language: $language) {\n          code\n          name\n        }\n        subdivisions(language: $language) {\n          code\n          name\n        }\n      }\n    ": typeof types.ShimCountriesDocument,
    "\n      query ShimCountry($code: String!, $language: String) {\n        site {\n          id\n        }\n        country\n        countries(language: $language) {\n          code\n          name\n        }\n        subdivisions(country: $code, language: $language) {\n          code\n          name\n        }\n      }\n    ": typeof types.ShimCountryDocument,
    "\n      query ShimLocation($language: String) {\n        site {\n          id\n        }\n        location(language: $language) {\n          countryCode\n          continentCode\n          region\n          regionCode\n          city\n          postalCode\n          timeZone\n          isInEuropeanUnion\n        }\n      }\n    ": typeof types.ShimLocationDocument,
    "\n      mutation ShimLogin($input: LoginInput!) {\n        login(input: $input) {\n          token\n          customer {\n            ...CustomerResource\n          }\n        }\n      }\n    ": typeof types.ShimLoginDocument,
    "\n      mutation ShimIdpLogin($input: LoginWithIdentityProviderInput!) {\n        loginWithIdentityProvider(input: $input) {\n          token\n          waysInChanged\n          customer {\n            ...CustomerResource\n          }\n        }\n      }\n    ": typeof types.ShimIdpLoginDocument,
    "\n    mutation ShimLogout {\n      logout(acceptReplacedToken: true) {\n        customerId\n        shownCustomer {\n          ...CustomerResource\n        }\n      }\n    }\n  ": typeof types.ShimLogoutDocument,
    "\n      mutation ShimForgotPassword($input: RequestPasswordResetInput!) {\n        requestPasswordReset(input: $input) {\n          accepted\n        }\n      }\n    ": typeof types.ShimForgotPasswordDocument,
    "\n      mutation ShimResetPassword($input: ResetPasswordInput!) {\n        resetPassword(input: $input) {\n          waysInChanged\n          customer {\n            ...MailboxOwnerResource\n          }\n        }\n      }\n    ": typeof types.ShimResetPasswordDocument,
    "\n      mutation ShimUpdatePassword($input: ChangePasswordInput!) {\n        changePassword(input: $input) {\n          token\n          customer {\n            ...CustomerResource\n          }\n        }\n      }\n    ": typeof types.ShimUpdatePasswordDocument,
    "\n      mutation ShimRequestPasswordlessLogin($input: RequestPasswordlessLoginInput!) {\n        requestPasswordlessLogin(input: $input) {\n          accepted\n        }\n      }\n    ": typeof types.ShimRequestPasswordlessLoginDocument,
    "\n      mutation ShimPasswordlessLogin($token: String!) {\n        passwordlessLogin(token: $token) {\n          token\n          waysInChanged\n          customer {\n            ...CustomerResource\n          }\n        }\n      }\n    ": typeof types.ShimPasswordlessLoginDocument,
    "\n  fragment PlanResource on Plan {\n    id\n    nickname\n    description\n    amount\n    amountFormatted\n    currency\n    quantity\n    type\n    autoRenew\n    countries\n    entitlements\n    productId\n  }\n": typeof types.PlanResourceFragmentDoc,
    "\n  query ShimPlan($id: ID!) {\n    plan(id: $id) {\n      ...PlanResource\n    }\n  }\n": typeof types.ShimPlanDocument,
    "\n  query ShimPlansByAddress {\n    plansByAddress {\n      ...PlanResource\n    }\n  }\n": typeof types.ShimPlansByAddressDocument,
    "\n  query ShimPlansByEmailDomain($email: String!) {\n    plansByEmailDomain(email: $email) {\n      ...PlanResource\n    }\n  }\n": typeof types.ShimPlansByEmailDomainDocument,
    "\n    mutation ShimRegister($input: RegisterInput!) {\n      register(input: $input) {\n        token\n        customer {\n          ...CustomerResource\n        }\n      }\n    }\n  ": typeof types.ShimRegisterDocument,
    "\n  fragment SiteResource on Site {\n    id\n    accountId\n    name\n    link\n    slug\n    defaultCurrency\n    defaultLanguage\n    tokenLifetimeDays\n    emailVerificationEnabled\n    passwordlessEnabled\n    passwordlessLinkDays\n    branding {\n      termsUrl\n      privacyUrl\n      termsVersion\n    }\n    botProtection {\n      provider\n      siteKey\n      operations\n    }\n    identityProviders {\n      name\n      kind\n      clientId\n      issuer\n    }\n  }\n": typeof types.SiteResourceFragmentDoc,
    "\n    query ShimSite {\n      site {\n        ...SiteResource\n      }\n    }\n  ": typeof types.ShimSiteDocument,
    "\n    query ShimValidateToken($token: String!) {\n      validateToken(token: $token) {\n        ...Verdict\n      }\n    }\n    fragment Verdict on TokenVerdict {\n      valid\n      reason\n      action\n      customerId\n      siteId\n      expiresAt\n      checkedAt\n    }\n  ": typeof types.ShimValidateTokenDocument,
    "\n    query ShimValidateTokens($tokens: [String!]!) {\n      validateTokens(tokens: $tokens) {\n        ...Verdict\n      }\n    }\n  ": typeof types.ShimValidateTokensDocument,
    "\n        mutation ShimPrancerLogin($input: LoginInput!) {\n          login(input: $input) {\n            token\n            refreshToken\n          }\n        }\n      ": typeof types.ShimPrancerLoginDocument,
    "\n        mutation ShimPrancerRefresh($refreshToken: String!, $tokenLifetimeSeconds: Int!) {\n          refresh(refreshToken: $refreshToken, tokenLifetimeSeconds: $tokenLifetimeSeconds) {\n            token\n            refreshToken\n          }\n        }\n      ": typeof types.ShimPrancerRefreshDocument,
    "\n        mutation ShimPrancerLogout {\n          logout {\n            customer {\n              id\n            }\n          }\n        }\n      ": typeof types.ShimPrancerLogoutDocument,
    "\n      query ShimPrancerValidateToken($token: String!) {\n        validateToken(token: $token) {\n          valid\n        }\n        me {\n          id\n        }\n      }\n    ": typeof types.ShimPrancerValidateTokenDocument,
};
const documents: Documents = {
    "\n  fragment CustomerResource on Customer {\n    id\n    email\n    username\n    firstName\n    lastName\n    displayName\n    phone\n    language\n    metadata\n    salutation\n    title\n    organization\n    emailVerified\n    hasPassword\n    profilePhoto\n    createdAt\n    updatedAt\n    lastLoginAt\n  }\n": types.CustomerResourceFragmentDoc,
    "\n  fragment MailboxOwnerResource on MailboxOwner {\n    id\n    email\n    emailVerified\n  }\n": types.MailboxOwnerResourceFragmentDoc,
    "\n  query ShimCustomer {\n    me {\n      ...CustomerResource\n    }\n  }\n": types.ShimCustomerDocument,
    "\n      mutation ShimUpdateCustomer($input: UpdateCustomerInput!) {\n        updateCustomerAndRefresh(input: $input, confirmEmailLater: true) {\n          token\n          customer {\n            ...CustomerResource\n          }\n        }\n      }\n    ": types.ShimUpdateCustomerDocument,
    "\n      mutation ShimRefreshCustomer {\n        refresh {\n          token\n          customer {\n            ...CustomerResource\n          }\n        }\n      }\n    ": types.ShimRefreshCustomerDocument,
    "\n  query ShimInvalidTokenStatus {\n    site {\n      invalidTokenStatus\n    }\n  }\n": types.ShimInvalidTokenStatusDocument,
    "\n      mutation ShimRequestEmailVerification {\n        requestEmailVerification {\n          customer {\n            ...CustomerResource\n          }\n        }\n      }\n    ": types.ShimRequestEmailVerificationDocument,
    "\n      mutation ShimVerifyEmail($token: String!) {\n        verifyEmail(token: $token) {\n          customer {\n            ...MailboxOwnerResource\n          }\n        }\n      }\n    ": types.ShimVerifyEmailDocument,
    "\n    query ShimDisqusLogin {\n      disqusLogin {\n        publicKey\n        remoteAuth\n      }\n    }\n  ": types.ShimDisqusLoginDocument,
    "\n      query ShimCountries($language: String) {\n        site {\n          id\n        }\n        country\n        countries(language: $language) {\n          code\n          name\n        }\n        subdivisions(language: $language) {\n          code\n          name\n        }\n      }\n    ": types.ShimCountriesDocument,
    "\n      query ShimCountry($code: String!, $language: String) {\n        site {\n          id\n        }\n        country\n        countries(language: $language) {\n          code\n          name\n        }\n        subdivisions(country: $code, language: $language) {\n          code\n          name\n        }\n      }\n    ": types.ShimCountryDocument,
    "\n      query ShimLocation($language: String) {\n        site {\n          id\n        }\n        location(language: $language) {\n          countryCode\n          continentCode\n          region\n          regionCode\n          city\n          postalCode\n          timeZone\n          isInEuropeanUnion\n        }\n      }\n    ": types.ShimLocationDocument,
    "\n      mutation ShimLogin($input: LoginInput!) {\n        login(input: $input) {\n          token\n          customer {\n            ...CustomerResource\n          }\n        }\n      }\n    ": types.ShimLoginDocument,
    "\n      mutation ShimIdpLogin($input: LoginWithIdentityProviderInput!) {\n        loginWithIdentityProvider(input: $input) {\n          token\n          waysInChanged\n          customer {\n            ...CustomerResource\n          }\n        }\n      }\n    ": types.ShimIdpLoginDocument,
    "\n    mutation ShimLogout {\n      logout(acceptReplacedToken: true) {\n        customerId\n        shownCustomer {\n          ...CustomerResource\n        }\n      }\n    }\n  ": types.ShimLogoutDocument,
    "\n      mutation ShimForgotPassword($input: RequestPasswordResetInput!) {\n        requestPasswordReset(input: $input) {\n          accepted\n        }\n      }\n    ": types.ShimForgotPasswordDocument,
    "\n      mutation ShimResetPassword($input: ResetPasswordInput!) {\n        resetPassword(input: $input) {\n          waysInChanged\n          customer {\n            ...MailboxOwnerResource\n          }\n        }\n      }\n    ": types.ShimResetPasswordDocument,
    "\n      mutation ShimUpdatePassword($input: ChangePasswordInput!) {\n        changePassword(input: $input) {\n          token\n          customer {\n            ...CustomerResource\n          }\n        }\n      }\n    ": types.ShimUpdatePasswordDocument,
    "\n      mutation ShimRequestPasswordlessLogin($input: RequestPasswordlessLoginInput!) {\n        requestPasswordlessLogin(input: $input) {\n          accepted\n        }\n      }\n    ": types.ShimRequestPasswordlessLoginDocument,
    "\n      mutation ShimPasswordlessLogin($token: String!) {\n        passwordlessLogin(token: $token) {\n          token\n          waysInChanged\n          customer {\n            ...CustomerResource\n          }\n        }\n      }\n    ": types.ShimPasswordlessLoginDocument,
    "\n  fragment PlanResource on Plan {\n    id\n    nickname\n    description\n    amount\n    amountFormatted\n    currency\n    quantity\n    type\n    autoRenew\n    countries\n    entitlements\n    productId\n  }\n": types.PlanResourceFragmentDoc,
    "\n  query ShimPlan($id: ID!) {\n    plan(id: $id) {\n      ...PlanResource\n    }\n  }\n": types.ShimPlanDocument,
    "\n  query ShimPlansByAddress {\n    plansByAddress {\n      ...PlanResource\n    }\n  }\n": types.ShimPlansByAddressDocument,
    "\n  query ShimPlansByEmailDomain($email: String!) {\n    plansByEmailDomain(email: $email) {\n      ...PlanResource\n    }\n  }\n": types.ShimPlansByEmailDomainDocument,
    "\n    mutation ShimRegister($input: RegisterInput!) {\n      register(input: $input) {\n        token\n        customer {\n          ...CustomerResource\n        }\n      }\n    }\n  ": types.ShimRegisterDocument,
    "\n  fragment SiteResource on Site {\n    id\n    accountId\n    name\n    link\n    slug\n    defaultCurrency\n    defaultLanguage\n    tokenLifetimeDays\n    emailVerificationEnabled\n    passwordlessEnabled\n    passwordlessLinkDays\n    branding {\n      termsUrl\n      privacyUrl\n      termsVersion\n    }\n    botProtection {\n      provider\n      siteKey\n      operations\n    }\n    identityProviders {\n      name\n      kind\n      clientId\n      issuer\n    }\n  }\n": types.SiteResourceFragmentDoc,
    "\n    query ShimSite {\n      site {\n        ...SiteResource\n      }\n    }\n  ": types.ShimSiteDocument,
    "\n    query ShimValidateToken($token: String!) {\n      validateToken(token: $token) {\n        ...Verdict\n      }\n    }\n    fragment Verdict on TokenVerdict {\n      valid\n      reason\n      action\n      customerId\n      siteId\n      expiresAt\n      checkedAt\n    }\n  ": types.ShimValidateTokenDocument,
    "\n    query ShimValidateTokens($tokens: [String!]!) {\n      validateTokens(tokens: $tokens) {\n        ...Verdict\n      }\n    }\n  ": types.ShimValidateTokensDocument,
    "\n        mutation ShimPrancerLogin($input: LoginInput!) {\n          login(input: $input) {\n            token\n            refreshToken\n          }\n        }\n      ": types.ShimPrancerLoginDocument,
    "\n        mutation ShimPrancerRefresh($refreshToken: String!, $tokenLifetimeSeconds: Int!) {\n          refresh(refreshToken: $refreshToken, tokenLifetimeSeconds: $tokenLifetimeSeconds) {\n            token\n            refreshToken\n          }\n        }\n      ": types.ShimPrancerRefreshDocument,
    "\n        mutation ShimPrancerLogout {\n          logout {\n            customer {\n              id\n            }\n          }\n        }\n      ": types.ShimPrancerLogoutDocument,
    "\n      query ShimPrancerValidateToken($token: String!) {\n        validateToken(token: $token) {\n          valid\n        }\n        me {\n          id\n        }\n      }\n    ": types.ShimPrancerValidateTokenDocument,
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
export function graphql(source: "\n  fragment CustomerResource on Customer {\n    id\n    email\n    username\n    firstName\n    lastName\n    displayName\n    phone\n    language\n    metadata\n    salutation\n    title\n    organization\n    emailVerified\n    hasPassword\n    profilePhoto\n    createdAt\n    updatedAt\n    lastLoginAt\n  }\n"): (typeof documents)["\n  fragment CustomerResource on Customer {\n    id\n    email\n    username\n    firstName\n    lastName\n    displayName\n    phone\n    language\n    metadata\n    salutation\n    title\n    organization\n    emailVerified\n    hasPassword\n    profilePhoto\n    createdAt\n    updatedAt\n    lastLoginAt\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment MailboxOwnerResource on MailboxOwner {\n    id\n    email\n    emailVerified\n  }\n"): (typeof documents)["\n  fragment MailboxOwnerResource on MailboxOwner {\n    id\n    email\n    emailVerified\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ShimCustomer {\n    me {\n      ...CustomerResource\n    }\n  }\n"): (typeof documents)["\n  query ShimCustomer {\n    me {\n      ...CustomerResource\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      mutation ShimUpdateCustomer($input: UpdateCustomerInput!) {\n        updateCustomerAndRefresh(input: $input, confirmEmailLater: true) {\n          token\n          customer {\n            ...CustomerResource\n          }\n        }\n      }\n    "): (typeof documents)["\n      mutation ShimUpdateCustomer($input: UpdateCustomerInput!) {\n        updateCustomerAndRefresh(input: $input, confirmEmailLater: true) {\n          token\n          customer {\n            ...CustomerResource\n          }\n        }\n      }\n    "];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      mutation ShimRefreshCustomer {\n        refresh {\n          token\n          customer {\n            ...CustomerResource\n          }\n        }\n      }\n    "): (typeof documents)["\n      mutation ShimRefreshCustomer {\n        refresh {\n          token\n          customer {\n            ...CustomerResource\n          }\n        }\n      }\n    "];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ShimInvalidTokenStatus {\n    site {\n      invalidTokenStatus\n    }\n  }\n"): (typeof documents)["\n  query ShimInvalidTokenStatus {\n    site {\n      invalidTokenStatus\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      mutation ShimRequestEmailVerification {\n        requestEmailVerification {\n          customer {\n            ...CustomerResource\n          }\n        }\n      }\n    "): (typeof documents)["\n      mutation ShimRequestEmailVerification {\n        requestEmailVerification {\n          customer {\n            ...CustomerResource\n          }\n        }\n      }\n    "];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      mutation ShimVerifyEmail($token: String!) {\n        verifyEmail(token: $token) {\n          customer {\n            ...MailboxOwnerResource\n          }\n        }\n      }\n    "): (typeof documents)["\n      mutation ShimVerifyEmail($token: String!) {\n        verifyEmail(token: $token) {\n          customer {\n            ...MailboxOwnerResource\n          }\n        }\n      }\n    "];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    query ShimDisqusLogin {\n      disqusLogin {\n        publicKey\n        remoteAuth\n      }\n    }\n  "): (typeof documents)["\n    query ShimDisqusLogin {\n      disqusLogin {\n        publicKey\n        remoteAuth\n      }\n    }\n  "];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      query ShimCountries($language: String) {\n        site {\n          id\n        }\n        country\n        countries(language: $language) {\n          code\n          name\n        }\n        subdivisions(language: $language) {\n          code\n          name\n        }\n      }\n    "): (typeof documents)["\n      query ShimCountries($language: String) {\n        site {\n          id\n        }\n        country\n        countries(language: $language) {\n          code\n          name\n        }\n        subdivisions(language: $language) {\n          code\n          name\n        }\n      }\n    "];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      query ShimCountry($code: String!, $language: String) {\n        site {\n          id\n        }\n        country\n        countries(language: $language) {\n          code\n          name\n        }\n        subdivisions(country: $code, language: $language) {\n          code\n          name\n        }\n      }\n    "): (typeof documents)["\n      query ShimCountry($code: String!, $language: String) {\n        site {\n          id\n        }\n        country\n        countries(language: $language) {\n          code\n          name\n        }\n        subdivisions(country: $code, language: $language) {\n          code\n          name\n        }\n      }\n    "];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      query ShimLocation($language: String) {\n        site {\n          id\n        }\n        location(language: $language) {\n          countryCode\n          continentCode\n          region\n          regionCode\n          city\n          postalCode\n          timeZone\n          isInEuropeanUnion\n        }\n      }\n    "): (typeof documents)["\n      query ShimLocation($language: String) {\n        site {\n          id\n        }\n        location(language: $language) {\n          countryCode\n          continentCode\n          region\n          regionCode\n          city\n          postalCode\n          timeZone\n          isInEuropeanUnion\n        }\n      }\n    "];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      mutation ShimLogin($input: LoginInput!) {\n        login(input: $input) {\n          token\n          customer {\n            ...CustomerResource\n          }\n        }\n      }\n    "): (typeof documents)["\n      mutation ShimLogin($input: LoginInput!) {\n        login(input: $input) {\n          token\n          customer {\n            ...CustomerResource\n          }\n        }\n      }\n    "];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      mutation ShimIdpLogin($input: LoginWithIdentityProviderInput!) {\n        loginWithIdentityProvider(input: $input) {\n          token\n          waysInChanged\n          customer {\n            ...CustomerResource\n          }\n        }\n      }\n    "): (typeof documents)["\n      mutation ShimIdpLogin($input: LoginWithIdentityProviderInput!) {\n        loginWithIdentityProvider(input: $input) {\n          token\n          waysInChanged\n          customer {\n            ...CustomerResource\n          }\n        }\n      }\n    "];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    mutation ShimLogout {\n      logout(acceptReplacedToken: true) {\n        customerId\n        shownCustomer {\n          ...CustomerResource\n        }\n      }\n    }\n  "): (typeof documents)["\n    mutation ShimLogout {\n      logout(acceptReplacedToken: true) {\n        customerId\n        shownCustomer {\n          ...CustomerResource\n        }\n      }\n    }\n  "];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      mutation ShimForgotPassword($input: RequestPasswordResetInput!) {\n        requestPasswordReset(input: $input) {\n          accepted\n        }\n      }\n    "): (typeof documents)["\n      mutation ShimForgotPassword($input: RequestPasswordResetInput!) {\n        requestPasswordReset(input: $input) {\n          accepted\n        }\n      }\n    "];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      mutation ShimResetPassword($input: ResetPasswordInput!) {\n        resetPassword(input: $input) {\n          waysInChanged\n          customer {\n            ...MailboxOwnerResource\n          }\n        }\n      }\n    "): (typeof documents)["\n      mutation ShimResetPassword($input: ResetPasswordInput!) {\n        resetPassword(input: $input) {\n          waysInChanged\n          customer {\n            ...MailboxOwnerResource\n          }\n        }\n      }\n    "];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      mutation ShimUpdatePassword($input: ChangePasswordInput!) {\n        changePassword(input: $input) {\n          token\n          customer {\n            ...CustomerResource\n          }\n        }\n      }\n    "): (typeof documents)["\n      mutation ShimUpdatePassword($input: ChangePasswordInput!) {\n        changePassword(input: $input) {\n          token\n          customer {\n            ...CustomerResource\n          }\n        }\n      }\n    "];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      mutation ShimRequestPasswordlessLogin($input: RequestPasswordlessLoginInput!) {\n        requestPasswordlessLogin(input: $input) {\n          accepted\n        }\n      }\n    "): (typeof documents)["\n      mutation ShimRequestPasswordlessLogin($input: RequestPasswordlessLoginInput!) {\n        requestPasswordlessLogin(input: $input) {\n          accepted\n        }\n      }\n    "];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      mutation ShimPasswordlessLogin($token: String!) {\n        passwordlessLogin(token: $token) {\n          token\n          waysInChanged\n          customer {\n            ...CustomerResource\n          }\n        }\n      }\n    "): (typeof documents)["\n      mutation ShimPasswordlessLogin($token: String!) {\n        passwordlessLogin(token: $token) {\n          token\n          waysInChanged\n          customer {\n            ...CustomerResource\n          }\n        }\n      }\n    "];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment PlanResource on Plan {\n    id\n    nickname\n    description\n    amount\n    amountFormatted\n    currency\n    quantity\n    type\n    autoRenew\n    countries\n    entitlements\n    productId\n  }\n"): (typeof documents)["\n  fragment PlanResource on Plan {\n    id\n    nickname\n    description\n    amount\n    amountFormatted\n    currency\n    quantity\n    type\n    autoRenew\n    countries\n    entitlements\n    productId\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ShimPlan($id: ID!) {\n    plan(id: $id) {\n      ...PlanResource\n    }\n  }\n"): (typeof documents)["\n  query ShimPlan($id: ID!) {\n    plan(id: $id) {\n      ...PlanResource\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ShimPlansByAddress {\n    plansByAddress {\n      ...PlanResource\n    }\n  }\n"): (typeof documents)["\n  query ShimPlansByAddress {\n    plansByAddress {\n      ...PlanResource\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ShimPlansByEmailDomain($email: String!) {\n    plansByEmailDomain(email: $email) {\n      ...PlanResource\n    }\n  }\n"): (typeof documents)["\n  query ShimPlansByEmailDomain($email: String!) {\n    plansByEmailDomain(email: $email) {\n      ...PlanResource\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    mutation ShimRegister($input: RegisterInput!) {\n      register(input: $input) {\n        token\n        customer {\n          ...CustomerResource\n        }\n      }\n    }\n  "): (typeof documents)["\n    mutation ShimRegister($input: RegisterInput!) {\n      register(input: $input) {\n        token\n        customer {\n          ...CustomerResource\n        }\n      }\n    }\n  "];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment SiteResource on Site {\n    id\n    accountId\n    name\n    link\n    slug\n    defaultCurrency\n    defaultLanguage\n    tokenLifetimeDays\n    emailVerificationEnabled\n    passwordlessEnabled\n    passwordlessLinkDays\n    branding {\n      termsUrl\n      privacyUrl\n      termsVersion\n    }\n    botProtection {\n      provider\n      siteKey\n      operations\n    }\n    identityProviders {\n      name\n      kind\n      clientId\n      issuer\n    }\n  }\n"): (typeof documents)["\n  fragment SiteResource on Site {\n    id\n    accountId\n    name\n    link\n    slug\n    defaultCurrency\n    defaultLanguage\n    tokenLifetimeDays\n    emailVerificationEnabled\n    passwordlessEnabled\n    passwordlessLinkDays\n    branding {\n      termsUrl\n      privacyUrl\n      termsVersion\n    }\n    botProtection {\n      provider\n      siteKey\n      operations\n    }\n    identityProviders {\n      name\n      kind\n      clientId\n      issuer\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    query ShimSite {\n      site {\n        ...SiteResource\n      }\n    }\n  "): (typeof documents)["\n    query ShimSite {\n      site {\n        ...SiteResource\n      }\n    }\n  "];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    query ShimValidateToken($token: String!) {\n      validateToken(token: $token) {\n        ...Verdict\n      }\n    }\n    fragment Verdict on TokenVerdict {\n      valid\n      reason\n      action\n      customerId\n      siteId\n      expiresAt\n      checkedAt\n    }\n  "): (typeof documents)["\n    query ShimValidateToken($token: String!) {\n      validateToken(token: $token) {\n        ...Verdict\n      }\n    }\n    fragment Verdict on TokenVerdict {\n      valid\n      reason\n      action\n      customerId\n      siteId\n      expiresAt\n      checkedAt\n    }\n  "];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    query ShimValidateTokens($tokens: [String!]!) {\n      validateTokens(tokens: $tokens) {\n        ...Verdict\n      }\n    }\n  "): (typeof documents)["\n    query ShimValidateTokens($tokens: [String!]!) {\n      validateTokens(tokens: $tokens) {\n        ...Verdict\n      }\n    }\n  "];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        mutation ShimPrancerLogin($input: LoginInput!) {\n          login(input: $input) {\n            token\n            refreshToken\n          }\n        }\n      "): (typeof documents)["\n        mutation ShimPrancerLogin($input: LoginInput!) {\n          login(input: $input) {\n            token\n            refreshToken\n          }\n        }\n      "];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        mutation ShimPrancerRefresh($refreshToken: String!, $tokenLifetimeSeconds: Int!) {\n          refresh(refreshToken: $refreshToken, tokenLifetimeSeconds: $tokenLifetimeSeconds) {\n            token\n            refreshToken\n          }\n        }\n      "): (typeof documents)["\n        mutation ShimPrancerRefresh($refreshToken: String!, $tokenLifetimeSeconds: Int!) {\n          refresh(refreshToken: $refreshToken, tokenLifetimeSeconds: $tokenLifetimeSeconds) {\n            token\n            refreshToken\n          }\n        }\n      "];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        mutation ShimPrancerLogout {\n          logout {\n            customer {\n              id\n            }\n          }\n        }\n      "): (typeof documents)["\n        mutation ShimPrancerLogout {\n          logout {\n            customer {\n              id\n            }\n          }\n        }\n      "];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      query ShimPrancerValidateToken($token: String!) {\n        validateToken(token: $token) {\n          valid\n        }\n        me {\n          id\n        }\n      }\n    "): (typeof documents)["\n      query ShimPrancerValidateToken($token: String!) {\n        validateToken(token: $token) {\n          valid\n        }\n        me {\n          id\n        }\n      }\n    "];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;