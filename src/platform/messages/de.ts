import type { Texts } from './en.ts';

export const de: Texts = {
  BAD_REQUEST: 'Die Anfrage konnte nicht verstanden werden.',
  VALIDATION_FAILED: 'Einige der Angaben sind nicht gültig.',
  ONE_TIME_TOKEN_INVALID:
    'Dieser Link oder Code ist abgelaufen oder wurde schon verwendet. Bitte versuchen Sie es erneut.',
  EMAIL_ALREADY_VERIFIED: 'Die E-Mail-Adresse ist schon bestätigt.',
  FEATURE_DISABLED: 'Diese Website bietet das nicht an.',
  INVALID_CREDENTIALS: 'Die Anmeldedaten stimmen nicht. Bitte versuchen Sie es erneut.',
  SECOND_FACTOR_REQUIRED: 'Ein zweiter Faktor ist erforderlich.',
  ENTERPRISE_LOGIN_REQUIRED: 'Melden Sie sich bei Ihrer Firma an.',
  UNAUTHENTICATED: 'Bitte melden Sie sich an.',
  TOKEN_EXPIRED: 'Die Anmeldung ist abgelaufen.',
  TOKEN_REVOKED: 'Die Anmeldung wurde beendet.',
  FORBIDDEN: 'Das ist nicht erlaubt.',
  SESSION_LIMIT_REACHED:
    'Sie sind auf so vielen Geräten angemeldet, wie diese Website erlaubt. Melden Sie sich zuerst auf einem davon ab.',
  NOT_FOUND: 'Nicht gefunden.',
  LINK_REQUIRED:
    'Mit dieser E-Mail-Adresse gibt es schon ein Konto. Melden Sie sich zuerst an und verknüpfen Sie dann die Anmeldung.',
  CONFLICT: 'Eine Einstellung wurde inzwischen geändert. Lesen Sie sie noch einmal.',
  METHOD_NOT_ALLOWED: 'Diese Methode ist hier nicht erlaubt.',
  NOT_ACCEPTABLE: 'Es gibt nur application/json und application/graphql-response+json.',
  PERSISTED_QUERY_NOT_SUPPORTED: 'PersistedQueryNotSupported',
  PAYLOAD_TOO_LARGE: 'Die Daten sind größer als 1 MiB.',
  UNSUPPORTED_MEDIA_TYPE: 'Dieser Inhaltstyp wird nicht unterstützt.',
  ACCOUNT_LOCKED: 'Zu viele Anmeldeversuche. Bitte versuchen Sie es später erneut.',
  RATE_LIMITED: 'Zu viele Anfragen. Bitte versuchen Sie es später erneut.',
  INTERNAL: 'Bei uns ist etwas schiefgegangen.',
  PROVIDER_UNAVAILABLE: 'Der Anmeldedienst ist nicht erreichbar. Bitte versuchen Sie es erneut.',
  UNAVAILABLE: 'Der Dienst ist überlastet oder teilweise gestört. Bitte versuchen Sie es erneut.',

  required: () => 'Bitte füllen Sie dieses Feld aus.',
  notText: () => 'Die Angabe muss ein Text sein.',
  tooLong: ({ max }) => `Höchstens ${max} Zeichen sind erlaubt.`,
  tooSmall: ({ min }) => `Der Wert muss mindestens ${min} sein.`,
  notStorable: () => 'Die Angabe enthält Zeichen, die nicht erlaubt sind.',

  emailInvalid: 'Bitte geben Sie eine gültige E-Mail-Adresse ein.',
  emailOrUsernameRequired: 'Bitte geben Sie eine E-Mail-Adresse oder einen Benutzernamen ein.',
  emailNotFromProvider: 'Bitte geben Sie eine E-Mail-Adresse ein: Der Anmeldedienst nennt keine.',
  emailTaken: 'Diese E-Mail-Adresse ist schon vergeben.',
  emailChangedMeanwhile:
    'Die E-Mail-Adresse wurde inzwischen an anderer Stelle geändert. Bitte versuchen Sie es erneut.',
  emailUnknown: 'Mit dieser E-Mail-Adresse gibt es kein Konto.',
  emailOfOther: 'Das ist nicht die E-Mail-Adresse des Kontos.',
  usernameInvalid: 'Nur Buchstaben, Ziffern, Binde- und Unterstriche sind erlaubt.',
  usernameTaken: 'Dieser Benutzername ist schon vergeben.',
  termsChanged: 'Die Nutzungsbedingungen haben sich geändert. Bitte lesen und akzeptieren Sie die neuen.',

  metadataNotObject: 'Die Metadaten müssen ein Objekt sein.',
  metadataTooLarge: ({ kib }) => `Die Metadaten dürfen nicht größer als ${kib} KiB sein.`,
  metadataGrown: ({ kib }) => `Die Metadaten dürfen nicht über ${kib} KiB wachsen.`,
  metadataTooDeep: ({ levels }) => `Die Metadaten dürfen höchstens ${levels} Ebenen tief sein.`,
  metadataNotJson: 'Die Metadaten enthalten Werte, die es in JSON nicht gibt.',

  passwordTooShort: ({ min }) => `Das Passwort muss mindestens ${min} Zeichen lang sein.`,
  passwordTooPlain: () =>
    'Das Passwort muss 8 bis 30 Zeichen haben, mit einem Großbuchstaben, einem Kleinbuchstaben, einer Ziffer und einem Sonderzeichen.',
  passwordTooCommon: () => 'Das Passwort ist eines der häufigsten. Bitte wählen Sie ein anderes.',
  passwordBreached: () =>
    'Dieses Passwort ist bei einem Datenleck aufgetaucht. Bitte wählen Sie ein anderes.',
  passwordTooEasy: () =>
    'Das Passwort ist zu leicht zu erraten. Fügen Sie ein oder zwei Wörter hinzu, und nichts aus Ihrem Namen oder Ihrer E-Mail-Adresse.',
  passwordSame: 'Das neue Passwort muss ein anderes sein als das alte.',
  passwordWrong: 'Das Passwort ist falsch.',
  oldPasswordWrong: 'Das bisherige Passwort ist falsch.',
  loginTooOld: 'Bitte melden Sie sich erneut an und wiederholen Sie dies innerhalb von zehn Minuten.',

  passwordlessDisabled: 'Diese Website bietet die Anmeldung ohne Passwort nicht an.',
  codeNotSixDigits: 'Der Code hat sechs Ziffern.',

  challengeOver: 'Diese Anmeldung gilt nicht mehr. Bitte melden Sie sich erneut an.',
  proofRequired:
    'Bitte geben Sie einen Code oder einen Wiederherstellungscode an, oder verwenden Sie einen Passkey.',
  codeWrong: 'Der Code ist nicht gültig.',
  recoveryCodeWrong: 'Der Wiederherstellungscode ist nicht gültig.',
  passkeyRefused: 'Der Passkey wurde nicht akzeptiert.',
  passkeyNone: 'Es gibt keinen Passkey, der auf dieser Website verwendet werden kann.',
  passkeyOfOtherDomain: 'Diese Website verwendet keine Passkeys dieser Domain.',
  factorFirst:
    'Zuerst muss ein zweiter Faktor eingerichtet werden. Bitte melden Sie sich auf dieser Website an.',
  factorOff: 'Diese Website hat keinen zweiten Faktor.',
  factorNeeded: 'Diese Website verlangt einen zweiten Faktor.',
  tooManyAuthenticators: ({ max }) => `Höchstens ${max} zweite Faktoren sind möglich.`,

  botCheckMissing: 'Bitte bestätigen Sie, dass Sie kein Roboter sind.',
  botCheckFailed: 'Die Prüfung, ob Sie ein Roboter sind, ist fehlgeschlagen. Bitte versuchen Sie es erneut.',
  botCheckExpired: 'Die Prüfung, ob Sie ein Roboter sind, ist abgelaufen. Bitte versuchen Sie es erneut.',

  handoffRefused: 'Zwischen diesen Websites kann die Anmeldung nicht übergeben werden.',
  providerUnknown: 'Dieser Anmeldedienst wird hier nicht angeboten.',
  providerNotSetUp: 'Dieser Anmeldedienst ist nicht eingerichtet.',
  identityOfOther: 'Diese Anmeldung ist mit einem anderen Konto verknüpft.',
  identityIsOnlyWayIn: 'Das ist Ihre einzige Anmeldung. Legen Sie zuerst ein Passwort fest.',
  loginNotStartedHere: 'Diese Anmeldung wurde nicht in diesem Browser begonnen, oder sie ist abgelaufen.',
  appRequestRefused:
    'Die App hat eine Anmeldung angefragt, die nicht erlaubt ist. Bitte teilen Sie es dem Betreiber der App mit. Der Fehler lautet:',
  returnToRefused: 'Die Seite für die Rückkehr muss eine Seite dieser Website sein.',

  tokenInvalid: 'Die Anmeldung ist nicht gültig.',
  siteUnknown: 'Diese Website gibt es hier nicht.',
  siteRequired: 'Die Website fehlt: im Header X-Site-Id oder als ?site_id=.',

  pageUnknown: 'Unter dieser Adresse gibt es keine Seite.',
  addressMalformed: 'Diese Adresse kann nicht gelesen werden.',
  error: 'Fehler',
  startPage: 'Startseite',
  report: 'Bericht',
};
