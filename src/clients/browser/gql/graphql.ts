/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type AuthenticatorKind =
  | 'PASSKEY'
  | 'TOTP';

export type BeginIdentityLinkInput = {
  /** Required when the login is more than ten minutes ago. A customer without a password logs in again. */
  readonly password?: string | null | undefined;
  /** `google`, `facebook`, `auth0`, `apple`, or a name that the site chose. */
  readonly provider: string;
};

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

/** The challenge of SECOND_FACTOR_REQUIRED and one factor. After a first factor was set up, the challenge only. */
export type CompleteLoginInput = {
  /** The answer of the passkey: `PublicKeyCredential.toJSON()`. */
  readonly assertion?: unknown;
  readonly challenge: string;
  /** The code of the authenticator app. */
  readonly code?: string | null | undefined;
  /** One of the recovery codes. It can be used once. */
  readonly recoveryCode?: string | null | undefined;
};

export type ConfirmPasskeyInput = {
  /** The answer of the device: `PublicKeyCredential.toJSON()`. */
  readonly credential: unknown;
  /** A name that the owner chooses. Up to 100 characters. */
  readonly name?: string | null | undefined;
};

export type ConfirmTotpInput = {
  readonly code: string;
  readonly id: string | number;
  /** A name that the owner chooses. Up to 100 characters. */
  readonly name?: string | null | undefined;
};

/** Whether the caller is logged in to the comments. */
export type DisqusState =
  /** Not logged in: the site verifies emails, and the customer’s email is not verified yet. */
  | 'EMAIL_NOT_VERIFIED'
  /** Logged in as the customer. */
  | 'LOGGED_IN'
  /** Not logged in: there is no valid access token. */
  | 'LOGGED_OUT';

/** Exactly one field must be given. */
export type FactorProofInput = {
  /** The answer to the options of `beginPasskeyProof` or `beginCollaboratorPasskeyProof`. */
  readonly assertion?: unknown;
  readonly code?: string | null | undefined;
  readonly recoveryCode?: string | null | undefined;
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

export type LinkIdentityInput = {
  /** The nonce that the app gave to the provider. The ID token must contain it. */
  readonly nonce?: string | null | undefined;
  /** Required when the login is more than ten minutes ago. A customer without a password logs in again. */
  readonly password?: string | null | undefined;
  /** `google`, `facebook`, `auth0`, `apple`, or a name that the site chose. */
  readonly provider: string;
  /** Google and Apple: an ID token. Facebook: an access token, or the ID token of Limited Login. Auth0 and other OpenID providers: an ID token, or an access token that was issued to the site’s client. */
  readonly token: string;
};

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

/** The rules for new passwords. Existing passwords stay valid. */
export type PasswordPolicy =
  /** At least 6 characters. */
  | 'BASIC'
  /** At least 8 characters, not a common password, and not easy to guess. */
  | 'MODERN'
  /** 8 to 30 characters: upper and lower case, a digit and a symbol. */
  | 'STRONG';

export type PasswordlessCodeLoginInput = {
  /** Six digits. */
  readonly code: string;
  readonly email: string;
  /** A shorter lifetime for the token than the site’s. */
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

export type ResetPasswordInput = {
  readonly email: string;
  /** Must satisfy the site’s password policy. Up to 256 characters. */
  readonly password: string;
  /** From the link in the mail. */
  readonly token: string;
};

/** The strictest policy among the sites of an account applies to all of them. */
export type SecondFactorPolicy =
  /** No customer is asked for a second factor. */
  | 'OFF'
  /** Customers who have a second factor are asked for it. */
  | 'OPTIONAL'
  /** Every customer is asked for a second factor. Customers without a second factor set one up first. */
  | 'REQUIRED';

/** How the session was opened. LEGACY_TOKEN: a token of the system that the account has moved from. */
export type SessionStart =
  | 'HANDOFF'
  | 'IDENTITY_PROVIDER'
  | 'LEGACY_TOKEN'
  | 'PASSKEY'
  | 'PASSWORD'
  | 'PASSWORDLESS_CODE'
  | 'PASSWORDLESS_LINK'
  | 'PASSWORD_CHANGE'
  | 'REGISTRATION';

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

export type CustomerFieldsFragment = { readonly id: string, readonly email: string, readonly emailVerified: boolean, readonly hasUnsettledEmailChange: boolean, readonly hasPassword: boolean, readonly username: string | null, readonly firstName: string | null, readonly lastName: string | null, readonly displayName: string | null, readonly salutation: string | null, readonly title: string | null, readonly phone: string | null, readonly organization: string | null, readonly language: string, readonly profilePhoto: string | null, readonly metadata: unknown, readonly termsToAccept: string | null };

export type AuthFieldsFragment = { readonly token: string, readonly expiresAt: string, readonly refreshToken: string | null, readonly waysInChanged: ReadonlyArray<WayInChange>, readonly session: { readonly id: string, readonly expiresAt: string }, readonly customer: { readonly id: string, readonly email: string, readonly emailVerified: boolean, readonly hasUnsettledEmailChange: boolean, readonly hasPassword: boolean, readonly username: string | null, readonly firstName: string | null, readonly lastName: string | null, readonly displayName: string | null, readonly salutation: string | null, readonly title: string | null, readonly phone: string | null, readonly organization: string | null, readonly language: string, readonly profilePhoto: string | null, readonly metadata: unknown, readonly termsToAccept: string | null } };

export type OverviewFieldsFragment = { readonly recoveryCodesLeft: number, readonly authenticators: ReadonlyArray<{ readonly id: string, readonly kind: AuthenticatorKind, readonly name: string | null, readonly createdAt: string, readonly lastUsedAt: string | null }> };

export type SiteQueryVariables = Exact<{ [key: string]: never; }>;


export type SiteQuery = { readonly site: { readonly id: string, readonly name: string, readonly link: string | null, readonly defaultLanguage: string, readonly emailVerificationEnabled: boolean, readonly passwordPolicy: PasswordPolicy, readonly minPasswordLength: number, readonly passwordlessEnabled: boolean, readonly secondFactor: SecondFactorPolicy, readonly sessionCookieDomain: string | null, readonly hasEnterpriseLogin: boolean, readonly passkeyDomains: ReadonlyArray<string>, readonly botProtection: { readonly provider: BotProtectionProvider, readonly siteKey: string, readonly operations: ReadonlyArray<BotProtectedOperation>, readonly scriptUrl: string } | null, readonly identityProviders: ReadonlyArray<{ readonly name: string, readonly kind: IdentityProviderKind, readonly clientId: string }>, readonly branding: { readonly accent: string | null, readonly accentText: string | null, readonly darkAccent: string | null, readonly darkAccentText: string | null, readonly surface: string | null, readonly text: string | null, readonly fontFamily: string | null, readonly cornerRadiusPixels: number | null, readonly termsUrl: string | null, readonly privacyUrl: string | null, readonly termsVersion: string | null, readonly logo: { readonly url: string, readonly width: number, readonly height: number } | null } } };

export type EnterpriseLoginQueryVariables = Exact<{
  email: string;
}>;


export type EnterpriseLoginQuery = { readonly enterpriseLogin: { readonly startUrl: string } | null };

export type MeQueryVariables = Exact<{ [key: string]: never; }>;


export type MeQuery = { readonly me: { readonly id: string, readonly email: string, readonly emailVerified: boolean, readonly hasUnsettledEmailChange: boolean, readonly hasPassword: boolean, readonly username: string | null, readonly firstName: string | null, readonly lastName: string | null, readonly displayName: string | null, readonly salutation: string | null, readonly title: string | null, readonly phone: string | null, readonly organization: string | null, readonly language: string, readonly profilePhoto: string | null, readonly metadata: unknown, readonly termsToAccept: string | null, readonly sessions: ReadonlyArray<{ readonly id: string, readonly current: boolean, readonly expiresAt: string }> } | null };

export type RegisterMutationVariables = Exact<{
  input: RegisterInput;
}>;


export type RegisterMutation = { readonly register: { readonly token: string, readonly expiresAt: string, readonly refreshToken: string | null, readonly waysInChanged: ReadonlyArray<WayInChange>, readonly session: { readonly id: string, readonly expiresAt: string }, readonly customer: { readonly id: string, readonly email: string, readonly emailVerified: boolean, readonly hasUnsettledEmailChange: boolean, readonly hasPassword: boolean, readonly username: string | null, readonly firstName: string | null, readonly lastName: string | null, readonly displayName: string | null, readonly salutation: string | null, readonly title: string | null, readonly phone: string | null, readonly organization: string | null, readonly language: string, readonly profilePhoto: string | null, readonly metadata: unknown, readonly termsToAccept: string | null } } };

export type LoginMutationVariables = Exact<{
  input: LoginInput;
}>;


export type LoginMutation = { readonly login: { readonly token: string, readonly expiresAt: string, readonly refreshToken: string | null, readonly waysInChanged: ReadonlyArray<WayInChange>, readonly session: { readonly id: string, readonly expiresAt: string }, readonly customer: { readonly id: string, readonly email: string, readonly emailVerified: boolean, readonly hasUnsettledEmailChange: boolean, readonly hasPassword: boolean, readonly username: string | null, readonly firstName: string | null, readonly lastName: string | null, readonly displayName: string | null, readonly salutation: string | null, readonly title: string | null, readonly phone: string | null, readonly organization: string | null, readonly language: string, readonly profilePhoto: string | null, readonly metadata: unknown, readonly termsToAccept: string | null } } };

export type CompleteLoginMutationVariables = Exact<{
  input: CompleteLoginInput;
}>;


export type CompleteLoginMutation = { readonly completeLogin: { readonly token: string, readonly expiresAt: string, readonly refreshToken: string | null, readonly waysInChanged: ReadonlyArray<WayInChange>, readonly session: { readonly id: string, readonly expiresAt: string }, readonly customer: { readonly id: string, readonly email: string, readonly emailVerified: boolean, readonly hasUnsettledEmailChange: boolean, readonly hasPassword: boolean, readonly username: string | null, readonly firstName: string | null, readonly lastName: string | null, readonly displayName: string | null, readonly salutation: string | null, readonly title: string | null, readonly phone: string | null, readonly organization: string | null, readonly language: string, readonly profilePhoto: string | null, readonly metadata: unknown, readonly termsToAccept: string | null } } };

export type RefreshMutationVariables = Exact<{
  refreshToken?: string | null | undefined;
}>;


export type RefreshMutation = { readonly refresh: { readonly token: string, readonly expiresAt: string, readonly refreshToken: string | null, readonly waysInChanged: ReadonlyArray<WayInChange>, readonly session: { readonly id: string, readonly expiresAt: string }, readonly customer: { readonly id: string, readonly email: string, readonly emailVerified: boolean, readonly hasUnsettledEmailChange: boolean, readonly hasPassword: boolean, readonly username: string | null, readonly firstName: string | null, readonly lastName: string | null, readonly displayName: string | null, readonly salutation: string | null, readonly title: string | null, readonly phone: string | null, readonly organization: string | null, readonly language: string, readonly profilePhoto: string | null, readonly metadata: unknown, readonly termsToAccept: string | null } } };

export type LogoutMutationVariables = Exact<{ [key: string]: never; }>;


export type LogoutMutation = { readonly logout: { readonly customerId: string } };

export type RequestPasswordlessLoginMutationVariables = Exact<{
  email: string;
  botToken?: string | null | undefined;
}>;


export type RequestPasswordlessLoginMutation = { readonly requestPasswordlessLogin: { readonly accepted: boolean } };

export type PasswordlessLoginMutationVariables = Exact<{
  token: string;
}>;


export type PasswordlessLoginMutation = { readonly passwordlessLogin: { readonly token: string, readonly expiresAt: string, readonly refreshToken: string | null, readonly waysInChanged: ReadonlyArray<WayInChange>, readonly session: { readonly id: string, readonly expiresAt: string }, readonly customer: { readonly id: string, readonly email: string, readonly emailVerified: boolean, readonly hasUnsettledEmailChange: boolean, readonly hasPassword: boolean, readonly username: string | null, readonly firstName: string | null, readonly lastName: string | null, readonly displayName: string | null, readonly salutation: string | null, readonly title: string | null, readonly phone: string | null, readonly organization: string | null, readonly language: string, readonly profilePhoto: string | null, readonly metadata: unknown, readonly termsToAccept: string | null } } };

export type PasswordlessCodeLoginMutationVariables = Exact<{
  input: PasswordlessCodeLoginInput;
}>;


export type PasswordlessCodeLoginMutation = { readonly passwordlessCodeLogin: { readonly token: string, readonly expiresAt: string, readonly refreshToken: string | null, readonly waysInChanged: ReadonlyArray<WayInChange>, readonly session: { readonly id: string, readonly expiresAt: string }, readonly customer: { readonly id: string, readonly email: string, readonly emailVerified: boolean, readonly hasUnsettledEmailChange: boolean, readonly hasPassword: boolean, readonly username: string | null, readonly firstName: string | null, readonly lastName: string | null, readonly displayName: string | null, readonly salutation: string | null, readonly title: string | null, readonly phone: string | null, readonly organization: string | null, readonly language: string, readonly profilePhoto: string | null, readonly metadata: unknown, readonly termsToAccept: string | null } } };

export type LoginWithIdentityProviderMutationVariables = Exact<{
  input: LoginWithIdentityProviderInput;
}>;


export type LoginWithIdentityProviderMutation = { readonly loginWithIdentityProvider: { readonly token: string, readonly expiresAt: string, readonly refreshToken: string | null, readonly waysInChanged: ReadonlyArray<WayInChange>, readonly session: { readonly id: string, readonly expiresAt: string }, readonly customer: { readonly id: string, readonly email: string, readonly emailVerified: boolean, readonly hasUnsettledEmailChange: boolean, readonly hasPassword: boolean, readonly username: string | null, readonly firstName: string | null, readonly lastName: string | null, readonly displayName: string | null, readonly salutation: string | null, readonly title: string | null, readonly phone: string | null, readonly organization: string | null, readonly language: string, readonly profilePhoto: string | null, readonly metadata: unknown, readonly termsToAccept: string | null } } };

export type CreateHandoffMutationVariables = Exact<{
  targetSiteId: string | number;
}>;


export type CreateHandoffMutation = { readonly createHandoff: { readonly code: string, readonly expiresAt: string } };

export type RedeemHandoffMutationVariables = Exact<{
  code: string;
}>;


export type RedeemHandoffMutation = { readonly redeemHandoff: { readonly token: string, readonly expiresAt: string, readonly refreshToken: string | null, readonly waysInChanged: ReadonlyArray<WayInChange>, readonly session: { readonly id: string, readonly expiresAt: string }, readonly customer: { readonly id: string, readonly email: string, readonly emailVerified: boolean, readonly hasUnsettledEmailChange: boolean, readonly hasPassword: boolean, readonly username: string | null, readonly firstName: string | null, readonly lastName: string | null, readonly displayName: string | null, readonly salutation: string | null, readonly title: string | null, readonly phone: string | null, readonly organization: string | null, readonly language: string, readonly profilePhoto: string | null, readonly metadata: unknown, readonly termsToAccept: string | null } } };

export type RequestPasswordResetMutationVariables = Exact<{
  email: string;
  botToken?: string | null | undefined;
}>;


export type RequestPasswordResetMutation = { readonly requestPasswordReset: { readonly accepted: boolean } };

export type ResetPasswordMutationVariables = Exact<{
  input: ResetPasswordInput;
}>;


export type ResetPasswordMutation = { readonly resetPassword: { readonly waysInChanged: ReadonlyArray<WayInChange>, readonly customer: { readonly id: string, readonly email: string } } };

export type ChangePasswordMutationVariables = Exact<{
  input: ChangePasswordInput;
}>;


export type ChangePasswordMutation = { readonly changePassword: { readonly token: string, readonly expiresAt: string, readonly refreshToken: string | null, readonly waysInChanged: ReadonlyArray<WayInChange>, readonly session: { readonly id: string, readonly expiresAt: string }, readonly customer: { readonly id: string, readonly email: string, readonly emailVerified: boolean, readonly hasUnsettledEmailChange: boolean, readonly hasPassword: boolean, readonly username: string | null, readonly firstName: string | null, readonly lastName: string | null, readonly displayName: string | null, readonly salutation: string | null, readonly title: string | null, readonly phone: string | null, readonly organization: string | null, readonly language: string, readonly profilePhoto: string | null, readonly metadata: unknown, readonly termsToAccept: string | null } } };

export type RequestEmailVerificationMutationVariables = Exact<{ [key: string]: never; }>;


export type RequestEmailVerificationMutation = { readonly requestEmailVerification: { readonly customer: { readonly id: string } } };

export type VerifyEmailMutationVariables = Exact<{
  token: string;
}>;


export type VerifyEmailMutation = { readonly verifyEmail: { readonly customer: { readonly id: string, readonly email: string } } };

export type ConfirmEmailChangeMutationVariables = Exact<{
  email: string;
  password?: string | null | undefined;
}>;


export type ConfirmEmailChangeMutation = { readonly confirmEmailChange: { readonly customer: { readonly id: string, readonly email: string, readonly emailVerified: boolean, readonly hasUnsettledEmailChange: boolean, readonly hasPassword: boolean, readonly username: string | null, readonly firstName: string | null, readonly lastName: string | null, readonly displayName: string | null, readonly salutation: string | null, readonly title: string | null, readonly phone: string | null, readonly organization: string | null, readonly language: string, readonly profilePhoto: string | null, readonly metadata: unknown, readonly termsToAccept: string | null } } };

export type UndoEmailChangeMutationVariables = Exact<{
  token: string;
}>;


export type UndoEmailChangeMutation = { readonly undoEmailChange: { readonly undone: boolean } };

export type DeclineEmailChangeMutationVariables = Exact<{
  token: string;
}>;


export type DeclineEmailChangeMutation = { readonly declineEmailChange: { readonly declined: boolean } };

export type UpdateCustomerMutationVariables = Exact<{
  input: UpdateCustomerInput;
}>;


export type UpdateCustomerMutation = { readonly updateCustomer: { readonly id: string, readonly email: string, readonly emailVerified: boolean, readonly hasUnsettledEmailChange: boolean, readonly hasPassword: boolean, readonly username: string | null, readonly firstName: string | null, readonly lastName: string | null, readonly displayName: string | null, readonly salutation: string | null, readonly title: string | null, readonly phone: string | null, readonly organization: string | null, readonly language: string, readonly profilePhoto: string | null, readonly metadata: unknown, readonly termsToAccept: string | null } };

export type AcceptTermsMutationVariables = Exact<{
  version: string;
}>;


export type AcceptTermsMutation = { readonly acceptTerms: { readonly customer: { readonly id: string, readonly email: string, readonly emailVerified: boolean, readonly hasUnsettledEmailChange: boolean, readonly hasPassword: boolean, readonly username: string | null, readonly firstName: string | null, readonly lastName: string | null, readonly displayName: string | null, readonly salutation: string | null, readonly title: string | null, readonly phone: string | null, readonly organization: string | null, readonly language: string, readonly profilePhoto: string | null, readonly metadata: unknown, readonly termsToAccept: string | null } } };

export type SessionsQueryVariables = Exact<{ [key: string]: never; }>;


export type SessionsQuery = { readonly me: { readonly sessions: ReadonlyArray<{ readonly id: string, readonly siteId: string, readonly current: boolean, readonly createdAt: string, readonly lastUsedAt: string, readonly expiresAt: string, readonly startedBy: SessionStart, readonly userAgent: string | null }> } | null };

export type EndSessionMutationVariables = Exact<{
  id: string | number;
}>;


export type EndSessionMutation = { readonly endSession: { readonly session: { readonly id: string } } };

export type EndOtherSessionsMutationVariables = Exact<{ [key: string]: never; }>;


export type EndOtherSessionsMutation = { readonly endOtherSessions: { readonly endedCount: number } };

export type IdentitiesQueryVariables = Exact<{ [key: string]: never; }>;


export type IdentitiesQuery = { readonly me: { readonly externalIdentities: ReadonlyArray<{ readonly id: string, readonly provider: string, readonly email: string | null, readonly createdAt: string, readonly lastUsedAt: string }> } | null };

export type LinkIdentityMutationVariables = Exact<{
  input: LinkIdentityInput;
}>;


export type LinkIdentityMutation = { readonly linkIdentity: { readonly externalIdentity: { readonly id: string, readonly provider: string, readonly email: string | null, readonly createdAt: string, readonly lastUsedAt: string } } };

export type BeginIdentityLinkMutationVariables = Exact<{
  input: BeginIdentityLinkInput;
}>;


export type BeginIdentityLinkMutation = { readonly beginIdentityLink: { readonly code: string } };

export type CompleteIdentityLinkMutationVariables = Exact<{
  code: string;
}>;


export type CompleteIdentityLinkMutation = { readonly completeIdentityLink: { readonly externalIdentity: { readonly id: string, readonly provider: string, readonly email: string | null, readonly createdAt: string, readonly lastUsedAt: string } } };

export type UnlinkIdentityMutationVariables = Exact<{
  id: string | number;
  password?: string | null | undefined;
}>;


export type UnlinkIdentityMutation = { readonly unlinkIdentity: { readonly customer: { readonly id: string } } };

export type AuthenticatorsQueryVariables = Exact<{ [key: string]: never; }>;


export type AuthenticatorsQuery = { readonly authenticators: { readonly recoveryCodesLeft: number, readonly authenticators: ReadonlyArray<{ readonly id: string, readonly kind: AuthenticatorKind, readonly name: string | null, readonly createdAt: string, readonly lastUsedAt: string | null }> } };

export type BeginTotpMutationVariables = Exact<{
  challenge?: string | null | undefined;
  password?: string | null | undefined;
  proof?: FactorProofInput | null | undefined;
}>;


export type BeginTotpMutation = { readonly beginTotp: { readonly id: string, readonly secret: string, readonly uri: string } };

export type ConfirmTotpMutationVariables = Exact<{
  challenge?: string | null | undefined;
  input: ConfirmTotpInput;
}>;


export type ConfirmTotpMutation = { readonly confirmTotp: { readonly recoveryCodes: ReadonlyArray<string> | null, readonly authenticator: { readonly id: string, readonly kind: AuthenticatorKind, readonly name: string | null } } };

export type BeginPasskeyRegistrationMutationVariables = Exact<{
  challenge?: string | null | undefined;
  password?: string | null | undefined;
  proof?: FactorProofInput | null | undefined;
  rpId?: string | null | undefined;
}>;


export type BeginPasskeyRegistrationMutation = { readonly beginPasskeyRegistration: unknown };

export type ConfirmPasskeyRegistrationMutationVariables = Exact<{
  challenge?: string | null | undefined;
  input: ConfirmPasskeyInput;
}>;


export type ConfirmPasskeyRegistrationMutation = { readonly confirmPasskeyRegistration: { readonly recoveryCodes: ReadonlyArray<string> | null, readonly authenticator: { readonly id: string, readonly kind: AuthenticatorKind, readonly name: string | null } } };

export type BeginPasskeyLoginMutationVariables = Exact<{
  challenge?: string | null | undefined;
  rpId?: string | null | undefined;
}>;


export type BeginPasskeyLoginMutation = { readonly beginPasskeyLogin: unknown };

export type PasskeyLoginMutationVariables = Exact<{
  assertion: unknown;
}>;


export type PasskeyLoginMutation = { readonly passkeyLogin: { readonly token: string, readonly expiresAt: string, readonly refreshToken: string | null, readonly waysInChanged: ReadonlyArray<WayInChange>, readonly session: { readonly id: string, readonly expiresAt: string }, readonly customer: { readonly id: string, readonly email: string, readonly emailVerified: boolean, readonly hasUnsettledEmailChange: boolean, readonly hasPassword: boolean, readonly username: string | null, readonly firstName: string | null, readonly lastName: string | null, readonly displayName: string | null, readonly salutation: string | null, readonly title: string | null, readonly phone: string | null, readonly organization: string | null, readonly language: string, readonly profilePhoto: string | null, readonly metadata: unknown, readonly termsToAccept: string | null } } };

export type BeginPasskeyProofMutationVariables = Exact<{
  rpId?: string | null | undefined;
}>;


export type BeginPasskeyProofMutation = { readonly beginPasskeyProof: unknown };

export type RemoveAuthenticatorMutationVariables = Exact<{
  id: string | number;
  proof: FactorProofInput;
}>;


export type RemoveAuthenticatorMutation = { readonly removeAuthenticator: { readonly recoveryCodesLeft: number, readonly authenticators: ReadonlyArray<{ readonly id: string, readonly kind: AuthenticatorKind, readonly name: string | null, readonly createdAt: string, readonly lastUsedAt: string | null }> } };

export type RegenerateRecoveryCodesMutationVariables = Exact<{
  proof: FactorProofInput;
}>;


export type RegenerateRecoveryCodesMutation = { readonly regenerateRecoveryCodes: { readonly recoveryCodes: ReadonlyArray<string> } };

export type ExportMyDataMutationVariables = Exact<{ [key: string]: never; }>;


export type ExportMyDataMutation = { readonly exportMyData: unknown };

export type DeleteMyselfMutationVariables = Exact<{
  password?: string | null | undefined;
}>;


export type DeleteMyselfMutation = { readonly deleteMyself: { readonly customerId: string } };

export type AuthorizedPlansQueryVariables = Exact<{
  email: string;
  verified: boolean;
}>;


export type AuthorizedPlansQuery = { readonly plansByAddress: ReadonlyArray<{ readonly id: string }>, readonly plansByEmailDomain?: ReadonlyArray<{ readonly id: string }> };

export type DisqusLoginQueryVariables = Exact<{ [key: string]: never; }>;


export type DisqusLoginQuery = { readonly disqusLogin: { readonly publicKey: string, readonly remoteAuth: string, readonly state: DisqusState } | null };

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
export const CustomerFieldsFragmentDoc = new TypedDocumentString(`
    fragment CustomerFields on Customer {
  id
  email
  emailVerified
  hasUnsettledEmailChange
  hasPassword
  username
  firstName
  lastName
  displayName
  salutation
  title
  phone
  organization
  language
  profilePhoto
  metadata
  termsToAccept
}
    `, {"fragmentName":"CustomerFields"}) as unknown as TypedDocumentString<CustomerFieldsFragment, unknown>;
export const AuthFieldsFragmentDoc = new TypedDocumentString(`
    fragment AuthFields on AuthPayload {
  token
  expiresAt
  refreshToken
  waysInChanged
  session {
    id
    expiresAt
  }
  customer {
    ...CustomerFields
  }
}
    fragment CustomerFields on Customer {
  id
  email
  emailVerified
  hasUnsettledEmailChange
  hasPassword
  username
  firstName
  lastName
  displayName
  salutation
  title
  phone
  organization
  language
  profilePhoto
  metadata
  termsToAccept
}`, {"fragmentName":"AuthFields"}) as unknown as TypedDocumentString<AuthFieldsFragment, unknown>;
export const OverviewFieldsFragmentDoc = new TypedDocumentString(`
    fragment OverviewFields on AuthenticatorOverview {
  recoveryCodesLeft
  authenticators {
    id
    kind
    name
    createdAt
    lastUsedAt
  }
}
    `, {"fragmentName":"OverviewFields"}) as unknown as TypedDocumentString<OverviewFieldsFragment, unknown>;
export const SiteDocument = new TypedDocumentString(`
    query Site {
  site {
    id
    name
    link
    defaultLanguage
    emailVerificationEnabled
    passwordPolicy
    minPasswordLength
    passwordlessEnabled
    secondFactor
    sessionCookieDomain
    hasEnterpriseLogin
    passkeyDomains
    botProtection {
      provider
      siteKey
      operations
      scriptUrl
    }
    identityProviders {
      name
      kind
      clientId
    }
    branding {
      accent
      accentText
      darkAccent
      darkAccentText
      surface
      text
      fontFamily
      cornerRadiusPixels
      logo {
        url
        width
        height
      }
      termsUrl
      privacyUrl
      termsVersion
    }
  }
}
    `) as unknown as TypedDocumentString<SiteQuery, SiteQueryVariables>;
export const EnterpriseLoginDocument = new TypedDocumentString(`
    query EnterpriseLogin($email: String!) {
  enterpriseLogin(email: $email) {
    startUrl
  }
}
    `) as unknown as TypedDocumentString<EnterpriseLoginQuery, EnterpriseLoginQueryVariables>;
export const MeDocument = new TypedDocumentString(`
    query Me {
  me {
    ...CustomerFields
    sessions {
      id
      current
      expiresAt
    }
  }
}
    fragment CustomerFields on Customer {
  id
  email
  emailVerified
  hasUnsettledEmailChange
  hasPassword
  username
  firstName
  lastName
  displayName
  salutation
  title
  phone
  organization
  language
  profilePhoto
  metadata
  termsToAccept
}`) as unknown as TypedDocumentString<MeQuery, MeQueryVariables>;
export const RegisterDocument = new TypedDocumentString(`
    mutation Register($input: RegisterInput!) {
  register(input: $input) {
    ...AuthFields
  }
}
    fragment CustomerFields on Customer {
  id
  email
  emailVerified
  hasUnsettledEmailChange
  hasPassword
  username
  firstName
  lastName
  displayName
  salutation
  title
  phone
  organization
  language
  profilePhoto
  metadata
  termsToAccept
}
fragment AuthFields on AuthPayload {
  token
  expiresAt
  refreshToken
  waysInChanged
  session {
    id
    expiresAt
  }
  customer {
    ...CustomerFields
  }
}`) as unknown as TypedDocumentString<RegisterMutation, RegisterMutationVariables>;
export const LoginDocument = new TypedDocumentString(`
    mutation Login($input: LoginInput!) {
  login(input: $input) {
    ...AuthFields
  }
}
    fragment CustomerFields on Customer {
  id
  email
  emailVerified
  hasUnsettledEmailChange
  hasPassword
  username
  firstName
  lastName
  displayName
  salutation
  title
  phone
  organization
  language
  profilePhoto
  metadata
  termsToAccept
}
fragment AuthFields on AuthPayload {
  token
  expiresAt
  refreshToken
  waysInChanged
  session {
    id
    expiresAt
  }
  customer {
    ...CustomerFields
  }
}`) as unknown as TypedDocumentString<LoginMutation, LoginMutationVariables>;
export const CompleteLoginDocument = new TypedDocumentString(`
    mutation CompleteLogin($input: CompleteLoginInput!) {
  completeLogin(input: $input) {
    ...AuthFields
  }
}
    fragment CustomerFields on Customer {
  id
  email
  emailVerified
  hasUnsettledEmailChange
  hasPassword
  username
  firstName
  lastName
  displayName
  salutation
  title
  phone
  organization
  language
  profilePhoto
  metadata
  termsToAccept
}
fragment AuthFields on AuthPayload {
  token
  expiresAt
  refreshToken
  waysInChanged
  session {
    id
    expiresAt
  }
  customer {
    ...CustomerFields
  }
}`) as unknown as TypedDocumentString<CompleteLoginMutation, CompleteLoginMutationVariables>;
export const RefreshDocument = new TypedDocumentString(`
    mutation Refresh($refreshToken: String) {
  refresh(refreshToken: $refreshToken) {
    ...AuthFields
  }
}
    fragment CustomerFields on Customer {
  id
  email
  emailVerified
  hasUnsettledEmailChange
  hasPassword
  username
  firstName
  lastName
  displayName
  salutation
  title
  phone
  organization
  language
  profilePhoto
  metadata
  termsToAccept
}
fragment AuthFields on AuthPayload {
  token
  expiresAt
  refreshToken
  waysInChanged
  session {
    id
    expiresAt
  }
  customer {
    ...CustomerFields
  }
}`) as unknown as TypedDocumentString<RefreshMutation, RefreshMutationVariables>;
export const LogoutDocument = new TypedDocumentString(`
    mutation Logout {
  logout {
    customerId
  }
}
    `) as unknown as TypedDocumentString<LogoutMutation, LogoutMutationVariables>;
export const RequestPasswordlessLoginDocument = new TypedDocumentString(`
    mutation RequestPasswordlessLogin($email: String!, $botToken: String) {
  requestPasswordlessLogin(input: { email: $email, botToken: $botToken }) {
    accepted
  }
}
    `) as unknown as TypedDocumentString<RequestPasswordlessLoginMutation, RequestPasswordlessLoginMutationVariables>;
export const PasswordlessLoginDocument = new TypedDocumentString(`
    mutation PasswordlessLogin($token: String!) {
  passwordlessLogin(token: $token) {
    ...AuthFields
  }
}
    fragment CustomerFields on Customer {
  id
  email
  emailVerified
  hasUnsettledEmailChange
  hasPassword
  username
  firstName
  lastName
  displayName
  salutation
  title
  phone
  organization
  language
  profilePhoto
  metadata
  termsToAccept
}
fragment AuthFields on AuthPayload {
  token
  expiresAt
  refreshToken
  waysInChanged
  session {
    id
    expiresAt
  }
  customer {
    ...CustomerFields
  }
}`) as unknown as TypedDocumentString<PasswordlessLoginMutation, PasswordlessLoginMutationVariables>;
export const PasswordlessCodeLoginDocument = new TypedDocumentString(`
    mutation PasswordlessCodeLogin($input: PasswordlessCodeLoginInput!) {
  passwordlessCodeLogin(input: $input) {
    ...AuthFields
  }
}
    fragment CustomerFields on Customer {
  id
  email
  emailVerified
  hasUnsettledEmailChange
  hasPassword
  username
  firstName
  lastName
  displayName
  salutation
  title
  phone
  organization
  language
  profilePhoto
  metadata
  termsToAccept
}
fragment AuthFields on AuthPayload {
  token
  expiresAt
  refreshToken
  waysInChanged
  session {
    id
    expiresAt
  }
  customer {
    ...CustomerFields
  }
}`) as unknown as TypedDocumentString<PasswordlessCodeLoginMutation, PasswordlessCodeLoginMutationVariables>;
export const LoginWithIdentityProviderDocument = new TypedDocumentString(`
    mutation LoginWithIdentityProvider($input: LoginWithIdentityProviderInput!) {
  loginWithIdentityProvider(input: $input) {
    ...AuthFields
  }
}
    fragment CustomerFields on Customer {
  id
  email
  emailVerified
  hasUnsettledEmailChange
  hasPassword
  username
  firstName
  lastName
  displayName
  salutation
  title
  phone
  organization
  language
  profilePhoto
  metadata
  termsToAccept
}
fragment AuthFields on AuthPayload {
  token
  expiresAt
  refreshToken
  waysInChanged
  session {
    id
    expiresAt
  }
  customer {
    ...CustomerFields
  }
}`) as unknown as TypedDocumentString<LoginWithIdentityProviderMutation, LoginWithIdentityProviderMutationVariables>;
export const CreateHandoffDocument = new TypedDocumentString(`
    mutation CreateHandoff($targetSiteId: ID!) {
  createHandoff(targetSiteId: $targetSiteId) {
    code
    expiresAt
  }
}
    `) as unknown as TypedDocumentString<CreateHandoffMutation, CreateHandoffMutationVariables>;
export const RedeemHandoffDocument = new TypedDocumentString(`
    mutation RedeemHandoff($code: String!) {
  redeemHandoff(code: $code) {
    ...AuthFields
  }
}
    fragment CustomerFields on Customer {
  id
  email
  emailVerified
  hasUnsettledEmailChange
  hasPassword
  username
  firstName
  lastName
  displayName
  salutation
  title
  phone
  organization
  language
  profilePhoto
  metadata
  termsToAccept
}
fragment AuthFields on AuthPayload {
  token
  expiresAt
  refreshToken
  waysInChanged
  session {
    id
    expiresAt
  }
  customer {
    ...CustomerFields
  }
}`) as unknown as TypedDocumentString<RedeemHandoffMutation, RedeemHandoffMutationVariables>;
export const RequestPasswordResetDocument = new TypedDocumentString(`
    mutation RequestPasswordReset($email: String!, $botToken: String) {
  requestPasswordReset(input: { email: $email, botToken: $botToken }) {
    accepted
  }
}
    `) as unknown as TypedDocumentString<RequestPasswordResetMutation, RequestPasswordResetMutationVariables>;
export const ResetPasswordDocument = new TypedDocumentString(`
    mutation ResetPassword($input: ResetPasswordInput!) {
  resetPassword(input: $input) {
    waysInChanged
    customer {
      id
      email
    }
  }
}
    `) as unknown as TypedDocumentString<ResetPasswordMutation, ResetPasswordMutationVariables>;
export const ChangePasswordDocument = new TypedDocumentString(`
    mutation ChangePassword($input: ChangePasswordInput!) {
  changePassword(input: $input) {
    ...AuthFields
  }
}
    fragment CustomerFields on Customer {
  id
  email
  emailVerified
  hasUnsettledEmailChange
  hasPassword
  username
  firstName
  lastName
  displayName
  salutation
  title
  phone
  organization
  language
  profilePhoto
  metadata
  termsToAccept
}
fragment AuthFields on AuthPayload {
  token
  expiresAt
  refreshToken
  waysInChanged
  session {
    id
    expiresAt
  }
  customer {
    ...CustomerFields
  }
}`) as unknown as TypedDocumentString<ChangePasswordMutation, ChangePasswordMutationVariables>;
export const RequestEmailVerificationDocument = new TypedDocumentString(`
    mutation RequestEmailVerification {
  requestEmailVerification {
    customer {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<RequestEmailVerificationMutation, RequestEmailVerificationMutationVariables>;
export const VerifyEmailDocument = new TypedDocumentString(`
    mutation VerifyEmail($token: String!) {
  verifyEmail(token: $token) {
    customer {
      id
      email
    }
  }
}
    `) as unknown as TypedDocumentString<VerifyEmailMutation, VerifyEmailMutationVariables>;
export const ConfirmEmailChangeDocument = new TypedDocumentString(`
    mutation ConfirmEmailChange($email: String!, $password: String) {
  confirmEmailChange(email: $email, password: $password) {
    customer {
      ...CustomerFields
    }
  }
}
    fragment CustomerFields on Customer {
  id
  email
  emailVerified
  hasUnsettledEmailChange
  hasPassword
  username
  firstName
  lastName
  displayName
  salutation
  title
  phone
  organization
  language
  profilePhoto
  metadata
  termsToAccept
}`) as unknown as TypedDocumentString<ConfirmEmailChangeMutation, ConfirmEmailChangeMutationVariables>;
export const UndoEmailChangeDocument = new TypedDocumentString(`
    mutation UndoEmailChange($token: String!) {
  undoEmailChange(token: $token) {
    undone
  }
}
    `) as unknown as TypedDocumentString<UndoEmailChangeMutation, UndoEmailChangeMutationVariables>;
export const DeclineEmailChangeDocument = new TypedDocumentString(`
    mutation DeclineEmailChange($token: String!) {
  declineEmailChange(token: $token) {
    declined
  }
}
    `) as unknown as TypedDocumentString<DeclineEmailChangeMutation, DeclineEmailChangeMutationVariables>;
export const UpdateCustomerDocument = new TypedDocumentString(`
    mutation UpdateCustomer($input: UpdateCustomerInput!) {
  updateCustomer(input: $input) {
    ...CustomerFields
  }
}
    fragment CustomerFields on Customer {
  id
  email
  emailVerified
  hasUnsettledEmailChange
  hasPassword
  username
  firstName
  lastName
  displayName
  salutation
  title
  phone
  organization
  language
  profilePhoto
  metadata
  termsToAccept
}`) as unknown as TypedDocumentString<UpdateCustomerMutation, UpdateCustomerMutationVariables>;
export const AcceptTermsDocument = new TypedDocumentString(`
    mutation AcceptTerms($version: String!) {
  acceptTerms(version: $version) {
    customer {
      ...CustomerFields
    }
  }
}
    fragment CustomerFields on Customer {
  id
  email
  emailVerified
  hasUnsettledEmailChange
  hasPassword
  username
  firstName
  lastName
  displayName
  salutation
  title
  phone
  organization
  language
  profilePhoto
  metadata
  termsToAccept
}`) as unknown as TypedDocumentString<AcceptTermsMutation, AcceptTermsMutationVariables>;
export const SessionsDocument = new TypedDocumentString(`
    query Sessions {
  me {
    sessions {
      id
      siteId
      current
      createdAt
      lastUsedAt
      expiresAt
      startedBy
      userAgent
    }
  }
}
    `) as unknown as TypedDocumentString<SessionsQuery, SessionsQueryVariables>;
export const EndSessionDocument = new TypedDocumentString(`
    mutation EndSession($id: ID!) {
  endSession(id: $id) {
    session {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<EndSessionMutation, EndSessionMutationVariables>;
export const EndOtherSessionsDocument = new TypedDocumentString(`
    mutation EndOtherSessions {
  endOtherSessions {
    endedCount
  }
}
    `) as unknown as TypedDocumentString<EndOtherSessionsMutation, EndOtherSessionsMutationVariables>;
export const IdentitiesDocument = new TypedDocumentString(`
    query Identities {
  me {
    externalIdentities {
      id
      provider
      email
      createdAt
      lastUsedAt
    }
  }
}
    `) as unknown as TypedDocumentString<IdentitiesQuery, IdentitiesQueryVariables>;
export const LinkIdentityDocument = new TypedDocumentString(`
    mutation LinkIdentity($input: LinkIdentityInput!) {
  linkIdentity(input: $input) {
    externalIdentity {
      id
      provider
      email
      createdAt
      lastUsedAt
    }
  }
}
    `) as unknown as TypedDocumentString<LinkIdentityMutation, LinkIdentityMutationVariables>;
export const BeginIdentityLinkDocument = new TypedDocumentString(`
    mutation BeginIdentityLink($input: BeginIdentityLinkInput!) {
  beginIdentityLink(input: $input) {
    code
  }
}
    `) as unknown as TypedDocumentString<BeginIdentityLinkMutation, BeginIdentityLinkMutationVariables>;
export const CompleteIdentityLinkDocument = new TypedDocumentString(`
    mutation CompleteIdentityLink($code: String!) {
  completeIdentityLink(code: $code) {
    externalIdentity {
      id
      provider
      email
      createdAt
      lastUsedAt
    }
  }
}
    `) as unknown as TypedDocumentString<CompleteIdentityLinkMutation, CompleteIdentityLinkMutationVariables>;
export const UnlinkIdentityDocument = new TypedDocumentString(`
    mutation UnlinkIdentity($id: ID!, $password: String) {
  unlinkIdentity(id: $id, password: $password) {
    customer {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<UnlinkIdentityMutation, UnlinkIdentityMutationVariables>;
export const AuthenticatorsDocument = new TypedDocumentString(`
    query Authenticators {
  authenticators {
    ...OverviewFields
  }
}
    fragment OverviewFields on AuthenticatorOverview {
  recoveryCodesLeft
  authenticators {
    id
    kind
    name
    createdAt
    lastUsedAt
  }
}`) as unknown as TypedDocumentString<AuthenticatorsQuery, AuthenticatorsQueryVariables>;
export const BeginTotpDocument = new TypedDocumentString(`
    mutation BeginTotp($challenge: String, $password: String, $proof: FactorProofInput) {
  beginTotp(challenge: $challenge, password: $password, proof: $proof) {
    id
    secret
    uri
  }
}
    `) as unknown as TypedDocumentString<BeginTotpMutation, BeginTotpMutationVariables>;
export const ConfirmTotpDocument = new TypedDocumentString(`
    mutation ConfirmTotp($challenge: String, $input: ConfirmTotpInput!) {
  confirmTotp(challenge: $challenge, input: $input) {
    recoveryCodes
    authenticator {
      id
      kind
      name
    }
  }
}
    `) as unknown as TypedDocumentString<ConfirmTotpMutation, ConfirmTotpMutationVariables>;
export const BeginPasskeyRegistrationDocument = new TypedDocumentString(`
    mutation BeginPasskeyRegistration($challenge: String, $password: String, $proof: FactorProofInput, $rpId: String) {
  beginPasskeyRegistration(
    challenge: $challenge
    password: $password
    proof: $proof
    rpId: $rpId
  )
}
    `) as unknown as TypedDocumentString<BeginPasskeyRegistrationMutation, BeginPasskeyRegistrationMutationVariables>;
export const ConfirmPasskeyRegistrationDocument = new TypedDocumentString(`
    mutation ConfirmPasskeyRegistration($challenge: String, $input: ConfirmPasskeyInput!) {
  confirmPasskeyRegistration(challenge: $challenge, input: $input) {
    recoveryCodes
    authenticator {
      id
      kind
      name
    }
  }
}
    `) as unknown as TypedDocumentString<ConfirmPasskeyRegistrationMutation, ConfirmPasskeyRegistrationMutationVariables>;
export const BeginPasskeyLoginDocument = new TypedDocumentString(`
    mutation BeginPasskeyLogin($challenge: String, $rpId: String) {
  beginPasskeyLogin(challenge: $challenge, rpId: $rpId)
}
    `) as unknown as TypedDocumentString<BeginPasskeyLoginMutation, BeginPasskeyLoginMutationVariables>;
export const PasskeyLoginDocument = new TypedDocumentString(`
    mutation PasskeyLogin($assertion: JSON!) {
  passkeyLogin(input: { assertion: $assertion }) {
    ...AuthFields
  }
}
    fragment CustomerFields on Customer {
  id
  email
  emailVerified
  hasUnsettledEmailChange
  hasPassword
  username
  firstName
  lastName
  displayName
  salutation
  title
  phone
  organization
  language
  profilePhoto
  metadata
  termsToAccept
}
fragment AuthFields on AuthPayload {
  token
  expiresAt
  refreshToken
  waysInChanged
  session {
    id
    expiresAt
  }
  customer {
    ...CustomerFields
  }
}`) as unknown as TypedDocumentString<PasskeyLoginMutation, PasskeyLoginMutationVariables>;
export const BeginPasskeyProofDocument = new TypedDocumentString(`
    mutation BeginPasskeyProof($rpId: String) {
  beginPasskeyProof(rpId: $rpId)
}
    `) as unknown as TypedDocumentString<BeginPasskeyProofMutation, BeginPasskeyProofMutationVariables>;
export const RemoveAuthenticatorDocument = new TypedDocumentString(`
    mutation RemoveAuthenticator($id: ID!, $proof: FactorProofInput!) {
  removeAuthenticator(id: $id, proof: $proof) {
    ...OverviewFields
  }
}
    fragment OverviewFields on AuthenticatorOverview {
  recoveryCodesLeft
  authenticators {
    id
    kind
    name
    createdAt
    lastUsedAt
  }
}`) as unknown as TypedDocumentString<RemoveAuthenticatorMutation, RemoveAuthenticatorMutationVariables>;
export const RegenerateRecoveryCodesDocument = new TypedDocumentString(`
    mutation RegenerateRecoveryCodes($proof: FactorProofInput!) {
  regenerateRecoveryCodes(proof: $proof) {
    recoveryCodes
  }
}
    `) as unknown as TypedDocumentString<RegenerateRecoveryCodesMutation, RegenerateRecoveryCodesMutationVariables>;
export const ExportMyDataDocument = new TypedDocumentString(`
    mutation ExportMyData {
  exportMyData
}
    `) as unknown as TypedDocumentString<ExportMyDataMutation, ExportMyDataMutationVariables>;
export const DeleteMyselfDocument = new TypedDocumentString(`
    mutation DeleteMyself($password: String) {
  deleteMyself(password: $password) {
    customerId
  }
}
    `) as unknown as TypedDocumentString<DeleteMyselfMutation, DeleteMyselfMutationVariables>;
export const AuthorizedPlansDocument = new TypedDocumentString(`
    query AuthorizedPlans($email: String!, $verified: Boolean!) {
  plansByAddress {
    id
  }
  plansByEmailDomain(email: $email) @include(if: $verified) {
    id
  }
}
    `) as unknown as TypedDocumentString<AuthorizedPlansQuery, AuthorizedPlansQueryVariables>;
export const DisqusLoginDocument = new TypedDocumentString(`
    query DisqusLogin {
  disqusLogin {
    publicKey
    remoteAuth
    state
  }
}
    `) as unknown as TypedDocumentString<DisqusLoginQuery, DisqusLoginQueryVariables>;