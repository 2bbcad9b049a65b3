/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type AcceptCollaboratorInvitationInput = {
  readonly name?: string | null | undefined;
  /** 8 to 256 characters. Common passwords are refused. */
  readonly password: string;
  /** The text after `token=` in the mailed link. */
  readonly token: string;
};

export type AuditActorKind =
  | 'COLLABORATOR'
  | 'COMMAND_LINE'
  | 'CUSTOMER'
  | 'PARTNER'
  | 'SYSTEM';

/** An entry must match every given field. */
export type AuditFilter = {
  /** For example `site.updated`. */
  readonly action?: string | null | undefined;
  readonly actorId?: string | null | undefined;
  readonly actorKind?: AuditActorKind | null | undefined;
  readonly from?: string | null | undefined;
  readonly targetId?: string | null | undefined;
  readonly targetKind?: string | null | undefined;
  /** Exclusive. */
  readonly until?: string | null | undefined;
};

export type AuthenticatorKind =
  | 'PASSKEY'
  | 'TOTP';

/** An operation that takes a `botToken`. */
export type BotProtectedOperation =
  /** `requestPasswordlessLogin`. */
  | 'PASSWORDLESS_LOGIN'
  /** `requestPasswordReset`. */
  | 'PASSWORD_RESET'
  /** `register`. */
  | 'REGISTER';

export type BotProtectionInput = {
  /** The `updatedAt` that was read, of this or of its site. The update is refused with CONFLICT if one of the given fields was changed since. Absent: it overwrites. */
  readonly ifUpdatedAt?: string | null | undefined;
  /** With `RECAPTCHA_SCORE`: the least score of a visitor, from 0 to 1. Default 0.5. */
  readonly minimumScore?: number | null | undefined;
  /** The operations that take a `botToken`. At least one. */
  readonly operations: ReadonlyArray<BotProtectedOperation>;
  readonly provider: BotProtectionProvider;
  /** Absent: the stored secret is kept. Required when the provider or the site key changes. It is checked with the provider, if that can be reached. */
  readonly secret?: string | null | undefined;
  /** Public: pages show it to the provider. */
  readonly siteKey: string;
};

/** The service that tells people from bots. */
export type BotProtectionProvider =
  /** hCaptcha. */
  | 'HCAPTCHA'
  /** Google reCAPTCHA v2, “I’m not a robot”. */
  | 'RECAPTCHA_CHECKBOX'
  /** Google reCAPTCHA v2, invisible. */
  | 'RECAPTCHA_INVISIBLE'
  /** Google reCAPTCHA v3. The visitor needs `minimumScore`. */
  | 'RECAPTCHA_SCORE'
  /** Cloudflare Turnstile. */
  | 'TURNSTILE';

export type ChangeCollaboratorPasswordInput = {
  /** 8 to 256 characters. Common passwords and the old password are refused. */
  readonly newPassword: string;
  readonly oldPassword: string;
};

export type CollaboratorLoginInput = {
  readonly email: string;
  readonly password: string;
};

/** Each role may do everything that the roles after it may do. */
export type CollaboratorRole =
  /** Sites, partners, plans, webhooks and customers. */
  | 'ADMIN'
  /** Everything, including collaborators and the audit log. */
  | 'OWNER'
  /** Reads the account’s sites and plans, and helps customers. */
  | 'SUPPORT';

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

/** How many devices of one customer may be logged in at once. The strictest setting of the account applies on all of its sites. */
export type ConcurrentSessions =
  /** `sessionLimit`: a login beyond it ends the oldest sessions. */
  | 'EVICT_OLDEST'
  /** `sessionLimit`: a login beyond it is refused. */
  | 'REFUSE_NEW'
  /** Any number. */
  | 'UNLIMITED';

export type ConfirmPasskeyInput = {
  /** The answer of the device: `PublicKeyCredential.toJSON()`. */
  readonly credential: unknown;
  /** The customer’s name for it. Up to 100 characters. */
  readonly name?: string | null | undefined;
};

export type ConfirmTotpInput = {
  readonly code: string;
  readonly id: string | number;
  /** The customer’s name for it. Up to 100 characters. */
  readonly name?: string | null | undefined;
};

export type CreatePartnerInput = {
  /** Up to 100 characters. */
  readonly name: string;
  /** 1 to 1,000,000. Absent or null: no limit. */
  readonly ratePerMinute?: number | null | undefined;
  /** Sites of the account. Absent or empty: all of them. */
  readonly siteIds?: ReadonlyArray<string | number> | null | undefined;
};

export type CreatePlanInput = {
  /** IPv4 and IPv6 addresses, CIDR blocks, and ranges `from-to`. */
  readonly addressRanges?: ReadonlyArray<string> | null | undefined;
  /** In minor units, default 0. */
  readonly amount?: number | null | undefined;
  readonly autoRenew?: boolean | null | undefined;
  /** Two-letter ISO 3166-1 codes. */
  readonly countries?: ReadonlyArray<string> | null | undefined;
  /** ISO 4217. Default: the currency of the site. */
  readonly currency?: string | null | undefined;
  readonly description?: string | null | undefined;
  readonly emailDomains?: ReadonlyArray<string> | null | undefined;
  readonly entitlements?: ReadonlyArray<string> | null | undefined;
  readonly nickname: string;
  readonly productId?: number | null | undefined;
  readonly quantity?: number | null | undefined;
  readonly type?: string | null | undefined;
};

export type CreateWebhookEndpointInput = {
  /** Absent means empty. Empty: all but CUSTOMER_LOGIN and CUSTOMER_SESSION_ENDED, which have to be named. */
  readonly events?: ReadonlyArray<WebhookEventType> | null | undefined;
  /** An https URL at a public address. */
  readonly url: string;
};

export type CustomerFactorKind =
  | 'PASSKEY'
  | 'RECOVERY_CODE'
  | 'TOTP';

export type DeliveryOutcome =
  /** Failed, and tried again later. */
  | 'ATTEMPT_FAILED'
  /** A mail that was not sent, because its link or code was no longer valid. */
  | 'EXPIRED'
  /** Refused for good, or failed for a day. */
  | 'GIVEN_UP'
  /** Accepted by the mail server or the receiver. */
  | 'SENT';

/** All settings. An absent `groupsClaim` removes it. */
export type EmployeeSsoInput = {
  readonly clientId: string;
  /** The domains of emails that may log in. A new one needs a TXT record, see `dnsRecordText`. */
  readonly domains: ReadonlyArray<string>;
  /** Of several groups the highest role counts. A person in none of them is refused. */
  readonly groupRoles?: ReadonlyArray<GroupRoleInput> | null | undefined;
  /** The claim that lists the groups of a person. Without it roles come from invitations. */
  readonly groupsClaim?: string | null | undefined;
  /** The `updatedAt` that was read. The update is refused with CONFLICT if one of the given fields was changed since. Absent: it overwrites. */
  readonly ifUpdatedAt?: string | null | undefined;
  /** Such as `https://accounts.google.com`. */
  readonly issuer: string;
  /** The client secret. Required when the issuer or the client id changes. */
  readonly secret?: string | null | undefined;
  /** Whether passwords are refused. The owner who turns it on keeps theirs, and needs a second factor. Absent: unchanged. */
  readonly ssoOnly?: boolean | null | undefined;
};

/** Exactly one of the three. */
export type FactorProofInput = {
  /** The answer to the options of `beginPasskeyProof` or `beginCollaboratorPasskeyProof`. */
  readonly assertion?: unknown;
  readonly code?: string | null | undefined;
  readonly recoveryCode?: string | null | undefined;
};

export type GroupRoleInput = {
  /** As the claim has it: a name, or the id of a group in Entra. */
  readonly group: string;
  readonly role: CollaboratorRole;
};

export type IdentityProviderInput = {
  /** The client id of your app at the provider. */
  readonly clientId: string;
  /** Whether the site offers it. True by default. */
  readonly enabled?: boolean | null | undefined;
  /** The `updatedAt` that was read, of this or of its site. The update is refused with CONFLICT if one of the given fields was changed since. Absent: it overwrites. */
  readonly ifUpdatedAt?: string | null | undefined;
  /** The URL of an OpenID issuer, or the domain of an Auth0 tenant. */
  readonly issuer?: string | null | undefined;
  /** Apple: the id of the private key that is the secret. */
  readonly keyId?: string | null | undefined;
  readonly kind: IdentityProviderKind;
  /** `google`, `facebook`, `auth0`, `apple`, or a name that you choose for an OpenID issuer. */
  readonly name: string;
  /** Absent: the stored secret is kept. Required when the kind, the client id, the issuer, the team id or the key id changes. Null: no secret. Apple: the private key, which is the content of the .p8 file. */
  readonly secret?: string | null | undefined;
  /** Apple: the id of the team that owns the key. */
  readonly teamId?: string | null | undefined;
};

/** The kind of an identity provider. */
export type IdentityProviderKind =
  /** Sign in with Apple, by ID tokens. */
  | 'APPLE'
  /** Auth0, by ID or access tokens of your tenant. */
  | 'AUTH0'
  /** Facebook, by access tokens of your app or ID tokens of Limited Login. */
  | 'FACEBOOK'
  /** Google, by ID tokens. */
  | 'GOOGLE'
  /** Any issuer of OpenID Connect, by ID tokens. */
  | 'OPENID';

export type IdentityProviderTestOutcome =
  /** The provider answered with a person. */
  | 'ANSWERED'
  /** The person declined at the provider. */
  | 'DECLINED'
  /** The provider has not answered yet. */
  | 'PENDING'
  /** The provider is not available, or is not set up. */
  | 'PROVIDER_UNAVAILABLE'
  /** The provider refused, or its answer is not valid. */
  | 'REFUSED';

export type ImportRunState =
  /** The whole file is read once. Nothing is stored yet. */
  | 'CHECKING'
  /** `failure` says why. The same upload resumes it. */
  | 'FAILED'
  /** All lines were processed. */
  | 'FINISHED'
  /** The records are stored; in a dry run, compared with the customers. */
  | 'IMPORTING'
  /** No server works on it. The same upload resumes it. */
  | 'INTERRUPTED'
  /** A collaborator has stopped it. The same upload resumes it. */
  | 'STOPPED'
  /** The customers whom it has created are deleted. */
  | 'UNDOING'
  /** The undo has ended. */
  | 'UNDONE'
  /** The undo has not ended, and no server works on it. `undoImport` resumes it. */
  | 'UNDO_INTERRUPTED';

export type InviteCollaboratorInput = {
  /** An email that no collaborator of any account has. */
  readonly email: string;
  readonly name?: string | null | undefined;
  readonly role: CollaboratorRole;
};

/** How tokens of an old system are verified. */
export type LegacyIssuerKind =
  /** The old system is asked about each token, once. */
  | 'ASK'
  /** With a secret that both systems know, such as that of tymon/jwt-auth. */
  | 'HMAC'
  /** With published keys, such as those of Auth0, Firebase and Supabase. */
  | 'JWKS';

/** The scope of a lockout after failed logins. */
export type LockoutScope =
  /** The customer at every address, as in Pelcro. Anyone who guesses can lock the customer out. */
  | 'CUSTOMER'
  /** The customer at one client address. Other addresses can still log in. */
  | 'CUSTOMER_AND_SOURCE';

export type LoginFailureKind =
  | 'PASSWORD'
  | 'SECOND_FACTOR';

export type LoginOutcome =
  /** Overload, or an identity provider that does not answer. */
  | 'FAILED'
  /** A field was not valid, for example an email that is taken. */
  | 'INVALID_INPUT'
  /** Refused without a check after too many failed attempts. */
  | 'LOCKED'
  /** Refused for another reason: the limit of sessions, an identity that must be linked first, a setting of the site, or the customer cancelled at the identity provider. */
  | 'REFUSED'
  /** The first step succeeded. The second step is counted as another attempt. */
  | 'SECOND_FACTOR_REQUIRED'
  /** A session was opened. */
  | 'SUCCEEDED'
  /** A wrong name, password, code, link, token or passkey. */
  | 'WRONG_CREDENTIALS'
  | 'WRONG_SECOND_FACTOR';

/** How a login begins. */
export type LoginWay =
  /** A session that continues on another site. */
  | 'HANDOFF'
  | 'IDENTITY_PROVIDER'
  | 'PASSKEY'
  | 'PASSWORD'
  | 'PASSWORDLESS_CODE'
  | 'PASSWORDLESS_LINK'
  | 'REGISTRATION'
  /** The second step of a login that has expired. */
  | 'UNKNOWN';

/** A kind of mail to customers. */
export type MailKind =
  /** A second factor was added. */
  | 'AUTHENTICATOR_ADDED'
  /** A second factor was removed. */
  | 'AUTHENTICATOR_REMOVED'
  /** The email was changed. This mail goes to the previous email, with a link that undoes the change. */
  | 'EMAIL_CHANGED'
  /** A change of the email was reversed. */
  | 'EMAIL_RESTORED'
  /** The link that verifies an email. */
  | 'EMAIL_VERIFICATION'
  /** An identity provider was linked. */
  | 'IDENTITY_LINKED'
  /** An identity provider was unlinked. */
  | 'IDENTITY_UNLINKED'
  /** A device that was not seen before has logged in. */
  | 'NEW_DEVICE'
  /** The links that verify and decline a changed email. */
  | 'NEW_EMAIL_VERIFICATION'
  /** The link and the code of a login without a password. */
  | 'PASSWORDLESS_LOGIN'
  /** The password was changed. */
  | 'PASSWORD_CHANGED'
  /** The password was removed at the first login by mail. */
  | 'PASSWORD_REMOVED'
  /** The link to choose a new password. */
  | 'PASSWORD_RESET'
  /** New recovery codes were made. */
  | 'RECOVERY_CODES_RENEWED'
  /** Linked identities and second factors were removed at the first login by mail. */
  | 'WAYS_IN_REMOVED';

/** A text for one kind of mail in one language. It is plain text, and may have variables such as `{{siteName}}`. */
export type MailTextInput = {
  /** Up to 60 characters, without variables. Null: the default. */
  readonly buttonLabel?: string | null | undefined;
  /** Up to 20 of up to 1,000 characters. A paragraph that is only `{{link}}` is the button. Line breaks are kept. */
  readonly paragraphs: ReadonlyArray<string>;
  /** Up to 200 characters. It may not contain the link or the code. */
  readonly subject: string;
};

export type MailTransport =
  /** Mails wait until `SMTP_URL` is set. */
  | 'NONE'
  /** Mails go to the outbox of development. They are not sent. */
  | 'OUTBOX'
  /** Mails go to the server of `SMTP_URL`. */
  | 'SMTP';

export type MailedLinkKind =
  | 'EMAIL_CHANGE_DECLINE'
  | 'EMAIL_CHANGE_UNDO'
  | 'EMAIL_VERIFICATION'
  | 'PASSWORDLESS_CODE'
  | 'PASSWORDLESS_LINK'
  | 'PASSWORD_RESET';

export type OldSystemInput = {
  /** Whether the old system is asked about emails that no customer has, and a customer is created if it knows the password. Absent: unchanged, or false. */
  readonly createsUnknown?: boolean | null | undefined;
  /** Absent: unchanged, or true. */
  readonly enabled?: boolean | null | undefined;
  /** The `updatedAt` that was read. The update is refused with CONFLICT if one of the given fields was changed since. Absent: it overwrites. */
  readonly ifUpdatedAt?: string | null | undefined;
  readonly kind: OldSystemKind;
  /** Whether a hook gets a new secret. The previous one ends at once. */
  readonly renewSecret?: boolean | null | undefined;
  /** What the old system calls the site: `site_id` at Pelcro, `customer_id` at Prancer. */
  readonly site?: string | null | undefined;
  /** Whether the email of a customer who is created for an answer counts as verified, because the old system has verified it. Absent: unchanged, or false. */
  readonly trustsEmails?: boolean | null | undefined;
  /** When the questions end: within 400 days. */
  readonly until: string;
  /** An https URL of a public host. */
  readonly url: string;
};

/** The API of an old system. */
export type OldSystemKind =
  /** Your own endpoint for signed questions, at `url`. */
  | 'HOOK'
  /** The Pelcro API. `url` is the URL of its API, such as `https://…/api/v1/sdk`. */
  | 'PELCRO'
  /** The Prancer API. `url` is the URL of its API, such as `https://…/api`. */
  | 'PRANCER';

/** The rules for new passwords. Existing passwords stay valid. */
export type PasswordPolicy =
  /** At least 6 characters. */
  | 'BASIC'
  /** At least 8 characters, not a common password, and not easy to guess. */
  | 'MODERN'
  /** 8 to 30 characters: upper and lower case, a digit and a symbol. */
  | 'STRONG';

/** Exactly one of the four. */
export type ReauthenticateCollaboratorInput = {
  /** The answer to the options of `beginCollaboratorPasskeyProof`. */
  readonly assertion?: unknown;
  /** A code of the authenticator app. */
  readonly code?: string | null | undefined;
  readonly password?: string | null | undefined;
  readonly recoveryCode?: string | null | undefined;
};

export type ResetCollaboratorPasswordInput = {
  readonly password: string;
  /** The text after `token=` in the mailed link. */
  readonly token: string;
};

/** The strictest policy of an account’s sites applies on all of them. */
export type SecondFactorPolicy =
  /** No customer is asked for a second factor. */
  | 'OFF'
  /** Customers who have a second factor are asked for it. */
  | 'OPTIONAL'
  /** Every customer is asked for a second factor. Customers without one set it up first. */
  | 'REQUIRED';

/** Why a session was ended. */
export type SessionEndReason =
  /** The customer was deleted, by a collaborator or by themselves. */
  | 'CUSTOMER_DELETED'
  /** A collaborator disabled the customer. */
  | 'CUSTOMER_DISABLED'
  /** The owner of the email took the account over: this registration was never confirmed. */
  | 'EMAIL_TAKEN_OVER'
  /** The customer ended it from another session. */
  | 'ENDED_BY_CUSTOMER'
  /** The customer logged out. */
  | 'LOGOUT'
  /** The password was changed or reset. */
  | 'PASSWORD_CHANGED'
  /** A refresh token was used twice, so it may have been stolen. */
  | 'REUSE_DETECTED'
  /** A collaborator ended it. */
  | 'REVOKED_BY_COLLABORATOR'
  /** A partner revoked one of its tokens. */
  | 'REVOKED_BY_PARTNER'
  /** A newer login replaced it, because the site limits the number of sessions. */
  | 'SUPERSEDED';

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

export type SigningKeyState =
  /** Signs tokens. */
  | 'ACTIVE'
  /** Published, and signs from `signsFrom`. */
  | 'NEXT'
  /** No longer signs. Its tokens are valid until `verifiesUntil`. */
  | 'RETIRED';

/** An absent setting is not changed. For a new site it gets its default. */
export type SiteSettingsInput = {
  /** Buttons and links, as `#rrggbb`. Its contrast on the surface must be at least 4.5:1. The dark theme gets a lighter one where it needs it. */
  readonly accentColor?: string | null | undefined;
  /** Text on the accent. Null: white or black, whichever is legible. */
  readonly accentTextColor?: string | null | undefined;
  /** Origins from which browsers may call, up to 50. https, or http with localhost, 127.0.0.1 or [::1]. */
  readonly allowedOrigins?: ReadonlyArray<string> | null | undefined;
  /** Native Android apps that may use passkeys, up to 10: `android:apk-key-hash:…`. */
  readonly androidAppOrigins?: ReadonlyArray<string> | null | undefined;
  /** The effect of a login beyond `sessionLimit`. */
  readonly concurrentSessions?: ConcurrentSessions | null | undefined;
  /** Whether all sites under one registrable domain share a session cookie. */
  readonly cookieSharing?: boolean | null | undefined;
  /** The radius of corners: 0 to 24. */
  readonly cornerRadiusPixels?: number | null | undefined;
  /** An ISO 4217 code. */
  readonly defaultCurrency?: string | null | undefined;
  /** en, fr, it, ko, es or de. */
  readonly defaultLanguage?: string | null | undefined;
  /** Whether a mail asks customers to verify their email after registration and after an email change. */
  readonly emailVerificationEnabled?: boolean | null | undefined;
  /** Up to 5 font families, such as `Source Serif 4, Georgia, serif`. The page loads the fonts. */
  readonly fontFamily?: string | null | undefined;
  /** HTTP status that the Pelcro API answers for an invalid or expired token: 403 or 401. */
  readonly invalidTokenStatus?: number | null | undefined;
  /** The origin of the site’s own pages. Links in mails lead there. */
  readonly link?: string | null | undefined;
  /** A host of the publisher for the hosted pages, such as `login.paper.example`. No other site may have it, and its DNS record must lead to this service. Null: the pages are at PUBLIC_URL. */
  readonly loginHost?: string | null | undefined;
  /** The address that answers to mails go to. */
  readonly mailReplyTo?: string | null | undefined;
  /** The name of the sender of mails to customers, up to 78 characters. The address stays. */
  readonly mailSenderName?: string | null | undefined;
  /** Shown to customers, also in mails. Up to 255 characters. */
  readonly name?: string | null | undefined;
  /** The domain (RP ID) of new passkeys. Set it to share passkeys between sites, or to keep the passkeys of a former link. The domain must serve /.well-known/webauthn. Null: the registrable domain of the link. */
  readonly passkeyDomain?: string | null | undefined;
  /** Applies to passwords chosen after the change. */
  readonly passwordPolicy?: PasswordPolicy | null | undefined;
  /** Whether customers may log in with a link or a code from a mail. */
  readonly passwordlessEnabled?: boolean | null | undefined;
  /** Lifetime of a login link: 1, 30, 60 or 90. */
  readonly passwordlessLinkDays?: number | null | undefined;
  /** Whether a login link can be used until it expires. Otherwise it can be used once. */
  readonly passwordlessLinkReuse?: boolean | null | undefined;
  /** The page about privacy, https. Registration links to it. */
  readonly privacyUrl?: string | null | undefined;
  /** Lifetime of a refresh token: 1 to 3650, default 90. */
  readonly refreshTokenLifetimeDays?: number | null | undefined;
  /** Whether a password of a known data breach is refused when it is set. True by default. It has an effect where the operator has set BREACHED_PASSWORDS_URL. */
  readonly refuseBreachedPasswords?: boolean | null | undefined;
  /** Whether an unknown email gets an error, as in Pelcro. Otherwise it gets the same answer as a known one. */
  readonly revealUnknownEmails?: boolean | null | undefined;
  /** The strictest policy among the sites of the account applies on all of them. */
  readonly secondFactor?: SecondFactorPolicy | null | undefined;
  /** Whether sessions may be handed over between this site and other sites of the account. */
  readonly sessionHandoff?: boolean | null | undefined;
  /** Absolute lifetime of a session, which refreshing does not extend: 1 to 3650, default 365. */
  readonly sessionLifetimeDays?: number | null | undefined;
  /** Sessions per customer: 1 to 100, default 1. Sessions on all sites of the account count. The smallest limit among the sites applies on all of them. */
  readonly sessionLimit?: number | null | undefined;
  /** The background in the light theme. */
  readonly surfaceColor?: string | null | undefined;
  /** The page with the terms, https. Registration links to it. */
  readonly termsUrl?: string | null | undefined;
  /** The version of the terms, up to 64 characters. A registration records which one it accepts. */
  readonly termsVersion?: string | null | undefined;
  /** Text on the surface. The contrast must be at least 4.5:1. */
  readonly textColor?: string | null | undefined;
  /** Lifetime of an access token: 1 to 365, default 60. */
  readonly tokenLifetimeDays?: number | null | undefined;
};

/** Hours and days begin in UTC. */
export type StatisticsStep =
  | 'DAY'
  | 'HOUR';

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
  /** Not an access token of this account. */
  | 'UNKNOWN';

export type TokenStoryKind =
  | 'ISSUED'
  | 'REFRESHED'
  | 'SESSION_BEGAN'
  | 'SESSION_ENDED'
  | 'SESSION_EXPIRED'
  | 'SUPERSEDED'
  | 'TOKEN_EXPIRED';

/** An absent field is not changed. */
export type UpdateAccountInput = {
  /** The `updatedAt` that was read. The update is refused with CONFLICT if one of the given fields was changed since. Absent: it overwrites. */
  readonly ifUpdatedAt?: string | null | undefined;
  /** Failed logins within the window that cause a lockout: 1 to 1000, default 10. */
  readonly lockoutAttempts?: number | null | undefined;
  /** Failed logins per day from addresses that the customer has never used: 1 to 100000, default 100. */
  readonly lockoutDailyCap?: number | null | undefined;
  /** The scope of a lockout. */
  readonly lockoutScope?: LockoutScope | null | undefined;
  /** Time from the first failure to the end of the lockout: 10 to 86400, default 300. */
  readonly lockoutWindowSeconds?: number | null | undefined;
  /** Up to 255 characters. Shown in mails to collaborators. */
  readonly name?: string | null | undefined;
  /** Partners can validate test tokens. Do not enable it for an account with real customers. */
  readonly sandbox?: boolean | null | undefined;
};

/** An absent field is not changed. */
export type UpdatePartnerInput = {
  /** The `updatedAt` that was read. The update is refused with CONFLICT if one of the given fields was changed since. Absent: it overwrites. */
  readonly ifUpdatedAt?: string | null | undefined;
  readonly name?: string | null | undefined;
  /** Null: no limit. */
  readonly ratePerMinute?: number | null | undefined;
  /** Empty: all sites of the account. */
  readonly siteIds?: ReadonlyArray<string | number> | null | undefined;
};

/** An absent field is not changed. */
export type UpdatePlanInput = {
  readonly addressRanges?: ReadonlyArray<string> | null | undefined;
  readonly amount?: number | null | undefined;
  readonly autoRenew?: boolean | null | undefined;
  readonly countries?: ReadonlyArray<string> | null | undefined;
  readonly currency?: string | null | undefined;
  readonly description?: string | null | undefined;
  readonly emailDomains?: ReadonlyArray<string> | null | undefined;
  readonly entitlements?: ReadonlyArray<string> | null | undefined;
  /** The `updatedAt` that was read. The update is refused with CONFLICT if one of the given fields was changed since. Absent: it overwrites. */
  readonly ifUpdatedAt?: string | null | undefined;
  readonly nickname?: string | null | undefined;
  readonly productId?: number | null | undefined;
  readonly quantity?: number | null | undefined;
  readonly type?: string | null | undefined;
};

/** Absent fields stay as they are. */
export type UpdateWebhookEndpointInput = {
  /** Pending deliveries to a disabled endpoint are parked. */
  readonly enabled?: boolean | null | undefined;
  /** Empty: all but CUSTOMER_LOGIN and CUSTOMER_SESSION_ENDED, which have to be named. */
  readonly events?: ReadonlyArray<WebhookEventType> | null | undefined;
  /** The `updatedAt` that was read. The update is refused with CONFLICT if one of the given fields was changed since. Absent: it overwrites. */
  readonly ifUpdatedAt?: string | null | undefined;
  readonly url?: string | null | undefined;
};

export type WebhookDeliveryStatus =
  /** The receiver answered with a status from 200 to 299. */
  | 'DELIVERED'
  /** No attempt succeeded within a day, or the endpoint is disabled. It can be replayed. */
  | 'PARKED'
  /** It is sent, or waits for the next attempt. Attempts are made for a day. */
  | 'PENDING';

/** The type of an event. */
export type WebhookEventType =
  /** `customer.created` */
  | 'CUSTOMER_CREATED'
  /** `customer.deleted` */
  | 'CUSTOMER_DELETED'
  /** `customer.disabled` */
  | 'CUSTOMER_DISABLED'
  /** `customer.email_verification_request` */
  | 'CUSTOMER_EMAIL_VERIFICATION_REQUEST'
  /** `customer.email_verification_succeeded` */
  | 'CUSTOMER_EMAIL_VERIFICATION_SUCCEEDED'
  /** `customer.enabled` */
  | 'CUSTOMER_ENABLED'
  /** `customer.login` */
  | 'CUSTOMER_LOGIN'
  /** `customer.passwordless_login_request` */
  | 'CUSTOMER_PASSWORDLESS_LOGIN_REQUEST'
  /** `customer.PasswordResetRequestSubmitted` */
  | 'CUSTOMER_PASSWORD_RESET_REQUEST_SUBMITTED'
  /** `customer.password_update.succeeded` */
  | 'CUSTOMER_PASSWORD_UPDATE_SUCCEEDED'
  /** `customer.session_ended` */
  | 'CUSTOMER_SESSION_ENDED'
  /** `customer.updated` */
  | 'CUSTOMER_UPDATED'
  /** `webhook.test` */
  | 'WEBHOOK_TEST';

export type CurrentCollaboratorQueryVariables = Exact<{ [key: string]: never; }>;


export type CurrentCollaboratorQuery = { readonly collaboratorMe: { readonly id: string, readonly email: string, readonly name: string | null, readonly role: CollaboratorRole, readonly hasPassword: boolean }, readonly account: { readonly id: string, readonly name: string, readonly slug: string, readonly sandbox: boolean } };

export type LogOutMutationVariables = Exact<{ [key: string]: never; }>;


export type LogOutMutation = { readonly collaboratorLogout: { readonly id: string } };

export type OwnProofsQueryVariables = Exact<{ [key: string]: never; }>;


export type OwnProofsQuery = { readonly collaboratorMe: { readonly id: string, readonly hasPassword: boolean }, readonly collaboratorAuthenticators: { readonly recoveryCodesLeft: number, readonly authenticators: ReadonlyArray<{ readonly id: string, readonly kind: AuthenticatorKind }> }, readonly collaboratorSessions: ReadonlyArray<{ readonly id: string, readonly current: boolean, readonly bySso: boolean }> };

export type ReauthenticateMutationVariables = Exact<{
  input: ReauthenticateCollaboratorInput;
}>;


export type ReauthenticateMutation = { readonly reauthenticateCollaborator: { readonly id: string } };

export type BeginPasskeyProofMutationVariables = Exact<{ [key: string]: never; }>;


export type BeginPasskeyProofMutation = { readonly beginCollaboratorPasskeyProof: unknown };

export type AccountSettingsQueryVariables = Exact<{ [key: string]: never; }>;


export type AccountSettingsQuery = { readonly account: { readonly id: string, readonly name: string, readonly slug: string, readonly lockoutAttempts: number, readonly lockoutWindowSeconds: number, readonly lockoutScope: LockoutScope, readonly lockoutDailyCap: number, readonly sandbox: boolean, readonly updatedAt: string } };

export type UpdateAccountMutationVariables = Exact<{
  input: UpdateAccountInput;
}>;


export type UpdateAccountMutation = { readonly updateAccount: { readonly id: string, readonly updatedAt: string } };

export type EndAccountSessionsMutationVariables = Exact<{
  after?: string | null | undefined;
}>;


export type EndAccountSessionsMutation = { readonly endAccountSessions: { readonly endedCount: number, readonly nextCursor: string | null } };

export type AuditLogQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: AuditFilter | null | undefined;
}>;


export type AuditLogQuery = { readonly auditEventsConnection: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly at: string, readonly actorKind: AuditActorKind, readonly actorId: string | null, readonly action: string, readonly targetKind: string, readonly targetId: string, readonly source: string | null, readonly changes: ReadonlyArray<{ readonly field: string, readonly before: unknown, readonly after: unknown }> } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type AuditFiltersQueryVariables = Exact<{ [key: string]: never; }>;


export type AuditFiltersQuery = { readonly auditActions: ReadonlyArray<string>, readonly auditTargetKinds: ReadonlyArray<string>, readonly collaborators: ReadonlyArray<{ readonly id: string, readonly email: string }> };

export type CustomersQueryVariables = Exact<{
  search?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type CustomersQuery = { readonly customersConnection: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly email: string | null, readonly username: string | null, readonly firstName: string | null, readonly lastName: string | null, readonly displayName: string | null, readonly lastLoginAt: string | null, readonly createdAt: string, readonly disabledAt: string | null, readonly deletedAt: string | null } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type CustomerQueryVariables = Exact<{
  id: string | number;
}>;


export type CustomerQuery = { readonly customer: { readonly id: string, readonly email: string | null, readonly emailVerifiedAt: string | null, readonly emailBeforeChange: string | null, readonly emailCollides: boolean, readonly username: string | null, readonly firstName: string | null, readonly lastName: string | null, readonly displayName: string | null, readonly salutation: string | null, readonly title: string | null, readonly organization: string | null, readonly phone: string | null, readonly language: string, readonly metadata: unknown, readonly hasPassword: boolean, readonly lastLoginAt: string | null, readonly createdAt: string, readonly updatedAt: string, readonly disabledAt: string | null, readonly deletedAt: string | null, readonly devices: ReadonlyArray<{ readonly firstSeenAt: string, readonly lastSeenAt: string }>, readonly identities: ReadonlyArray<{ readonly id: string, readonly provider: string, readonly email: string | null, readonly createdAt: string, readonly lastUsedAt: string }>, readonly factors: ReadonlyArray<{ readonly id: string, readonly kind: CustomerFactorKind, readonly name: string | null, readonly rpId: string | null, readonly createdAt: string, readonly lastUsedAt: string | null }>, readonly loginFailures: ReadonlyArray<{ readonly kind: LoginFailureKind, readonly source: string | null, readonly failures: number, readonly limit: number, readonly locked: boolean, readonly windowEndsAt: string }>, readonly mailedLinks: ReadonlyArray<{ readonly id: string, readonly kind: MailedLinkKind, readonly siteId: string | null, readonly createdAt: string, readonly expiresAt: string, readonly spentAt: string | null }>, readonly termsAcceptances: ReadonlyArray<{ readonly siteId: string, readonly version: string, readonly acceptedAt: string }> }, readonly sites: ReadonlyArray<{ readonly id: string, readonly name: string }> };

export type CustomerSessionsQueryVariables = Exact<{
  id: string | number;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type CustomerSessionsQuery = { readonly customer: { readonly id: string, readonly sessionsConnection: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly siteId: string, readonly startedBy: SessionStart, readonly source: string, readonly userAgent: string | null, readonly createdAt: string, readonly lastUsedAt: string, readonly expiresAt: string, readonly endedAt: string | null, readonly endReason: SessionEndReason | null, readonly endedBy: string | null } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } } };

export type CustomerHistoryQueryVariables = Exact<{
  id: string | number;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type CustomerHistoryQuery = { readonly customer: { readonly id: string, readonly historyConnection: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly at: string, readonly action: string, readonly actorKind: AuditActorKind, readonly actorId: string | null, readonly changes: ReadonlyArray<{ readonly field: string, readonly before: unknown, readonly after: unknown }> } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } } };

export type DisableCustomerMutationVariables = Exact<{
  id: string | number;
}>;


export type DisableCustomerMutation = { readonly disableCustomer: { readonly id: string, readonly disabledAt: string | null } };

export type EnableCustomerMutationVariables = Exact<{
  id: string | number;
}>;


export type EnableCustomerMutation = { readonly enableCustomer: { readonly id: string, readonly disabledAt: string | null } };

export type UnlockCustomerMutationVariables = Exact<{
  id: string | number;
}>;


export type UnlockCustomerMutation = { readonly unlockCustomer: { readonly unlocked: boolean } };

export type EndCustomerSessionMutationVariables = Exact<{
  sessionId: string | number;
}>;


export type EndCustomerSessionMutation = { readonly endCustomerSession: { readonly id: string, readonly endedAt: string | null } };

export type EndCustomerSessionsMutationVariables = Exact<{
  id: string | number;
}>;


export type EndCustomerSessionsMutation = { readonly endCustomerSessions: { readonly endedCount: number } };

export type ExportCustomerMutationVariables = Exact<{
  id: string | number;
}>;


export type ExportCustomerMutation = { readonly exportCustomer: unknown };

export type DeleteCustomerMutationVariables = Exact<{
  id: string | number;
}>;


export type DeleteCustomerMutation = { readonly deleteCustomer: { readonly id: string, readonly deletedAt: string | null } };

export type RemoveCustomerFactorsMutationVariables = Exact<{
  id: string | number;
}>;


export type RemoveCustomerFactorsMutation = { readonly removeCustomerAuthenticators: { readonly id: string } };

export type SendCustomerPasswordResetMutationVariables = Exact<{
  id: string | number;
  siteId: string | number;
}>;


export type SendCustomerPasswordResetMutation = { readonly sendCustomerPasswordReset: { readonly to: string } };

export type SendCustomerEmailVerificationMutationVariables = Exact<{
  id: string | number;
  siteId: string | number;
}>;


export type SendCustomerEmailVerificationMutation = { readonly sendCustomerEmailVerification: { readonly to: string } };

export type LogInMutationVariables = Exact<{
  input: CollaboratorLoginInput;
}>;


export type LogInMutation = { readonly collaboratorLogin: { readonly collaborator: { readonly id: string } } };

export type CompleteLogInMutationVariables = Exact<{
  input: CompleteLoginInput;
}>;


export type CompleteLogInMutation = { readonly completeCollaboratorLogin: { readonly collaborator: { readonly id: string } } };

export type BeginPasskeyLogInMutationVariables = Exact<{
  challenge: string;
}>;


export type BeginPasskeyLogInMutation = { readonly beginCollaboratorPasskeyLogin: unknown };

export type SsoUrlQueryVariables = Exact<{
  email: string;
}>;


export type SsoUrlQuery = { readonly employeeSsoUrl: string | null };

export type RequestResetMutationVariables = Exact<{
  email: string;
}>;


export type RequestResetMutation = { readonly requestCollaboratorPasswordReset: boolean };

export type ResetPasswordMutationVariables = Exact<{
  input: ResetCollaboratorPasswordInput;
}>;


export type ResetPasswordMutation = { readonly resetCollaboratorPassword: { readonly id: string } };

export type AcceptInvitationMutationVariables = Exact<{
  input: AcceptCollaboratorInvitationInput;
}>;


export type AcceptInvitationMutation = { readonly acceptCollaboratorInvitation: { readonly collaborator: { readonly id: string } } };

export type KeyListFragment = { readonly mayChange: boolean, readonly rotationDays: number, readonly keys: ReadonlyArray<{ readonly kid: string, readonly algorithm: string, readonly state: SigningKeyState, readonly createdAt: string, readonly signsFrom: string, readonly retiresAt: string | null, readonly verifiesUntil: string | null }>, readonly withdrawn: ReadonlyArray<{ readonly kid: string, readonly withdrawnAt: string }> };

export type SigningKeysQueryVariables = Exact<{ [key: string]: never; }>;


export type SigningKeysQuery = { readonly signingKeys: { readonly mayChange: boolean, readonly rotationDays: number, readonly keys: ReadonlyArray<{ readonly kid: string, readonly algorithm: string, readonly state: SigningKeyState, readonly createdAt: string, readonly signsFrom: string, readonly retiresAt: string | null, readonly verifiesUntil: string | null }>, readonly withdrawn: ReadonlyArray<{ readonly kid: string, readonly withdrawnAt: string }> } };

export type RotateSigningKeysMutationVariables = Exact<{ [key: string]: never; }>;


export type RotateSigningKeysMutation = { readonly rotateSigningKeys: { readonly mayChange: boolean, readonly rotationDays: number, readonly keys: ReadonlyArray<{ readonly kid: string, readonly algorithm: string, readonly state: SigningKeyState, readonly createdAt: string, readonly signsFrom: string, readonly retiresAt: string | null, readonly verifiesUntil: string | null }>, readonly withdrawn: ReadonlyArray<{ readonly kid: string, readonly withdrawnAt: string }> } };

export type WithdrawSigningKeyMutationVariables = Exact<{
  kid: string | number;
}>;


export type WithdrawSigningKeyMutation = { readonly withdrawSigningKey: { readonly mayChange: boolean, readonly rotationDays: number, readonly keys: ReadonlyArray<{ readonly kid: string, readonly algorithm: string, readonly state: SigningKeyState, readonly createdAt: string, readonly signsFrom: string, readonly retiresAt: string | null, readonly verifiesUntil: string | null }>, readonly withdrawn: ReadonlyArray<{ readonly kid: string, readonly withdrawnAt: string }> } };

export type ImportRowFragment = { readonly id: string, readonly state: ImportRunState, readonly isDryRun: boolean, readonly source: string, readonly fileName: string | null, readonly startedAt: string, readonly lines: number | null, readonly lastLine: number, readonly created: number, readonly updated: number, readonly unchanged: number, readonly skipped: number, readonly refused: number };

export type ImportDetailsFragment = { readonly failure: string | null, readonly changedAt: string, readonly finishedAt: string | null, readonly deleted: number, readonly kept: number, readonly undoEndedAt: string | null, readonly id: string, readonly state: ImportRunState, readonly isDryRun: boolean, readonly source: string, readonly fileName: string | null, readonly startedAt: string, readonly lines: number | null, readonly lastLine: number, readonly created: number, readonly updated: number, readonly unchanged: number, readonly skipped: number, readonly refused: number, readonly hashes: ReadonlyArray<{ readonly scheme: string, readonly count: number, readonly firstLoginSeconds: number }>, readonly notes: ReadonlyArray<{ readonly code: string, readonly count: number }>, readonly problemCounts: ReadonlyArray<{ readonly code: string, readonly count: number }> };

export type ImportUploadsQueryVariables = Exact<{ [key: string]: never; }>;


export type ImportUploadsQuery = { readonly importUpload: { readonly maxBytes: number } };

export type ImportRunsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ImportRunsQuery = { readonly importRuns: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly state: ImportRunState, readonly isDryRun: boolean, readonly source: string, readonly fileName: string | null, readonly startedAt: string, readonly lines: number | null, readonly lastLine: number, readonly created: number, readonly updated: number, readonly unchanged: number, readonly skipped: number, readonly refused: number } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type ImportRunQueryVariables = Exact<{
  id: string | number;
}>;


export type ImportRunQuery = { readonly importRun: { readonly failure: string | null, readonly changedAt: string, readonly finishedAt: string | null, readonly deleted: number, readonly kept: number, readonly undoEndedAt: string | null, readonly id: string, readonly state: ImportRunState, readonly isDryRun: boolean, readonly source: string, readonly fileName: string | null, readonly startedAt: string, readonly lines: number | null, readonly lastLine: number, readonly created: number, readonly updated: number, readonly unchanged: number, readonly skipped: number, readonly refused: number, readonly hashes: ReadonlyArray<{ readonly scheme: string, readonly count: number, readonly firstLoginSeconds: number }>, readonly notes: ReadonlyArray<{ readonly code: string, readonly count: number }>, readonly problemCounts: ReadonlyArray<{ readonly code: string, readonly count: number }> } };

export type ImportProblemsQueryVariables = Exact<{
  id: string | number;
  code?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ImportProblemsQuery = { readonly importRun: { readonly id: string, readonly problems: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly line: number, readonly code: string, readonly isRefusal: boolean, readonly recordId: string | null, readonly field: string | null, readonly firstLine: number | null } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } } };

export type StopImportMutationVariables = Exact<{
  id: string | number;
}>;


export type StopImportMutation = { readonly stopImport: { readonly failure: string | null, readonly changedAt: string, readonly finishedAt: string | null, readonly deleted: number, readonly kept: number, readonly undoEndedAt: string | null, readonly id: string, readonly state: ImportRunState, readonly isDryRun: boolean, readonly source: string, readonly fileName: string | null, readonly startedAt: string, readonly lines: number | null, readonly lastLine: number, readonly created: number, readonly updated: number, readonly unchanged: number, readonly skipped: number, readonly refused: number, readonly hashes: ReadonlyArray<{ readonly scheme: string, readonly count: number, readonly firstLoginSeconds: number }>, readonly notes: ReadonlyArray<{ readonly code: string, readonly count: number }>, readonly problemCounts: ReadonlyArray<{ readonly code: string, readonly count: number }> } };

export type UndoImportMutationVariables = Exact<{
  id: string | number;
}>;


export type UndoImportMutation = { readonly undoImport: { readonly failure: string | null, readonly changedAt: string, readonly finishedAt: string | null, readonly deleted: number, readonly kept: number, readonly undoEndedAt: string | null, readonly id: string, readonly state: ImportRunState, readonly isDryRun: boolean, readonly source: string, readonly fileName: string | null, readonly startedAt: string, readonly lines: number | null, readonly lastLine: number, readonly created: number, readonly updated: number, readonly unchanged: number, readonly skipped: number, readonly refused: number, readonly hashes: ReadonlyArray<{ readonly scheme: string, readonly count: number, readonly firstLoginSeconds: number }>, readonly notes: ReadonlyArray<{ readonly code: string, readonly count: number }>, readonly problemCounts: ReadonlyArray<{ readonly code: string, readonly count: number }> } };

export type OldIssuerFragment = { readonly id: string, readonly siteId: string, readonly kind: LegacyIssuerKind, readonly algorithm: string, readonly url: string | null, readonly iss: string | null, readonly aud: string | null, readonly prv: string | null, readonly cutoverAt: string | null, readonly acceptsUntil: string, readonly closedAt: string | null, readonly isAccepting: boolean, readonly createdAt: string };

export type OldSessionsQueryVariables = Exact<{ [key: string]: never; }>;


export type OldSessionsQuery = { readonly legacyIssuers: ReadonlyArray<{ readonly id: string, readonly siteId: string, readonly kind: LegacyIssuerKind, readonly algorithm: string, readonly url: string | null, readonly iss: string | null, readonly aud: string | null, readonly prv: string | null, readonly cutoverAt: string | null, readonly acceptsUntil: string, readonly closedAt: string | null, readonly isAccepting: boolean, readonly createdAt: string }>, readonly sites: ReadonlyArray<{ readonly id: string, readonly name: string, readonly slug: string }> };

export type OldSystemSettingsFragment = { readonly kind: OldSystemKind, readonly url: string, readonly site: string | null, readonly until: string, readonly trustsEmails: boolean, readonly createsUnknown: boolean, readonly enabled: boolean, readonly isAsked: boolean, readonly waitingCustomers: number, readonly updatedAt: string };

export type OldSystemQueryVariables = Exact<{ [key: string]: never; }>;


export type OldSystemQuery = { readonly oldSystem: { readonly kind: OldSystemKind, readonly url: string, readonly site: string | null, readonly until: string, readonly trustsEmails: boolean, readonly createsUnknown: boolean, readonly enabled: boolean, readonly isAsked: boolean, readonly waitingCustomers: number, readonly updatedAt: string } | null };

export type SetOldSystemMutationVariables = Exact<{
  input: OldSystemInput;
}>;


export type SetOldSystemMutation = { readonly setOldSystem: { readonly secret: string | null, readonly oldSystem: { readonly kind: OldSystemKind, readonly url: string, readonly site: string | null, readonly until: string, readonly trustsEmails: boolean, readonly createsUnknown: boolean, readonly enabled: boolean, readonly isAsked: boolean, readonly waitingCustomers: number, readonly updatedAt: string } } };

export type RemoveOldSystemMutationVariables = Exact<{ [key: string]: never; }>;


export type RemoveOldSystemMutation = { readonly removeOldSystem: { readonly kind: OldSystemKind } };

export type MovedPasswordsQueryVariables = Exact<{ [key: string]: never; }>;


export type MovedPasswordsQuery = { readonly importedPasswords: { readonly elsewhere: number, readonly unusable: number, readonly schemes: ReadonlyArray<{ readonly scheme: string, readonly customers: number }> }, readonly hashSecrets: ReadonlyArray<{ readonly id: string, readonly name: string, readonly createdAt: string }>, readonly oldSystem: { readonly kind: OldSystemKind, readonly url: string, readonly site: string | null, readonly until: string, readonly trustsEmails: boolean, readonly createsUnknown: boolean, readonly enabled: boolean, readonly isAsked: boolean, readonly waitingCustomers: number, readonly updatedAt: string } | null };

export type OverviewStatisticsQueryVariables = Exact<{
  from: string;
  to: string;
  step: StatisticsStep;
  siteId?: string | number | null | undefined;
}>;


export type OverviewStatisticsQuery = { readonly statistics: { readonly from: string, readonly to: string, readonly mailsWaiting: number, readonly webhooksWaiting: number, readonly logins: ReadonlyArray<{ readonly at: string, readonly way: LoginWay, readonly provider: string | null, readonly outcome: LoginOutcome, readonly count: number }>, readonly registrations: ReadonlyArray<{ readonly at: string, readonly provider: string | null, readonly count: number }>, readonly activeSessions: ReadonlyArray<{ readonly at: string, readonly count: number }>, readonly verdicts: ReadonlyArray<{ readonly at: string, readonly partnerName: string, readonly verdict: string, readonly count: number }>, readonly mails: ReadonlyArray<{ readonly at: string, readonly outcome: DeliveryOutcome, readonly count: number }>, readonly webhooks: ReadonlyArray<{ readonly at: string, readonly outcome: DeliveryOutcome, readonly count: number }> } };

export type SetupOfEverybodyQueryVariables = Exact<{ [key: string]: never; }>;


export type SetupOfEverybodyQuery = { readonly sites: ReadonlyArray<{ readonly id: string, readonly name: string, readonly link: string | null, readonly allowedOrigins: ReadonlyArray<string> }>, readonly collaboratorAuthenticators: { readonly recoveryCodesLeft: number, readonly authenticators: ReadonlyArray<{ readonly id: string, readonly kind: AuthenticatorKind }> } };

export type SetupOfAdminsQueryVariables = Exact<{ [key: string]: never; }>;


export type SetupOfAdminsQuery = { readonly partners: ReadonlyArray<{ readonly id: string, readonly lastUsedAt: string | null }>, readonly webhookEndpoints: ReadonlyArray<{ readonly id: string }>, readonly mailDelivery: { readonly transport: MailTransport, readonly lastSentOn: string | null } };

export type SetupOfOwnersQueryVariables = Exact<{ [key: string]: never; }>;


export type SetupOfOwnersQuery = { readonly collaborators: ReadonlyArray<{ readonly id: string, readonly role: CollaboratorRole, readonly invited: boolean }> };

export type PartnerRowFragment = { readonly id: string, readonly name: string, readonly clientId: string, readonly siteIds: ReadonlyArray<string>, readonly ratePerMinute: number | null, readonly previousSecretUntil: string | null, readonly disabledAt: string | null, readonly createdAt: string, readonly updatedAt: string, readonly lastUsedAt: string | null };

export type PartnersPageQueryVariables = Exact<{ [key: string]: never; }>;


export type PartnersPageQuery = { readonly partners: ReadonlyArray<{ readonly id: string, readonly name: string, readonly clientId: string, readonly siteIds: ReadonlyArray<string>, readonly ratePerMinute: number | null, readonly previousSecretUntil: string | null, readonly disabledAt: string | null, readonly createdAt: string, readonly updatedAt: string, readonly lastUsedAt: string | null }>, readonly sites: ReadonlyArray<{ readonly id: string, readonly name: string }> };

export type PartnerUsageQueryVariables = Exact<{
  from: string;
  to: string;
  step: StatisticsStep;
  partnerId: string | number;
}>;


export type PartnerUsageQuery = { readonly statistics: { readonly from: string, readonly to: string, readonly verdicts: ReadonlyArray<{ readonly at: string, readonly verdict: string, readonly count: number }> } };

export type CreatePartnerMutationVariables = Exact<{
  input: CreatePartnerInput;
}>;


export type CreatePartnerMutation = { readonly createPartner: { readonly clientSecret: string, readonly partner: { readonly id: string, readonly name: string, readonly clientId: string, readonly siteIds: ReadonlyArray<string>, readonly ratePerMinute: number | null, readonly previousSecretUntil: string | null, readonly disabledAt: string | null, readonly createdAt: string, readonly updatedAt: string, readonly lastUsedAt: string | null } } };

export type UpdatePartnerMutationVariables = Exact<{
  id: string | number;
  input: UpdatePartnerInput;
}>;


export type UpdatePartnerMutation = { readonly updatePartner: { readonly id: string, readonly name: string, readonly clientId: string, readonly siteIds: ReadonlyArray<string>, readonly ratePerMinute: number | null, readonly previousSecretUntil: string | null, readonly disabledAt: string | null, readonly createdAt: string, readonly updatedAt: string, readonly lastUsedAt: string | null } };

export type RotatePartnerMutationVariables = Exact<{
  id: string | number;
  overlapDays: number;
}>;


export type RotatePartnerMutation = { readonly rotatePartnerSecret: { readonly clientSecret: string, readonly partner: { readonly id: string, readonly name: string, readonly clientId: string, readonly siteIds: ReadonlyArray<string>, readonly ratePerMinute: number | null, readonly previousSecretUntil: string | null, readonly disabledAt: string | null, readonly createdAt: string, readonly updatedAt: string, readonly lastUsedAt: string | null } } };

export type DisablePartnerMutationVariables = Exact<{
  id: string | number;
}>;


export type DisablePartnerMutation = { readonly disablePartner: { readonly id: string, readonly name: string, readonly clientId: string, readonly siteIds: ReadonlyArray<string>, readonly ratePerMinute: number | null, readonly previousSecretUntil: string | null, readonly disabledAt: string | null, readonly createdAt: string, readonly updatedAt: string, readonly lastUsedAt: string | null } };

export type EnablePartnerMutationVariables = Exact<{
  id: string | number;
}>;


export type EnablePartnerMutation = { readonly enablePartner: { readonly id: string, readonly name: string, readonly clientId: string, readonly siteIds: ReadonlyArray<string>, readonly ratePerMinute: number | null, readonly previousSecretUntil: string | null, readonly disabledAt: string | null, readonly createdAt: string, readonly updatedAt: string, readonly lastUsedAt: string | null } };

export type SetTestTokensMutationVariables = Exact<{
  sandbox: boolean;
}>;


export type SetTestTokensMutation = { readonly updateAccount: { readonly id: string, readonly sandbox: boolean } };

export type CheckPartnerTokenMutationVariables = Exact<{
  partnerId: string | number;
  token: string;
}>;


export type CheckPartnerTokenMutation = { readonly checkPartnerToken: { readonly valid: boolean, readonly reason: TokenInvalidReason | null, readonly action: TokenAction | null } };

export type OwnSecurityQueryVariables = Exact<{ [key: string]: never; }>;


export type OwnSecurityQuery = { readonly collaboratorAuthenticators: { readonly recoveryCodesLeft: number, readonly authenticators: ReadonlyArray<{ readonly id: string, readonly kind: AuthenticatorKind, readonly name: string | null, readonly createdAt: string, readonly lastUsedAt: string | null }> } };

export type OwnSessionsQueryVariables = Exact<{ [key: string]: never; }>;


export type OwnSessionsQuery = { readonly collaboratorSessions: ReadonlyArray<{ readonly id: string, readonly source: string, readonly userAgent: string | null, readonly isConsole: boolean, readonly createdAt: string, readonly lastUsedAt: string | null, readonly current: boolean }> };

export type ChangePasswordMutationVariables = Exact<{
  input: ChangeCollaboratorPasswordInput;
}>;


export type ChangePasswordMutation = { readonly changeCollaboratorPassword: { readonly id: string } };

export type BeginTotpMutationVariables = Exact<{
  proof?: FactorProofInput | null | undefined;
}>;


export type BeginTotpMutation = { readonly beginCollaboratorTotp: { readonly id: string, readonly secret: string, readonly uri: string } };

export type ConfirmTotpMutationVariables = Exact<{
  input: ConfirmTotpInput;
}>;


export type ConfirmTotpMutation = { readonly confirmCollaboratorTotp: { readonly recoveryCodes: ReadonlyArray<string> | null, readonly authenticator: { readonly id: string } } };

export type BeginPasskeyMutationVariables = Exact<{
  proof?: FactorProofInput | null | undefined;
}>;


export type BeginPasskeyMutation = { readonly beginCollaboratorPasskeyRegistration: unknown };

export type ConfirmPasskeyMutationVariables = Exact<{
  input: ConfirmPasskeyInput;
}>;


export type ConfirmPasskeyMutation = { readonly confirmCollaboratorPasskeyRegistration: { readonly recoveryCodes: ReadonlyArray<string> | null, readonly authenticator: { readonly id: string } } };

export type RemoveFactorMutationVariables = Exact<{
  id: string | number;
  proof: FactorProofInput;
}>;


export type RemoveFactorMutation = { readonly removeCollaboratorAuthenticator: { readonly recoveryCodesLeft: number } };

export type RenewRecoveryCodesMutationVariables = Exact<{
  proof: FactorProofInput;
}>;


export type RenewRecoveryCodesMutation = { readonly regenerateCollaboratorRecoveryCodes: { readonly recoveryCodes: ReadonlyArray<string> } };

export type EndOtherSessionsMutationVariables = Exact<{ [key: string]: never; }>;


export type EndOtherSessionsMutation = { readonly endOtherCollaboratorSessions: { readonly endedCount: number } };

export type EndSessionMutationVariables = Exact<{
  id: string | number;
}>;


export type EndSessionMutation = { readonly endCollaboratorSession: { readonly endedCount: number } };

export type SingleSignOnQueryVariables = Exact<{ [key: string]: never; }>;


export type SingleSignOnQuery = { readonly employeeSso: { readonly redirectUri: string, readonly startUrl: string, readonly dnsRecordText: string, readonly settings: { readonly issuer: string, readonly clientId: string, readonly domains: ReadonlyArray<string>, readonly groupsClaim: string | null, readonly ssoOnly: boolean, readonly updatedAt: string, readonly groupRoles: ReadonlyArray<{ readonly group: string, readonly role: CollaboratorRole }>, readonly breakGlassOwner: { readonly id: string, readonly email: string } | null } | null } };

export type SetSingleSignOnMutationVariables = Exact<{
  input: EmployeeSsoInput;
}>;


export type SetSingleSignOnMutation = { readonly setEmployeeSso: { readonly redirectUri: string } };

export type RemoveSingleSignOnMutationVariables = Exact<{ [key: string]: never; }>;


export type RemoveSingleSignOnMutation = { readonly removeEmployeeSso: { readonly redirectUri: string } };

export type MailTextsQueryVariables = Exact<{
  siteId: string | number;
  language: string;
}>;


export type MailTextsQuery = { readonly mailTexts: ReadonlyArray<{ readonly kind: MailKind, readonly language: string, readonly isOwn: boolean, readonly subject: string, readonly paragraphs: ReadonlyArray<string>, readonly buttonLabel: string | null, readonly hasOwnButtonLabel: boolean, readonly fixedParagraphs: ReadonlyArray<string>, readonly updatedAt: string | null, readonly variables: ReadonlyArray<{ readonly name: string, readonly required: boolean, readonly optional: boolean }> }> };

export type PreviewMailQueryVariables = Exact<{
  siteId: string | number;
  kind: MailKind;
  language: string;
  draft?: MailTextInput | null | undefined;
}>;


export type PreviewMailQuery = { readonly previewMail: { readonly subject: string, readonly text: string, readonly html: string } };

export type SetMailTextMutationVariables = Exact<{
  siteId: string | number;
  kind: MailKind;
  language: string;
  input: MailTextInput;
  ifUpdatedAt?: string | null | undefined;
}>;


export type SetMailTextMutation = { readonly setMailText: { readonly kind: MailKind, readonly updatedAt: string | null } };

export type RemoveMailTextMutationVariables = Exact<{
  siteId: string | number;
  kind: MailKind;
  language: string;
}>;


export type RemoveMailTextMutation = { readonly removeMailText: { readonly kind: MailKind, readonly updatedAt: string | null } };

export type SendTestMailMutationVariables = Exact<{
  siteId: string | number;
  kind: MailKind;
  language: string;
}>;


export type SendTestMailMutation = { readonly sendTestMail: { readonly to: string } };

export type SitePlansQueryVariables = Exact<{
  siteId: string | number;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type SitePlansQuery = { readonly sitePlansConnection: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly nickname: string, readonly description: string | null, readonly amount: number, readonly currency: string, readonly quantity: number, readonly type: string, readonly autoRenew: boolean, readonly countries: ReadonlyArray<string>, readonly entitlements: ReadonlyArray<string>, readonly productId: number | null, readonly active: boolean, readonly addressRanges: ReadonlyArray<string>, readonly emailDomains: ReadonlyArray<string>, readonly createdAt: string, readonly updatedAt: string } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type CreatePlanMutationVariables = Exact<{
  siteId: string | number;
  input: CreatePlanInput;
}>;


export type CreatePlanMutation = { readonly createPlan: { readonly id: string } };

export type UpdatePlanMutationVariables = Exact<{
  id: string | number;
  input: UpdatePlanInput;
}>;


export type UpdatePlanMutation = { readonly updatePlan: { readonly id: string, readonly updatedAt: string } };

export type DeactivatePlanMutationVariables = Exact<{
  id: string | number;
}>;


export type DeactivatePlanMutation = { readonly deactivatePlan: { readonly id: string, readonly active: boolean } };

export type ReactivatePlanMutationVariables = Exact<{
  id: string | number;
}>;


export type ReactivatePlanMutation = { readonly reactivatePlan: { readonly id: string, readonly active: boolean } };

export type ProviderRedirectUriQueryVariables = Exact<{
  name: string;
}>;


export type ProviderRedirectUriQuery = { readonly identityProviderRedirectUri: string };

export type SetIdentityProviderMutationVariables = Exact<{
  siteId: string | number;
  input: IdentityProviderInput;
}>;


export type SetIdentityProviderMutation = { readonly setIdentityProvider: { readonly id: string, readonly updatedAt: string } };

export type RemoveIdentityProviderMutationVariables = Exact<{
  siteId: string | number;
  name: string;
}>;


export type RemoveIdentityProviderMutation = { readonly removeIdentityProvider: { readonly id: string } };

export type BeginProviderTestMutationVariables = Exact<{
  siteId: string | number;
  name: string;
}>;


export type BeginProviderTestMutation = { readonly beginIdentityProviderTest: { readonly url: string, readonly test: { readonly id: string } } };

export type ProviderTestQueryVariables = Exact<{
  id: string | number;
}>;


export type ProviderTestQuery = { readonly identityProviderTest: { readonly outcome: IdentityProviderTestOutcome, readonly reason: string | null, readonly issuer: string | null, readonly subject: string | null, readonly email: string | null, readonly emailVerified: boolean, readonly claims: ReadonlyArray<string> } | null };

export type SitesQueryVariables = Exact<{ [key: string]: never; }>;


export type SitesQuery = { readonly sites: ReadonlyArray<{ readonly id: string, readonly slug: string, readonly name: string, readonly link: string | null, readonly loginHost: string | null, readonly createdAt: string }> };

export type SiteNamesQueryVariables = Exact<{ [key: string]: never; }>;


export type SiteNamesQuery = { readonly sites: ReadonlyArray<{ readonly id: string, readonly name: string }> };

export type SiteQueryVariables = Exact<{
  id: string | number;
}>;


export type SiteQuery = { readonly siteSettings: { readonly id: string, readonly slug: string, readonly name: string, readonly link: string | null, readonly defaultLanguage: string, readonly defaultCurrency: string, readonly allowedOrigins: ReadonlyArray<string>, readonly tokenLifetimeDays: number, readonly refreshTokenLifetimeDays: number, readonly sessionLifetimeDays: number, readonly concurrentSessions: ConcurrentSessions, readonly sessionLimit: number, readonly invalidTokenStatus: number, readonly passwordPolicy: PasswordPolicy, readonly refuseBreachedPasswords: boolean, readonly passwordlessEnabled: boolean, readonly passwordlessLinkDays: number, readonly passwordlessLinkReuse: boolean, readonly emailVerificationEnabled: boolean, readonly revealUnknownEmails: boolean, readonly cookieSharing: boolean, readonly sessionHandoff: boolean, readonly secondFactor: SecondFactorPolicy, readonly passkeyDomain: string | null, readonly androidAppOrigins: ReadonlyArray<string>, readonly loginHost: string | null, readonly accentColor: string | null, readonly accentTextColor: string | null, readonly surfaceColor: string | null, readonly textColor: string | null, readonly fontFamily: string | null, readonly cornerRadiusPixels: number | null, readonly termsUrl: string | null, readonly privacyUrl: string | null, readonly termsVersion: string | null, readonly mailSenderName: string | null, readonly mailReplyTo: string | null, readonly createdAt: string, readonly updatedAt: string, readonly logo: { readonly url: string, readonly width: number, readonly height: number } | null, readonly botProtection: { readonly provider: BotProtectionProvider, readonly siteKey: string, readonly operations: ReadonlyArray<BotProtectedOperation>, readonly minimumScore: number, readonly updatedAt: string } | null, readonly identityProviders: ReadonlyArray<{ readonly id: string, readonly name: string, readonly kind: IdentityProviderKind, readonly clientId: string, readonly hasSecret: boolean, readonly issuer: string | null, readonly teamId: string | null, readonly keyId: string | null, readonly enabled: boolean, readonly redirectUri: string, readonly updatedAt: string }> } };

export type CreateSiteMutationVariables = Exact<{
  slug: string;
  settings?: SiteSettingsInput | null | undefined;
}>;


export type CreateSiteMutation = { readonly createSite: { readonly id: string } };

export type UpdateSiteMutationVariables = Exact<{
  id: string | number;
  settings: SiteSettingsInput;
  ifUpdatedAt?: string | null | undefined;
}>;


export type UpdateSiteMutation = { readonly updateSite: { readonly id: string, readonly updatedAt: string } };

export type SetSiteLogoMutationVariables = Exact<{
  siteId: string | number;
  base64: string;
}>;


export type SetSiteLogoMutation = { readonly setSiteLogo: { readonly id: string, readonly updatedAt: string } };

export type RemoveSiteLogoMutationVariables = Exact<{
  siteId: string | number;
}>;


export type RemoveSiteLogoMutation = { readonly removeSiteLogo: { readonly id: string, readonly updatedAt: string } };

export type EndSiteSessionsMutationVariables = Exact<{
  siteId: string | number;
  after?: string | null | undefined;
}>;


export type EndSiteSessionsMutation = { readonly endSiteSessions: { readonly endedCount: number, readonly nextCursor: string | null } };

export type SetBotProtectionMutationVariables = Exact<{
  siteId: string | number;
  input: BotProtectionInput;
}>;


export type SetBotProtectionMutation = { readonly setBotProtection: { readonly updatedAt: string } };

export type RemoveBotProtectionMutationVariables = Exact<{
  siteId: string | number;
}>;


export type RemoveBotProtectionMutation = { readonly removeBotProtection: { readonly updatedAt: string } };

export type TeamQueryVariables = Exact<{ [key: string]: never; }>;


export type TeamQuery = { readonly collaborators: ReadonlyArray<{ readonly id: string, readonly email: string, readonly name: string | null, readonly role: CollaboratorRole, readonly invited: boolean, readonly createdAt: string }> };

export type InviteCollaboratorMutationVariables = Exact<{
  input: InviteCollaboratorInput;
}>;


export type InviteCollaboratorMutation = { readonly inviteCollaborator: { readonly id: string } };

export type ResendInvitationMutationVariables = Exact<{
  id: string | number;
}>;


export type ResendInvitationMutation = { readonly resendCollaboratorInvitation: { readonly id: string } };

export type WithdrawInvitationMutationVariables = Exact<{
  id: string | number;
}>;


export type WithdrawInvitationMutation = { readonly withdrawCollaboratorInvitation: { readonly id: string } };

export type ChangeRoleMutationVariables = Exact<{
  id: string | number;
  role: CollaboratorRole;
  ifRole?: CollaboratorRole | null | undefined;
}>;


export type ChangeRoleMutation = { readonly changeCollaboratorRole: { readonly id: string, readonly role: CollaboratorRole } };

export type RemoveCollaboratorMutationVariables = Exact<{
  id: string | number;
}>;


export type RemoveCollaboratorMutation = { readonly removeCollaborator: { readonly id: string } };

export type RemoveFactorsMutationVariables = Exact<{
  id: string | number;
}>;


export type RemoveFactorsMutation = { readonly removeCollaboratorAuthenticators: { readonly id: string } };

export type UnlockCollaboratorMutationVariables = Exact<{
  id: string | number;
}>;


export type UnlockCollaboratorMutation = { readonly unlockCollaborator: { readonly collaboratorId: string, readonly unlocked: boolean } };

export type ExplainTokenMutationVariables = Exact<{
  token: string;
}>;


export type ExplainTokenMutation = { readonly explainToken: { readonly verdict: { readonly valid: boolean, readonly reason: TokenInvalidReason | null, readonly action: TokenAction | null, readonly expiresAt: string | null, readonly checkedAt: string }, readonly session: { readonly id: string, readonly customerId: string, readonly siteId: string, readonly startedBy: SessionStart, readonly source: string, readonly userAgent: string | null, readonly createdAt: string, readonly endedAt: string | null, readonly endReason: SessionEndReason | null, readonly endedBy: string | null } | null, readonly entries: ReadonlyArray<{ readonly at: string, readonly kind: TokenStoryKind, readonly supersededById: string | null }> } };

export type EndpointRowFragment = { readonly id: string, readonly url: string, readonly events: ReadonlyArray<WebhookEventType>, readonly enabled: boolean, readonly createdAt: string, readonly updatedAt: string };

export type WebhookEndpointsQueryVariables = Exact<{ [key: string]: never; }>;


export type WebhookEndpointsQuery = { readonly webhookEndpoints: ReadonlyArray<{ readonly id: string, readonly url: string, readonly events: ReadonlyArray<WebhookEventType>, readonly enabled: boolean, readonly createdAt: string, readonly updatedAt: string }> };

export type CreateWebhookEndpointMutationVariables = Exact<{
  input: CreateWebhookEndpointInput;
}>;


export type CreateWebhookEndpointMutation = { readonly createWebhookEndpoint: { readonly secret: string, readonly endpoint: { readonly id: string, readonly url: string, readonly events: ReadonlyArray<WebhookEventType>, readonly enabled: boolean, readonly createdAt: string, readonly updatedAt: string } } };

export type UpdateWebhookEndpointMutationVariables = Exact<{
  id: string | number;
  input: UpdateWebhookEndpointInput;
}>;


export type UpdateWebhookEndpointMutation = { readonly updateWebhookEndpoint: { readonly id: string, readonly url: string, readonly events: ReadonlyArray<WebhookEventType>, readonly enabled: boolean, readonly createdAt: string, readonly updatedAt: string } };

export type RotateWebhookSecretMutationVariables = Exact<{
  id: string | number;
}>;


export type RotateWebhookSecretMutation = { readonly rotateWebhookSecret: { readonly secret: string, readonly endpoint: { readonly id: string } } };

export type DeleteWebhookEndpointMutationVariables = Exact<{
  id: string | number;
}>;


export type DeleteWebhookEndpointMutation = { readonly deleteWebhookEndpoint: { readonly id: string } };

export type SendTestWebhookMutationVariables = Exact<{
  id: string | number;
}>;


export type SendTestWebhookMutation = { readonly sendTestWebhook: { readonly id: string } };

export type DeliveryRowFragment = { readonly id: string, readonly eventId: string, readonly eventType: WebhookEventType, readonly status: WebhookDeliveryStatus, readonly attempts: number, readonly lastOutcome: string | null, readonly lastAttemptAt: string | null, readonly createdAt: string, readonly replayable: boolean, readonly endpoint: { readonly id: string, readonly url: string } };

export type WebhookDeliveriesQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  endpointId?: string | number | null | undefined;
  status?: WebhookDeliveryStatus | null | undefined;
  eventType?: WebhookEventType | null | undefined;
}>;


export type WebhookDeliveriesQuery = { readonly webhookDeliveriesConnection: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly eventId: string, readonly eventType: WebhookEventType, readonly status: WebhookDeliveryStatus, readonly attempts: number, readonly lastOutcome: string | null, readonly lastAttemptAt: string | null, readonly createdAt: string, readonly replayable: boolean, readonly endpoint: { readonly id: string, readonly url: string } } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type WebhookDeliveryQueryVariables = Exact<{
  id: string | number;
}>;


export type WebhookDeliveryQuery = { readonly webhookDelivery: { readonly payload: unknown, readonly id: string, readonly eventId: string, readonly eventType: WebhookEventType, readonly status: WebhookDeliveryStatus, readonly attempts: number, readonly lastOutcome: string | null, readonly lastAttemptAt: string | null, readonly createdAt: string, readonly replayable: boolean, readonly answer: { readonly status: number | null, readonly error: string | null, readonly durationMilliseconds: number | null, readonly body: string | null } | null, readonly endpoint: { readonly id: string, readonly url: string } } };

export type ReplayWebhookDeliveryMutationVariables = Exact<{
  id: string | number;
}>;


export type ReplayWebhookDeliveryMutation = { readonly replayWebhookDelivery: { readonly id: string, readonly eventId: string, readonly eventType: WebhookEventType, readonly status: WebhookDeliveryStatus, readonly attempts: number, readonly lastOutcome: string | null, readonly lastAttemptAt: string | null, readonly createdAt: string, readonly replayable: boolean, readonly endpoint: { readonly id: string, readonly url: string } } };

export type ReplayWebhookDeliveriesMutationVariables = Exact<{
  endpointId: string | number;
  eventType?: WebhookEventType | null | undefined;
}>;


export type ReplayWebhookDeliveriesMutation = { readonly replayWebhookDeliveries: { readonly replayedCount: number, readonly hasMore: boolean } };

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
export const KeyListFragmentDoc = new TypedDocumentString(`
    fragment KeyList on SigningKeys {
  keys {
    kid
    algorithm
    state
    createdAt
    signsFrom
    retiresAt
    verifiesUntil
  }
  withdrawn {
    kid
    withdrawnAt
  }
  mayChange
  rotationDays
}
    `, {"fragmentName":"KeyList"}) as unknown as TypedDocumentString<KeyListFragment, unknown>;
export const ImportRowFragmentDoc = new TypedDocumentString(`
    fragment ImportRow on ImportRun {
  id
  state
  isDryRun
  source
  fileName
  startedAt
  lines
  lastLine
  created
  updated
  unchanged
  skipped
  refused
}
    `, {"fragmentName":"ImportRow"}) as unknown as TypedDocumentString<ImportRowFragment, unknown>;
export const ImportDetailsFragmentDoc = new TypedDocumentString(`
    fragment ImportDetails on ImportRun {
  ...ImportRow
  failure
  changedAt
  finishedAt
  hashes {
    scheme
    count
    firstLoginSeconds
  }
  notes {
    code
    count
  }
  problemCounts {
    code
    count
  }
  deleted
  kept
  undoEndedAt
}
    fragment ImportRow on ImportRun {
  id
  state
  isDryRun
  source
  fileName
  startedAt
  lines
  lastLine
  created
  updated
  unchanged
  skipped
  refused
}`, {"fragmentName":"ImportDetails"}) as unknown as TypedDocumentString<ImportDetailsFragment, unknown>;
export const OldIssuerFragmentDoc = new TypedDocumentString(`
    fragment OldIssuer on LegacyIssuer {
  id
  siteId
  kind
  algorithm
  url
  iss
  aud
  prv
  cutoverAt
  acceptsUntil
  closedAt
  isAccepting
  createdAt
}
    `, {"fragmentName":"OldIssuer"}) as unknown as TypedDocumentString<OldIssuerFragment, unknown>;
export const OldSystemSettingsFragmentDoc = new TypedDocumentString(`
    fragment OldSystemSettings on OldSystem {
  kind
  url
  site
  until
  trustsEmails
  createsUnknown
  enabled
  isAsked
  waitingCustomers
  updatedAt
}
    `, {"fragmentName":"OldSystemSettings"}) as unknown as TypedDocumentString<OldSystemSettingsFragment, unknown>;
export const PartnerRowFragmentDoc = new TypedDocumentString(`
    fragment PartnerRow on Partner {
  id
  name
  clientId
  siteIds
  ratePerMinute
  previousSecretUntil
  disabledAt
  createdAt
  updatedAt
  lastUsedAt
}
    `, {"fragmentName":"PartnerRow"}) as unknown as TypedDocumentString<PartnerRowFragment, unknown>;
export const EndpointRowFragmentDoc = new TypedDocumentString(`
    fragment EndpointRow on WebhookEndpoint {
  id
  url
  events
  enabled
  createdAt
  updatedAt
}
    `, {"fragmentName":"EndpointRow"}) as unknown as TypedDocumentString<EndpointRowFragment, unknown>;
export const DeliveryRowFragmentDoc = new TypedDocumentString(`
    fragment DeliveryRow on WebhookDelivery {
  id
  eventId
  eventType
  status
  attempts
  lastOutcome
  lastAttemptAt
  createdAt
  replayable
  endpoint {
    id
    url
  }
}
    `, {"fragmentName":"DeliveryRow"}) as unknown as TypedDocumentString<DeliveryRowFragment, unknown>;
export const CurrentCollaboratorDocument = new TypedDocumentString(`
    query CurrentCollaborator {
  collaboratorMe {
    id
    email
    name
    role
    hasPassword
  }
  account {
    id
    name
    slug
    sandbox
  }
}
    `) as unknown as TypedDocumentString<CurrentCollaboratorQuery, CurrentCollaboratorQueryVariables>;
export const LogOutDocument = new TypedDocumentString(`
    mutation LogOut {
  collaboratorLogout {
    id
  }
}
    `) as unknown as TypedDocumentString<LogOutMutation, LogOutMutationVariables>;
export const OwnProofsDocument = new TypedDocumentString(`
    query OwnProofs {
  collaboratorMe {
    id
    hasPassword
  }
  collaboratorAuthenticators {
    authenticators {
      id
      kind
    }
    recoveryCodesLeft
  }
  collaboratorSessions {
    id
    current
    bySso
  }
}
    `) as unknown as TypedDocumentString<OwnProofsQuery, OwnProofsQueryVariables>;
export const ReauthenticateDocument = new TypedDocumentString(`
    mutation Reauthenticate($input: ReauthenticateCollaboratorInput!) {
  reauthenticateCollaborator(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<ReauthenticateMutation, ReauthenticateMutationVariables>;
export const BeginPasskeyProofDocument = new TypedDocumentString(`
    mutation BeginPasskeyProof {
  beginCollaboratorPasskeyProof
}
    `) as unknown as TypedDocumentString<BeginPasskeyProofMutation, BeginPasskeyProofMutationVariables>;
export const AccountSettingsDocument = new TypedDocumentString(`
    query AccountSettings {
  account {
    id
    name
    slug
    lockoutAttempts
    lockoutWindowSeconds
    lockoutScope
    lockoutDailyCap
    sandbox
    updatedAt
  }
}
    `) as unknown as TypedDocumentString<AccountSettingsQuery, AccountSettingsQueryVariables>;
export const UpdateAccountDocument = new TypedDocumentString(`
    mutation UpdateAccount($input: UpdateAccountInput!) {
  updateAccount(input: $input) {
    id
    updatedAt
  }
}
    `) as unknown as TypedDocumentString<UpdateAccountMutation, UpdateAccountMutationVariables>;
export const EndAccountSessionsDocument = new TypedDocumentString(`
    mutation EndAccountSessions($after: String) {
  endAccountSessions(after: $after) {
    endedCount
    nextCursor
  }
}
    `) as unknown as TypedDocumentString<EndAccountSessionsMutation, EndAccountSessionsMutationVariables>;
export const AuditLogDocument = new TypedDocumentString(`
    query AuditLog($first: Int, $after: String, $filter: AuditFilter) {
  auditEventsConnection(first: $first, after: $after, filter: $filter) {
    edges {
      node {
        id
        at
        actorKind
        actorId
        action
        targetKind
        targetId
        source
        changes {
          field
          before
          after
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<AuditLogQuery, AuditLogQueryVariables>;
export const AuditFiltersDocument = new TypedDocumentString(`
    query AuditFilters {
  auditActions
  auditTargetKinds
  collaborators {
    id
    email
  }
}
    `) as unknown as TypedDocumentString<AuditFiltersQuery, AuditFiltersQueryVariables>;
export const CustomersDocument = new TypedDocumentString(`
    query Customers($search: String, $first: Int, $after: String) {
  customersConnection(search: $search, first: $first, after: $after) {
    edges {
      node {
        id
        email
        username
        firstName
        lastName
        displayName
        lastLoginAt
        createdAt
        disabledAt
        deletedAt
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<CustomersQuery, CustomersQueryVariables>;
export const CustomerDocument = new TypedDocumentString(`
    query Customer($id: ID!) {
  customer(id: $id) {
    id
    email
    emailVerifiedAt
    emailBeforeChange
    emailCollides
    username
    firstName
    lastName
    displayName
    salutation
    title
    organization
    phone
    language
    metadata
    hasPassword
    lastLoginAt
    createdAt
    updatedAt
    disabledAt
    deletedAt
    devices {
      firstSeenAt
      lastSeenAt
    }
    identities {
      id
      provider
      email
      createdAt
      lastUsedAt
    }
    factors {
      id
      kind
      name
      rpId
      createdAt
      lastUsedAt
    }
    loginFailures {
      kind
      source
      failures
      limit
      locked
      windowEndsAt
    }
    mailedLinks {
      id
      kind
      siteId
      createdAt
      expiresAt
      spentAt
    }
    termsAcceptances {
      siteId
      version
      acceptedAt
    }
  }
  sites {
    id
    name
  }
}
    `) as unknown as TypedDocumentString<CustomerQuery, CustomerQueryVariables>;
export const CustomerSessionsDocument = new TypedDocumentString(`
    query CustomerSessions($id: ID!, $first: Int, $after: String) {
  customer(id: $id) {
    id
    sessionsConnection(first: $first, after: $after) {
      edges {
        node {
          id
          siteId
          startedBy
          source
          userAgent
          createdAt
          lastUsedAt
          expiresAt
          endedAt
          endReason
          endedBy
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CustomerSessionsQuery, CustomerSessionsQueryVariables>;
export const CustomerHistoryDocument = new TypedDocumentString(`
    query CustomerHistory($id: ID!, $first: Int, $after: String) {
  customer(id: $id) {
    id
    historyConnection(first: $first, after: $after) {
      edges {
        node {
          id
          at
          action
          actorKind
          actorId
          changes {
            field
            before
            after
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CustomerHistoryQuery, CustomerHistoryQueryVariables>;
export const DisableCustomerDocument = new TypedDocumentString(`
    mutation DisableCustomer($id: ID!) {
  disableCustomer(id: $id) {
    id
    disabledAt
  }
}
    `) as unknown as TypedDocumentString<DisableCustomerMutation, DisableCustomerMutationVariables>;
export const EnableCustomerDocument = new TypedDocumentString(`
    mutation EnableCustomer($id: ID!) {
  enableCustomer(id: $id) {
    id
    disabledAt
  }
}
    `) as unknown as TypedDocumentString<EnableCustomerMutation, EnableCustomerMutationVariables>;
export const UnlockCustomerDocument = new TypedDocumentString(`
    mutation UnlockCustomer($id: ID!) {
  unlockCustomer(input: { id: $id }) {
    unlocked
  }
}
    `) as unknown as TypedDocumentString<UnlockCustomerMutation, UnlockCustomerMutationVariables>;
export const EndCustomerSessionDocument = new TypedDocumentString(`
    mutation EndCustomerSession($sessionId: ID!) {
  endCustomerSession(sessionId: $sessionId) {
    id
    endedAt
  }
}
    `) as unknown as TypedDocumentString<EndCustomerSessionMutation, EndCustomerSessionMutationVariables>;
export const EndCustomerSessionsDocument = new TypedDocumentString(`
    mutation EndCustomerSessions($id: ID!) {
  endCustomerSessions(customerId: $id) {
    endedCount
  }
}
    `) as unknown as TypedDocumentString<EndCustomerSessionsMutation, EndCustomerSessionsMutationVariables>;
export const ExportCustomerDocument = new TypedDocumentString(`
    mutation ExportCustomer($id: ID!) {
  exportCustomer(id: $id)
}
    `) as unknown as TypedDocumentString<ExportCustomerMutation, ExportCustomerMutationVariables>;
export const DeleteCustomerDocument = new TypedDocumentString(`
    mutation DeleteCustomer($id: ID!) {
  deleteCustomer(id: $id) {
    id
    deletedAt
  }
}
    `) as unknown as TypedDocumentString<DeleteCustomerMutation, DeleteCustomerMutationVariables>;
export const RemoveCustomerFactorsDocument = new TypedDocumentString(`
    mutation RemoveCustomerFactors($id: ID!) {
  removeCustomerAuthenticators(customerId: $id) {
    id
  }
}
    `) as unknown as TypedDocumentString<RemoveCustomerFactorsMutation, RemoveCustomerFactorsMutationVariables>;
export const SendCustomerPasswordResetDocument = new TypedDocumentString(`
    mutation SendCustomerPasswordReset($id: ID!, $siteId: ID!) {
  sendCustomerPasswordReset(customerId: $id, siteId: $siteId) {
    to
  }
}
    `) as unknown as TypedDocumentString<SendCustomerPasswordResetMutation, SendCustomerPasswordResetMutationVariables>;
export const SendCustomerEmailVerificationDocument = new TypedDocumentString(`
    mutation SendCustomerEmailVerification($id: ID!, $siteId: ID!) {
  sendCustomerEmailVerification(customerId: $id, siteId: $siteId) {
    to
  }
}
    `) as unknown as TypedDocumentString<SendCustomerEmailVerificationMutation, SendCustomerEmailVerificationMutationVariables>;
export const LogInDocument = new TypedDocumentString(`
    mutation LogIn($input: CollaboratorLoginInput!) {
  collaboratorLogin(input: $input) {
    collaborator {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<LogInMutation, LogInMutationVariables>;
export const CompleteLogInDocument = new TypedDocumentString(`
    mutation CompleteLogIn($input: CompleteLoginInput!) {
  completeCollaboratorLogin(input: $input) {
    collaborator {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<CompleteLogInMutation, CompleteLogInMutationVariables>;
export const BeginPasskeyLogInDocument = new TypedDocumentString(`
    mutation BeginPasskeyLogIn($challenge: String!) {
  beginCollaboratorPasskeyLogin(challenge: $challenge)
}
    `) as unknown as TypedDocumentString<BeginPasskeyLogInMutation, BeginPasskeyLogInMutationVariables>;
export const SsoUrlDocument = new TypedDocumentString(`
    query SsoUrl($email: String!) {
  employeeSsoUrl(email: $email)
}
    `) as unknown as TypedDocumentString<SsoUrlQuery, SsoUrlQueryVariables>;
export const RequestResetDocument = new TypedDocumentString(`
    mutation RequestReset($email: String!) {
  requestCollaboratorPasswordReset(email: $email)
}
    `) as unknown as TypedDocumentString<RequestResetMutation, RequestResetMutationVariables>;
export const ResetPasswordDocument = new TypedDocumentString(`
    mutation ResetPassword($input: ResetCollaboratorPasswordInput!) {
  resetCollaboratorPassword(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<ResetPasswordMutation, ResetPasswordMutationVariables>;
export const AcceptInvitationDocument = new TypedDocumentString(`
    mutation AcceptInvitation($input: AcceptCollaboratorInvitationInput!) {
  acceptCollaboratorInvitation(input: $input) {
    collaborator {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<AcceptInvitationMutation, AcceptInvitationMutationVariables>;
export const SigningKeysDocument = new TypedDocumentString(`
    query SigningKeys {
  signingKeys {
    ...KeyList
  }
}
    fragment KeyList on SigningKeys {
  keys {
    kid
    algorithm
    state
    createdAt
    signsFrom
    retiresAt
    verifiesUntil
  }
  withdrawn {
    kid
    withdrawnAt
  }
  mayChange
  rotationDays
}`) as unknown as TypedDocumentString<SigningKeysQuery, SigningKeysQueryVariables>;
export const RotateSigningKeysDocument = new TypedDocumentString(`
    mutation RotateSigningKeys {
  rotateSigningKeys {
    ...KeyList
  }
}
    fragment KeyList on SigningKeys {
  keys {
    kid
    algorithm
    state
    createdAt
    signsFrom
    retiresAt
    verifiesUntil
  }
  withdrawn {
    kid
    withdrawnAt
  }
  mayChange
  rotationDays
}`) as unknown as TypedDocumentString<RotateSigningKeysMutation, RotateSigningKeysMutationVariables>;
export const WithdrawSigningKeyDocument = new TypedDocumentString(`
    mutation WithdrawSigningKey($kid: ID!) {
  withdrawSigningKey(kid: $kid) {
    ...KeyList
  }
}
    fragment KeyList on SigningKeys {
  keys {
    kid
    algorithm
    state
    createdAt
    signsFrom
    retiresAt
    verifiesUntil
  }
  withdrawn {
    kid
    withdrawnAt
  }
  mayChange
  rotationDays
}`) as unknown as TypedDocumentString<WithdrawSigningKeyMutation, WithdrawSigningKeyMutationVariables>;
export const ImportUploadsDocument = new TypedDocumentString(`
    query ImportUploads {
  importUpload {
    maxBytes
  }
}
    `) as unknown as TypedDocumentString<ImportUploadsQuery, ImportUploadsQueryVariables>;
export const ImportRunsDocument = new TypedDocumentString(`
    query ImportRuns($first: Int, $after: String) {
  importRuns(first: $first, after: $after) {
    edges {
      node {
        ...ImportRow
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment ImportRow on ImportRun {
  id
  state
  isDryRun
  source
  fileName
  startedAt
  lines
  lastLine
  created
  updated
  unchanged
  skipped
  refused
}`) as unknown as TypedDocumentString<ImportRunsQuery, ImportRunsQueryVariables>;
export const ImportRunDocument = new TypedDocumentString(`
    query ImportRun($id: ID!) {
  importRun(id: $id) {
    ...ImportDetails
  }
}
    fragment ImportRow on ImportRun {
  id
  state
  isDryRun
  source
  fileName
  startedAt
  lines
  lastLine
  created
  updated
  unchanged
  skipped
  refused
}
fragment ImportDetails on ImportRun {
  ...ImportRow
  failure
  changedAt
  finishedAt
  hashes {
    scheme
    count
    firstLoginSeconds
  }
  notes {
    code
    count
  }
  problemCounts {
    code
    count
  }
  deleted
  kept
  undoEndedAt
}`) as unknown as TypedDocumentString<ImportRunQuery, ImportRunQueryVariables>;
export const ImportProblemsDocument = new TypedDocumentString(`
    query ImportProblems($id: ID!, $code: String, $first: Int, $after: String) {
  importRun(id: $id) {
    id
    problems(code: $code, first: $first, after: $after) {
      edges {
        node {
          id
          line
          code
          isRefusal
          recordId
          field
          firstLine
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ImportProblemsQuery, ImportProblemsQueryVariables>;
export const StopImportDocument = new TypedDocumentString(`
    mutation StopImport($id: ID!) {
  stopImport(id: $id) {
    ...ImportDetails
  }
}
    fragment ImportRow on ImportRun {
  id
  state
  isDryRun
  source
  fileName
  startedAt
  lines
  lastLine
  created
  updated
  unchanged
  skipped
  refused
}
fragment ImportDetails on ImportRun {
  ...ImportRow
  failure
  changedAt
  finishedAt
  hashes {
    scheme
    count
    firstLoginSeconds
  }
  notes {
    code
    count
  }
  problemCounts {
    code
    count
  }
  deleted
  kept
  undoEndedAt
}`) as unknown as TypedDocumentString<StopImportMutation, StopImportMutationVariables>;
export const UndoImportDocument = new TypedDocumentString(`
    mutation UndoImport($id: ID!) {
  undoImport(id: $id) {
    ...ImportDetails
  }
}
    fragment ImportRow on ImportRun {
  id
  state
  isDryRun
  source
  fileName
  startedAt
  lines
  lastLine
  created
  updated
  unchanged
  skipped
  refused
}
fragment ImportDetails on ImportRun {
  ...ImportRow
  failure
  changedAt
  finishedAt
  hashes {
    scheme
    count
    firstLoginSeconds
  }
  notes {
    code
    count
  }
  problemCounts {
    code
    count
  }
  deleted
  kept
  undoEndedAt
}`) as unknown as TypedDocumentString<UndoImportMutation, UndoImportMutationVariables>;
export const OldSessionsDocument = new TypedDocumentString(`
    query OldSessions {
  legacyIssuers {
    ...OldIssuer
  }
  sites {
    id
    name
    slug
  }
}
    fragment OldIssuer on LegacyIssuer {
  id
  siteId
  kind
  algorithm
  url
  iss
  aud
  prv
  cutoverAt
  acceptsUntil
  closedAt
  isAccepting
  createdAt
}`) as unknown as TypedDocumentString<OldSessionsQuery, OldSessionsQueryVariables>;
export const OldSystemDocument = new TypedDocumentString(`
    query OldSystem {
  oldSystem {
    ...OldSystemSettings
  }
}
    fragment OldSystemSettings on OldSystem {
  kind
  url
  site
  until
  trustsEmails
  createsUnknown
  enabled
  isAsked
  waitingCustomers
  updatedAt
}`) as unknown as TypedDocumentString<OldSystemQuery, OldSystemQueryVariables>;
export const SetOldSystemDocument = new TypedDocumentString(`
    mutation SetOldSystem($input: OldSystemInput!) {
  setOldSystem(input: $input) {
    secret
    oldSystem {
      ...OldSystemSettings
    }
  }
}
    fragment OldSystemSettings on OldSystem {
  kind
  url
  site
  until
  trustsEmails
  createsUnknown
  enabled
  isAsked
  waitingCustomers
  updatedAt
}`) as unknown as TypedDocumentString<SetOldSystemMutation, SetOldSystemMutationVariables>;
export const RemoveOldSystemDocument = new TypedDocumentString(`
    mutation RemoveOldSystem {
  removeOldSystem {
    kind
  }
}
    `) as unknown as TypedDocumentString<RemoveOldSystemMutation, RemoveOldSystemMutationVariables>;
export const MovedPasswordsDocument = new TypedDocumentString(`
    query MovedPasswords {
  importedPasswords {
    schemes {
      scheme
      customers
    }
    elsewhere
    unusable
  }
  hashSecrets {
    id
    name
    createdAt
  }
  oldSystem {
    ...OldSystemSettings
  }
}
    fragment OldSystemSettings on OldSystem {
  kind
  url
  site
  until
  trustsEmails
  createsUnknown
  enabled
  isAsked
  waitingCustomers
  updatedAt
}`) as unknown as TypedDocumentString<MovedPasswordsQuery, MovedPasswordsQueryVariables>;
export const OverviewStatisticsDocument = new TypedDocumentString(`
    query OverviewStatistics($from: DateTime!, $to: DateTime!, $step: StatisticsStep!, $siteId: ID) {
  statistics(from: $from, to: $to, step: $step, siteId: $siteId) {
    from
    to
    logins {
      at
      way
      provider
      outcome
      count
    }
    registrations {
      at
      provider
      count
    }
    activeSessions {
      at
      count
    }
    verdicts {
      at
      partnerName
      verdict
      count
    }
    mails {
      at
      outcome
      count
    }
    mailsWaiting
    webhooks {
      at
      outcome
      count
    }
    webhooksWaiting
  }
}
    `) as unknown as TypedDocumentString<OverviewStatisticsQuery, OverviewStatisticsQueryVariables>;
export const SetupOfEverybodyDocument = new TypedDocumentString(`
    query SetupOfEverybody {
  sites {
    id
    name
    link
    allowedOrigins
  }
  collaboratorAuthenticators {
    recoveryCodesLeft
    authenticators {
      id
      kind
    }
  }
}
    `) as unknown as TypedDocumentString<SetupOfEverybodyQuery, SetupOfEverybodyQueryVariables>;
export const SetupOfAdminsDocument = new TypedDocumentString(`
    query SetupOfAdmins {
  partners {
    id
    lastUsedAt
  }
  webhookEndpoints {
    id
  }
  mailDelivery {
    transport
    lastSentOn
  }
}
    `) as unknown as TypedDocumentString<SetupOfAdminsQuery, SetupOfAdminsQueryVariables>;
export const SetupOfOwnersDocument = new TypedDocumentString(`
    query SetupOfOwners {
  collaborators {
    id
    role
    invited
  }
}
    `) as unknown as TypedDocumentString<SetupOfOwnersQuery, SetupOfOwnersQueryVariables>;
export const PartnersPageDocument = new TypedDocumentString(`
    query PartnersPage {
  partners {
    ...PartnerRow
  }
  sites {
    id
    name
  }
}
    fragment PartnerRow on Partner {
  id
  name
  clientId
  siteIds
  ratePerMinute
  previousSecretUntil
  disabledAt
  createdAt
  updatedAt
  lastUsedAt
}`) as unknown as TypedDocumentString<PartnersPageQuery, PartnersPageQueryVariables>;
export const PartnerUsageDocument = new TypedDocumentString(`
    query PartnerUsage($from: DateTime!, $to: DateTime!, $step: StatisticsStep!, $partnerId: ID!) {
  statistics(from: $from, to: $to, step: $step) {
    from
    to
    verdicts(partnerId: $partnerId) {
      at
      verdict
      count
    }
  }
}
    `) as unknown as TypedDocumentString<PartnerUsageQuery, PartnerUsageQueryVariables>;
export const CreatePartnerDocument = new TypedDocumentString(`
    mutation CreatePartner($input: CreatePartnerInput!) {
  createPartner(input: $input) {
    clientSecret
    partner {
      ...PartnerRow
    }
  }
}
    fragment PartnerRow on Partner {
  id
  name
  clientId
  siteIds
  ratePerMinute
  previousSecretUntil
  disabledAt
  createdAt
  updatedAt
  lastUsedAt
}`) as unknown as TypedDocumentString<CreatePartnerMutation, CreatePartnerMutationVariables>;
export const UpdatePartnerDocument = new TypedDocumentString(`
    mutation UpdatePartner($id: ID!, $input: UpdatePartnerInput!) {
  updatePartner(id: $id, input: $input) {
    ...PartnerRow
  }
}
    fragment PartnerRow on Partner {
  id
  name
  clientId
  siteIds
  ratePerMinute
  previousSecretUntil
  disabledAt
  createdAt
  updatedAt
  lastUsedAt
}`) as unknown as TypedDocumentString<UpdatePartnerMutation, UpdatePartnerMutationVariables>;
export const RotatePartnerDocument = new TypedDocumentString(`
    mutation RotatePartner($id: ID!, $overlapDays: Int!) {
  rotatePartnerSecret(id: $id, overlapDays: $overlapDays) {
    clientSecret
    partner {
      ...PartnerRow
    }
  }
}
    fragment PartnerRow on Partner {
  id
  name
  clientId
  siteIds
  ratePerMinute
  previousSecretUntil
  disabledAt
  createdAt
  updatedAt
  lastUsedAt
}`) as unknown as TypedDocumentString<RotatePartnerMutation, RotatePartnerMutationVariables>;
export const DisablePartnerDocument = new TypedDocumentString(`
    mutation DisablePartner($id: ID!) {
  disablePartner(id: $id) {
    ...PartnerRow
  }
}
    fragment PartnerRow on Partner {
  id
  name
  clientId
  siteIds
  ratePerMinute
  previousSecretUntil
  disabledAt
  createdAt
  updatedAt
  lastUsedAt
}`) as unknown as TypedDocumentString<DisablePartnerMutation, DisablePartnerMutationVariables>;
export const EnablePartnerDocument = new TypedDocumentString(`
    mutation EnablePartner($id: ID!) {
  enablePartner(id: $id) {
    ...PartnerRow
  }
}
    fragment PartnerRow on Partner {
  id
  name
  clientId
  siteIds
  ratePerMinute
  previousSecretUntil
  disabledAt
  createdAt
  updatedAt
  lastUsedAt
}`) as unknown as TypedDocumentString<EnablePartnerMutation, EnablePartnerMutationVariables>;
export const SetTestTokensDocument = new TypedDocumentString(`
    mutation SetTestTokens($sandbox: Boolean!) {
  updateAccount(input: { sandbox: $sandbox }) {
    id
    sandbox
  }
}
    `) as unknown as TypedDocumentString<SetTestTokensMutation, SetTestTokensMutationVariables>;
export const CheckPartnerTokenDocument = new TypedDocumentString(`
    mutation CheckPartnerToken($partnerId: ID!, $token: String!) {
  checkPartnerToken(partnerId: $partnerId, token: $token) {
    valid
    reason
    action
  }
}
    `) as unknown as TypedDocumentString<CheckPartnerTokenMutation, CheckPartnerTokenMutationVariables>;
export const OwnSecurityDocument = new TypedDocumentString(`
    query OwnSecurity {
  collaboratorAuthenticators {
    authenticators {
      id
      kind
      name
      createdAt
      lastUsedAt
    }
    recoveryCodesLeft
  }
}
    `) as unknown as TypedDocumentString<OwnSecurityQuery, OwnSecurityQueryVariables>;
export const OwnSessionsDocument = new TypedDocumentString(`
    query OwnSessions {
  collaboratorSessions {
    id
    source
    userAgent
    isConsole
    createdAt
    lastUsedAt
    current
  }
}
    `) as unknown as TypedDocumentString<OwnSessionsQuery, OwnSessionsQueryVariables>;
export const ChangePasswordDocument = new TypedDocumentString(`
    mutation ChangePassword($input: ChangeCollaboratorPasswordInput!) {
  changeCollaboratorPassword(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<ChangePasswordMutation, ChangePasswordMutationVariables>;
export const BeginTotpDocument = new TypedDocumentString(`
    mutation BeginTotp($proof: FactorProofInput) {
  beginCollaboratorTotp(proof: $proof) {
    id
    secret
    uri
  }
}
    `) as unknown as TypedDocumentString<BeginTotpMutation, BeginTotpMutationVariables>;
export const ConfirmTotpDocument = new TypedDocumentString(`
    mutation ConfirmTotp($input: ConfirmTotpInput!) {
  confirmCollaboratorTotp(input: $input) {
    authenticator {
      id
    }
    recoveryCodes
  }
}
    `) as unknown as TypedDocumentString<ConfirmTotpMutation, ConfirmTotpMutationVariables>;
export const BeginPasskeyDocument = new TypedDocumentString(`
    mutation BeginPasskey($proof: FactorProofInput) {
  beginCollaboratorPasskeyRegistration(proof: $proof)
}
    `) as unknown as TypedDocumentString<BeginPasskeyMutation, BeginPasskeyMutationVariables>;
export const ConfirmPasskeyDocument = new TypedDocumentString(`
    mutation ConfirmPasskey($input: ConfirmPasskeyInput!) {
  confirmCollaboratorPasskeyRegistration(input: $input) {
    authenticator {
      id
    }
    recoveryCodes
  }
}
    `) as unknown as TypedDocumentString<ConfirmPasskeyMutation, ConfirmPasskeyMutationVariables>;
export const RemoveFactorDocument = new TypedDocumentString(`
    mutation RemoveFactor($id: ID!, $proof: FactorProofInput!) {
  removeCollaboratorAuthenticator(id: $id, proof: $proof) {
    recoveryCodesLeft
  }
}
    `) as unknown as TypedDocumentString<RemoveFactorMutation, RemoveFactorMutationVariables>;
export const RenewRecoveryCodesDocument = new TypedDocumentString(`
    mutation RenewRecoveryCodes($proof: FactorProofInput!) {
  regenerateCollaboratorRecoveryCodes(proof: $proof) {
    recoveryCodes
  }
}
    `) as unknown as TypedDocumentString<RenewRecoveryCodesMutation, RenewRecoveryCodesMutationVariables>;
export const EndOtherSessionsDocument = new TypedDocumentString(`
    mutation EndOtherSessions {
  endOtherCollaboratorSessions {
    endedCount
  }
}
    `) as unknown as TypedDocumentString<EndOtherSessionsMutation, EndOtherSessionsMutationVariables>;
export const EndSessionDocument = new TypedDocumentString(`
    mutation EndSession($id: ID!) {
  endCollaboratorSession(id: $id) {
    endedCount
  }
}
    `) as unknown as TypedDocumentString<EndSessionMutation, EndSessionMutationVariables>;
export const SingleSignOnDocument = new TypedDocumentString(`
    query SingleSignOn {
  employeeSso {
    redirectUri
    startUrl
    dnsRecordText
    settings {
      issuer
      clientId
      domains
      groupsClaim
      groupRoles {
        group
        role
      }
      ssoOnly
      breakGlassOwner {
        id
        email
      }
      updatedAt
    }
  }
}
    `) as unknown as TypedDocumentString<SingleSignOnQuery, SingleSignOnQueryVariables>;
export const SetSingleSignOnDocument = new TypedDocumentString(`
    mutation SetSingleSignOn($input: EmployeeSsoInput!) {
  setEmployeeSso(input: $input) {
    redirectUri
  }
}
    `) as unknown as TypedDocumentString<SetSingleSignOnMutation, SetSingleSignOnMutationVariables>;
export const RemoveSingleSignOnDocument = new TypedDocumentString(`
    mutation RemoveSingleSignOn {
  removeEmployeeSso {
    redirectUri
  }
}
    `) as unknown as TypedDocumentString<RemoveSingleSignOnMutation, RemoveSingleSignOnMutationVariables>;
export const MailTextsDocument = new TypedDocumentString(`
    query MailTexts($siteId: ID!, $language: String!) {
  mailTexts(siteId: $siteId, language: $language) {
    kind
    language
    isOwn
    subject
    paragraphs
    buttonLabel
    hasOwnButtonLabel
    fixedParagraphs
    variables {
      name
      required
      optional
    }
    updatedAt
  }
}
    `) as unknown as TypedDocumentString<MailTextsQuery, MailTextsQueryVariables>;
export const PreviewMailDocument = new TypedDocumentString(`
    query PreviewMail($siteId: ID!, $kind: MailKind!, $language: String!, $draft: MailTextInput) {
  previewMail(siteId: $siteId, kind: $kind, language: $language, draft: $draft) {
    subject
    text
    html
  }
}
    `) as unknown as TypedDocumentString<PreviewMailQuery, PreviewMailQueryVariables>;
export const SetMailTextDocument = new TypedDocumentString(`
    mutation SetMailText($siteId: ID!, $kind: MailKind!, $language: String!, $input: MailTextInput!, $ifUpdatedAt: DateTime) {
  setMailText(
    siteId: $siteId
    kind: $kind
    language: $language
    input: $input
    ifUpdatedAt: $ifUpdatedAt
  ) {
    kind
    updatedAt
  }
}
    `) as unknown as TypedDocumentString<SetMailTextMutation, SetMailTextMutationVariables>;
export const RemoveMailTextDocument = new TypedDocumentString(`
    mutation RemoveMailText($siteId: ID!, $kind: MailKind!, $language: String!) {
  removeMailText(siteId: $siteId, kind: $kind, language: $language) {
    kind
    updatedAt
  }
}
    `) as unknown as TypedDocumentString<RemoveMailTextMutation, RemoveMailTextMutationVariables>;
export const SendTestMailDocument = new TypedDocumentString(`
    mutation SendTestMail($siteId: ID!, $kind: MailKind!, $language: String!) {
  sendTestMail(siteId: $siteId, kind: $kind, language: $language) {
    to
  }
}
    `) as unknown as TypedDocumentString<SendTestMailMutation, SendTestMailMutationVariables>;
export const SitePlansDocument = new TypedDocumentString(`
    query SitePlans($siteId: ID!, $first: Int, $after: String) {
  sitePlansConnection(siteId: $siteId, first: $first, after: $after) {
    edges {
      node {
        id
        nickname
        description
        amount
        currency
        quantity
        type
        autoRenew
        countries
        entitlements
        productId
        active
        addressRanges
        emailDomains
        createdAt
        updatedAt
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<SitePlansQuery, SitePlansQueryVariables>;
export const CreatePlanDocument = new TypedDocumentString(`
    mutation CreatePlan($siteId: ID!, $input: CreatePlanInput!) {
  createPlan(siteId: $siteId, input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<CreatePlanMutation, CreatePlanMutationVariables>;
export const UpdatePlanDocument = new TypedDocumentString(`
    mutation UpdatePlan($id: ID!, $input: UpdatePlanInput!) {
  updatePlan(id: $id, input: $input) {
    id
    updatedAt
  }
}
    `) as unknown as TypedDocumentString<UpdatePlanMutation, UpdatePlanMutationVariables>;
export const DeactivatePlanDocument = new TypedDocumentString(`
    mutation DeactivatePlan($id: ID!) {
  deactivatePlan(id: $id) {
    id
    active
  }
}
    `) as unknown as TypedDocumentString<DeactivatePlanMutation, DeactivatePlanMutationVariables>;
export const ReactivatePlanDocument = new TypedDocumentString(`
    mutation ReactivatePlan($id: ID!) {
  reactivatePlan(id: $id) {
    id
    active
  }
}
    `) as unknown as TypedDocumentString<ReactivatePlanMutation, ReactivatePlanMutationVariables>;
export const ProviderRedirectUriDocument = new TypedDocumentString(`
    query ProviderRedirectUri($name: String!) {
  identityProviderRedirectUri(name: $name)
}
    `) as unknown as TypedDocumentString<ProviderRedirectUriQuery, ProviderRedirectUriQueryVariables>;
export const SetIdentityProviderDocument = new TypedDocumentString(`
    mutation SetIdentityProvider($siteId: ID!, $input: IdentityProviderInput!) {
  setIdentityProvider(siteId: $siteId, input: $input) {
    id
    updatedAt
  }
}
    `) as unknown as TypedDocumentString<SetIdentityProviderMutation, SetIdentityProviderMutationVariables>;
export const RemoveIdentityProviderDocument = new TypedDocumentString(`
    mutation RemoveIdentityProvider($siteId: ID!, $name: String!) {
  removeIdentityProvider(siteId: $siteId, name: $name) {
    id
  }
}
    `) as unknown as TypedDocumentString<RemoveIdentityProviderMutation, RemoveIdentityProviderMutationVariables>;
export const BeginProviderTestDocument = new TypedDocumentString(`
    mutation BeginProviderTest($siteId: ID!, $name: String!) {
  beginIdentityProviderTest(siteId: $siteId, name: $name) {
    url
    test {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<BeginProviderTestMutation, BeginProviderTestMutationVariables>;
export const ProviderTestDocument = new TypedDocumentString(`
    query ProviderTest($id: ID!) {
  identityProviderTest(id: $id) {
    outcome
    reason
    issuer
    subject
    email
    emailVerified
    claims
  }
}
    `) as unknown as TypedDocumentString<ProviderTestQuery, ProviderTestQueryVariables>;
export const SitesDocument = new TypedDocumentString(`
    query Sites {
  sites {
    id
    slug
    name
    link
    loginHost
    createdAt
  }
}
    `) as unknown as TypedDocumentString<SitesQuery, SitesQueryVariables>;
export const SiteNamesDocument = new TypedDocumentString(`
    query SiteNames {
  sites {
    id
    name
  }
}
    `) as unknown as TypedDocumentString<SiteNamesQuery, SiteNamesQueryVariables>;
export const SiteDocument = new TypedDocumentString(`
    query Site($id: ID!) {
  siteSettings(id: $id) {
    id
    slug
    name
    link
    defaultLanguage
    defaultCurrency
    allowedOrigins
    tokenLifetimeDays
    refreshTokenLifetimeDays
    sessionLifetimeDays
    concurrentSessions
    sessionLimit
    invalidTokenStatus
    passwordPolicy
    refuseBreachedPasswords
    passwordlessEnabled
    passwordlessLinkDays
    passwordlessLinkReuse
    emailVerificationEnabled
    revealUnknownEmails
    cookieSharing
    sessionHandoff
    secondFactor
    passkeyDomain
    androidAppOrigins
    loginHost
    accentColor
    accentTextColor
    surfaceColor
    textColor
    fontFamily
    cornerRadiusPixels
    termsUrl
    privacyUrl
    termsVersion
    mailSenderName
    mailReplyTo
    createdAt
    updatedAt
    logo {
      url
      width
      height
    }
    botProtection {
      provider
      siteKey
      operations
      minimumScore
      updatedAt
    }
    identityProviders {
      id
      name
      kind
      clientId
      hasSecret
      issuer
      teamId
      keyId
      enabled
      redirectUri
      updatedAt
    }
  }
}
    `) as unknown as TypedDocumentString<SiteQuery, SiteQueryVariables>;
export const CreateSiteDocument = new TypedDocumentString(`
    mutation CreateSite($slug: String!, $settings: SiteSettingsInput) {
  createSite(slug: $slug, settings: $settings) {
    id
  }
}
    `) as unknown as TypedDocumentString<CreateSiteMutation, CreateSiteMutationVariables>;
export const UpdateSiteDocument = new TypedDocumentString(`
    mutation UpdateSite($id: ID!, $settings: SiteSettingsInput!, $ifUpdatedAt: DateTime) {
  updateSite(id: $id, settings: $settings, ifUpdatedAt: $ifUpdatedAt) {
    id
    updatedAt
  }
}
    `) as unknown as TypedDocumentString<UpdateSiteMutation, UpdateSiteMutationVariables>;
export const SetSiteLogoDocument = new TypedDocumentString(`
    mutation SetSiteLogo($siteId: ID!, $base64: String!) {
  setSiteLogo(siteId: $siteId, base64: $base64) {
    id
    updatedAt
  }
}
    `) as unknown as TypedDocumentString<SetSiteLogoMutation, SetSiteLogoMutationVariables>;
export const RemoveSiteLogoDocument = new TypedDocumentString(`
    mutation RemoveSiteLogo($siteId: ID!) {
  removeSiteLogo(siteId: $siteId) {
    id
    updatedAt
  }
}
    `) as unknown as TypedDocumentString<RemoveSiteLogoMutation, RemoveSiteLogoMutationVariables>;
export const EndSiteSessionsDocument = new TypedDocumentString(`
    mutation EndSiteSessions($siteId: ID!, $after: String) {
  endSiteSessions(siteId: $siteId, after: $after) {
    endedCount
    nextCursor
  }
}
    `) as unknown as TypedDocumentString<EndSiteSessionsMutation, EndSiteSessionsMutationVariables>;
export const SetBotProtectionDocument = new TypedDocumentString(`
    mutation SetBotProtection($siteId: ID!, $input: BotProtectionInput!) {
  setBotProtection(siteId: $siteId, input: $input) {
    updatedAt
  }
}
    `) as unknown as TypedDocumentString<SetBotProtectionMutation, SetBotProtectionMutationVariables>;
export const RemoveBotProtectionDocument = new TypedDocumentString(`
    mutation RemoveBotProtection($siteId: ID!) {
  removeBotProtection(siteId: $siteId) {
    updatedAt
  }
}
    `) as unknown as TypedDocumentString<RemoveBotProtectionMutation, RemoveBotProtectionMutationVariables>;
export const TeamDocument = new TypedDocumentString(`
    query Team {
  collaborators {
    id
    email
    name
    role
    invited
    createdAt
  }
}
    `) as unknown as TypedDocumentString<TeamQuery, TeamQueryVariables>;
export const InviteCollaboratorDocument = new TypedDocumentString(`
    mutation InviteCollaborator($input: InviteCollaboratorInput!) {
  inviteCollaborator(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<InviteCollaboratorMutation, InviteCollaboratorMutationVariables>;
export const ResendInvitationDocument = new TypedDocumentString(`
    mutation ResendInvitation($id: ID!) {
  resendCollaboratorInvitation(id: $id) {
    id
  }
}
    `) as unknown as TypedDocumentString<ResendInvitationMutation, ResendInvitationMutationVariables>;
export const WithdrawInvitationDocument = new TypedDocumentString(`
    mutation WithdrawInvitation($id: ID!) {
  withdrawCollaboratorInvitation(id: $id) {
    id
  }
}
    `) as unknown as TypedDocumentString<WithdrawInvitationMutation, WithdrawInvitationMutationVariables>;
export const ChangeRoleDocument = new TypedDocumentString(`
    mutation ChangeRole($id: ID!, $role: CollaboratorRole!, $ifRole: CollaboratorRole) {
  changeCollaboratorRole(id: $id, role: $role, ifRole: $ifRole) {
    id
    role
  }
}
    `) as unknown as TypedDocumentString<ChangeRoleMutation, ChangeRoleMutationVariables>;
export const RemoveCollaboratorDocument = new TypedDocumentString(`
    mutation RemoveCollaborator($id: ID!) {
  removeCollaborator(id: $id) {
    id
  }
}
    `) as unknown as TypedDocumentString<RemoveCollaboratorMutation, RemoveCollaboratorMutationVariables>;
export const RemoveFactorsDocument = new TypedDocumentString(`
    mutation RemoveFactors($id: ID!) {
  removeCollaboratorAuthenticators(id: $id) {
    id
  }
}
    `) as unknown as TypedDocumentString<RemoveFactorsMutation, RemoveFactorsMutationVariables>;
export const UnlockCollaboratorDocument = new TypedDocumentString(`
    mutation UnlockCollaborator($id: ID!) {
  unlockCollaborator(input: { id: $id }) {
    collaboratorId
    unlocked
  }
}
    `) as unknown as TypedDocumentString<UnlockCollaboratorMutation, UnlockCollaboratorMutationVariables>;
export const ExplainTokenDocument = new TypedDocumentString(`
    mutation ExplainToken($token: String!) {
  explainToken(token: $token) {
    verdict {
      valid
      reason
      action
      expiresAt
      checkedAt
    }
    session {
      id
      customerId
      siteId
      startedBy
      source
      userAgent
      createdAt
      endedAt
      endReason
      endedBy
    }
    entries {
      at
      kind
      supersededById
    }
  }
}
    `) as unknown as TypedDocumentString<ExplainTokenMutation, ExplainTokenMutationVariables>;
export const WebhookEndpointsDocument = new TypedDocumentString(`
    query WebhookEndpoints {
  webhookEndpoints {
    ...EndpointRow
  }
}
    fragment EndpointRow on WebhookEndpoint {
  id
  url
  events
  enabled
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<WebhookEndpointsQuery, WebhookEndpointsQueryVariables>;
export const CreateWebhookEndpointDocument = new TypedDocumentString(`
    mutation CreateWebhookEndpoint($input: CreateWebhookEndpointInput!) {
  createWebhookEndpoint(input: $input) {
    secret
    endpoint {
      ...EndpointRow
    }
  }
}
    fragment EndpointRow on WebhookEndpoint {
  id
  url
  events
  enabled
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<CreateWebhookEndpointMutation, CreateWebhookEndpointMutationVariables>;
export const UpdateWebhookEndpointDocument = new TypedDocumentString(`
    mutation UpdateWebhookEndpoint($id: ID!, $input: UpdateWebhookEndpointInput!) {
  updateWebhookEndpoint(id: $id, input: $input) {
    ...EndpointRow
  }
}
    fragment EndpointRow on WebhookEndpoint {
  id
  url
  events
  enabled
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<UpdateWebhookEndpointMutation, UpdateWebhookEndpointMutationVariables>;
export const RotateWebhookSecretDocument = new TypedDocumentString(`
    mutation RotateWebhookSecret($id: ID!) {
  rotateWebhookSecret(id: $id) {
    secret
    endpoint {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<RotateWebhookSecretMutation, RotateWebhookSecretMutationVariables>;
export const DeleteWebhookEndpointDocument = new TypedDocumentString(`
    mutation DeleteWebhookEndpoint($id: ID!) {
  deleteWebhookEndpoint(id: $id) {
    id
  }
}
    `) as unknown as TypedDocumentString<DeleteWebhookEndpointMutation, DeleteWebhookEndpointMutationVariables>;
export const SendTestWebhookDocument = new TypedDocumentString(`
    mutation SendTestWebhook($id: ID!) {
  sendTestWebhook(id: $id) {
    id
  }
}
    `) as unknown as TypedDocumentString<SendTestWebhookMutation, SendTestWebhookMutationVariables>;
export const WebhookDeliveriesDocument = new TypedDocumentString(`
    query WebhookDeliveries($first: Int, $after: String, $endpointId: ID, $status: WebhookDeliveryStatus, $eventType: WebhookEventType) {
  webhookDeliveriesConnection(
    first: $first
    after: $after
    endpointId: $endpointId
    status: $status
    eventType: $eventType
  ) {
    edges {
      node {
        ...DeliveryRow
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment DeliveryRow on WebhookDelivery {
  id
  eventId
  eventType
  status
  attempts
  lastOutcome
  lastAttemptAt
  createdAt
  replayable
  endpoint {
    id
    url
  }
}`) as unknown as TypedDocumentString<WebhookDeliveriesQuery, WebhookDeliveriesQueryVariables>;
export const WebhookDeliveryDocument = new TypedDocumentString(`
    query WebhookDelivery($id: ID!) {
  webhookDelivery(id: $id) {
    ...DeliveryRow
    payload
    answer {
      status
      error
      durationMilliseconds
      body
    }
  }
}
    fragment DeliveryRow on WebhookDelivery {
  id
  eventId
  eventType
  status
  attempts
  lastOutcome
  lastAttemptAt
  createdAt
  replayable
  endpoint {
    id
    url
  }
}`) as unknown as TypedDocumentString<WebhookDeliveryQuery, WebhookDeliveryQueryVariables>;
export const ReplayWebhookDeliveryDocument = new TypedDocumentString(`
    mutation ReplayWebhookDelivery($id: ID!) {
  replayWebhookDelivery(id: $id) {
    ...DeliveryRow
  }
}
    fragment DeliveryRow on WebhookDelivery {
  id
  eventId
  eventType
  status
  attempts
  lastOutcome
  lastAttemptAt
  createdAt
  replayable
  endpoint {
    id
    url
  }
}`) as unknown as TypedDocumentString<ReplayWebhookDeliveryMutation, ReplayWebhookDeliveryMutationVariables>;
export const ReplayWebhookDeliveriesDocument = new TypedDocumentString(`
    mutation ReplayWebhookDeliveries($endpointId: ID!, $eventType: WebhookEventType) {
  replayWebhookDeliveries(endpointId: $endpointId, eventType: $eventType) {
    replayedCount
    hasMore
  }
}
    `) as unknown as TypedDocumentString<ReplayWebhookDeliveriesMutation, ReplayWebhookDeliveriesMutationVariables>;