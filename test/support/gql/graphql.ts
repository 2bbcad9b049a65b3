/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
export type AcceptCollaboratorInvitationInput = {
  readonly name?: string | null | undefined;
  /** At least 8 and at most 256 characters, and none of the commonest passwords. */
  readonly password: string;
  /** What follows `token=` in the link of the mail. */
  readonly token: string;
};

export type AuditActorKind =
  | 'COLLABORATOR'
  | 'COMMAND_LINE'
  | 'CUSTOMER'
  | 'PARTNER'
  | 'SYSTEM';

/** All of what is given must match. */
export type AuditFilter = {
  /** `site.updated`, for example. */
  readonly action?: string | null | undefined;
  readonly actorId?: string | null | undefined;
  readonly actorKind?: AuditActorKind | null | undefined;
  readonly from?: string | null | undefined;
  readonly targetId?: string | null | undefined;
  readonly targetKind?: string | null | undefined;
  /** Not included. */
  readonly until?: string | null | undefined;
};

export type ChangeCollaboratorPasswordInput = {
  /** At least 8 and at most 256 characters, none of the commonest passwords, not the old one. */
  readonly newPassword: string;
  readonly oldPassword: string;
};

export type ChangePasswordInput = {
  /** As the site’s policy wants it; at most 256 characters, not the old one. */
  readonly newPassword: string;
  readonly oldPassword: string;
};

export type CollaboratorLoginInput = {
  readonly email: string;
  readonly password: string;
};

/** Each may do what those after it may. */
export type CollaboratorRole =
  /** Sites, partners, plans, webhooks and customers. */
  | 'ADMIN'
  /** Everything, collaborators and the audit log included. */
  | 'OWNER'
  /** Looks at everything of the account and helps customers. */
  | 'SUPPORT';

/** How many devices of one customer may be logged in at once. */
export type ConcurrentSessions =
  /** `sessionLimit`: a login beyond it ends the oldest sessions. */
  | 'EVICT_OLDEST'
  /** `sessionLimit`: a login beyond it is refused. */
  | 'REFUSE_NEW'
  /** Any number. */
  | 'UNLIMITED';

export type IdentityProviderInput = {
  readonly clientId: string;
  readonly enabled?: boolean | null | undefined;
  /** Of an OpenID issuer its URL, of Auth0 the tenant’s domain. */
  readonly issuer?: string | null | undefined;
  readonly kind: IdentityProviderKind;
  /** `google`, `facebook`, `auth0`, or a name of your own choice for an OpenID issuer. */
  readonly name: string;
  /** Absent: the one that is there stays. Null: none. */
  readonly secret?: string | null | undefined;
};

export type IdentityProviderKind =
  | 'AUTH0'
  | 'FACEBOOK'
  | 'GOOGLE'
  | 'OPENID';

export type InviteCollaboratorInput = {
  /** One that no collaborator has, of this account or any other. */
  readonly email: string;
  readonly name?: string | null | undefined;
  readonly role: CollaboratorRole;
};

export type LockoutScope =
  /** As the original does it: whoever guesses locks the customer everywhere. */
  | 'CUSTOMER'
  /** Nobody can lock a customer out from elsewhere. */
  | 'CUSTOMER_AND_SOURCE';

export type LoginInput = {
  /** This or `username`. */
  readonly email?: string | null | undefined;
  readonly password: string;
  /** A shorter life for the token than the site gives. */
  readonly tokenLifetimeSeconds?: number | null | undefined;
  readonly username?: string | null | undefined;
};

export type PasswordPolicy =
  /** At least 6 characters. */
  | 'BASIC'
  /** At least 8 characters, none of the commonest passwords, nothing that is easily guessed. */
  | 'MODERN'
  /** 8 to 30 characters: upper and lower case, a digit and a symbol. */
  | 'STRONG';

export type RegisterInput = {
  readonly displayName?: string | null | undefined;
  /** Unique in the account, without regard to case. */
  readonly email: string;
  readonly firstName?: string | null | undefined;
  /** en, fr, it, ko, es or de; any other falls back to the site’s. */
  readonly language?: string | null | undefined;
  readonly lastName?: string | null | undefined;
  /** An object of any content, at most 16 KiB. */
  readonly metadata?: unknown;
  readonly oldProviderId?: string | null | undefined;
  readonly organization?: string | null | undefined;
  /** As the site’s policy wants it; at most 256 characters. */
  readonly password: string;
  /** Kept as digits only. */
  readonly phone?: string | null | undefined;
  readonly salutation?: string | null | undefined;
  readonly title?: string | null | undefined;
  /** A shorter life for the token than the site gives. */
  readonly tokenLifetimeSeconds?: number | null | undefined;
  /** Letters, digits, dashes and underscores; at most 100. */
  readonly username?: string | null | undefined;
};

export type ResetCollaboratorPasswordInput = {
  readonly password: string;
  /** What follows `token=` in the link of the mail. */
  readonly token: string;
};

export type SecondFactorPolicy =
  | 'OFF'
  | 'OPTIONAL'
  | 'REQUIRED';

export type SessionEndReason =
  | 'CUSTOMER_DELETED'
  | 'CUSTOMER_DISABLED'
  | 'EMAIL_TAKEN_OVER'
  | 'ENDED_BY_CUSTOMER'
  | 'LOGOUT'
  | 'PASSWORD_CHANGED'
  | 'REUSE_DETECTED'
  | 'REVOKED_BY_COLLABORATOR'
  | 'REVOKED_BY_PARTNER'
  | 'SUPERSEDED';

export type SessionStart =
  | 'HANDOFF'
  | 'IDENTITY_PROVIDER'
  | 'PASSKEY'
  | 'PASSWORD'
  | 'PASSWORDLESS_CODE'
  | 'PASSWORDLESS_LINK'
  | 'PASSWORD_CHANGE'
  | 'REGISTRATION';

/** What is absent stays as it is, and is the default where a site is created. */
export type SiteSettingsInput = {
  /** Exact origins that browsers may call from, at most 50: https, or http://localhost. */
  readonly allowedOrigins?: ReadonlyArray<string> | null | undefined;
  /** The single-user switch. */
  readonly concurrentSessions?: ConcurrentSessions | null | undefined;
  /** One cookie for all sites under one registrable domain. */
  readonly cookieSharing?: boolean | null | undefined;
  /** A code of ISO 4217. */
  readonly defaultCurrency?: string | null | undefined;
  /** en, fr, it, ko, es or de. */
  readonly defaultLanguage?: string | null | undefined;
  readonly emailVerificationEnabled?: boolean | null | undefined;
  /** What legacy consumers get for an invalid or expired token: 403, or 401. */
  readonly invalidTokenStatus?: number | null | undefined;
  /** The origin of the site’s own pages; links in mails lead there. */
  readonly link?: string | null | undefined;
  readonly name?: string | null | undefined;
  /** For passwords chosen from now on. */
  readonly passwordPolicy?: PasswordPolicy | null | undefined;
  readonly passwordlessEnabled?: boolean | null | undefined;
  /** 1, 30, 60 or 90. */
  readonly passwordlessLinkDays?: number | null | undefined;
  /** Whether a link is good until it expires, or once. */
  readonly passwordlessLinkReuse?: boolean | null | undefined;
  /** 1 to 3650; 90 by default. */
  readonly refreshTokenLifetimeDays?: number | null | undefined;
  /** Whether an email that nobody has is answered as the original does, or as a known one. */
  readonly revealUnknownEmails?: boolean | null | undefined;
  readonly secondFactor?: SecondFactorPolicy | null | undefined;
  /** Whether its sessions may be handed over to other sites of the account, and theirs to it. */
  readonly sessionHandoff?: boolean | null | undefined;
  /** A session’s absolute end, however often it is refreshed: 1 to 3650; 365 by default. */
  readonly sessionLifetimeDays?: number | null | undefined;
  /** 1 to 100; 1 by default. It counts the sessions on all sites. */
  readonly sessionLimit?: number | null | undefined;
  /** Of an access token, 1 to 365; 60 by default. */
  readonly tokenLifetimeDays?: number | null | undefined;
};

export type TokenAction =
  | 'DENY'
  /** Ask the customer to log in again. */
  | 'REAUTHENTICATE'
  /** The session is open: refresh. */
  | 'REFRESH';

export type TokenInvalidReason =
  /** The customer was disabled or deleted. */
  | 'CUSTOMER_DISABLED'
  | 'EXPIRED'
  /** Not signed by one of our keys. */
  | 'INVALID_SIGNATURE'
  /** Not a token at all, or not in canonical form. */
  | 'MALFORMED'
  | 'NOT_YET_VALID'
  | 'PASSWORD_CHANGED'
  /** Its session was ended: a logout, for example. */
  | 'REVOKED'
  /** A newer login displaced its session. */
  | 'SUPERSEDED'
  /** Not an access token of this account. */
  | 'UNKNOWN';

/** Exactly one of these. */
export type UnlockCustomerInput = {
  /** As it was typed at the login, whether or not a customer has it. */
  readonly email?: string | null | undefined;
  readonly id?: string | number | null | undefined;
  readonly username?: string | null | undefined;
};

/** What is absent stays as it is. */
export type UpdateAccountInput = {
  /** Failed logins within the window that lock, 1 to 1000; 10 by default. */
  readonly lockoutAttempts?: number | null | undefined;
  /** Failures a day from addresses that the customer has never used, 1 to 100000; 100 by default. */
  readonly lockoutDailyCap?: number | null | undefined;
  readonly lockoutScope?: LockoutScope | null | undefined;
  /** From the first failure to the end of the lock, 10 to 86400; 300 by default. */
  readonly lockoutWindowSeconds?: number | null | undefined;
  readonly name?: string | null | undefined;
  /** Partners get the verdicts of the test tokens. Never for an account of real readers. */
  readonly sandbox?: boolean | null | undefined;
};

/** What is absent stays as it is; null clears. */
export type UpdateCustomerInput = {
  readonly displayName?: string | null | undefined;
  /** A new one is unverified until it is verified again. */
  readonly email?: string | null | undefined;
  readonly firstName?: string | null | undefined;
  readonly language?: string | null | undefined;
  readonly lastName?: string | null | undefined;
  /** Merged into what is there (RFC 7396): null removes a member. */
  readonly metadata?: unknown;
  readonly oldProviderId?: string | null | undefined;
  readonly organization?: string | null | undefined;
  readonly phone?: string | null | undefined;
  readonly salutation?: string | null | undefined;
  readonly title?: string | null | undefined;
  readonly username?: string | null | undefined;
};

export type AuditLogQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: AuditFilter | null | undefined;
}>;


export type AuditLogQuery = { readonly auditEvents: { readonly nextCursor: string | null, readonly events: ReadonlyArray<{ readonly id: string, readonly at: string, readonly actorKind: AuditActorKind, readonly actorId: string | null, readonly action: string, readonly targetKind: string, readonly targetId: string, readonly source: string | null, readonly requestId: string | null, readonly before: unknown, readonly after: unknown }> } };

export type InviteMutationVariables = Exact<{
  input: InviteCollaboratorInput;
}>;


export type InviteMutation = { readonly inviteCollaborator: { readonly id: string, readonly email: string, readonly name: string | null, readonly role: CollaboratorRole, readonly invited: boolean } };

export type AcceptMutationVariables = Exact<{
  input: AcceptCollaboratorInvitationInput;
}>;


export type AcceptMutation = { readonly acceptCollaboratorInvitation: { readonly token: string, readonly collaborator: { readonly id: string, readonly email: string, readonly name: string | null, readonly role: CollaboratorRole, readonly invited: boolean } } };

export type ResendMutationVariables = Exact<{
  id: string | number;
}>;


export type ResendMutation = { readonly resendCollaboratorInvitation: { readonly id: string } };

export type WithdrawMutationVariables = Exact<{
  id: string | number;
}>;


export type WithdrawMutation = { readonly withdrawCollaboratorInvitation: { readonly id: string } };

export type CollaboratorsQueryVariables = Exact<{ [key: string]: never; }>;


export type CollaboratorsQuery = { readonly collaborators: ReadonlyArray<{ readonly id: string, readonly email: string, readonly name: string | null, readonly role: CollaboratorRole, readonly invited: boolean }> };

export type ChangeRoleMutationVariables = Exact<{
  id: string | number;
  role: CollaboratorRole;
}>;


export type ChangeRoleMutation = { readonly changeCollaboratorRole: { readonly id: string, readonly role: CollaboratorRole } };

export type RemoveMutationVariables = Exact<{
  id: string | number;
}>;


export type RemoveMutation = { readonly removeCollaborator: { readonly id: string } };

export type LogOutCollaboratorMutationVariables = Exact<{ [key: string]: never; }>;


export type LogOutCollaboratorMutation = { readonly collaboratorLogout: { readonly id: string } };

export type ChangeOwnPasswordMutationVariables = Exact<{
  input: ChangeCollaboratorPasswordInput;
}>;


export type ChangeOwnPasswordMutation = { readonly changeCollaboratorPassword: { readonly id: string } };

export type RequestResetMutationVariables = Exact<{
  email: string;
}>;


export type RequestResetMutation = { readonly requestCollaboratorPasswordReset: boolean };

export type ResetCollaboratorMutationVariables = Exact<{
  input: ResetCollaboratorPasswordInput;
}>;


export type ResetCollaboratorMutation = { readonly resetCollaboratorPassword: { readonly id: string } };

export type UnlockMutationVariables = Exact<{
  input: UnlockCustomerInput;
}>;


export type UnlockMutation = { readonly unlockCustomer: { readonly customerId: string | null, readonly unlocked: boolean } };

export type SessionsLoginAndSeeSessionsMutationVariables = Exact<{
  input: LoginInput;
}>;


export type SessionsLoginAndSeeSessionsMutation = { readonly login: { readonly session: { readonly id: string, readonly current: boolean }, readonly customer: { readonly sessions: ReadonlyArray<{ readonly id: string, readonly current: boolean }> } } };

export type SessionsLogoutAndSeeSessionsMutationVariables = Exact<{ [key: string]: never; }>;


export type SessionsLogoutAndSeeSessionsMutation = { readonly logout: { readonly customer: { readonly sessions: ReadonlyArray<{ readonly id: string, readonly current: boolean }> } } };

export type SessionsEndAndSeeSessionMutationVariables = Exact<{
  id: string | number;
}>;


export type SessionsEndAndSeeSessionMutation = { readonly endSession: { readonly session: { readonly id: string, readonly current: boolean, readonly endReason: SessionEndReason | null } } };

export type SessionsChangeAndSeeSessionMutationVariables = Exact<{
  input: ChangePasswordInput;
}>;


export type SessionsChangeAndSeeSessionMutation = { readonly changePassword: { readonly token: string, readonly session: { readonly id: string, readonly current: boolean } } };

export type SessionsRefreshAndSeeSessionMutationVariables = Exact<{
  refreshToken?: string | null | undefined;
}>;


export type SessionsRefreshAndSeeSessionMutation = { readonly refresh: { readonly token: string, readonly session: { readonly id: string, readonly current: boolean } } };

export type SettingsFragment = { readonly id: string, readonly slug: string, readonly name: string, readonly link: string | null, readonly defaultLanguage: string, readonly defaultCurrency: string, readonly allowedOrigins: ReadonlyArray<string>, readonly tokenLifetimeDays: number, readonly refreshTokenLifetimeDays: number, readonly sessionLifetimeDays: number, readonly concurrentSessions: ConcurrentSessions, readonly sessionLimit: number, readonly invalidTokenStatus: number, readonly passwordPolicy: PasswordPolicy, readonly passwordlessEnabled: boolean, readonly passwordlessLinkDays: number, readonly passwordlessLinkReuse: boolean, readonly emailVerificationEnabled: boolean, readonly revealUnknownEmails: boolean, readonly cookieSharing: boolean, readonly sessionHandoff: boolean, readonly secondFactor: SecondFactorPolicy };

export type UpdateSiteMutationVariables = Exact<{
  id: string | number;
  settings: SiteSettingsInput;
}>;


export type UpdateSiteMutation = { readonly updateSite: { readonly id: string, readonly slug: string, readonly name: string, readonly link: string | null, readonly defaultLanguage: string, readonly defaultCurrency: string, readonly allowedOrigins: ReadonlyArray<string>, readonly tokenLifetimeDays: number, readonly refreshTokenLifetimeDays: number, readonly sessionLifetimeDays: number, readonly concurrentSessions: ConcurrentSessions, readonly sessionLimit: number, readonly invalidTokenStatus: number, readonly passwordPolicy: PasswordPolicy, readonly passwordlessEnabled: boolean, readonly passwordlessLinkDays: number, readonly passwordlessLinkReuse: boolean, readonly emailVerificationEnabled: boolean, readonly revealUnknownEmails: boolean, readonly cookieSharing: boolean, readonly sessionHandoff: boolean, readonly secondFactor: SecondFactorPolicy } };

export type CreateSiteMutationVariables = Exact<{
  slug: string;
  settings?: SiteSettingsInput | null | undefined;
}>;


export type CreateSiteMutation = { readonly createSite: { readonly id: string, readonly slug: string, readonly name: string, readonly link: string | null, readonly defaultLanguage: string, readonly defaultCurrency: string, readonly allowedOrigins: ReadonlyArray<string>, readonly tokenLifetimeDays: number, readonly refreshTokenLifetimeDays: number, readonly sessionLifetimeDays: number, readonly concurrentSessions: ConcurrentSessions, readonly sessionLimit: number, readonly invalidTokenStatus: number, readonly passwordPolicy: PasswordPolicy, readonly passwordlessEnabled: boolean, readonly passwordlessLinkDays: number, readonly passwordlessLinkReuse: boolean, readonly emailVerificationEnabled: boolean, readonly revealUnknownEmails: boolean, readonly cookieSharing: boolean, readonly sessionHandoff: boolean, readonly secondFactor: SecondFactorPolicy } };

export type SitesQueryVariables = Exact<{ [key: string]: never; }>;


export type SitesQuery = { readonly sites: ReadonlyArray<{ readonly id: string, readonly slug: string, readonly name: string, readonly link: string | null, readonly defaultLanguage: string, readonly defaultCurrency: string, readonly allowedOrigins: ReadonlyArray<string>, readonly tokenLifetimeDays: number, readonly refreshTokenLifetimeDays: number, readonly sessionLifetimeDays: number, readonly concurrentSessions: ConcurrentSessions, readonly sessionLimit: number, readonly invalidTokenStatus: number, readonly passwordPolicy: PasswordPolicy, readonly passwordlessEnabled: boolean, readonly passwordlessLinkDays: number, readonly passwordlessLinkReuse: boolean, readonly emailVerificationEnabled: boolean, readonly revealUnknownEmails: boolean, readonly cookieSharing: boolean, readonly sessionHandoff: boolean, readonly secondFactor: SecondFactorPolicy }> };

export type SettingsOfSiteQueryVariables = Exact<{
  id: string | number;
}>;


export type SettingsOfSiteQuery = { readonly siteSettings: { readonly id: string, readonly slug: string, readonly name: string, readonly link: string | null, readonly defaultLanguage: string, readonly defaultCurrency: string, readonly allowedOrigins: ReadonlyArray<string>, readonly tokenLifetimeDays: number, readonly refreshTokenLifetimeDays: number, readonly sessionLifetimeDays: number, readonly concurrentSessions: ConcurrentSessions, readonly sessionLimit: number, readonly invalidTokenStatus: number, readonly passwordPolicy: PasswordPolicy, readonly passwordlessEnabled: boolean, readonly passwordlessLinkDays: number, readonly passwordlessLinkReuse: boolean, readonly emailVerificationEnabled: boolean, readonly revealUnknownEmails: boolean, readonly cookieSharing: boolean, readonly sessionHandoff: boolean, readonly secondFactor: SecondFactorPolicy, readonly identityProviders: ReadonlyArray<{ readonly name: string, readonly kind: IdentityProviderKind, readonly clientId: string, readonly hasSecret: boolean, readonly issuer: string | null, readonly enabled: boolean }> } };

export type SetProviderMutationVariables = Exact<{
  siteId: string | number;
  input: IdentityProviderInput;
}>;


export type SetProviderMutation = { readonly setIdentityProvider: { readonly name: string, readonly kind: IdentityProviderKind, readonly clientId: string, readonly hasSecret: boolean, readonly issuer: string | null, readonly enabled: boolean } };

export type RemoveProviderMutationVariables = Exact<{
  siteId: string | number;
  name: string;
}>;


export type RemoveProviderMutation = { readonly removeIdentityProvider: { readonly name: string } };

export type AccountOfCollaboratorQueryVariables = Exact<{ [key: string]: never; }>;


export type AccountOfCollaboratorQuery = { readonly account: { readonly id: string, readonly slug: string, readonly name: string, readonly lockoutAttempts: number, readonly lockoutWindowSeconds: number, readonly lockoutScope: LockoutScope, readonly lockoutDailyCap: number, readonly sandbox: boolean } };

export type UpdateAccountMutationVariables = Exact<{
  input: UpdateAccountInput;
}>;


export type UpdateAccountMutation = { readonly updateAccount: { readonly name: string, readonly lockoutAttempts: number, readonly lockoutWindowSeconds: number, readonly lockoutScope: LockoutScope, readonly lockoutDailyCap: number, readonly sandbox: boolean } };

export type AuthFragment = { readonly token: string, readonly expiresAt: string, readonly refreshToken: string | null, readonly refreshTokenExpiresAt: string | null, readonly customer: { readonly id: string, readonly email: string, readonly username: string | null }, readonly session: { readonly id: string, readonly siteId: string, readonly startedBy: SessionStart, readonly createdAt: string, readonly expiresAt: string } };

export type WholeVerdictFragment = { readonly valid: boolean, readonly reason: TokenInvalidReason | null, readonly action: TokenAction | null, readonly customerId: string | null, readonly siteId: string | null, readonly sessionId: string | null, readonly issuedAt: string | null, readonly expiresAt: string | null, readonly checkedAt: string };

export type RegisterMutationVariables = Exact<{
  input: RegisterInput;
}>;


export type RegisterMutation = { readonly register: { readonly token: string, readonly expiresAt: string, readonly refreshToken: string | null, readonly refreshTokenExpiresAt: string | null, readonly customer: { readonly id: string, readonly email: string, readonly username: string | null }, readonly session: { readonly id: string, readonly siteId: string, readonly startedBy: SessionStart, readonly createdAt: string, readonly expiresAt: string } } };

export type LoginMutationVariables = Exact<{
  input: LoginInput;
}>;


export type LoginMutation = { readonly login: { readonly token: string, readonly expiresAt: string, readonly refreshToken: string | null, readonly refreshTokenExpiresAt: string | null, readonly customer: { readonly id: string, readonly email: string, readonly username: string | null }, readonly session: { readonly id: string, readonly siteId: string, readonly startedBy: SessionStart, readonly createdAt: string, readonly expiresAt: string } } };

export type RefreshMutationVariables = Exact<{
  refreshToken?: string | null | undefined;
  tokenLifetimeSeconds?: number | null | undefined;
}>;


export type RefreshMutation = { readonly refresh: { readonly token: string, readonly expiresAt: string, readonly refreshToken: string | null, readonly refreshTokenExpiresAt: string | null, readonly customer: { readonly id: string, readonly email: string, readonly username: string | null }, readonly session: { readonly id: string, readonly siteId: string, readonly startedBy: SessionStart, readonly createdAt: string, readonly expiresAt: string } } };

export type LogoutMutationVariables = Exact<{ [key: string]: never; }>;


export type LogoutMutation = { readonly logout: { readonly customer: { readonly id: string, readonly email: string } } };

export type MeQueryVariables = Exact<{ [key: string]: never; }>;


export type MeQuery = { readonly me: { readonly id: string, readonly email: string, readonly emailVerified: boolean, readonly hasPassword: boolean, readonly username: string | null, readonly firstName: string | null, readonly lastName: string | null, readonly displayName: string | null, readonly phone: string | null, readonly language: string, readonly salutation: string | null, readonly title: string | null, readonly organization: string | null, readonly oldProviderId: string | null, readonly profilePhoto: string | null, readonly metadata: unknown, readonly createdAt: string, readonly updatedAt: string, readonly lastLoginAt: string | null } | null };

export type SessionsQueryVariables = Exact<{ [key: string]: never; }>;


export type SessionsQuery = { readonly me: { readonly sessions: ReadonlyArray<{ readonly id: string, readonly siteId: string, readonly startedBy: SessionStart, readonly current: boolean, readonly source: string, readonly userAgent: string | null, readonly createdAt: string, readonly lastUsedAt: string, readonly expiresAt: string, readonly endedAt: string | null, readonly endReason: SessionEndReason | null }> } | null };

export type UpdateCustomerMutationVariables = Exact<{
  input: UpdateCustomerInput;
}>;


export type UpdateCustomerMutation = { readonly updateCustomer: { readonly id: string, readonly email: string, readonly emailVerified: boolean, readonly username: string | null, readonly firstName: string | null, readonly lastName: string | null, readonly displayName: string | null, readonly phone: string | null, readonly language: string, readonly metadata: unknown } };

export type ChangePasswordMutationVariables = Exact<{
  input: ChangePasswordInput;
}>;


export type ChangePasswordMutation = { readonly changePassword: { readonly token: string, readonly expiresAt: string, readonly refreshToken: string | null, readonly refreshTokenExpiresAt: string | null, readonly customer: { readonly id: string, readonly email: string, readonly username: string | null }, readonly session: { readonly id: string, readonly siteId: string, readonly startedBy: SessionStart, readonly createdAt: string, readonly expiresAt: string } } };

export type EndSessionMutationVariables = Exact<{
  id: string | number;
}>;


export type EndSessionMutation = { readonly endSession: { readonly session: { readonly id: string, readonly endedAt: string | null, readonly endReason: SessionEndReason | null } } };

export type EndOtherSessionsMutationVariables = Exact<{ [key: string]: never; }>;


export type EndOtherSessionsMutation = { readonly endOtherSessions: { readonly endedCount: number } };

export type ValidateTokenQueryVariables = Exact<{
  token: string;
}>;


export type ValidateTokenQuery = { readonly validateToken: { readonly valid: boolean, readonly reason: TokenInvalidReason | null, readonly action: TokenAction | null, readonly customerId: string | null, readonly siteId: string | null, readonly sessionId: string | null, readonly issuedAt: string | null, readonly expiresAt: string | null, readonly checkedAt: string } };

export type ValidateTokensQueryVariables = Exact<{
  tokens: ReadonlyArray<string> | string;
}>;


export type ValidateTokensQuery = { readonly validateTokens: ReadonlyArray<{ readonly valid: boolean, readonly reason: TokenInvalidReason | null, readonly action: TokenAction | null, readonly customerId: string | null, readonly siteId: string | null, readonly sessionId: string | null, readonly issuedAt: string | null, readonly expiresAt: string | null, readonly checkedAt: string }> };

export type CollaboratorLoginMutationVariables = Exact<{
  input: CollaboratorLoginInput;
}>;


export type CollaboratorLoginMutation = { readonly collaboratorLogin: { readonly token: string, readonly expiresAt: string, readonly collaborator: { readonly id: string, readonly email: string, readonly role: CollaboratorRole } } };

export type CollaboratorMeQueryVariables = Exact<{ [key: string]: never; }>;


export type CollaboratorMeQuery = { readonly collaboratorMe: { readonly id: string, readonly email: string, readonly name: string | null, readonly role: CollaboratorRole } };

export const SettingsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Settings"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SiteSettings"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"link"}},{"kind":"Field","name":{"kind":"Name","value":"defaultLanguage"}},{"kind":"Field","name":{"kind":"Name","value":"defaultCurrency"}},{"kind":"Field","name":{"kind":"Name","value":"allowedOrigins"}},{"kind":"Field","name":{"kind":"Name","value":"tokenLifetimeDays"}},{"kind":"Field","name":{"kind":"Name","value":"refreshTokenLifetimeDays"}},{"kind":"Field","name":{"kind":"Name","value":"sessionLifetimeDays"}},{"kind":"Field","name":{"kind":"Name","value":"concurrentSessions"}},{"kind":"Field","name":{"kind":"Name","value":"sessionLimit"}},{"kind":"Field","name":{"kind":"Name","value":"invalidTokenStatus"}},{"kind":"Field","name":{"kind":"Name","value":"passwordPolicy"}},{"kind":"Field","name":{"kind":"Name","value":"passwordlessEnabled"}},{"kind":"Field","name":{"kind":"Name","value":"passwordlessLinkDays"}},{"kind":"Field","name":{"kind":"Name","value":"passwordlessLinkReuse"}},{"kind":"Field","name":{"kind":"Name","value":"emailVerificationEnabled"}},{"kind":"Field","name":{"kind":"Name","value":"revealUnknownEmails"}},{"kind":"Field","name":{"kind":"Name","value":"cookieSharing"}},{"kind":"Field","name":{"kind":"Name","value":"sessionHandoff"}},{"kind":"Field","name":{"kind":"Name","value":"secondFactor"}}]}}]} as unknown as DocumentNode<SettingsFragment, unknown>;
export const AuthFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Auth"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AuthPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"token"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"refreshToken"}},{"kind":"Field","name":{"kind":"Name","value":"refreshTokenExpiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"username"}}]}},{"kind":"Field","name":{"kind":"Name","value":"session"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"siteId"}},{"kind":"Field","name":{"kind":"Name","value":"startedBy"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}}]}}]} as unknown as DocumentNode<AuthFragment, unknown>;
export const WholeVerdictFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WholeVerdict"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TokenVerdict"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"valid"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"customerId"}},{"kind":"Field","name":{"kind":"Name","value":"siteId"}},{"kind":"Field","name":{"kind":"Name","value":"sessionId"}},{"kind":"Field","name":{"kind":"Name","value":"issuedAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"checkedAt"}}]}}]} as unknown as DocumentNode<WholeVerdictFragment, unknown>;
export const AuditLogDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AuditLog"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AuditFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"auditEvents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"events"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"actorKind"}},{"kind":"Field","name":{"kind":"Name","value":"actorId"}},{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"targetKind"}},{"kind":"Field","name":{"kind":"Name","value":"targetId"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}},{"kind":"Field","name":{"kind":"Name","value":"before"}},{"kind":"Field","name":{"kind":"Name","value":"after"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nextCursor"}}]}}]}}]} as unknown as DocumentNode<AuditLogQuery, AuditLogQueryVariables>;
export const InviteDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Invite"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"InviteCollaboratorInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"inviteCollaborator"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"invited"}}]}}]}}]} as unknown as DocumentNode<InviteMutation, InviteMutationVariables>;
export const AcceptDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Accept"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AcceptCollaboratorInvitationInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"acceptCollaboratorInvitation"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"token"}},{"kind":"Field","name":{"kind":"Name","value":"collaborator"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"invited"}}]}}]}}]}}]} as unknown as DocumentNode<AcceptMutation, AcceptMutationVariables>;
export const ResendDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Resend"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"resendCollaboratorInvitation"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<ResendMutation, ResendMutationVariables>;
export const WithdrawDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Withdraw"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"withdrawCollaboratorInvitation"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<WithdrawMutation, WithdrawMutationVariables>;
export const CollaboratorsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Collaborators"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"collaborators"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"invited"}}]}}]}}]} as unknown as DocumentNode<CollaboratorsQuery, CollaboratorsQueryVariables>;
export const ChangeRoleDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ChangeRole"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"role"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CollaboratorRole"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"changeCollaboratorRole"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"role"},"value":{"kind":"Variable","name":{"kind":"Name","value":"role"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"role"}}]}}]}}]} as unknown as DocumentNode<ChangeRoleMutation, ChangeRoleMutationVariables>;
export const RemoveDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Remove"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"removeCollaborator"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<RemoveMutation, RemoveMutationVariables>;
export const LogOutCollaboratorDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"LogOutCollaborator"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"collaboratorLogout"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<LogOutCollaboratorMutation, LogOutCollaboratorMutationVariables>;
export const ChangeOwnPasswordDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ChangeOwnPassword"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ChangeCollaboratorPasswordInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"changeCollaboratorPassword"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<ChangeOwnPasswordMutation, ChangeOwnPasswordMutationVariables>;
export const RequestResetDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RequestReset"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"email"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"requestCollaboratorPasswordReset"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"email"},"value":{"kind":"Variable","name":{"kind":"Name","value":"email"}}}]}]}}]} as unknown as DocumentNode<RequestResetMutation, RequestResetMutationVariables>;
export const ResetCollaboratorDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ResetCollaborator"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ResetCollaboratorPasswordInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"resetCollaboratorPassword"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<ResetCollaboratorMutation, ResetCollaboratorMutationVariables>;
export const UnlockDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Unlock"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UnlockCustomerInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"unlockCustomer"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"customerId"}},{"kind":"Field","name":{"kind":"Name","value":"unlocked"}}]}}]}}]} as unknown as DocumentNode<UnlockMutation, UnlockMutationVariables>;
export const SessionsLoginAndSeeSessionsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SessionsLoginAndSeeSessions"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"LoginInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"login"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"session"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"current"}}]}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sessions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"current"}}]}}]}}]}}]}}]} as unknown as DocumentNode<SessionsLoginAndSeeSessionsMutation, SessionsLoginAndSeeSessionsMutationVariables>;
export const SessionsLogoutAndSeeSessionsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SessionsLogoutAndSeeSessions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"logout"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sessions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"current"}}]}}]}}]}}]}}]} as unknown as DocumentNode<SessionsLogoutAndSeeSessionsMutation, SessionsLogoutAndSeeSessionsMutationVariables>;
export const SessionsEndAndSeeSessionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SessionsEndAndSeeSession"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"endSession"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"session"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"current"}},{"kind":"Field","name":{"kind":"Name","value":"endReason"}}]}}]}}]}}]} as unknown as DocumentNode<SessionsEndAndSeeSessionMutation, SessionsEndAndSeeSessionMutationVariables>;
export const SessionsChangeAndSeeSessionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SessionsChangeAndSeeSession"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ChangePasswordInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"changePassword"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"token"}},{"kind":"Field","name":{"kind":"Name","value":"session"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"current"}}]}}]}}]}}]} as unknown as DocumentNode<SessionsChangeAndSeeSessionMutation, SessionsChangeAndSeeSessionMutationVariables>;
export const SessionsRefreshAndSeeSessionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SessionsRefreshAndSeeSession"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"refreshToken"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"refresh"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"refreshToken"},"value":{"kind":"Variable","name":{"kind":"Name","value":"refreshToken"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"token"}},{"kind":"Field","name":{"kind":"Name","value":"session"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"current"}}]}}]}}]}}]} as unknown as DocumentNode<SessionsRefreshAndSeeSessionMutation, SessionsRefreshAndSeeSessionMutationVariables>;
export const UpdateSiteDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateSite"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"settings"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SiteSettingsInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateSite"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"settings"},"value":{"kind":"Variable","name":{"kind":"Name","value":"settings"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Settings"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Settings"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SiteSettings"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"link"}},{"kind":"Field","name":{"kind":"Name","value":"defaultLanguage"}},{"kind":"Field","name":{"kind":"Name","value":"defaultCurrency"}},{"kind":"Field","name":{"kind":"Name","value":"allowedOrigins"}},{"kind":"Field","name":{"kind":"Name","value":"tokenLifetimeDays"}},{"kind":"Field","name":{"kind":"Name","value":"refreshTokenLifetimeDays"}},{"kind":"Field","name":{"kind":"Name","value":"sessionLifetimeDays"}},{"kind":"Field","name":{"kind":"Name","value":"concurrentSessions"}},{"kind":"Field","name":{"kind":"Name","value":"sessionLimit"}},{"kind":"Field","name":{"kind":"Name","value":"invalidTokenStatus"}},{"kind":"Field","name":{"kind":"Name","value":"passwordPolicy"}},{"kind":"Field","name":{"kind":"Name","value":"passwordlessEnabled"}},{"kind":"Field","name":{"kind":"Name","value":"passwordlessLinkDays"}},{"kind":"Field","name":{"kind":"Name","value":"passwordlessLinkReuse"}},{"kind":"Field","name":{"kind":"Name","value":"emailVerificationEnabled"}},{"kind":"Field","name":{"kind":"Name","value":"revealUnknownEmails"}},{"kind":"Field","name":{"kind":"Name","value":"cookieSharing"}},{"kind":"Field","name":{"kind":"Name","value":"sessionHandoff"}},{"kind":"Field","name":{"kind":"Name","value":"secondFactor"}}]}}]} as unknown as DocumentNode<UpdateSiteMutation, UpdateSiteMutationVariables>;
export const CreateSiteDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateSite"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"slug"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"settings"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"SiteSettingsInput"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createSite"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"slug"},"value":{"kind":"Variable","name":{"kind":"Name","value":"slug"}}},{"kind":"Argument","name":{"kind":"Name","value":"settings"},"value":{"kind":"Variable","name":{"kind":"Name","value":"settings"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Settings"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Settings"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SiteSettings"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"link"}},{"kind":"Field","name":{"kind":"Name","value":"defaultLanguage"}},{"kind":"Field","name":{"kind":"Name","value":"defaultCurrency"}},{"kind":"Field","name":{"kind":"Name","value":"allowedOrigins"}},{"kind":"Field","name":{"kind":"Name","value":"tokenLifetimeDays"}},{"kind":"Field","name":{"kind":"Name","value":"refreshTokenLifetimeDays"}},{"kind":"Field","name":{"kind":"Name","value":"sessionLifetimeDays"}},{"kind":"Field","name":{"kind":"Name","value":"concurrentSessions"}},{"kind":"Field","name":{"kind":"Name","value":"sessionLimit"}},{"kind":"Field","name":{"kind":"Name","value":"invalidTokenStatus"}},{"kind":"Field","name":{"kind":"Name","value":"passwordPolicy"}},{"kind":"Field","name":{"kind":"Name","value":"passwordlessEnabled"}},{"kind":"Field","name":{"kind":"Name","value":"passwordlessLinkDays"}},{"kind":"Field","name":{"kind":"Name","value":"passwordlessLinkReuse"}},{"kind":"Field","name":{"kind":"Name","value":"emailVerificationEnabled"}},{"kind":"Field","name":{"kind":"Name","value":"revealUnknownEmails"}},{"kind":"Field","name":{"kind":"Name","value":"cookieSharing"}},{"kind":"Field","name":{"kind":"Name","value":"sessionHandoff"}},{"kind":"Field","name":{"kind":"Name","value":"secondFactor"}}]}}]} as unknown as DocumentNode<CreateSiteMutation, CreateSiteMutationVariables>;
export const SitesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Sites"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sites"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Settings"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Settings"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SiteSettings"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"link"}},{"kind":"Field","name":{"kind":"Name","value":"defaultLanguage"}},{"kind":"Field","name":{"kind":"Name","value":"defaultCurrency"}},{"kind":"Field","name":{"kind":"Name","value":"allowedOrigins"}},{"kind":"Field","name":{"kind":"Name","value":"tokenLifetimeDays"}},{"kind":"Field","name":{"kind":"Name","value":"refreshTokenLifetimeDays"}},{"kind":"Field","name":{"kind":"Name","value":"sessionLifetimeDays"}},{"kind":"Field","name":{"kind":"Name","value":"concurrentSessions"}},{"kind":"Field","name":{"kind":"Name","value":"sessionLimit"}},{"kind":"Field","name":{"kind":"Name","value":"invalidTokenStatus"}},{"kind":"Field","name":{"kind":"Name","value":"passwordPolicy"}},{"kind":"Field","name":{"kind":"Name","value":"passwordlessEnabled"}},{"kind":"Field","name":{"kind":"Name","value":"passwordlessLinkDays"}},{"kind":"Field","name":{"kind":"Name","value":"passwordlessLinkReuse"}},{"kind":"Field","name":{"kind":"Name","value":"emailVerificationEnabled"}},{"kind":"Field","name":{"kind":"Name","value":"revealUnknownEmails"}},{"kind":"Field","name":{"kind":"Name","value":"cookieSharing"}},{"kind":"Field","name":{"kind":"Name","value":"sessionHandoff"}},{"kind":"Field","name":{"kind":"Name","value":"secondFactor"}}]}}]} as unknown as DocumentNode<SitesQuery, SitesQueryVariables>;
export const SettingsOfSiteDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SettingsOfSite"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"siteSettings"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Settings"}},{"kind":"Field","name":{"kind":"Name","value":"identityProviders"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"clientId"}},{"kind":"Field","name":{"kind":"Name","value":"hasSecret"}},{"kind":"Field","name":{"kind":"Name","value":"issuer"}},{"kind":"Field","name":{"kind":"Name","value":"enabled"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Settings"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SiteSettings"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"link"}},{"kind":"Field","name":{"kind":"Name","value":"defaultLanguage"}},{"kind":"Field","name":{"kind":"Name","value":"defaultCurrency"}},{"kind":"Field","name":{"kind":"Name","value":"allowedOrigins"}},{"kind":"Field","name":{"kind":"Name","value":"tokenLifetimeDays"}},{"kind":"Field","name":{"kind":"Name","value":"refreshTokenLifetimeDays"}},{"kind":"Field","name":{"kind":"Name","value":"sessionLifetimeDays"}},{"kind":"Field","name":{"kind":"Name","value":"concurrentSessions"}},{"kind":"Field","name":{"kind":"Name","value":"sessionLimit"}},{"kind":"Field","name":{"kind":"Name","value":"invalidTokenStatus"}},{"kind":"Field","name":{"kind":"Name","value":"passwordPolicy"}},{"kind":"Field","name":{"kind":"Name","value":"passwordlessEnabled"}},{"kind":"Field","name":{"kind":"Name","value":"passwordlessLinkDays"}},{"kind":"Field","name":{"kind":"Name","value":"passwordlessLinkReuse"}},{"kind":"Field","name":{"kind":"Name","value":"emailVerificationEnabled"}},{"kind":"Field","name":{"kind":"Name","value":"revealUnknownEmails"}},{"kind":"Field","name":{"kind":"Name","value":"cookieSharing"}},{"kind":"Field","name":{"kind":"Name","value":"sessionHandoff"}},{"kind":"Field","name":{"kind":"Name","value":"secondFactor"}}]}}]} as unknown as DocumentNode<SettingsOfSiteQuery, SettingsOfSiteQueryVariables>;
export const SetProviderDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SetProvider"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"siteId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"IdentityProviderInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"setIdentityProvider"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"siteId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"siteId"}}},{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"clientId"}},{"kind":"Field","name":{"kind":"Name","value":"hasSecret"}},{"kind":"Field","name":{"kind":"Name","value":"issuer"}},{"kind":"Field","name":{"kind":"Name","value":"enabled"}}]}}]}}]} as unknown as DocumentNode<SetProviderMutation, SetProviderMutationVariables>;
export const RemoveProviderDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RemoveProvider"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"siteId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"name"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"removeIdentityProvider"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"siteId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"siteId"}}},{"kind":"Argument","name":{"kind":"Name","value":"name"},"value":{"kind":"Variable","name":{"kind":"Name","value":"name"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<RemoveProviderMutation, RemoveProviderMutationVariables>;
export const AccountOfCollaboratorDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AccountOfCollaborator"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"lockoutAttempts"}},{"kind":"Field","name":{"kind":"Name","value":"lockoutWindowSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"lockoutScope"}},{"kind":"Field","name":{"kind":"Name","value":"lockoutDailyCap"}},{"kind":"Field","name":{"kind":"Name","value":"sandbox"}}]}}]}}]} as unknown as DocumentNode<AccountOfCollaboratorQuery, AccountOfCollaboratorQueryVariables>;
export const UpdateAccountDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateAccount"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateAccountInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateAccount"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"lockoutAttempts"}},{"kind":"Field","name":{"kind":"Name","value":"lockoutWindowSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"lockoutScope"}},{"kind":"Field","name":{"kind":"Name","value":"lockoutDailyCap"}},{"kind":"Field","name":{"kind":"Name","value":"sandbox"}}]}}]}}]} as unknown as DocumentNode<UpdateAccountMutation, UpdateAccountMutationVariables>;
export const RegisterDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Register"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RegisterInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"register"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Auth"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Auth"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AuthPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"token"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"refreshToken"}},{"kind":"Field","name":{"kind":"Name","value":"refreshTokenExpiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"username"}}]}},{"kind":"Field","name":{"kind":"Name","value":"session"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"siteId"}},{"kind":"Field","name":{"kind":"Name","value":"startedBy"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}}]}}]} as unknown as DocumentNode<RegisterMutation, RegisterMutationVariables>;
export const LoginDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Login"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"LoginInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"login"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Auth"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Auth"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AuthPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"token"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"refreshToken"}},{"kind":"Field","name":{"kind":"Name","value":"refreshTokenExpiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"username"}}]}},{"kind":"Field","name":{"kind":"Name","value":"session"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"siteId"}},{"kind":"Field","name":{"kind":"Name","value":"startedBy"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}}]}}]} as unknown as DocumentNode<LoginMutation, LoginMutationVariables>;
export const RefreshDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Refresh"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"refreshToken"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"tokenLifetimeSeconds"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"refresh"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"refreshToken"},"value":{"kind":"Variable","name":{"kind":"Name","value":"refreshToken"}}},{"kind":"Argument","name":{"kind":"Name","value":"tokenLifetimeSeconds"},"value":{"kind":"Variable","name":{"kind":"Name","value":"tokenLifetimeSeconds"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Auth"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Auth"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AuthPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"token"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"refreshToken"}},{"kind":"Field","name":{"kind":"Name","value":"refreshTokenExpiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"username"}}]}},{"kind":"Field","name":{"kind":"Name","value":"session"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"siteId"}},{"kind":"Field","name":{"kind":"Name","value":"startedBy"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}}]}}]} as unknown as DocumentNode<RefreshMutation, RefreshMutationVariables>;
export const LogoutDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Logout"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"logout"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"email"}}]}}]}}]}}]} as unknown as DocumentNode<LogoutMutation, LogoutMutationVariables>;
export const MeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Me"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"me"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"emailVerified"}},{"kind":"Field","name":{"kind":"Name","value":"hasPassword"}},{"kind":"Field","name":{"kind":"Name","value":"username"}},{"kind":"Field","name":{"kind":"Name","value":"firstName"}},{"kind":"Field","name":{"kind":"Name","value":"lastName"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"phone"}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"salutation"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"organization"}},{"kind":"Field","name":{"kind":"Name","value":"oldProviderId"}},{"kind":"Field","name":{"kind":"Name","value":"profilePhoto"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastLoginAt"}}]}}]}}]} as unknown as DocumentNode<MeQuery, MeQueryVariables>;
export const SessionsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Sessions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"me"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sessions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"siteId"}},{"kind":"Field","name":{"kind":"Name","value":"startedBy"}},{"kind":"Field","name":{"kind":"Name","value":"current"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"userAgent"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastUsedAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endReason"}}]}}]}}]}}]} as unknown as DocumentNode<SessionsQuery, SessionsQueryVariables>;
export const UpdateCustomerDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateCustomer"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateCustomerInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateCustomer"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"emailVerified"}},{"kind":"Field","name":{"kind":"Name","value":"username"}},{"kind":"Field","name":{"kind":"Name","value":"firstName"}},{"kind":"Field","name":{"kind":"Name","value":"lastName"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"phone"}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"}}]}}]}}]} as unknown as DocumentNode<UpdateCustomerMutation, UpdateCustomerMutationVariables>;
export const ChangePasswordDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ChangePassword"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ChangePasswordInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"changePassword"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Auth"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Auth"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AuthPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"token"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"refreshToken"}},{"kind":"Field","name":{"kind":"Name","value":"refreshTokenExpiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"username"}}]}},{"kind":"Field","name":{"kind":"Name","value":"session"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"siteId"}},{"kind":"Field","name":{"kind":"Name","value":"startedBy"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}}]}}]} as unknown as DocumentNode<ChangePasswordMutation, ChangePasswordMutationVariables>;
export const EndSessionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"EndSession"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"endSession"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"session"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endReason"}}]}}]}}]}}]} as unknown as DocumentNode<EndSessionMutation, EndSessionMutationVariables>;
export const EndOtherSessionsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"EndOtherSessions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"endOtherSessions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"endedCount"}}]}}]}}]} as unknown as DocumentNode<EndOtherSessionsMutation, EndOtherSessionsMutationVariables>;
export const ValidateTokenDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ValidateToken"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"token"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"validateToken"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"token"},"value":{"kind":"Variable","name":{"kind":"Name","value":"token"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WholeVerdict"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WholeVerdict"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TokenVerdict"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"valid"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"customerId"}},{"kind":"Field","name":{"kind":"Name","value":"siteId"}},{"kind":"Field","name":{"kind":"Name","value":"sessionId"}},{"kind":"Field","name":{"kind":"Name","value":"issuedAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"checkedAt"}}]}}]} as unknown as DocumentNode<ValidateTokenQuery, ValidateTokenQueryVariables>;
export const ValidateTokensDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ValidateTokens"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"tokens"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"validateTokens"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"tokens"},"value":{"kind":"Variable","name":{"kind":"Name","value":"tokens"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WholeVerdict"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WholeVerdict"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TokenVerdict"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"valid"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"customerId"}},{"kind":"Field","name":{"kind":"Name","value":"siteId"}},{"kind":"Field","name":{"kind":"Name","value":"sessionId"}},{"kind":"Field","name":{"kind":"Name","value":"issuedAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"checkedAt"}}]}}]} as unknown as DocumentNode<ValidateTokensQuery, ValidateTokensQueryVariables>;
export const CollaboratorLoginDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CollaboratorLogin"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CollaboratorLoginInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"collaboratorLogin"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"token"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"collaborator"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"role"}}]}}]}}]}}]} as unknown as DocumentNode<CollaboratorLoginMutation, CollaboratorLoginMutationVariables>;
export const CollaboratorMeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CollaboratorMe"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"collaboratorMe"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"role"}}]}}]}}]} as unknown as DocumentNode<CollaboratorMeQuery, CollaboratorMeQueryVariables>;