import type { FieldTexts } from '../../parts/setting-fields.tsx';

const field = (label: string, help: string): FieldTexts => ({ label, help });

/** The settings of a site in English. Labels such as “Passwordless Link Duration” are the words of Pelcro. */
export const en = {
  name: field('Name', 'Shown to customers, also in mails. Up to 255 characters.'),
  link: field(
    'Site address',
    'The origin of your own pages, such as https://paper.example. Most links in mails lead there.',
  ),
  loginHost: field(
    'Login host',
    'A host of yours for the hosted pages, such as login.paper.example. Its DNS record leads to this service, and a TXT record names the account.',
  ),
  defaultLanguage: field('Default language', 'For mails to customers who have not chosen one.'),
  defaultCurrency: field('Default currency', 'An ISO 4217 code, such as eur. New plans get it.'),
  allowedOrigins: field(
    'Allowed origins',
    'Origins of pages that may call the API, one per line, such as https://www.paper.example. For a browser, https://paper.example is another origin.',
  ),
  concurrentSessions: field(
    'Enable Single User Authentication',
    'Limits the number of devices on which a customer may be logged in at once. All sites of the account follow the strictest one.',
  ),
  sessionLimit: field(
    'Devices at once',
    '1 to 100. It has an effect only with Single User Authentication. Sessions on all sites of the account count.',
  ),
  passwordlessEnabled: field(
    'Enable Customer Passwordless',
    'Customers may log in with a link or a code from a mail.',
  ),
  passwordlessLinkDays: field('Passwordless Link Duration', 'How long the login link remains valid.'),
  passwordlessLinkReuse: field(
    'Reuse the passwordless link',
    'On: the same link can be used until it expires. Off: a link works once, which is safer.',
  ),
  passwordPolicy: field(
    'Strong Password Enforcement',
    'The rules for new passwords. Existing passwords stay valid.',
  ),
  refuseBreachedPasswords: field(
    'Refuse breached passwords',
    'A new password of a known data breach is refused, if the operator has turned this check on.',
  ),
  emailVerificationEnabled: field(
    'Enable Email Verification',
    'A mail asks customers to verify their email after registration and after a change.',
  ),
  revealUnknownEmails: field(
    'Reveal unknown emails',
    'On: requests with an unknown email get an error, as in Pelcro. Off: strangers cannot find out who is a customer.',
  ),
  secondFactor: field(
    'Second factor',
    'Whether customers are asked for a second factor. All sites of the account follow the strictest one.',
  ),
  passkeyDomain: field(
    'Passkey domain',
    'The domain of new passkeys. Empty: the registrable domain of the site address.',
  ),
  androidAppOrigins: field(
    'Android apps',
    'Apps that may use passkeys. Each line is android:apk-key-hash: followed by the SHA-256 of the certificate in base64url.',
  ),
  tokenLifetimeDays: field(
    'Authentication token lifetime (days)',
    '1 to 365, 60 by default. In the Pelcro API: auth_token_ttl_days.',
  ),
  refreshTokenLifetimeDays: field('Refresh token lifetime (days)', '1 to 3650, 90 by default.'),
  sessionLifetimeDays: field(
    'Session lifetime (days)',
    'A session ends after this time, even if its tokens are refreshed. 1 to 3650, 365 by default.',
  ),
  invalidTokenStatus: field(
    'Status for an invalid token',
    'The HTTP status of the Pelcro API for an invalid or expired token.',
  ),
  cookieSharing: field(
    'Share the session cookie',
    'The site shares a session cookie with other sites under the registrable domain of this service.',
  ),
  sessionHandoff: field(
    'Hand sessions over',
    'Sessions may be handed over between this site and other sites of the account, across domains.',
  ),
  accentColor: field('Accent', 'Buttons and links. The dark theme gets a lighter accent if it needs one.'),
  accentTextColor: field('Text on the accent', 'Empty: white or black, whichever is legible.'),
  surfaceColor: field('Surface', 'The background of dialogs and fields in the light theme.'),
  textColor: field('Text', 'The text on the surface.'),
  fontFamily: field(
    'Font family',
    'Up to 5 families, such as Source Serif 4, Georgia, serif. Your page must load the fonts.',
  ),
  cornerRadiusPixels: field('Corner radius (pixels)', '0 to 24.'),
  termsUrl: field('Terms', 'The https address of your terms. The registration links to it.'),
  privacyUrl: field('Privacy', 'The https address of your privacy notice. The registration links to it.'),
  termsVersion: field(
    'Version of the terms',
    'Such as a date. It is recorded with each acceptance. Customers are asked to accept a new version at their next login.',
  ),
  mailSenderName: field(
    'Sender name',
    'The name of the sender of mails to customers. The address does not change.',
  ),
  mailReplyTo: field('Reply to', 'The address to which answers to these mails go.'),
};

export type SettingTexts = { [Name in keyof typeof en]: FieldTexts };
