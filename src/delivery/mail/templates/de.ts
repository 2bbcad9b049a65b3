import type { Templates } from './template.ts';

export const de: Templates = {
  passwordReset: {
    subject: 'Passwort für {site} zurücksetzen',
    before: ['Jemand, vermutlich Sie, möchte Ihr Passwort für {site} zurücksetzen.'],
    action: 'Neues Passwort wählen',
    after: [
      'Der Link gilt einmal, bis {until}.',
      'Wenn Sie das nicht waren, brauchen Sie nichts zu tun: Ihr Passwort bleibt, wie es ist.',
    ],
  },
  emailVerification: {
    subject: 'E-Mail-Adresse für {site} bestätigen',
    before: ['Bitte bestätigen Sie, dass diese E-Mail-Adresse Ihnen gehört.'],
    action: 'E-Mail-Adresse bestätigen',
    after: [
      'Der Link gilt einmal, bis {until}.',
      'Wenn Sie sich nicht selbst bei {site} registriert haben, bestätigen Sie bitte nicht: Wer es war, bekäme ein Konto mit Ihrer Adresse.',
    ],
  },
  newEmailVerification: {
    subject: 'E-Mail-Adresse für {site} bestätigen',
    before: [
      'Diese E-Mail-Adresse wurde in einem Konto bei {site} eingetragen. Wenn es Ihr Konto ist, bestätigen Sie bitte die Adresse.',
    ],
    action: 'Meine neue E-Mail-Adresse bestätigen',
    after: ['Der Link gilt einmal, bis {until}.'],
    other: {
      before:
        'Wenn es nicht Ihr Konto ist, bestätigen Sie bitte nicht. Melden Sie es uns, und das Konto bekommt seine vorherige Adresse zurück:',
      action: 'Das ist nicht mein Konto',
    },
  },
  passwordlessLogin: {
    subject: 'Anmeldung bei {site}',
    before: ['Jemand, vermutlich Sie, möchte sich ohne Passwort bei {site} anmelden.'],
    action: 'Anmelden',
    after: [
      'Der Link gilt bis {until}. Geben Sie ihn nicht weiter: Wer ihn hat, kann sich als Sie anmelden.',
      'Auf einem anderen Gerät geben Sie stattdessen diesen Code ein: {code}. Er gilt bis {codeUntil}.',
      'Wenn Sie das nicht waren, beachten Sie diese Nachricht bitte nicht.',
    ],
  },
  passwordChanged: {
    subject: 'Ihr Passwort für {site} wurde geändert',
    before: [
      'Ihr Passwort für {site} wurde am {at} geändert, und alle Geräte wurden abgemeldet.',
      'Wenn Sie das nicht waren, setzen Sie Ihr Passwort bitte sofort zurück.',
    ],
    after: [],
  },
  emailChanged: {
    subject: 'Ihre E-Mail-Adresse für {site} wurde geändert',
    before: [
      'Die E-Mail-Adresse Ihres Kontos bei {site} wurde am {at} geändert. Melden Sie sich von nun an mit der neuen an.',
      'Wenn Sie das nicht waren, machen Sie die Änderung rückgängig:',
    ],
    action: 'Änderung rückgängig machen',
    after: [
      'Der Link ist bis {until} gültig, oder bis drei Tage nach der Bestätigung der neuen Adresse. Er meldet alle Geräte ab und lässt Sie ein neues Passwort wählen.',
    ],
  },
  emailRestored: {
    subject: 'Ihre E-Mail-Adresse für {site} ist wieder diese',
    before: [
      'Die Änderung der E-Mail-Adresse Ihres Kontos bei {site} wurde am {at} beendet: Sie wurde an der neuen Adresse nicht bestätigt. Melden Sie sich von nun an mit dieser Adresse an.',
      'Wenn Sie die neue Adresse verwenden möchten, ändern Sie sie noch einmal und öffnen Sie den Link, den wir dorthin senden.',
    ],
    after: [],
  },
  authenticatorAdded: {
    subject: 'Ihrem Konto bei {site} wurde ein zweiter Faktor hinzugefügt',
    before: [
      'Ihrem Konto bei {site} wurde am {at} eine Authentifizierungs-App oder ein Passkey hinzugefügt.',
      'Wenn Sie das nicht waren, setzen Sie Ihr Passwort bitte sofort zurück und wenden Sie sich an {site}.',
    ],
    after: [],
  },
  authenticatorRemoved: {
    subject: 'Aus Ihrem Konto bei {site} wurde ein zweiter Faktor entfernt',
    before: [
      'Aus Ihrem Konto bei {site} wurde am {at} eine Authentifizierungs-App oder ein Passkey entfernt.',
      'Wenn Sie das nicht waren, setzen Sie Ihr Passwort bitte sofort zurück und wenden Sie sich an {site}.',
    ],
    after: [],
  },
  recoveryCodesRenewed: {
    subject: 'Neue Wiederherstellungscodes für Ihr Konto bei {site}',
    before: [
      'Für Ihr Konto bei {site} wurden am {at} neue Wiederherstellungscodes erstellt. Die bisherigen gelten nicht mehr.',
      'Wenn Sie das nicht waren, setzen Sie Ihr Passwort bitte sofort zurück und wenden Sie sich an {site}.',
    ],
    after: [],
  },
  identityLinked: {
    subject: 'Bei {site} können Sie sich nun auch auf anderem Weg anmelden',
    before: [
      'Seit dem {at} kann man sich in Ihrem Konto bei {site} auch mit {provider} anmelden.',
      'Wenn Sie das nicht waren, setzen Sie Ihr Passwort bitte sofort zurück und wenden Sie sich an {site}.',
    ],
    after: [],
  },
  identityUnlinked: {
    subject: 'Ein Weg, sich bei {site} anzumelden, wurde entfernt',
    before: [
      'Seit dem {at} kann man sich in Ihrem Konto bei {site} nicht mehr mit {provider} anmelden.',
      'Wenn Sie das nicht waren, setzen Sie Ihr Passwort bitte sofort zurück und wenden Sie sich an {site}.',
    ],
    after: [],
  },
  passwordRemoved: {
    subject: 'Ihr Passwort für {site} wurde entfernt',
    before: [
      'Am {at} haben Sie durch eine Anmeldung bei {site} zum ersten Mal bestätigt, dass diese E-Mail-Adresse Ihnen gehört. Ein Konto mit ihr gab es schon, und möglicherweise hat es eine andere Person angelegt.',
      'Deshalb wurden sein Passwort und alle anderen Wege zur Anmeldung entfernt und alle Geräte abgemeldet. Um sich wieder mit einem Passwort anzumelden, wählen Sie bei {site} über „Passwort vergessen“ ein neues.',
      'Wenn nicht Sie sich angemeldet haben, setzen Sie Ihr Passwort bitte sofort zurück und wenden Sie sich an {site}.',
    ],
    after: [],
  },
  waysInRemoved: {
    subject: 'Andere Wege, sich bei {site} anzumelden, wurden entfernt',
    before: [
      'Am {at} haben Sie zum ersten Mal bestätigt, dass diese E-Mail-Adresse Ihnen gehört. Ein Konto bei {site} mit ihr gab es schon, und möglicherweise hat es eine andere Person angelegt.',
      'Deshalb wurden seine verknüpften Konten und zweiten Faktoren entfernt und alle Geräte abgemeldet. Sie können sie neu einrichten.',
      'Wenn Sie das nicht waren, setzen Sie Ihr Passwort bitte sofort zurück und wenden Sie sich an {site}.',
    ],
    after: [],
  },
  newDevice: {
    subject: 'Ein neues Gerät hat sich bei {site} angemeldet',
    before: [
      'In Ihrem Konto bei {site} hat sich am {at} jemand mit einem Gerät angemeldet, das wir noch nicht kannten.',
      'Gerät: {device}. Adresse: {source}.',
      'Wenn Sie das nicht waren, ändern Sie Ihr Passwort bitte sofort.',
    ],
    after: [],
  },
};
