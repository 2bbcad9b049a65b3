import { localized } from '../../core/language.ts';

/** The names of ways to log in. */
export const useWayNames = localized({
  en: {
    PASSWORD: 'Password',
    PASSWORDLESS_LINK: 'Passwordless link',
    PASSWORDLESS_CODE: 'Passwordless code',
    PASSKEY: 'Passkey',
    IDENTITY_PROVIDER: 'Identity provider',
    HANDOFF: 'From another site',
    REGISTRATION: 'Registration',
    UNKNOWN: 'Invalid or expired second step',
  },
  de: {
    PASSWORD: 'Passwort',
    PASSWORDLESS_LINK: 'Link ohne Passwort',
    PASSWORDLESS_CODE: 'Code ohne Passwort',
    PASSKEY: 'Passkey',
    IDENTITY_PROVIDER: 'Identitätsanbieter',
    HANDOFF: 'Von einer anderen Website',
    REGISTRATION: 'Registrierung',
    UNKNOWN: 'Ungültiger oder abgelaufener zweiter Schritt',
  },
});

/** The names of the outcomes of logins, mails and deliveries. */
export const useOutcomeNames = localized({
  en: {
    SUCCEEDED: 'Succeeded',
    SECOND_FACTOR_REQUIRED: 'Second factor required',
    WRONG_CREDENTIALS: 'Wrong credentials',
    WRONG_SECOND_FACTOR: 'Wrong second factor',
    LOCKED: 'Locked',
    REFUSED: 'Refused',
    INVALID_INPUT: 'Invalid input',
    FAILED: 'Failed',
    SENT: 'Sent',
    ATTEMPT_FAILED: 'Attempt failed',
    GIVEN_UP: 'Given up',
    EXPIRED: 'Expired before it was sent',
  },
  de: {
    SUCCEEDED: 'Erfolgreich',
    SECOND_FACTOR_REQUIRED: 'Zweiter Faktor verlangt',
    WRONG_CREDENTIALS: 'Falsche Zugangsdaten',
    WRONG_SECOND_FACTOR: 'Falscher zweiter Faktor',
    LOCKED: 'Gesperrt',
    REFUSED: 'Abgelehnt',
    INVALID_INPUT: 'Ungültige Eingabe',
    FAILED: 'Fehlgeschlagen',
    SENT: 'Gesendet',
    ATTEMPT_FAILED: 'Versuch fehlgeschlagen',
    GIVEN_UP: 'Aufgegeben',
    EXPIRED: 'Vor dem Senden abgelaufen',
  },
});

/** The names of verdicts on tokens. */
export const useVerdictNames = localized({
  en: {
    VALID: 'Valid',
    MALFORMED: 'Not a token',
    INVALID_SIGNATURE: 'Wrong signature',
    EXPIRED: 'Expired',
    NOT_YET_VALID: 'Not yet valid',
    REVOKED: 'Session ended',
    SUPERSEDED: 'Newer login',
    PASSWORD_CHANGED: 'Password changed',
    CUSTOMER_DISABLED: 'Customer disabled',
    UNKNOWN: 'Unknown session',
  },
  de: {
    VALID: 'Gültig',
    MALFORMED: 'Kein Token',
    INVALID_SIGNATURE: 'Falsche Signatur',
    EXPIRED: 'Abgelaufen',
    NOT_YET_VALID: 'Noch nicht gültig',
    REVOKED: 'Sitzung beendet',
    SUPERSEDED: 'Neuere Anmeldung',
    PASSWORD_CHANGED: 'Passwort geändert',
    CUSTOMER_DISABLED: 'Kunde gesperrt',
    UNKNOWN: 'Unbekannte Sitzung',
  },
});

/** Colours that say whether something went well. They are in the palette of the charts. */
const GOOD = 'indigo.6';
const WARNING = 'orange.7';
const BAD = 'red.7';

/** The colours of outcomes and verdicts. Any other name gets one of the remaining colours of the palette. */
export const OUTCOME_COLORS: Readonly<Record<string, string>> = {
  SUCCEEDED: GOOD,
  SENT: GOOD,
  VALID: GOOD,
  WRONG_CREDENTIALS: WARNING,
  ATTEMPT_FAILED: WARNING,
  REVOKED: WARNING,
  LOCKED: BAD,
  GIVEN_UP: BAD,
  CUSTOMER_DISABLED: BAD,
};
