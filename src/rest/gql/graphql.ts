/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** An operation that can require a `botToken`. */
export type BotProtectedOperation =
  /** `requestPasswordlessLogin`. */
  | 'PASSWORDLESS_LOGIN'
  /** `requestPasswordReset`. */
  | 'PASSWORD_RESET'
  /** `register`. */
  | 'REGISTER';

/** The service that distinguishes people from bots. */
export type BotProtectionProvider =
  /** hCaptcha. */
  | 'HCAPTCHA'
  /** Google reCAPTCHA v2, “I’m not a robot”. */
  | 'RECAPTCHA_CHECKBOX'
  /** Google reCAPTCHA v2, invisible. */
  | 'RECAPTCHA_INVISIBLE'
  /** Google reCAPTCHA v3. The score must be at least `minimumScore`. */
  | 'RECAPTCHA_SCORE'
  /** Cloudflare Turnstile. */
  | 'TURNSTILE';

export type ChangePasswordInput = {
  /** Must satisfy the site’s password policy. Up to 256 characters, and not the old password. */
  readonly newPassword: string;
  readonly oldPassword: string;
};

/** The kind of an identity provider. */
export type IdentityProviderKind =
  /** Sign in with Apple, with ID tokens. */
  | 'APPLE'
  /** Auth0, with ID tokens or access tokens of your tenant. */
  | 'AUTH0'
  /** Facebook, with access tokens of your app or ID tokens of Limited Login. */
  | 'FACEBOOK'
  /** Google, with ID tokens. */
  | 'GOOGLE'
  /** Any issuer of OpenID Connect, with ID tokens. */
  | 'OPENID';

export type LoginInput = {
  /** Required without `username`. If both are given, the email is used. */
  readonly email?: string | null | undefined;
  readonly password: string;
  /** A shorter lifetime for the token than the site’s. */
  readonly tokenLifetimeSeconds?: number | null | undefined;
  readonly username?: string | null | undefined;
};

export type LoginWithIdentityProviderInput = {
  /** The version of the site’s terms that the customer has accepted by this login. It is recorded with the time. */
  readonly acceptedTermsVersion?: string | null | undefined;
  /** Used when the provider returns no email. It is unverified and opens no existing account. */
  readonly email?: string | null | undefined;
  /** Used when the provider returns none. */
  readonly firstName?: string | null | undefined;
  /** Used when the provider returns none. */
  readonly lastName?: string | null | undefined;
  /** The nonce that the app gave to the provider. The ID token must contain it. */
  readonly nonce?: string | null | undefined;
  /** `google`, `facebook`, `auth0`, `apple`, or a name that the site chose. */
  readonly provider: string;
  /** Google and Apple: an ID token. Facebook: an access token, or the ID token of Limited Login. Auth0 and other OpenID providers: an ID token, or an access token that was issued to the site’s client. */
  readonly token: string;
  /** A shorter lifetime of the access token than the site’s. */
  readonly tokenLifetimeSeconds?: number | null | undefined;
};

export type RegisterInput = {
  /** The version of the site’s terms that the customer has accepted: `site { branding { termsVersion } }`. It is recorded with the time. */
  readonly acceptedTermsVersion?: string | null | undefined;
  /** The single-use token of the bot protection widget. Required if `site { botProtection { operations } }` contains this operation. */
  readonly botToken?: string | null | undefined;
  readonly displayName?: string | null | undefined;
  /** Unique in the account, without regard to case. */
  readonly email: string;
  readonly firstName?: string | null | undefined;
  /** en, fr, it, ko, es or de. Any other language is replaced by the site’s default language. */
  readonly language?: string | null | undefined;
  readonly lastName?: string | null | undefined;
  /** Any JSON object, up to 16 KiB. A member `identity_providers` is ignored. */
  readonly metadata?: unknown;
  readonly oldProviderId?: string | null | undefined;
  readonly organization?: string | null | undefined;
  /** Must satisfy the site’s password policy. Up to 256 characters. */
  readonly password: string;
  /** Only the digits are stored. */
  readonly phone?: string | null | undefined;
  readonly salutation?: string | null | undefined;
  readonly title?: string | null | undefined;
  /** A shorter lifetime for the token than the site’s. */
  readonly tokenLifetimeSeconds?: number | null | undefined;
  /** Letters, digits, dashes and underscores; up to 100 characters. */
  readonly username?: string | null | undefined;
};

export type RequestPasswordResetInput = {
  /** The single-use token of the bot protection widget. Required if `site { botProtection { operations } }` contains this operation. */
  readonly botToken?: string | null | undefined;
  readonly email: string;
  /** Sent to the webhooks of the account. It is never used as a link. */
  readonly referer?: string | null | undefined;
};

export type RequestPasswordlessLoginInput = {
  /** The single-use token of the bot protection widget. Required if `site { botProtection { operations } }` contains this operation. */
  readonly botToken?: string | null | undefined;
  readonly email: string;
  /** Sent to the webhooks of the account. It is never used as a link. */
  readonly referer?: string | null | undefined;
};

export type ResetPasswordInput = {
  readonly email: string;
  /** Must satisfy the site’s password policy. Up to 256 characters. */
  readonly password: string;
  /** From the link in the mail. */
  readonly token: string;
};

export type TokenAction =
  | 'DENY'
  /** Ask the customer to log in again. */
  | 'REAUTHENTICATE'
  /** The session is open. Refresh the token. */
  | 'REFRESH';

export type TokenInvalidReason =
  /** The customer was disabled or deleted. */
  | 'CUSTOMER_DISABLED'
  | 'EXPIRED'
  /** Not signed by one of our keys. */
  | 'INVALID_SIGNATURE'
  /** Not a token, or not in canonical form. */
  | 'MALFORMED'
  | 'NOT_YET_VALID'
  | 'PASSWORD_CHANGED'
  /** Its session was ended, for example by a logout. */
  | 'REVOKED'
  /** A newer login replaced its session. */
  | 'SUPERSEDED'
  /** Not an access token that the caller may ask about. */
  | 'UNKNOWN';

/** An absent field stays as it is. Null clears a field; the language becomes the site’s default, and the email cannot be null. */
export type UpdateCustomerInput = {
  readonly displayName?: string | null | undefined;
  /** A new email is the login name at once. It needs the password or a login within the last ten minutes. Until it is verified, mail with which the customer logs in or resets the password goes to the previous address. That address gets a notice with a link that undoes the change, and stays reserved. */
  readonly email?: string | null | undefined;
  readonly firstName?: string | null | undefined;
  /** en, fr, it, ko, es or de. Any other language is replaced by the site’s default language. */
  readonly language?: string | null | undefined;
  readonly lastName?: string | null | undefined;
  /** Merged into the stored object (RFC 7396): null removes a member. A member `identity_providers` is ignored. */
  readonly metadata?: unknown;
  readonly oldProviderId?: string | null | undefined;
  readonly organization?: string | null | undefined;
  /** Required with a new email when the login is more than ten minutes ago. A customer without a password logs in again. */
  readonly password?: string | null | undefined;
  /** Only the digits are stored. */
  readonly phone?: string | null | undefined;
  readonly salutation?: string | null | undefined;
  readonly title?: string | null | undefined;
  /** Letters, digits, dashes and underscores; up to 100 characters. */
  readonly username?: string | null | undefined;
};

/** A change of a customer’s ways to log in that a login or a reset made as a side effect. */
export type WayInChange =
  /** An identity was linked, because it has the same confirmed email. */
  | 'IDENTITY_LINKED'
  /** The password, all other ways to log in and all sessions were removed, because the email had never been confirmed. */
  | 'PASSWORD_REMOVED'
  /** Linked identities and second factors were removed, because the email had never been confirmed. */
  | 'WAYS_IN_REMOVED';

export type CustomerResourceFragment = { readonly id: string, readonly email: string, readonly username: string | null, readonly firstName: string | null, readonly lastName: string | null, readonly displayName: string | null, readonly phone: string | null, readonly language: string, readonly metadata: unknown, readonly salutation: string | null, readonly title: string | null, readonly organization: string | null, readonly emailVerified: boolean, readonly hasPassword: boolean, readonly profilePhoto: string | null, readonly createdAt: string, readonly updatedAt: string, readonly lastLoginAt: string | null };

export type MailboxOwnerResourceFragment = { readonly id: string, readonly email: string, readonly emailVerified: boolean };

export type ShimCustomerQueryVariables = Exact<{ [key: string]: never; }>;


export type ShimCustomerQuery = { readonly me: { readonly id: string, readonly email: string, readonly username: string | null, readonly firstName: string | null, readonly lastName: string | null, readonly displayName: string | null, readonly phone: string | null, readonly language: string, readonly metadata: unknown, readonly salutation: string | null, readonly title: string | null, readonly organization: string | null, readonly emailVerified: boolean, readonly hasPassword: boolean, readonly profilePhoto: string | null, readonly createdAt: string, readonly updatedAt: string, readonly lastLoginAt: string | null } | null };

export type ShimUpdateCustomerMutationVariables = Exact<{
  input: UpdateCustomerInput;
}>;


export type ShimUpdateCustomerMutation = { readonly updateCustomerAndRefresh: { readonly token: string, readonly customer: { readonly id: string, readonly email: string, readonly username: string | null, readonly firstName: string | null, readonly lastName: string | null, readonly displayName: string | null, readonly phone: string | null, readonly language: string, readonly metadata: unknown, readonly salutation: string | null, readonly title: string | null, readonly organization: string | null, readonly emailVerified: boolean, readonly hasPassword: boolean, readonly profilePhoto: string | null, readonly createdAt: string, readonly updatedAt: string, readonly lastLoginAt: string | null } } };

export type ShimRefreshCustomerMutationVariables = Exact<{ [key: string]: never; }>;


export type ShimRefreshCustomerMutation = { readonly refresh: { readonly token: string, readonly customer: { readonly id: string, readonly email: string, readonly username: string | null, readonly firstName: string | null, readonly lastName: string | null, readonly displayName: string | null, readonly phone: string | null, readonly language: string, readonly metadata: unknown, readonly salutation: string | null, readonly title: string | null, readonly organization: string | null, readonly emailVerified: boolean, readonly hasPassword: boolean, readonly profilePhoto: string | null, readonly createdAt: string, readonly updatedAt: string, readonly lastLoginAt: string | null } } };

export type ShimInvalidTokenStatusQueryVariables = Exact<{ [key: string]: never; }>;


export type ShimInvalidTokenStatusQuery = { readonly site: { readonly invalidTokenStatus: number } };

export type ShimRequestEmailVerificationMutationVariables = Exact<{ [key: string]: never; }>;


export type ShimRequestEmailVerificationMutation = { readonly requestEmailVerification: { readonly customer: { readonly id: string, readonly email: string, readonly username: string | null, readonly firstName: string | null, readonly lastName: string | null, readonly displayName: string | null, readonly phone: string | null, readonly language: string, readonly metadata: unknown, readonly salutation: string | null, readonly title: string | null, readonly organization: string | null, readonly emailVerified: boolean, readonly hasPassword: boolean, readonly profilePhoto: string | null, readonly createdAt: string, readonly updatedAt: string, readonly lastLoginAt: string | null } } };

export type ShimVerifyEmailMutationVariables = Exact<{
  token: string;
}>;


export type ShimVerifyEmailMutation = { readonly verifyEmail: { readonly customer: { readonly id: string, readonly email: string, readonly emailVerified: boolean } } };

export type ShimDisqusLoginQueryVariables = Exact<{ [key: string]: never; }>;


export type ShimDisqusLoginQuery = { readonly disqusLogin: { readonly publicKey: string, readonly remoteAuth: string } | null };

export type ShimCountriesQueryVariables = Exact<{
  language?: string | null | undefined;
}>;


export type ShimCountriesQuery = { readonly country: string | null, readonly site: { readonly id: string }, readonly countries: ReadonlyArray<{ readonly code: string, readonly name: string }>, readonly subdivisions: ReadonlyArray<{ readonly code: string, readonly name: string }> };

export type ShimCountryQueryVariables = Exact<{
  code: string;
  language?: string | null | undefined;
}>;


export type ShimCountryQuery = { readonly country: string | null, readonly site: { readonly id: string }, readonly countries: ReadonlyArray<{ readonly code: string, readonly name: string }>, readonly subdivisions: ReadonlyArray<{ readonly code: string, readonly name: string }> };

export type ShimLocationQueryVariables = Exact<{
  language?: string | null | undefined;
}>;


export type ShimLocationQuery = { readonly site: { readonly id: string }, readonly location: { readonly countryCode: string | null, readonly continentCode: string | null, readonly region: string | null, readonly regionCode: string | null, readonly city: string | null, readonly postalCode: string | null, readonly timeZone: string | null, readonly isInEuropeanUnion: boolean | null } };

export type ShimLoginMutationVariables = Exact<{
  input: LoginInput;
}>;


export type ShimLoginMutation = { readonly login: { readonly token: string, readonly customer: { readonly id: string, readonly email: string, readonly username: string | null, readonly firstName: string | null, readonly lastName: string | null, readonly displayName: string | null, readonly phone: string | null, readonly language: string, readonly metadata: unknown, readonly salutation: string | null, readonly title: string | null, readonly organization: string | null, readonly emailVerified: boolean, readonly hasPassword: boolean, readonly profilePhoto: string | null, readonly createdAt: string, readonly updatedAt: string, readonly lastLoginAt: string | null } } };

export type ShimIdpLoginMutationVariables = Exact<{
  input: LoginWithIdentityProviderInput;
}>;


export type ShimIdpLoginMutation = { readonly loginWithIdentityProvider: { readonly token: string, readonly waysInChanged: ReadonlyArray<WayInChange>, readonly customer: { readonly id: string, readonly email: string, readonly username: string | null, readonly firstName: string | null, readonly lastName: string | null, readonly displayName: string | null, readonly phone: string | null, readonly language: string, readonly metadata: unknown, readonly salutation: string | null, readonly title: string | null, readonly organization: string | null, readonly emailVerified: boolean, readonly hasPassword: boolean, readonly profilePhoto: string | null, readonly createdAt: string, readonly updatedAt: string, readonly lastLoginAt: string | null } } };

export type ShimLogoutMutationVariables = Exact<{ [key: string]: never; }>;


export type ShimLogoutMutation = { readonly logout: { readonly customerId: string, readonly shownCustomer: { readonly id: string, readonly email: string, readonly username: string | null, readonly firstName: string | null, readonly lastName: string | null, readonly displayName: string | null, readonly phone: string | null, readonly language: string, readonly metadata: unknown, readonly salutation: string | null, readonly title: string | null, readonly organization: string | null, readonly emailVerified: boolean, readonly hasPassword: boolean, readonly profilePhoto: string | null, readonly createdAt: string, readonly updatedAt: string, readonly lastLoginAt: string | null } | null } };

export type ShimForgotPasswordMutationVariables = Exact<{
  input: RequestPasswordResetInput;
}>;


export type ShimForgotPasswordMutation = { readonly requestPasswordReset: { readonly accepted: boolean } };

export type ShimResetPasswordMutationVariables = Exact<{
  input: ResetPasswordInput;
}>;


export type ShimResetPasswordMutation = { readonly resetPassword: { readonly waysInChanged: ReadonlyArray<WayInChange>, readonly customer: { readonly id: string, readonly email: string, readonly emailVerified: boolean } } };

export type ShimUpdatePasswordMutationVariables = Exact<{
  input: ChangePasswordInput;
}>;


export type ShimUpdatePasswordMutation = { readonly changePassword: { readonly token: string, readonly customer: { readonly id: string, readonly email: string, readonly username: string | null, readonly firstName: string | null, readonly lastName: string | null, readonly displayName: string | null, readonly phone: string | null, readonly language: string, readonly metadata: unknown, readonly salutation: string | null, readonly title: string | null, readonly organization: string | null, readonly emailVerified: boolean, readonly hasPassword: boolean, readonly profilePhoto: string | null, readonly createdAt: string, readonly updatedAt: string, readonly lastLoginAt: string | null } } };

export type ShimRequestPasswordlessLoginMutationVariables = Exact<{
  input: RequestPasswordlessLoginInput;
}>;


export type ShimRequestPasswordlessLoginMutation = { readonly requestPasswordlessLogin: { readonly accepted: boolean } };

export type ShimPasswordlessLoginMutationVariables = Exact<{
  token: string;
}>;


export type ShimPasswordlessLoginMutation = { readonly passwordlessLogin: { readonly token: string, readonly waysInChanged: ReadonlyArray<WayInChange>, readonly customer: { readonly id: string, readonly email: string, readonly username: string | null, readonly firstName: string | null, readonly lastName: string | null, readonly displayName: string | null, readonly phone: string | null, readonly language: string, readonly metadata: unknown, readonly salutation: string | null, readonly title: string | null, readonly organization: string | null, readonly emailVerified: boolean, readonly hasPassword: boolean, readonly profilePhoto: string | null, readonly createdAt: string, readonly updatedAt: string, readonly lastLoginAt: string | null } } };

export type PlanResourceFragment = { readonly id: string, readonly nickname: string, readonly description: string | null, readonly amount: number, readonly amountFormatted: string, readonly currency: string, readonly quantity: number, readonly type: string, readonly autoRenew: boolean, readonly countries: ReadonlyArray<string>, readonly entitlements: ReadonlyArray<string> | null, readonly productId: string | null };

export type ShimPlanQueryVariables = Exact<{
  id: string | number;
}>;


export type ShimPlanQuery = { readonly plan: { readonly id: string, readonly nickname: string, readonly description: string | null, readonly amount: number, readonly amountFormatted: string, readonly currency: string, readonly quantity: number, readonly type: string, readonly autoRenew: boolean, readonly countries: ReadonlyArray<string>, readonly entitlements: ReadonlyArray<string> | null, readonly productId: string | null } };

export type ShimPlansByAddressQueryVariables = Exact<{ [key: string]: never; }>;


export type ShimPlansByAddressQuery = { readonly plansByAddress: ReadonlyArray<{ readonly id: string, readonly nickname: string, readonly description: string | null, readonly amount: number, readonly amountFormatted: string, readonly currency: string, readonly quantity: number, readonly type: string, readonly autoRenew: boolean, readonly countries: ReadonlyArray<string>, readonly entitlements: ReadonlyArray<string> | null, readonly productId: string | null }> };

export type ShimPlansByEmailDomainQueryVariables = Exact<{
  email: string;
}>;


export type ShimPlansByEmailDomainQuery = { readonly plansByEmailDomain: ReadonlyArray<{ readonly id: string, readonly nickname: string, readonly description: string | null, readonly amount: number, readonly amountFormatted: string, readonly currency: string, readonly quantity: number, readonly type: string, readonly autoRenew: boolean, readonly countries: ReadonlyArray<string>, readonly entitlements: ReadonlyArray<string> | null, readonly productId: string | null }> };

export type ShimRegisterMutationVariables = Exact<{
  input: RegisterInput;
}>;


export type ShimRegisterMutation = { readonly register: { readonly token: string, readonly customer: { readonly id: string, readonly email: string, readonly username: string | null, readonly firstName: string | null, readonly lastName: string | null, readonly displayName: string | null, readonly phone: string | null, readonly language: string, readonly metadata: unknown, readonly salutation: string | null, readonly title: string | null, readonly organization: string | null, readonly emailVerified: boolean, readonly hasPassword: boolean, readonly profilePhoto: string | null, readonly createdAt: string, readonly updatedAt: string, readonly lastLoginAt: string | null } } };

export type SiteResourceFragment = { readonly id: string, readonly accountId: string, readonly name: string, readonly link: string | null, readonly slug: string, readonly defaultCurrency: string, readonly defaultLanguage: string, readonly tokenLifetimeDays: number, readonly emailVerificationEnabled: boolean, readonly passwordlessEnabled: boolean, readonly passwordlessLinkDays: number, readonly branding: { readonly termsUrl: string | null, readonly privacyUrl: string | null, readonly termsVersion: string | null }, readonly botProtection: { readonly provider: BotProtectionProvider, readonly siteKey: string, readonly operations: ReadonlyArray<BotProtectedOperation> } | null, readonly identityProviders: ReadonlyArray<{ readonly name: string, readonly kind: IdentityProviderKind, readonly clientId: string, readonly issuer: string | null }> };

export type ShimSiteQueryVariables = Exact<{ [key: string]: never; }>;


export type ShimSiteQuery = { readonly site: { readonly id: string, readonly accountId: string, readonly name: string, readonly link: string | null, readonly slug: string, readonly defaultCurrency: string, readonly defaultLanguage: string, readonly tokenLifetimeDays: number, readonly emailVerificationEnabled: boolean, readonly passwordlessEnabled: boolean, readonly passwordlessLinkDays: number, readonly branding: { readonly termsUrl: string | null, readonly privacyUrl: string | null, readonly termsVersion: string | null }, readonly botProtection: { readonly provider: BotProtectionProvider, readonly siteKey: string, readonly operations: ReadonlyArray<BotProtectedOperation> } | null, readonly identityProviders: ReadonlyArray<{ readonly name: string, readonly kind: IdentityProviderKind, readonly clientId: string, readonly issuer: string | null }> } };

export type ShimValidateTokenQueryVariables = Exact<{
  token: string;
}>;


export type ShimValidateTokenQuery = { readonly validateToken: { readonly valid: boolean, readonly reason: TokenInvalidReason | null, readonly action: TokenAction | null, readonly customerId: string | null, readonly siteId: string | null, readonly expiresAt: string | null, readonly checkedAt: string } };

export type VerdictFragment = { readonly valid: boolean, readonly reason: TokenInvalidReason | null, readonly action: TokenAction | null, readonly customerId: string | null, readonly siteId: string | null, readonly expiresAt: string | null, readonly checkedAt: string };

export type ShimValidateTokensQueryVariables = Exact<{
  tokens: ReadonlyArray<string> | string;
}>;


export type ShimValidateTokensQuery = { readonly validateTokens: ReadonlyArray<{ readonly valid: boolean, readonly reason: TokenInvalidReason | null, readonly action: TokenAction | null, readonly customerId: string | null, readonly siteId: string | null, readonly expiresAt: string | null, readonly checkedAt: string }> };

export type ShimPrancerLoginMutationVariables = Exact<{
  input: LoginInput;
}>;


export type ShimPrancerLoginMutation = { readonly login: { readonly token: string, readonly refreshToken: string | null } };

export type ShimPrancerRefreshMutationVariables = Exact<{
  refreshToken: string;
  tokenLifetimeSeconds: number;
}>;


export type ShimPrancerRefreshMutation = { readonly refresh: { readonly token: string, readonly refreshToken: string | null } };

export type ShimPrancerLogoutMutationVariables = Exact<{ [key: string]: never; }>;


export type ShimPrancerLogoutMutation = { readonly logout: { readonly customer: { readonly id: string } } };

export type ShimPrancerValidateTokenQueryVariables = Exact<{
  token: string;
}>;


export type ShimPrancerValidateTokenQuery = { readonly validateToken: { readonly valid: boolean }, readonly me: { readonly id: string } | null };

export const CustomerResourceFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CustomerResource"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Customer"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"username"}},{"kind":"Field","name":{"kind":"Name","value":"firstName"}},{"kind":"Field","name":{"kind":"Name","value":"lastName"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"phone"}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"}},{"kind":"Field","name":{"kind":"Name","value":"salutation"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"organization"}},{"kind":"Field","name":{"kind":"Name","value":"emailVerified"}},{"kind":"Field","name":{"kind":"Name","value":"hasPassword"}},{"kind":"Field","name":{"kind":"Name","value":"profilePhoto"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastLoginAt"}}]}}]} as unknown as DocumentNode<CustomerResourceFragment, unknown>;
export const MailboxOwnerResourceFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MailboxOwnerResource"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MailboxOwner"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"emailVerified"}}]}}]} as unknown as DocumentNode<MailboxOwnerResourceFragment, unknown>;
export const PlanResourceFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PlanResource"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Plan"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"nickname"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"amountFormatted"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"autoRenew"}},{"kind":"Field","name":{"kind":"Name","value":"countries"}},{"kind":"Field","name":{"kind":"Name","value":"entitlements"}},{"kind":"Field","name":{"kind":"Name","value":"productId"}}]}}]} as unknown as DocumentNode<PlanResourceFragment, unknown>;
export const SiteResourceFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SiteResource"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Site"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"accountId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"link"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"defaultCurrency"}},{"kind":"Field","name":{"kind":"Name","value":"defaultLanguage"}},{"kind":"Field","name":{"kind":"Name","value":"tokenLifetimeDays"}},{"kind":"Field","name":{"kind":"Name","value":"emailVerificationEnabled"}},{"kind":"Field","name":{"kind":"Name","value":"passwordlessEnabled"}},{"kind":"Field","name":{"kind":"Name","value":"passwordlessLinkDays"}},{"kind":"Field","name":{"kind":"Name","value":"branding"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"termsUrl"}},{"kind":"Field","name":{"kind":"Name","value":"privacyUrl"}},{"kind":"Field","name":{"kind":"Name","value":"termsVersion"}}]}},{"kind":"Field","name":{"kind":"Name","value":"botProtection"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"siteKey"}},{"kind":"Field","name":{"kind":"Name","value":"operations"}}]}},{"kind":"Field","name":{"kind":"Name","value":"identityProviders"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"clientId"}},{"kind":"Field","name":{"kind":"Name","value":"issuer"}}]}}]}}]} as unknown as DocumentNode<SiteResourceFragment, unknown>;
export const VerdictFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Verdict"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TokenVerdict"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"valid"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"customerId"}},{"kind":"Field","name":{"kind":"Name","value":"siteId"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"checkedAt"}}]}}]} as unknown as DocumentNode<VerdictFragment, unknown>;
export const ShimCustomerDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ShimCustomer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"me"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CustomerResource"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CustomerResource"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Customer"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"username"}},{"kind":"Field","name":{"kind":"Name","value":"firstName"}},{"kind":"Field","name":{"kind":"Name","value":"lastName"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"phone"}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"}},{"kind":"Field","name":{"kind":"Name","value":"salutation"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"organization"}},{"kind":"Field","name":{"kind":"Name","value":"emailVerified"}},{"kind":"Field","name":{"kind":"Name","value":"hasPassword"}},{"kind":"Field","name":{"kind":"Name","value":"profilePhoto"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastLoginAt"}}]}}]} as unknown as DocumentNode<ShimCustomerQuery, ShimCustomerQueryVariables>;
export const ShimUpdateCustomerDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ShimUpdateCustomer"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateCustomerInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateCustomerAndRefresh"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}},{"kind":"Argument","name":{"kind":"Name","value":"confirmEmailLater"},"value":{"kind":"BooleanValue","value":true}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"token"}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CustomerResource"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CustomerResource"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Customer"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"username"}},{"kind":"Field","name":{"kind":"Name","value":"firstName"}},{"kind":"Field","name":{"kind":"Name","value":"lastName"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"phone"}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"}},{"kind":"Field","name":{"kind":"Name","value":"salutation"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"organization"}},{"kind":"Field","name":{"kind":"Name","value":"emailVerified"}},{"kind":"Field","name":{"kind":"Name","value":"hasPassword"}},{"kind":"Field","name":{"kind":"Name","value":"profilePhoto"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastLoginAt"}}]}}]} as unknown as DocumentNode<ShimUpdateCustomerMutation, ShimUpdateCustomerMutationVariables>;
export const ShimRefreshCustomerDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ShimRefreshCustomer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"refresh"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"token"}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CustomerResource"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CustomerResource"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Customer"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"username"}},{"kind":"Field","name":{"kind":"Name","value":"firstName"}},{"kind":"Field","name":{"kind":"Name","value":"lastName"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"phone"}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"}},{"kind":"Field","name":{"kind":"Name","value":"salutation"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"organization"}},{"kind":"Field","name":{"kind":"Name","value":"emailVerified"}},{"kind":"Field","name":{"kind":"Name","value":"hasPassword"}},{"kind":"Field","name":{"kind":"Name","value":"profilePhoto"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastLoginAt"}}]}}]} as unknown as DocumentNode<ShimRefreshCustomerMutation, ShimRefreshCustomerMutationVariables>;
export const ShimInvalidTokenStatusDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ShimInvalidTokenStatus"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"site"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"invalidTokenStatus"}}]}}]}}]} as unknown as DocumentNode<ShimInvalidTokenStatusQuery, ShimInvalidTokenStatusQueryVariables>;
export const ShimRequestEmailVerificationDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ShimRequestEmailVerification"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"requestEmailVerification"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CustomerResource"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CustomerResource"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Customer"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"username"}},{"kind":"Field","name":{"kind":"Name","value":"firstName"}},{"kind":"Field","name":{"kind":"Name","value":"lastName"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"phone"}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"}},{"kind":"Field","name":{"kind":"Name","value":"salutation"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"organization"}},{"kind":"Field","name":{"kind":"Name","value":"emailVerified"}},{"kind":"Field","name":{"kind":"Name","value":"hasPassword"}},{"kind":"Field","name":{"kind":"Name","value":"profilePhoto"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastLoginAt"}}]}}]} as unknown as DocumentNode<ShimRequestEmailVerificationMutation, ShimRequestEmailVerificationMutationVariables>;
export const ShimVerifyEmailDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ShimVerifyEmail"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"token"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"verifyEmail"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"token"},"value":{"kind":"Variable","name":{"kind":"Name","value":"token"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MailboxOwnerResource"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MailboxOwnerResource"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MailboxOwner"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"emailVerified"}}]}}]} as unknown as DocumentNode<ShimVerifyEmailMutation, ShimVerifyEmailMutationVariables>;
export const ShimDisqusLoginDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ShimDisqusLogin"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"disqusLogin"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"publicKey"}},{"kind":"Field","name":{"kind":"Name","value":"remoteAuth"}}]}}]}}]} as unknown as DocumentNode<ShimDisqusLoginQuery, ShimDisqusLoginQueryVariables>;
export const ShimCountriesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ShimCountries"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"site"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"country"}},{"kind":"Field","name":{"kind":"Name","value":"countries"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"subdivisions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<ShimCountriesQuery, ShimCountriesQueryVariables>;
export const ShimCountryDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ShimCountry"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"code"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"site"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"country"}},{"kind":"Field","name":{"kind":"Name","value":"countries"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"subdivisions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"country"},"value":{"kind":"Variable","name":{"kind":"Name","value":"code"}}},{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<ShimCountryQuery, ShimCountryQueryVariables>;
export const ShimLocationDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ShimLocation"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"site"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"location"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"countryCode"}},{"kind":"Field","name":{"kind":"Name","value":"continentCode"}},{"kind":"Field","name":{"kind":"Name","value":"region"}},{"kind":"Field","name":{"kind":"Name","value":"regionCode"}},{"kind":"Field","name":{"kind":"Name","value":"city"}},{"kind":"Field","name":{"kind":"Name","value":"postalCode"}},{"kind":"Field","name":{"kind":"Name","value":"timeZone"}},{"kind":"Field","name":{"kind":"Name","value":"isInEuropeanUnion"}}]}}]}}]} as unknown as DocumentNode<ShimLocationQuery, ShimLocationQueryVariables>;
export const ShimLoginDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ShimLogin"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"LoginInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"login"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"token"}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CustomerResource"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CustomerResource"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Customer"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"username"}},{"kind":"Field","name":{"kind":"Name","value":"firstName"}},{"kind":"Field","name":{"kind":"Name","value":"lastName"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"phone"}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"}},{"kind":"Field","name":{"kind":"Name","value":"salutation"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"organization"}},{"kind":"Field","name":{"kind":"Name","value":"emailVerified"}},{"kind":"Field","name":{"kind":"Name","value":"hasPassword"}},{"kind":"Field","name":{"kind":"Name","value":"profilePhoto"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastLoginAt"}}]}}]} as unknown as DocumentNode<ShimLoginMutation, ShimLoginMutationVariables>;
export const ShimIdpLoginDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ShimIdpLogin"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"LoginWithIdentityProviderInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"loginWithIdentityProvider"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"token"}},{"kind":"Field","name":{"kind":"Name","value":"waysInChanged"}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CustomerResource"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CustomerResource"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Customer"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"username"}},{"kind":"Field","name":{"kind":"Name","value":"firstName"}},{"kind":"Field","name":{"kind":"Name","value":"lastName"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"phone"}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"}},{"kind":"Field","name":{"kind":"Name","value":"salutation"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"organization"}},{"kind":"Field","name":{"kind":"Name","value":"emailVerified"}},{"kind":"Field","name":{"kind":"Name","value":"hasPassword"}},{"kind":"Field","name":{"kind":"Name","value":"profilePhoto"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastLoginAt"}}]}}]} as unknown as DocumentNode<ShimIdpLoginMutation, ShimIdpLoginMutationVariables>;
export const ShimLogoutDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ShimLogout"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"logout"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"acceptReplacedToken"},"value":{"kind":"BooleanValue","value":true}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"customerId"}},{"kind":"Field","name":{"kind":"Name","value":"shownCustomer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CustomerResource"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CustomerResource"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Customer"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"username"}},{"kind":"Field","name":{"kind":"Name","value":"firstName"}},{"kind":"Field","name":{"kind":"Name","value":"lastName"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"phone"}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"}},{"kind":"Field","name":{"kind":"Name","value":"salutation"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"organization"}},{"kind":"Field","name":{"kind":"Name","value":"emailVerified"}},{"kind":"Field","name":{"kind":"Name","value":"hasPassword"}},{"kind":"Field","name":{"kind":"Name","value":"profilePhoto"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastLoginAt"}}]}}]} as unknown as DocumentNode<ShimLogoutMutation, ShimLogoutMutationVariables>;
export const ShimForgotPasswordDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ShimForgotPassword"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RequestPasswordResetInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"requestPasswordReset"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accepted"}}]}}]}}]} as unknown as DocumentNode<ShimForgotPasswordMutation, ShimForgotPasswordMutationVariables>;
export const ShimResetPasswordDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ShimResetPassword"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ResetPasswordInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"resetPassword"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"waysInChanged"}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MailboxOwnerResource"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MailboxOwnerResource"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MailboxOwner"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"emailVerified"}}]}}]} as unknown as DocumentNode<ShimResetPasswordMutation, ShimResetPasswordMutationVariables>;
export const ShimUpdatePasswordDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ShimUpdatePassword"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ChangePasswordInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"changePassword"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"token"}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CustomerResource"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CustomerResource"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Customer"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"username"}},{"kind":"Field","name":{"kind":"Name","value":"firstName"}},{"kind":"Field","name":{"kind":"Name","value":"lastName"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"phone"}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"}},{"kind":"Field","name":{"kind":"Name","value":"salutation"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"organization"}},{"kind":"Field","name":{"kind":"Name","value":"emailVerified"}},{"kind":"Field","name":{"kind":"Name","value":"hasPassword"}},{"kind":"Field","name":{"kind":"Name","value":"profilePhoto"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastLoginAt"}}]}}]} as unknown as DocumentNode<ShimUpdatePasswordMutation, ShimUpdatePasswordMutationVariables>;
export const ShimRequestPasswordlessLoginDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ShimRequestPasswordlessLogin"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RequestPasswordlessLoginInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"requestPasswordlessLogin"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accepted"}}]}}]}}]} as unknown as DocumentNode<ShimRequestPasswordlessLoginMutation, ShimRequestPasswordlessLoginMutationVariables>;
export const ShimPasswordlessLoginDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ShimPasswordlessLogin"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"token"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"passwordlessLogin"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"token"},"value":{"kind":"Variable","name":{"kind":"Name","value":"token"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"token"}},{"kind":"Field","name":{"kind":"Name","value":"waysInChanged"}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CustomerResource"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CustomerResource"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Customer"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"username"}},{"kind":"Field","name":{"kind":"Name","value":"firstName"}},{"kind":"Field","name":{"kind":"Name","value":"lastName"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"phone"}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"}},{"kind":"Field","name":{"kind":"Name","value":"salutation"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"organization"}},{"kind":"Field","name":{"kind":"Name","value":"emailVerified"}},{"kind":"Field","name":{"kind":"Name","value":"hasPassword"}},{"kind":"Field","name":{"kind":"Name","value":"profilePhoto"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastLoginAt"}}]}}]} as unknown as DocumentNode<ShimPasswordlessLoginMutation, ShimPasswordlessLoginMutationVariables>;
export const ShimPlanDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ShimPlan"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"plan"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PlanResource"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PlanResource"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Plan"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"nickname"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"amountFormatted"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"autoRenew"}},{"kind":"Field","name":{"kind":"Name","value":"countries"}},{"kind":"Field","name":{"kind":"Name","value":"entitlements"}},{"kind":"Field","name":{"kind":"Name","value":"productId"}}]}}]} as unknown as DocumentNode<ShimPlanQuery, ShimPlanQueryVariables>;
export const ShimPlansByAddressDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ShimPlansByAddress"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"plansByAddress"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PlanResource"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PlanResource"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Plan"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"nickname"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"amountFormatted"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"autoRenew"}},{"kind":"Field","name":{"kind":"Name","value":"countries"}},{"kind":"Field","name":{"kind":"Name","value":"entitlements"}},{"kind":"Field","name":{"kind":"Name","value":"productId"}}]}}]} as unknown as DocumentNode<ShimPlansByAddressQuery, ShimPlansByAddressQueryVariables>;
export const ShimPlansByEmailDomainDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ShimPlansByEmailDomain"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"email"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"plansByEmailDomain"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"email"},"value":{"kind":"Variable","name":{"kind":"Name","value":"email"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PlanResource"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PlanResource"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Plan"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"nickname"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"amountFormatted"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"autoRenew"}},{"kind":"Field","name":{"kind":"Name","value":"countries"}},{"kind":"Field","name":{"kind":"Name","value":"entitlements"}},{"kind":"Field","name":{"kind":"Name","value":"productId"}}]}}]} as unknown as DocumentNode<ShimPlansByEmailDomainQuery, ShimPlansByEmailDomainQueryVariables>;
export const ShimRegisterDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ShimRegister"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RegisterInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"register"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"token"}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CustomerResource"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CustomerResource"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Customer"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"username"}},{"kind":"Field","name":{"kind":"Name","value":"firstName"}},{"kind":"Field","name":{"kind":"Name","value":"lastName"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"phone"}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"}},{"kind":"Field","name":{"kind":"Name","value":"salutation"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"organization"}},{"kind":"Field","name":{"kind":"Name","value":"emailVerified"}},{"kind":"Field","name":{"kind":"Name","value":"hasPassword"}},{"kind":"Field","name":{"kind":"Name","value":"profilePhoto"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastLoginAt"}}]}}]} as unknown as DocumentNode<ShimRegisterMutation, ShimRegisterMutationVariables>;
export const ShimSiteDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ShimSite"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"site"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SiteResource"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SiteResource"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Site"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"accountId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"link"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"defaultCurrency"}},{"kind":"Field","name":{"kind":"Name","value":"defaultLanguage"}},{"kind":"Field","name":{"kind":"Name","value":"tokenLifetimeDays"}},{"kind":"Field","name":{"kind":"Name","value":"emailVerificationEnabled"}},{"kind":"Field","name":{"kind":"Name","value":"passwordlessEnabled"}},{"kind":"Field","name":{"kind":"Name","value":"passwordlessLinkDays"}},{"kind":"Field","name":{"kind":"Name","value":"branding"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"termsUrl"}},{"kind":"Field","name":{"kind":"Name","value":"privacyUrl"}},{"kind":"Field","name":{"kind":"Name","value":"termsVersion"}}]}},{"kind":"Field","name":{"kind":"Name","value":"botProtection"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"siteKey"}},{"kind":"Field","name":{"kind":"Name","value":"operations"}}]}},{"kind":"Field","name":{"kind":"Name","value":"identityProviders"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"clientId"}},{"kind":"Field","name":{"kind":"Name","value":"issuer"}}]}}]}}]} as unknown as DocumentNode<ShimSiteQuery, ShimSiteQueryVariables>;
export const ShimValidateTokenDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ShimValidateToken"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"token"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"validateToken"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"token"},"value":{"kind":"Variable","name":{"kind":"Name","value":"token"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Verdict"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Verdict"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TokenVerdict"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"valid"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"customerId"}},{"kind":"Field","name":{"kind":"Name","value":"siteId"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"checkedAt"}}]}}]} as unknown as DocumentNode<ShimValidateTokenQuery, ShimValidateTokenQueryVariables>;
export const ShimValidateTokensDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ShimValidateTokens"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"tokens"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"validateTokens"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"tokens"},"value":{"kind":"Variable","name":{"kind":"Name","value":"tokens"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Verdict"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Verdict"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TokenVerdict"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"valid"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"customerId"}},{"kind":"Field","name":{"kind":"Name","value":"siteId"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"checkedAt"}}]}}]} as unknown as DocumentNode<ShimValidateTokensQuery, ShimValidateTokensQueryVariables>;
export const ShimPrancerLoginDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ShimPrancerLogin"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"LoginInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"login"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"token"}},{"kind":"Field","name":{"kind":"Name","value":"refreshToken"}}]}}]}}]} as unknown as DocumentNode<ShimPrancerLoginMutation, ShimPrancerLoginMutationVariables>;
export const ShimPrancerRefreshDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ShimPrancerRefresh"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"refreshToken"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"tokenLifetimeSeconds"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"refresh"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"refreshToken"},"value":{"kind":"Variable","name":{"kind":"Name","value":"refreshToken"}}},{"kind":"Argument","name":{"kind":"Name","value":"tokenLifetimeSeconds"},"value":{"kind":"Variable","name":{"kind":"Name","value":"tokenLifetimeSeconds"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"token"}},{"kind":"Field","name":{"kind":"Name","value":"refreshToken"}}]}}]}}]} as unknown as DocumentNode<ShimPrancerRefreshMutation, ShimPrancerRefreshMutationVariables>;
export const ShimPrancerLogoutDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ShimPrancerLogout"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"logout"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]} as unknown as DocumentNode<ShimPrancerLogoutMutation, ShimPrancerLogoutMutationVariables>;
export const ShimPrancerValidateTokenDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ShimPrancerValidateToken"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"token"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"validateToken"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"token"},"value":{"kind":"Variable","name":{"kind":"Name","value":"token"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"valid"}}]}},{"kind":"Field","name":{"kind":"Name","value":"me"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<ShimPrancerValidateTokenQuery, ShimPrancerValidateTokenQueryVariables>;