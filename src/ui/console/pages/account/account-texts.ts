import { localized } from '../../core/language.ts';
import type { FieldTexts } from '../../parts/setting-fields.tsx';

const field = (label: string, help: string): FieldTexts => ({ label, help });

export const useAccountTexts = localized({
  en: {
    title: 'Account',
    about: (slug: string) => `Settings that apply to all sites. Short name: ${slug}`,
    ownersOnly: 'Only an owner can change these settings.',
    theAccount: 'The account',
    lockout: 'Lockout after failed logins',
    tests: 'Tests',
    CUSTOMER_AND_SOURCE: 'The customer at one address',
    CUSTOMER: 'The customer at every address',
    name: field('Name', 'Shown in mails. Up to 255 characters.'),
    lockoutAttempts: field(
      'Failed logins until the lockout',
      '1 to 1000, by default 10. Failed logins with unknown names count in the same way.',
    ),
    lockoutWindowSeconds: field(
      'Lockout window (seconds)',
      'From the first failed login to the end of the lockout. 10 to 86400, by default 300 (five minutes).',
    ),
    lockoutScope: field(
      'What is locked',
      'At one IP address: the customer can still log in from elsewhere. At every address, as in Pelcro: anyone who guesses passwords can lock the customer out.',
    ),
    lockoutDailyCap: field(
      'Failed logins a day from unknown addresses',
      'When this number is reached, addresses from which the customer has never logged in are locked for the day. 1 to 100000, by default 100.',
    ),
    sandbox: field(
      'Accept test tokens',
      'Partners get fixed answers for test tokens. Only for an account without real customers.',
    ),
    endAbout:
      'Logs every customer of all sites out at once, on all devices. Their tokens become invalid, also at partners.',
    endButton: 'End all sessions of the account',
  },
  de: {
    title: 'Konto',
    about: (slug: string) => `Einstellungen für alle Websites zusammen. Kurzname: ${slug}`,
    ownersOnly: 'Nur ein Inhaber kann diese Einstellungen ändern.',
    theAccount: 'Das Konto',
    lockout: 'Sperre nach Fehlversuchen',
    tests: 'Tests',
    CUSTOMER_AND_SOURCE: 'Der Kunde an einer Adresse',
    CUSTOMER: 'Der Kunde an jeder Adresse',
    name: field('Name', 'Steht in E-Mails. Bis zu 255 Zeichen.'),
    lockoutAttempts: field(
      'Fehlgeschlagene Anmeldungen bis zur Sperre',
      '1 bis 1000, voreingestellt 10. Falsche Passwörter zu unbekannten Namen zählen genauso.',
    ),
    lockoutWindowSeconds: field(
      'Zeitfenster der Sperre (Sekunden)',
      'Von der ersten fehlgeschlagenen Anmeldung bis zum Ende der Sperre. 10 bis 86400, voreingestellt 300 (fünf Minuten).',
    ),
    lockoutScope: field(
      'Was gesperrt wird',
      'An einer IP-Adresse: Von anderswo kann sich der Kunde anmelden. An jeder Adresse, wie bei Pelcro: Jeder, der Passwörter rät, kann den Kunden aussperren.',
    ),
    lockoutDailyCap: field(
      'Fehlgeschlagene Anmeldungen am Tag von unbekannten Adressen',
      'Danach sind Adressen, von denen sich der Kunde noch nie angemeldet hat, für den Tag gesperrt. 1 bis 100000, voreingestellt 100.',
    ),
    sandbox: field(
      'Test-Tokens annehmen',
      'Partner erhalten feste Antworten auf Test-Tokens. Nur für ein Konto ohne echte Kunden.',
    ),
    endAbout:
      'Meldet alle Kunden aller Websites sofort auf allen Geräten ab. Die Tokens der Kunden werden auch bei Partnern ungültig.',
    endButton: 'Alle Sitzungen des Kontos beenden',
  },
});
