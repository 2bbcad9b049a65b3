import type { Templates } from './template.ts';

export const de: Templates = {
  passwordReset: {
    subject: 'Passwort für {{siteName}} zurücksetzen',
    paragraphs: [
      'Jemand, vermutlich Sie, möchte Ihr Passwort für {{siteName}} zurücksetzen.',
      '{{link}}',
      'Der Link gilt einmal, bis {{until}}.',
    ],
    action: 'Neues Passwort wählen',
    warning: ['Wenn Sie das nicht waren, brauchen Sie nichts zu tun: Ihr Passwort bleibt, wie es ist.'],
  },
  emailVerification: {
    subject: 'E-Mail-Adresse für {{siteName}} bestätigen',
    paragraphs: [
      'Bitte bestätigen Sie, dass diese E-Mail-Adresse Ihnen gehört.',
      '{{link}}',
      'Der Link gilt einmal, bis {{until}}.',
    ],
    action: 'E-Mail-Adresse bestätigen',
    warning: [
      'Wenn Sie sich nicht selbst bei {{siteName}} registriert haben, bestätigen Sie bitte nicht: Wer es war, bekäme ein Konto mit Ihrer Adresse.',
    ],
  },
  newEmailVerification: {
    subject: 'E-Mail-Adresse für {{siteName}} bestätigen',
    paragraphs: [
      'Diese E-Mail-Adresse wurde in einem Konto bei {{siteName}} eingetragen. Wenn es Ihr Konto ist, bestätigen Sie bitte die Adresse.',
      '{{link}}',
      'Der Link gilt einmal, bis {{until}}.',
    ],
    action: 'Meine neue E-Mail-Adresse bestätigen',
    warning: [],
    other: {
      before:
        'Wenn es nicht Ihr Konto ist, bestätigen Sie bitte nicht. Melden Sie es uns, und das Konto bekommt seine vorherige Adresse zurück:',
      action: 'Das ist nicht mein Konto',
    },
  },
  passwordlessLogin: {
    subject: 'Anmeldung bei {{siteName}}',
    paragraphs: [
      'Jemand, vermutlich Sie, möchte sich ohne Passwort bei {{siteName}} anmelden.',
      '{{link}}',
      'Auf einem anderen Gerät geben Sie stattdessen diesen Code ein: {{code}}. Er gilt bis {{codeUntil}}.',
    ],
    action: 'Anmelden',
    warning: [
      'Der Link gilt bis {{until}}. Geben Sie ihn nicht weiter: Wer ihn hat, kann sich als Sie anmelden.',
      'Wenn Sie das nicht waren, beachten Sie diese Nachricht bitte nicht.',
    ],
  },
  passwordChanged: {
    subject: 'Ihr Passwort für {{siteName}} wurde geändert',
    paragraphs: [
      'Ihr Passwort für {{siteName}} wurde am {{at}} geändert, und alle Geräte wurden abgemeldet.',
    ],
    warning: ['Wenn Sie das nicht waren, setzen Sie Ihr Passwort bitte sofort zurück.'],
  },
  emailChanged: {
    subject: 'Ihre E-Mail-Adresse für {{siteName}} wurde geändert',
    paragraphs: [
      'Die E-Mail-Adresse Ihres Kontos bei {{siteName}} wurde am {{at}} geändert. Melden Sie sich von nun an mit der neuen an.',
    ],
    action: 'Änderung rückgängig machen',
    warning: [
      'Wenn Sie das nicht waren, machen Sie die Änderung rückgängig:',
      '{{link}}',
      'Der Link ist bis {{until}} gültig, aber höchstens bis drei Tage nach der Bestätigung der neuen Adresse. Er meldet alle Geräte ab und lässt Sie ein neues Passwort wählen.',
    ],
  },
  emailRestored: {
    subject: 'Ihre E-Mail-Adresse für {{siteName}} ist wieder diese',
    paragraphs: [
      'Die Änderung der E-Mail-Adresse Ihres Kontos bei {{siteName}} wurde am {{at}} beendet: Sie wurde an der neuen Adresse nicht bestätigt. Melden Sie sich von nun an mit dieser Adresse an.',
      'Wenn Sie die neue Adresse verwenden möchten, geben Sie sie noch einmal ein und öffnen Sie den Link, den wir dorthin senden.',
    ],
    warning: [],
  },
  authenticatorAdded: {
    subject: 'Ihrem Konto bei {{siteName}} wurde ein zweiter Faktor hinzugefügt',
    paragraphs: [
      'Ihrem Konto bei {{siteName}} wurde am {{at}} eine Authentifizierungs-App oder ein Passkey hinzugefügt.',
    ],
    warning: [
      'Wenn Sie das nicht waren, setzen Sie Ihr Passwort bitte sofort zurück und wenden Sie sich an {{siteName}}.',
    ],
  },
  authenticatorRemoved: {
    subject: 'Aus Ihrem Konto bei {{siteName}} wurde ein zweiter Faktor entfernt',
    paragraphs: [
      'Aus Ihrem Konto bei {{siteName}} wurde am {{at}} eine Authentifizierungs-App oder ein Passkey entfernt.',
    ],
    warning: [
      'Wenn Sie das nicht waren, setzen Sie Ihr Passwort bitte sofort zurück und wenden Sie sich an {{siteName}}.',
    ],
  },
  recoveryCodesRenewed: {
    subject: 'Neue Wiederherstellungscodes für Ihr Konto bei {{siteName}}',
    paragraphs: [
      'Für Ihr Konto bei {{siteName}} wurden am {{at}} neue Wiederherstellungscodes erstellt. Die bisherigen gelten nicht mehr.',
    ],
    warning: [
      'Wenn Sie das nicht waren, setzen Sie Ihr Passwort bitte sofort zurück und wenden Sie sich an {{siteName}}.',
    ],
  },
  identityLinked: {
    subject: 'Bei {{siteName}} können Sie sich nun auch auf anderem Weg anmelden',
    paragraphs: [
      'Seit dem {{at}} kann man sich in Ihrem Konto bei {{siteName}} auch mit {{provider}} anmelden.',
    ],
    warning: [
      'Wenn Sie das nicht waren, setzen Sie Ihr Passwort bitte sofort zurück und wenden Sie sich an {{siteName}}.',
    ],
  },
  identityUnlinked: {
    subject: 'Ein Weg, sich bei {{siteName}} anzumelden, wurde entfernt',
    paragraphs: [
      'Seit dem {{at}} kann man sich in Ihrem Konto bei {{siteName}} nicht mehr mit {{provider}} anmelden.',
    ],
    warning: [
      'Wenn Sie das nicht waren, setzen Sie Ihr Passwort bitte sofort zurück und wenden Sie sich an {{siteName}}.',
    ],
  },
  passwordRemoved: {
    subject: 'Ihr Passwort für {{siteName}} wurde entfernt',
    paragraphs: [
      'Am {{at}} haben Sie durch eine Anmeldung bei {{siteName}} zum ersten Mal bestätigt, dass diese E-Mail-Adresse Ihnen gehört. Ein Konto mit ihr gab es schon, und möglicherweise hat es eine andere Person angelegt.',
      'Deshalb wurden sein Passwort und alle anderen Wege zur Anmeldung entfernt und alle Geräte abgemeldet. Um sich wieder mit einem Passwort anzumelden, wählen Sie bei {{siteName}} über „Passwort vergessen“ ein neues.',
    ],
    warning: [
      'Wenn nicht Sie sich angemeldet haben, setzen Sie Ihr Passwort bitte sofort zurück und wenden Sie sich an {{siteName}}.',
    ],
  },
  waysInRemoved: {
    subject: 'Andere Wege, sich bei {{siteName}} anzumelden, wurden entfernt',
    paragraphs: [
      'Am {{at}} haben Sie zum ersten Mal bestätigt, dass diese E-Mail-Adresse Ihnen gehört. Ein Konto bei {{siteName}} mit ihr gab es schon, und möglicherweise hat es eine andere Person angelegt.',
      'Deshalb wurden seine verknüpften Konten und zweiten Faktoren entfernt und alle Geräte abgemeldet. Sie können sie neu einrichten.',
    ],
    warning: [
      'Wenn Sie das nicht waren, setzen Sie Ihr Passwort bitte sofort zurück und wenden Sie sich an {{siteName}}.',
    ],
  },
  newDevice: {
    subject: 'Ein neues Gerät hat sich bei {{siteName}} angemeldet',
    paragraphs: [
      'In Ihrem Konto bei {{siteName}} hat sich am {{at}} jemand mit einem Gerät angemeldet, das wir noch nicht kannten.',
      'Gerät: {{device}}. Adresse: {{source}}.',
    ],
    warning: ['Wenn Sie das nicht waren, ändern Sie Ihr Passwort bitte sofort.'],
  },
};
