import type { Texts } from './texts.ts';

export const de: Texts = {
  passwordReset: 'Neues Passwort wählen',
  emailVerify: 'E-Mail-Adresse bestätigen',
  passwordlessLogin: 'Anmelden',
  emailChangeUndo: 'Änderung der E-Mail-Adresse rückgängig machen',
  emailChangeDecline: 'Das ist nicht mein Konto',
  aboutReset: 'Ihr neues Passwort für {site}. Alle Geräte werden abgemeldet.',
  aboutVerify:
    'Bitte bestätigen Sie nur, wenn Sie sich selbst bei {site} registriert haben: Wer es war, bekommt ein Konto mit Ihrer Adresse.',
  aboutLogin: 'Sie werden in diesem Fenster bei {site} angemeldet.',
  aboutUndo:
    'Die E-Mail-Adresse Ihres Kontos bei {site} wird wieder diese. Alle Geräte werden abgemeldet, und Sie bekommen eine E-Mail, um ein neues Passwort zu wählen.',
  aboutDecline:
    'In einem Konto bei {site} wurde Ihre E-Mail-Adresse eingetragen. Wenn es nicht Ihres ist, bekommt das Konto seine vorherige Adresse zurück. Sonst ändert sich nichts, und Sie können sich mit Ihrer Adresse registrieren.',
  email: 'E-Mail',
  password: 'Neues Passwort',
  save: 'Speichern',
  confirm: 'Bestätigen',
  undo: 'Änderung rückgängig machen',
  logIn: 'Anmelden',
  logOut: 'Abmelden',
  loggedIn: 'Sie sind in diesem Fenster angemeldet als {email}.',
  loggedOut: 'Sie sind abgemeldet.',
  changed: 'Ihr Passwort wurde geändert. Melden Sie sich von nun an damit an.',
  confirmed: 'Ihre E-Mail-Adresse ist bestätigt.',
  undone:
    'Ihre E-Mail-Adresse ist wieder die alte. Um ein neues Passwort zu wählen, öffnen Sie den Link, den wir dorthin gesendet haben.',
  declined: 'Erledigt. Das Konto hat Ihre E-Mail-Adresse nicht mehr.',
  factor: 'Code Ihrer Authentifizierungs-App oder ein Wiederherstellungscode',
  passkey: 'Passkey verwenden',
  enrolment:
    'Diese Anmeldung braucht einen zweiten Faktor. Bitte melden Sie sich mit der App an und richten Sie ihn dort ein.',
  wrongFactor: 'Das wurde nicht angenommen. Bitte versuchen Sie es noch einmal.',
  over: 'Dieser Link ist abgelaufen oder wurde schon verwendet. Bitte fordern Sie einen neuen an.',
  overForGood: 'Dieser Link ist abgelaufen oder wurde schon verwendet.',
  tooMany: 'Es gab zu viele Versuche. Bitte versuchen Sie es später noch einmal.',
  failed: 'Etwas ist schiefgegangen. Bitte versuchen Sie es noch einmal.',
  passwordRemoved:
    'Ihr Passwort und alle anderen Wege zur Anmeldung wurden entfernt, weil diese E-Mail-Adresse noch nie bestätigt worden war. Wählen Sie über „Passwort vergessen“ ein neues Passwort. Darüber haben wir Ihnen auch geschrieben.',
  waysInRemoved:
    'Verknüpfte Konten und zweite Faktoren wurden entfernt, weil diese E-Mail-Adresse noch nie bestätigt worden war. Darüber haben wir Ihnen auch geschrieben.',
  needsScript: 'Diese Seite braucht JavaScript.',
  tooShort: 'Das Passwort muss mindestens {count} Zeichen lang sein.',
  tooPlain:
    'Das Passwort muss 8 bis 30 Zeichen haben, mit einem Großbuchstaben, einem Kleinbuchstaben, einer Ziffer und einem Sonderzeichen.',
  tooCommon: 'Das Passwort ist eines der häufigsten. Bitte wählen Sie ein anderes.',
  tooEasy:
    'Das Passwort ist zu leicht zu erraten. Fügen Sie ein oder zwei Wörter hinzu, und nichts aus Ihrem Namen oder Ihrer E-Mail-Adresse.',
  refusedPassword: 'Dieses Passwort kann nicht verwendet werden. Bitte wählen Sie ein anderes.',
};
