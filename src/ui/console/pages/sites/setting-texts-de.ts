import type { FieldTexts } from '../../parts/setting-fields.tsx';
import type { SettingTexts } from './setting-texts-en.ts';

const field = (label: string, help: string): FieldTexts => ({ label, help });

/** The settings of a site in German. */
export const de: SettingTexts = {
  name: field('Name', 'Kunden sehen ihn, auch in E-Mails. Bis zu 255 Zeichen.'),
  link: field(
    'Adresse der Website',
    'Der Ursprung Ihrer eigenen Seiten, etwa https://paper.example. Die meisten Links in E-Mails führen dorthin.',
  ),
  loginHost: field(
    'Host für die Anmeldung',
    'Ein eigener Host für die gehosteten Seiten, etwa login.paper.example. Sein DNS-Eintrag führt zu diesem Dienst, ein TXT-Eintrag nennt das Konto.',
  ),
  defaultLanguage: field('Standardsprache', 'Für E-Mails an Kunden, die keine gewählt haben.'),
  defaultCurrency: field('Standardwährung', 'Ein Code nach ISO 4217, etwa eur. Neue Tarife bekommen sie.'),
  allowedOrigins: field(
    'Erlaubte Ursprünge',
    'Ursprünge von Seiten, die die API aufrufen dürfen, einer pro Zeile, etwa https://www.paper.example. Für einen Browser ist https://paper.example ein anderer Ursprung.',
  ),
  concurrentSessions: field(
    'Einzelnutzer-Anmeldung einschalten (Enable Single User Authentication)',
    'Begrenzt, auf wie vielen Geräten ein Kunde gleichzeitig angemeldet ist. Alle Websites des Kontos folgen der strengsten.',
  ),
  sessionLimit: field(
    'Geräte gleichzeitig',
    '1 bis 100. Wirkt nur mit der Einzelnutzer-Anmeldung. Sitzungen auf allen Websites des Kontos zählen.',
  ),
  passwordlessEnabled: field(
    'Anmeldung ohne Passwort einschalten (Enable Customer Passwordless)',
    'Kunden können sich mit einem Link oder Code aus einer E-Mail anmelden.',
  ),
  passwordlessLinkDays: field(
    'Gültigkeit des Links (Passwordless Link Duration)',
    'Wie lange der Link zur Anmeldung gültig bleibt.',
  ),
  passwordlessLinkReuse: field(
    'Link mehrfach verwenden',
    'Ein: Derselbe Link gilt, bis er abläuft. Aus: Ein Link gilt einmal, was sicherer ist.',
  ),
  passwordPolicy: field(
    'Starke Passwörter verlangen (Strong Password Enforcement)',
    'Die Regeln für neue Passwörter. Vorhandene Passwörter bleiben gültig.',
  ),
  refuseBreachedPasswords: field(
    'Passwörter aus Datenlecks ablehnen',
    'Ein neues Passwort aus einem bekannten Datenleck wird abgelehnt, falls der Betreiber diese Prüfung eingeschaltet hat.',
  ),
  emailVerificationEnabled: field(
    'E-Mail-Adressen bestätigen lassen (Enable Email Verification)',
    'Eine E-Mail bittet Kunden nach der Registrierung und nach einer Änderung, ihre Adresse zu bestätigen.',
  ),
  revealUnknownEmails: field(
    'Unbekannte Adressen verraten',
    'Ein: Anfragen mit unbekannter Adresse bekommen einen Fehler, wie bei Pelcro. Aus: Fremde erfahren nicht, wer Kunde ist.',
  ),
  secondFactor: field(
    'Zweiter Faktor',
    'Ob Kunden danach gefragt werden. Alle Websites des Kontos folgen der strengsten.',
  ),
  passkeyDomain: field(
    'Domain der Passkeys',
    'Die Domain neuer Passkeys. Leer: die registrierbare Domain der Adresse der Website.',
  ),
  androidAppOrigins: field(
    'Android-Apps',
    'Apps, die Passkeys verwenden dürfen, eine pro Zeile: android:apk-key-hash: und der SHA-256 des Zertifikats in base64url.',
  ),
  tokenLifetimeDays: field(
    'Gültigkeit des Anmelde-Tokens (Tage)',
    '1 bis 365, Standard 60. In der Pelcro-API: auth_token_ttl_days.',
  ),
  refreshTokenLifetimeDays: field('Gültigkeit des Refresh-Tokens (Tage)', '1 bis 3650, Standard 90.'),
  sessionLifetimeDays: field(
    'Dauer einer Sitzung (Tage)',
    'Nach dieser Zeit endet eine Sitzung, auch wenn ihre Tokens erneuert werden. 1 bis 3650, Standard 365.',
  ),
  invalidTokenStatus: field(
    'Status für ein ungültiges Token',
    'Der HTTP-Status der Pelcro-API für ein ungültiges oder abgelaufenes Token.',
  ),
  cookieSharing: field(
    'Sitzungs-Cookie teilen',
    'Die Website teilt ein Sitzungs-Cookie mit anderen Websites unter der registrierbaren Domain dieses Dienstes.',
  ),
  sessionHandoff: field(
    'Sitzungen übergeben',
    'Sitzungen können zwischen dieser und anderen Websites des Kontos übergeben werden, auch über Domains hinweg.',
  ),
  accentColor: field('Akzent', 'Knöpfe und Links. Das dunkle Design bekommt, wo nötig, einen helleren.'),
  accentTextColor: field('Text auf dem Akzent', 'Leer: Weiß oder Schwarz, je nachdem, was lesbar ist.'),
  surfaceColor: field('Fläche', 'Der Hintergrund von Dialogen und Feldern im hellen Design.'),
  textColor: field('Text', 'Der Text auf der Fläche.'),
  fontFamily: field(
    'Schrift',
    'Bis zu 5 Familien, etwa Source Serif 4, Georgia, serif. Ihre Seite muss die Schriften laden.',
  ),
  cornerRadiusPixels: field('Radius der Ecken (Pixel)', '0 bis 24.'),
  termsUrl: field(
    'Nutzungsbedingungen',
    'Die https-Adresse Ihrer Bedingungen. Die Registrierung verlinkt diese Adresse.',
  ),
  privacyUrl: field(
    'Datenschutz',
    'Die https-Adresse Ihrer Datenschutzhinweise. Die Registrierung verlinkt diese Adresse.',
  ),
  termsVersion: field(
    'Version der Bedingungen',
    'Etwa ein Datum. Es wird mit jeder Zustimmung gespeichert. Einer neuen Version müssen Kunden bei der nächsten Anmeldung zustimmen.',
  ),
  mailSenderName: field('Name des Absenders', 'Für E-Mails an Kunden. Die Adresse ändert sich nicht.'),
  mailReplyTo: field('Antworten an', 'Die Adresse, an die Antworten auf diese E-Mails gehen.'),
};
