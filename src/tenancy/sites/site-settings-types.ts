import { builder } from '../../schema-core/builder.ts';
import { BotProtectionSettings } from '../bot-protection/bot-protection-types.ts';
import { SiteLogo } from '../branding/branding-types.ts';
import { findLogo } from '../branding/shown-logo.ts';
import { ConcurrentSessions, PasswordPolicy, SecondFactorPolicy } from './setting-types.ts';

/** The settings of a site, as collaborators read and change them. */
export const SiteSettings = builder.prismaObject('Site', {
  variant: 'SiteSettings',
  description: 'A site with its settings, for collaborators.',
  fields: (t) => ({
    id: t.exposeID('id'),
    slug: t.exposeString('slug'),
    name: t.exposeString('name'),
    link: t.exposeString('link', { nullable: true }),
    defaultLanguage: t.exposeString('defaultLanguage'),
    defaultCurrency: t.exposeString('defaultCurrency'),
    allowedOrigins: t.exposeStringList('allowedOrigins'),
    tokenLifetimeDays: t.exposeInt('tokenLifetimeDays'),
    refreshTokenLifetimeDays: t.exposeInt('refreshTokenLifetimeDays'),
    sessionLifetimeDays: t.exposeInt('sessionLifetimeDays'),
    concurrentSessions: t.expose('concurrentSessions', { type: ConcurrentSessions }),
    sessionLimit: t.exposeInt('sessionLimit'),
    invalidTokenStatus: t.exposeInt('invalidTokenStatus'),
    passwordPolicy: t.expose('passwordPolicy', { type: PasswordPolicy }),
    refuseBreachedPasswords: t.exposeBoolean('refuseBreachedPasswords'),
    passwordlessEnabled: t.exposeBoolean('passwordlessEnabled'),
    passwordlessLinkDays: t.exposeInt('passwordlessLinkDays'),
    passwordlessLinkReuse: t.exposeBoolean('passwordlessLinkReuse'),
    emailVerificationEnabled: t.exposeBoolean('emailVerificationEnabled'),
    revealUnknownEmails: t.exposeBoolean('revealUnknownEmails'),
    cookieSharing: t.exposeBoolean('cookieSharing'),
    sessionHandoff: t.exposeBoolean('sessionHandoff'),
    secondFactor: t.expose('secondFactor', { type: SecondFactorPolicy }),
    passkeyDomain: t.exposeString('passkeyDomain', { nullable: true }),
    androidAppOrigins: t.exposeStringList('androidAppOrigins'),
    loginHost: t.exposeString('loginHost', { nullable: true }),
    accentColor: t.exposeString('accentColor', { nullable: true }),
    accentTextColor: t.exposeString('accentTextColor', { nullable: true }),
    surfaceColor: t.exposeString('surfaceColor', { nullable: true }),
    textColor: t.exposeString('textColor', { nullable: true }),
    fontFamily: t.exposeString('fontFamily', { nullable: true }),
    cornerRadiusPixels: t.exposeInt('cornerRadiusPixels', { nullable: true }),
    termsUrl: t.exposeString('termsUrl', { nullable: true }),
    privacyUrl: t.exposeString('privacyUrl', { nullable: true }),
    termsVersion: t.exposeString('termsVersion', { nullable: true }),
    mailSenderName: t.exposeString('mailSenderName', { nullable: true }),
    mailReplyTo: t.exposeString('mailReplyTo', { nullable: true }),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
    updatedAt: t.expose('updatedAt', {
      type: 'DateTime',
      description:
        'The last change of the settings, the logo, a mail text, an identity provider, the bot protection or the Disqus keys.',
    }),
    logo: t.field({
      type: SiteLogo,
      nullable: true,
      resolve: ({ id }, _args, { runtime }) => findLogo(runtime, id),
    }),
    botProtection: t.relation('botProtection', { type: BotProtectionSettings, nullable: true }),
    identityProviders: t.relation('identityProviders', { query: { orderBy: { name: 'asc' } } }),
  }),
});

export const SiteSettingsInput = builder.inputType('SiteSettingsInput', {
  description: 'An absent setting is not changed. For a new site it gets its default.',
  fields: (t) => ({
    name: t.string({ description: 'Shown to customers, also in mails. Up to 255 characters.' }),
    link: t.string({ description: 'The origin of the site’s own pages. Most links in mails point to it.' }),
    defaultLanguage: t.string({ description: 'en, fr, it, ko, es or de.' }),
    defaultCurrency: t.string({ description: 'An ISO 4217 code.' }),
    allowedOrigins: t.stringList({
      description:
        'Origins from which browsers may call the API, up to 50. https, or http with localhost, 127.0.0.1 or [::1].',
    }),
    tokenLifetimeDays: t.int({ description: 'Lifetime of an access token: 1 to 365, default 60.' }),
    refreshTokenLifetimeDays: t.int({ description: 'Lifetime of a refresh token: 1 to 3650, default 90.' }),
    sessionLifetimeDays: t.int({
      description:
        'Absolute lifetime of a session, which refreshing does not extend: 1 to 3650, default 365.',
    }),
    concurrentSessions: t.field({
      type: ConcurrentSessions,
      description: 'The effect of a login beyond `sessionLimit`.',
    }),
    sessionLimit: t.int({
      description:
        'Sessions per customer: 1 to 100, default 1. Sessions on all sites of the account count. The smallest limit ' +
        'among the sites applies to all of them.',
    }),
    invalidTokenStatus: t.int({
      description: 'The HTTP status of the Pelcro API for an invalid or expired token: 403 or 401.',
    }),
    passwordPolicy: t.field({
      type: PasswordPolicy,
      description: 'Applies to passwords chosen after the change.',
    }),
    refuseBreachedPasswords: t.boolean({
      description:
        'Whether a new password is refused if it is in a known data breach. True by default. This has an effect only ' +
        'if the operator has set BREACHED_PASSWORDS_URL.',
    }),
    passwordlessEnabled: t.boolean({
      description: 'Whether customers may log in with a link or a code from a mail.',
    }),
    passwordlessLinkDays: t.int({
      description: 'Lifetime of a login link: 1, 30, 60 or 90.',
    }),
    passwordlessLinkReuse: t.boolean({
      description: 'Whether a login link can be used again until it expires. Otherwise it can be used once.',
    }),
    emailVerificationEnabled: t.boolean({
      description:
        'Whether a mail asks customers to verify their email after registration and after an email change.',
    }),
    revealUnknownEmails: t.boolean({
      description:
        'Whether an unknown email gets an error, as in Pelcro. Otherwise it gets the same answer as a known email.',
    }),
    cookieSharing: t.boolean({
      description: 'Whether the site shares the session cookie of the registrable domain of PUBLIC_URL.',
    }),
    sessionHandoff: t.boolean({
      description: 'Whether sessions may be handed over between this site and other sites of the account.',
    }),
    secondFactor: t.field({
      type: SecondFactorPolicy,
      description: 'The strictest policy among the sites of the account applies to all of them.',
    }),
    passkeyDomain: t.string({
      description:
        'The domain (RP ID) of new passkeys. Set it to share passkeys between sites, or to keep the passkeys of a ' +
        'former link. The domain must serve /.well-known/webauthn. Null: the registrable domain of the link, or ' +
        'of PUBLIC_URL if the site has no link.',
    }),
    androidAppOrigins: t.stringList({
      description: 'Native Android apps that may use passkeys, up to 10: `android:apk-key-hash:…`.',
    }),
    loginHost: t.string({
      description:
        'A host of the publisher for the hosted pages, such as `login.paper.example`. No other site may have it, and ' +
        'its DNS record must point to this service. Null: the pages are at PUBLIC_URL.',
    }),
    accentColor: t.string({
      description:
        'The colour of buttons and links, as `#rrggbb`. Its contrast on the surface must be at least 4.5:1. The dark ' +
        'theme uses a lighter colour if necessary.',
    }),
    accentTextColor: t.string({
      description: 'The colour of text on the accent. Null: white or black, whichever is legible.',
    }),
    surfaceColor: t.string({ description: 'The background in the light theme.' }),
    textColor: t.string({
      description: 'The colour of text on the surface. The contrast must be at least 4.5:1.',
    }),
    fontFamily: t.string({
      description:
        'Up to 5 font families, such as `Source Serif 4, Georgia, serif`. The page itself must load the fonts.',
    }),
    cornerRadiusPixels: t.int({ description: 'The radius of corners: 0 to 24.' }),
    termsUrl: t.string({ description: 'The page with the terms, https. Registration links to it.' }),
    privacyUrl: t.string({ description: 'The page about privacy, https. Registration links to it.' }),
    termsVersion: t.string({
      description:
        'The version of the terms, up to 64 characters. A registration records which version the customer accepts.',
    }),
    mailSenderName: t.string({
      description:
        'The name of the sender of mails to customers, up to 78 characters. The sender address is not changed.',
    }),
    mailReplyTo: t.string({ description: 'The address to which replies to mails are sent.' }),
  }),
});
