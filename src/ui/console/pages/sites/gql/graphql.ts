/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** An operation that can require a `botToken`. */
export type BotProtectedOperation =
  /** `requestPasswordlessLogin`. */
  | 'PASSWORDLESS_LOGIN'
  /** `requestPasswordReset`. */
  | 'PASSWORD_RESET'
  /** `register`. */
  | 'REGISTER';

export type BotProtectionInput = {
  /** The `updatedAt` that the caller has read, of this part or of its site. The update fails with CONFLICT if one of the given fields was changed since. Absent: the update overwrites any change. */
  readonly ifUpdatedAt?: string | null | undefined;
  /** With `RECAPTCHA_SCORE`: the minimum score of a visitor, from 0 to 1. Absent: unchanged, at first 0.5. */
  readonly minimumScore?: number | null | undefined;
  /** The operations that require a `botToken`. At least one. */
  readonly operations: ReadonlyArray<BotProtectedOperation>;
  readonly provider: BotProtectionProvider;
  /** Absent: the stored secret is kept. Required for a new provider or site key. The secret is checked with the provider, if the provider can be reached. */
  readonly secret?: string | null | undefined;
  /** Public: pages send it to the provider. */
  readonly siteKey: string;
};

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

/** How many devices of one customer may be logged in at once. The strictest setting among the sites of the account applies to all of them. */
export type ConcurrentSessions =
  /** A login beyond `sessionLimit` ends the oldest sessions. */
  | 'EVICT_OLDEST'
  /** A login beyond `sessionLimit` is refused. */
  | 'REFUSE_NEW'
  /** Any number of devices. */
  | 'UNLIMITED';

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

export type DisqusKeysInput = {
  /** The `updatedAt` that the caller has read, of this part or of its site. The update fails with CONFLICT if one of the given fields was changed since. Absent: the update overwrites any change. */
  readonly ifUpdatedAt?: string | null | undefined;
  /** The API key of your Disqus application. Pages send it to Disqus. */
  readonly publicKey: string;
  /** The API secret of that application. Required with a new public key. Absent: the stored secret is kept. */
  readonly secret?: string | null | undefined;
};

export type IdentityProviderInput = {
  /** The client id of your app at the provider. */
  readonly clientId: string;
  /** Whether the site offers the provider. Absent: unchanged, or true. */
  readonly enabled?: boolean | null | undefined;
  /** The `updatedAt` that the caller has read, of this part or of its site. The update fails with CONFLICT if one of the given fields was changed since. Absent: the update overwrites any change. */
  readonly ifUpdatedAt?: string | null | undefined;
  /** The URL of an OpenID issuer, or the domain of an Auth0 tenant. */
  readonly issuer?: string | null | undefined;
  /** Apple: the id of the private key that is the secret. */
  readonly keyId?: string | null | undefined;
  readonly kind: IdentityProviderKind;
  /** `google`, `facebook`, `auth0`, `apple`, or a name that you choose for an OpenID issuer. */
  readonly name: string;
  /** Absent: the stored secret is kept. It has to be sent again when the kind, the client id, the issuer, the team id or the key id changes. Null: no secret. Apple: the private key, which is the content of the .p8 file. */
  readonly secret?: string | null | undefined;
  /** Apple: the id of the team that owns the key. */
  readonly teamId?: string | null | undefined;
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
  /** The password was removed, because the owner of an unverified email has verified it. */
  | 'PASSWORD_REMOVED'
  /** The link to choose a new password. */
  | 'PASSWORD_RESET'
  /** New recovery codes were made. */
  | 'RECOVERY_CODES_RENEWED'
  /** Linked identities and second factors were removed, because the owner of an unverified email has verified it. */
  | 'WAYS_IN_REMOVED';

/** A text for one kind of mail in one language. It is plain text, and may have variables such as `{{siteName}}`. */
export type MailTextInput = {
  /** Up to 60 characters, without variables. Null: the default. */
  readonly buttonLabel?: string | null | undefined;
  /** Up to 20 paragraphs of up to 1,000 characters. A paragraph that is only `{{link}}` is the button. Line breaks are kept. */
  readonly paragraphs: ReadonlyArray<string>;
  /** Up to 200 characters. It may not contain `{{link}}`, `{{code}}` or `{{codeUntil}}`. */
  readonly subject: string;
};

/** The rules for new passwords. Existing passwords stay valid. */
export type PasswordPolicy =
  /** At least 6 characters. */
  | 'BASIC'
  /** At least 8 characters, not a common password, and not easy to guess. */
  | 'MODERN'
  /** 8 to 30 characters: upper and lower case, a digit and a symbol. */
  | 'STRONG';

/** The strictest policy among the sites of an account applies to all of them. */
export type SecondFactorPolicy =
  /** No customer is asked for a second factor. */
  | 'OFF'
  /** Customers who have a second factor are asked for it. */
  | 'OPTIONAL'
  /** Every customer is asked for a second factor. Customers without a second factor set one up first. */
  | 'REQUIRED';

/** An absent setting is not changed. For a new site it gets its default. */
export type SiteSettingsInput = {
  /** The colour of buttons and links, as `#rrggbb`. Its contrast on the surface must be at least 4.5:1. The dark theme uses a lighter colour if necessary. */
  readonly accentColor?: string | null | undefined;
  /** The colour of text on the accent. Null: white or black, whichever is legible. */
  readonly accentTextColor?: string | null | undefined;
  /** Origins from which browsers may call the API, up to 50. https, or http with localhost, 127.0.0.1 or [::1]. */
  readonly allowedOrigins?: ReadonlyArray<string> | null | undefined;
  /** Native Android apps that may use passkeys, up to 10: `android:apk-key-hash:…`. */
  readonly androidAppOrigins?: ReadonlyArray<string> | null | undefined;
  /** The effect of a login beyond `sessionLimit`. */
  readonly concurrentSessions?: ConcurrentSessions | null | undefined;
  /** Whether the site shares the session cookie of the registrable domain of PUBLIC_URL. */
  readonly cookieSharing?: boolean | null | undefined;
  /** The radius of corners: 0 to 24. */
  readonly cornerRadiusPixels?: number | null | undefined;
  /** An ISO 4217 code. */
  readonly defaultCurrency?: string | null | undefined;
  /** en, fr, it, ko, es or de. */
  readonly defaultLanguage?: string | null | undefined;
  /** Whether a mail asks customers to verify their email after registration and after an email change. */
  readonly emailVerificationEnabled?: boolean | null | undefined;
  /** Up to 5 font families, such as `Source Serif 4, Georgia, serif`. The page itself must load the fonts. */
  readonly fontFamily?: string | null | undefined;
  /** The HTTP status of the Pelcro API for an invalid or expired token: 403 or 401. */
  readonly invalidTokenStatus?: number | null | undefined;
  /** The origin of the site’s own pages. Most links in mails point to it. */
  readonly link?: string | null | undefined;
  /** A host of the publisher for the hosted pages, such as `login.paper.example`. No other site may have it, and its DNS record must point to this service. Null: the pages are at PUBLIC_URL. */
  readonly loginHost?: string | null | undefined;
  /** The address to which replies to mails are sent. */
  readonly mailReplyTo?: string | null | undefined;
  /** The name of the sender of mails to customers, up to 78 characters. The sender address is not changed. */
  readonly mailSenderName?: string | null | undefined;
  /** Shown to customers, also in mails. Up to 255 characters. */
  readonly name?: string | null | undefined;
  /** The domain (RP ID) of new passkeys. Set it to share passkeys between sites, or to keep the passkeys of a former link. The domain must serve /.well-known/webauthn. Null: the registrable domain of the link, or of PUBLIC_URL if the site has no link. */
  readonly passkeyDomain?: string | null | undefined;
  /** Applies to passwords chosen after the change. */
  readonly passwordPolicy?: PasswordPolicy | null | undefined;
  /** Whether customers may log in with a link or a code from a mail. */
  readonly passwordlessEnabled?: boolean | null | undefined;
  /** Lifetime of a login link: 1, 30, 60 or 90. */
  readonly passwordlessLinkDays?: number | null | undefined;
  /** Whether a login link can be used again until it expires. Otherwise it can be used once. */
  readonly passwordlessLinkReuse?: boolean | null | undefined;
  /** The page about privacy, https. Registration links to it. */
  readonly privacyUrl?: string | null | undefined;
  /** Lifetime of a refresh token: 1 to 3650, default 90. */
  readonly refreshTokenLifetimeDays?: number | null | undefined;
  /** Whether a new password is refused if it is in a known data breach. True by default. This has an effect only if the operator has set BREACHED_PASSWORDS_URL. */
  readonly refuseBreachedPasswords?: boolean | null | undefined;
  /** Whether an unknown email gets an error, as in Pelcro. Otherwise it gets the same answer as a known email. */
  readonly revealUnknownEmails?: boolean | null | undefined;
  /** The strictest policy among the sites of the account applies to all of them. */
  readonly secondFactor?: SecondFactorPolicy | null | undefined;
  /** Whether sessions may be handed over between this site and other sites of the account. */
  readonly sessionHandoff?: boolean | null | undefined;
  /** Absolute lifetime of a session, which refreshing does not extend: 1 to 3650, default 365. */
  readonly sessionLifetimeDays?: number | null | undefined;
  /** Sessions per customer: 1 to 100, default 1. Sessions on all sites of the account count. The smallest limit among the sites applies to all of them. */
  readonly sessionLimit?: number | null | undefined;
  /** The background in the light theme. */
  readonly surfaceColor?: string | null | undefined;
  /** The page with the terms, https. Registration links to it. */
  readonly termsUrl?: string | null | undefined;
  /** The version of the terms, up to 64 characters. A registration records which version the customer accepts. */
  readonly termsVersion?: string | null | undefined;
  /** The colour of text on the surface. The contrast must be at least 4.5:1. */
  readonly textColor?: string | null | undefined;
  /** Lifetime of an access token: 1 to 365, default 60. */
  readonly tokenLifetimeDays?: number | null | undefined;
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
  /** The `updatedAt` that the caller has read. The update fails with CONFLICT if one of the given fields was changed since. Absent: the update overwrites any change. */
  readonly ifUpdatedAt?: string | null | undefined;
  readonly nickname?: string | null | undefined;
  readonly productId?: number | null | undefined;
  readonly quantity?: number | null | undefined;
  readonly type?: string | null | undefined;
};

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

export type SitesQueryVariables = Exact<{ [key: string]: never; }>;


export type SitesQuery = { readonly sites: ReadonlyArray<{ readonly id: string, readonly slug: string, readonly name: string, readonly link: string | null, readonly loginHost: string | null, readonly createdAt: string }> };

export type SiteNamesQueryVariables = Exact<{ [key: string]: never; }>;


export type SiteNamesQuery = { readonly sites: ReadonlyArray<{ readonly id: string, readonly name: string }> };

export type SiteQueryVariables = Exact<{
  id: string | number;
}>;


export type SiteQuery = { readonly siteSettings: { readonly id: string, readonly slug: string, readonly name: string, readonly link: string | null, readonly defaultLanguage: string, readonly defaultCurrency: string, readonly allowedOrigins: ReadonlyArray<string>, readonly tokenLifetimeDays: number, readonly refreshTokenLifetimeDays: number, readonly sessionLifetimeDays: number, readonly concurrentSessions: ConcurrentSessions, readonly sessionLimit: number, readonly invalidTokenStatus: number, readonly passwordPolicy: PasswordPolicy, readonly refuseBreachedPasswords: boolean, readonly passwordlessEnabled: boolean, readonly passwordlessLinkDays: number, readonly passwordlessLinkReuse: boolean, readonly emailVerificationEnabled: boolean, readonly revealUnknownEmails: boolean, readonly cookieSharing: boolean, readonly sessionHandoff: boolean, readonly secondFactor: SecondFactorPolicy, readonly passkeyDomain: string | null, readonly androidAppOrigins: ReadonlyArray<string>, readonly loginHost: string | null, readonly accentColor: string | null, readonly accentTextColor: string | null, readonly surfaceColor: string | null, readonly textColor: string | null, readonly fontFamily: string | null, readonly cornerRadiusPixels: number | null, readonly termsUrl: string | null, readonly privacyUrl: string | null, readonly termsVersion: string | null, readonly mailSenderName: string | null, readonly mailReplyTo: string | null, readonly createdAt: string, readonly updatedAt: string, readonly logo: { readonly url: string, readonly width: number, readonly height: number } | null, readonly botProtection: { readonly provider: BotProtectionProvider, readonly siteKey: string, readonly operations: ReadonlyArray<BotProtectedOperation>, readonly minimumScore: number, readonly updatedAt: string } | null, readonly disqus: { readonly publicKey: string, readonly updatedAt: string } | null, readonly identityProviders: ReadonlyArray<{ readonly id: string, readonly name: string, readonly kind: IdentityProviderKind, readonly clientId: string, readonly hasSecret: boolean, readonly issuer: string | null, readonly teamId: string | null, readonly keyId: string | null, readonly enabled: boolean, readonly redirectUri: string, readonly updatedAt: string }> } };

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

export type SetDisqusKeysMutationVariables = Exact<{
  siteId: string | number;
  input: DisqusKeysInput;
}>;


export type SetDisqusKeysMutation = { readonly setDisqusKeys: { readonly updatedAt: string } };

export type RemoveDisqusKeysMutationVariables = Exact<{
  siteId: string | number;
}>;


export type RemoveDisqusKeysMutation = { readonly removeDisqusKeys: { readonly updatedAt: string } };

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
    disqus {
      publicKey
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
export const SetDisqusKeysDocument = new TypedDocumentString(`
    mutation SetDisqusKeys($siteId: ID!, $input: DisqusKeysInput!) {
  setDisqusKeys(siteId: $siteId, input: $input) {
    updatedAt
  }
}
    `) as unknown as TypedDocumentString<SetDisqusKeysMutation, SetDisqusKeysMutationVariables>;
export const RemoveDisqusKeysDocument = new TypedDocumentString(`
    mutation RemoveDisqusKeys($siteId: ID!) {
  removeDisqusKeys(siteId: $siteId) {
    updatedAt
  }
}
    `) as unknown as TypedDocumentString<RemoveDisqusKeysMutation, RemoveDisqusKeysMutationVariables>;