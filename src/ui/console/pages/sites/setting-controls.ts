import { localized } from '../../core/language.ts';
import type { Control } from '../../parts/setting-fields.tsx';
import { de } from './setting-texts-de.ts';
import { en, type SettingTexts } from './setting-texts-en.ts';

export type SettingName = keyof SettingTexts;

export const useSettingTexts = localized({ en, de });

const useChoiceTexts = localized({
  en: {
    days: (count: number) => (count === 1 ? '1 day' : `${count} days`),
    BASIC: 'Off: at least 6 characters',
    STRONG: 'On: 8 to 30 characters with upper and lower case, a digit and a symbol',
    MODERN: 'Modern: at least 8 characters, not common, not easy to guess',
    OFF: 'Off: no customer is asked',
    OPTIONAL: 'Optional: customers who have one are asked',
    REQUIRED: 'Required: every customer sets one up',
    UNLIMITED: 'off',
    EVICT_OLDEST: 'on: a new login ends the oldest session',
    REFUSE_NEW: 'on: a new login is refused',
    status403: '403, like the Pelcro API',
    status401: '401, as in its older documentation',
  },
  de: {
    days: (count: number) => (count === 1 ? '1 Tag' : `${count} Tage`),
    BASIC: 'Aus: mindestens 6 Zeichen',
    STRONG: 'Ein: 8 bis 30 Zeichen mit Groß- und Kleinbuchstaben, Ziffer und Symbol',
    MODERN: 'Modern: mindestens 8 Zeichen, nicht häufig, nicht leicht zu erraten',
    OFF: 'Aus: niemand wird gefragt',
    OPTIONAL: 'Freiwillig: wer einen hat, wird gefragt',
    REQUIRED: 'Pflicht: alle Kunden richten einen ein',
    UNLIMITED: 'aus',
    EVICT_OLDEST: 'ein: eine neue Anmeldung beendet die älteste Sitzung',
    REFUSE_NEW: 'ein: eine neue Anmeldung wird abgelehnt',
    status403: '403, wie die Pelcro-API antwortet',
    status401: '401, wie ihre ältere Dokumentation sagt',
  },
});

const LANGUAGES = {
  en: 'English',
  fr: 'Français',
  it: 'Italiano',
  ko: '한국어',
  es: 'Español',
  de: 'Deutsch',
};
export const LANGUAGE_CHOICES = Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }));
const LINK_DAYS = [1, 30, 60, 90];
const MAX_LIFETIME_DAYS = 3_650;

/** The control of each setting. */
export function useControls(): Record<SettingName, Control> {
  const texts = useChoiceTexts();
  const named = (...values: (keyof typeof texts)[]) =>
    ({ kind: 'choice', choices: values.map((value) => ({ value, label: String(texts[value]) })) }) as const;
  const toggle = { kind: 'switch' } as const;
  const text = { kind: 'text' } as const;
  const url = { kind: 'text', type: 'url', placeholder: 'https://' } as const;
  const color = { kind: 'color' } as const;
  const days = (max: number) => ({ kind: 'number', min: 1, max }) as const;
  return {
    name: text,
    link: url,
    loginHost: { kind: 'text', placeholder: 'login.paper.example' },
    defaultLanguage: { kind: 'choice', choices: LANGUAGE_CHOICES },
    defaultCurrency: text,
    allowedOrigins: { kind: 'lines', placeholder: 'https://www.paper.example' },
    concurrentSessions: named('UNLIMITED', 'EVICT_OLDEST', 'REFUSE_NEW'),
    sessionLimit: { kind: 'number', min: 1, max: 100 },
    passwordlessEnabled: toggle,
    passwordlessLinkDays: {
      kind: 'choice',
      choices: LINK_DAYS.map((value) => ({ value, label: texts.days(value) })),
    },
    passwordlessLinkReuse: toggle,
    passwordPolicy: named('BASIC', 'STRONG', 'MODERN'),
    refuseBreachedPasswords: toggle,
    emailVerificationEnabled: toggle,
    revealUnknownEmails: toggle,
    secondFactor: named('OFF', 'OPTIONAL', 'REQUIRED'),
    passkeyDomain: text,
    androidAppOrigins: { kind: 'lines', placeholder: 'android:apk-key-hash:…' },
    tokenLifetimeDays: days(365),
    refreshTokenLifetimeDays: days(MAX_LIFETIME_DAYS),
    sessionLifetimeDays: days(MAX_LIFETIME_DAYS),
    invalidTokenStatus: {
      kind: 'choice',
      choices: [
        { value: 403, label: texts.status403 },
        { value: 401, label: texts.status401 },
      ],
    },
    cookieSharing: toggle,
    sessionHandoff: toggle,
    accentColor: color,
    accentTextColor: color,
    surfaceColor: color,
    textColor: color,
    fontFamily: text,
    cornerRadiusPixels: { kind: 'number', min: 0, max: 24, optional: true },
    termsUrl: url,
    privacyUrl: url,
    termsVersion: text,
    mailSenderName: text,
    mailReplyTo: { kind: 'text', type: 'email', autoComplete: 'off' },
  };
}
