import { z } from 'zod';
import { isAndroidAppOrigin, isPasskeyDomain, isSiteOrigin } from '../../lib/origin.ts';
import { requiredText, text, whole } from '../../platform/input.ts';
import { LANGUAGES } from '../../platform/messages/language.ts';
import { brandingSettings } from '../branding/branding-settings.ts';
import { loginHostSetting } from './login-host.ts';

/** The longest lifetime of an access token. A retired signing key is kept for a day longer. */
export const MAX_TOKEN_LIFETIME_DAYS = 365;
const MAX_LIFETIME_DAYS = 3_650;
const MAX_SESSION_LIMIT = 100;
const MAX_ORIGINS = 50;
const MAX_ANDROID_APPS = 10;
const ANDROID_APP_ORIGIN =
  'An Android app is the text android:apk-key-hash: and the SHA-256 of its signing certificate in base64url.';
const PASSWORDLESS_LINK_DAYS = [1, 30, 60, 90];
const CURRENCIES = new Set(Intl.supportedValuesOf('currency').map((code) => code.toLowerCase()));

const days = (name: string, max: number) => whole(name, 1, max);
const origin = text('origin', 255).refine(
  isSiteOrigin,
  'An origin is https:// and a host in lower case, or http:// and localhost, 127.0.0.1 or [::1]. A port may follow ' +
    'unless it is the default port. A path or a final slash is not allowed.',
);

function oneOf<T>(name: string, values: readonly T[], value: z.ZodType<T>) {
  return value.refine((given) => values.includes(given), `The ${name} must be one of ${values.join(', ')}.`);
}

/** The rules for the settings of a site. An absent setting is not changed. */
export const siteSettings = z
  .object({
    name: requiredText('name', 255),
    link: origin.nullable(),
    defaultLanguage: oneOf('default language', LANGUAGES, z.string()),
    defaultCurrency: text('default currency', 3)
      .transform((value) => value.toLowerCase())
      .refine((value) => CURRENCIES.has(value), 'The default currency must be an ISO 4217 code.'),
    allowedOrigins: z
      .array(origin)
      .max(MAX_ORIGINS, `A site may have up to ${MAX_ORIGINS} allowed origins.`)
      .transform((origins) => [...new Set(origins)]),
    tokenLifetimeDays: days('token lifetime', MAX_TOKEN_LIFETIME_DAYS),
    refreshTokenLifetimeDays: days('refresh token lifetime', MAX_LIFETIME_DAYS),
    sessionLifetimeDays: days('session lifetime', MAX_LIFETIME_DAYS),
    concurrentSessions: z.enum(['UNLIMITED', 'EVICT_OLDEST', 'REFUSE_NEW']),
    sessionLimit: whole('session limit', 1, MAX_SESSION_LIMIT),
    invalidTokenStatus: oneOf('invalid token status', [401, 403], z.int()),
    passwordPolicy: z.enum(['BASIC', 'STRONG', 'MODERN']),
    refuseBreachedPasswords: z.boolean(),
    passwordlessEnabled: z.boolean(),
    passwordlessLinkDays: oneOf('passwordless link duration', PASSWORDLESS_LINK_DAYS, z.int()),
    passwordlessLinkReuse: z.boolean(),
    emailVerificationEnabled: z.boolean(),
    revealUnknownEmails: z.boolean(),
    cookieSharing: z.boolean(),
    sessionHandoff: z.boolean(),
    secondFactor: z.enum(['OFF', 'OPTIONAL', 'REQUIRED']),
    passkeyDomain: text('passkey domain', 253)
      .refine(isPasskeyDomain, 'The passkey domain must be a registrable domain in lower case.')
      .nullable(),
    androidAppOrigins: z
      .array(text('android app origin', 255).refine(isAndroidAppOrigin, ANDROID_APP_ORIGIN))
      .max(MAX_ANDROID_APPS, `A site may have up to ${MAX_ANDROID_APPS} Android apps.`)
      .transform((origins) => [...new Set(origins)]),
    loginHost: loginHostSetting,
    ...brandingSettings,
  })
  .partial();

export type GivenSettings = z.output<typeof siteSettings>;
