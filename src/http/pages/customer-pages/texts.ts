/** What the pages for readers say, in the languages in which their mails are written. */
export type Texts = Readonly<{
  passwordReset: string;
  emailVerify: string;
  passwordlessLogin: string;
  emailChangeUndo: string;
  emailChangeDecline: string;
  /** What each of them is about, before anything is done. `{site}` is its name. */
  aboutReset: string;
  aboutVerify: string;
  aboutLogin: string;
  aboutUndo: string;
  aboutDecline: string;
  email: string;
  password: string;
  save: string;
  confirm: string;
  undo: string;
  logIn: string;
  logOut: string;
  /** `{email}` is the customer's. */
  loggedIn: string;
  loggedOut: string;
  changed: string;
  confirmed: string;
  undone: string;
  declined: string;
  factor: string;
  passkey: string;
  enrolment: string;
  wrongFactor: string;
  over: string;
  /** The same for a link that cannot be requested again. */
  overForGood: string;
  tooMany: string;
  failed: string;
  /** What a login or a reset has removed beside what it is for. */
  passwordRemoved: string;
  waysInRemoved: string;
  needsScript: string;
}>;

export const TEXTS: Readonly<Record<string, Texts>> = {
  en: {
    passwordReset: 'Choose a new password',
    emailVerify: 'Confirm your email address',
    passwordlessLogin: 'Log in',
    emailChangeUndo: 'Undo the change of your email address',
    emailChangeDecline: 'This is not my account',
    aboutReset: 'Your new password for {site}. All devices will be logged out.',
    aboutVerify:
      'Please confirm only if you have registered at {site} yourself: whoever did gets an account with your address.',
    aboutLogin: 'You will be logged in to {site}, in this window.',
    aboutUndo:
      'The email address of your account at {site} becomes this one again. All devices are logged out, and you get a mail to choose a new password.',
    aboutDecline:
      'An account at {site} was given your email address. If it is not yours, the account gets its previous address back. Nothing else changes, and you can register with your address.',
    email: 'Email',
    password: 'New password',
    save: 'Save',
    confirm: 'Confirm',
    undo: 'Undo the change',
    logIn: 'Log in',
    logOut: 'Log out',
    loggedIn: 'You are logged in as {email}, in this window.',
    loggedOut: 'You are logged out.',
    changed: 'Your password was changed. Log in with it from now on.',
    confirmed: 'Your email address is confirmed.',
    undone:
      'Your email address is the old one again. To choose a new password, open the link that we have sent to it.',
    declined: 'Done. The account no longer has your email address.',
    factor: 'Code of your authenticator app, or a recovery code',
    passkey: 'Use a passkey',
    enrolment: 'This login needs a second factor. Please log in with the app, and set one up there.',
    wrongFactor: 'That was not accepted. Please try again.',
    over: 'This link has expired or has been used already. Please ask for a new one.',
    overForGood: 'This link has expired or has been used already.',
    tooMany: 'There were too many attempts. Please try again later.',
    failed: 'Something went wrong. Please try again.',
    passwordRemoved:
      'Your password and all other ways to log in were removed, since nobody had confirmed this email address before. Choose a new password with “Forgot password”. We have sent you a message about it.',
    waysInRemoved:
      'Linked accounts and second factors were removed, since nobody had confirmed this email address before. We have sent you a message about it.',
    needsScript: 'This page needs JavaScript.',
  },
  de: {
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
  },
  fr: {
    passwordReset: 'Choisir un nouveau mot de passe',
    emailVerify: 'Confirmer l’adresse e-mail',
    passwordlessLogin: 'Se connecter',
    emailChangeUndo: 'Annuler la modification de votre adresse e-mail',
    emailChangeDecline: 'Ce n’est pas mon compte',
    aboutReset: 'Votre nouveau mot de passe pour {site}. Tous les appareils seront déconnectés.',
    aboutVerify:
      'Ne confirmez que si vous vous êtes inscrit vous-même chez {site} : la personne qui l’a fait obtient un compte à votre adresse.',
    aboutLogin: 'Vous serez connecté à {site}, dans cette fenêtre.',
    aboutUndo:
      'L’adresse e-mail de votre compte chez {site} redevient celle-ci. Tous les appareils sont déconnectés, et vous recevez un message pour choisir un nouveau mot de passe.',
    aboutDecline:
      'Votre adresse e-mail a été indiquée dans un compte chez {site}. Si ce n’est pas le vôtre, le compte retrouve son adresse précédente. Rien d’autre ne change, et vous pouvez vous inscrire avec votre adresse.',
    email: 'E-mail',
    password: 'Nouveau mot de passe',
    save: 'Enregistrer',
    confirm: 'Confirmer',
    undo: 'Annuler la modification',
    logIn: 'Se connecter',
    logOut: 'Se déconnecter',
    loggedIn: 'Vous êtes connecté en tant que {email}, dans cette fenêtre.',
    loggedOut: 'Vous êtes déconnecté.',
    changed: 'Votre mot de passe a été modifié. Utilisez-le désormais pour vous connecter.',
    confirmed: 'Votre adresse e-mail est confirmée.',
    undone:
      'Votre adresse e-mail est de nouveau l’ancienne. Pour choisir un nouveau mot de passe, ouvrez le lien que nous y avons envoyé.',
    declined: 'C’est fait. Le compte n’a plus votre adresse e-mail.',
    factor: 'Code de votre application d’authentification, ou un code de récupération',
    passkey: 'Utiliser une clé d’accès',
    enrolment:
      'Cette connexion demande un second facteur. Connectez-vous avec l’application et configurez-le là-bas.',
    wrongFactor: 'Cela n’a pas été accepté. Veuillez réessayer.',
    over: 'Ce lien a expiré ou a déjà été utilisé. Veuillez en demander un nouveau.',
    overForGood: 'Ce lien a expiré ou a déjà été utilisé.',
    tooMany: 'Il y a eu trop de tentatives. Veuillez réessayer plus tard.',
    failed: 'Une erreur s’est produite. Veuillez réessayer.',
    passwordRemoved:
      'Votre mot de passe et tous les autres moyens de connexion ont été supprimés, car cette adresse e-mail n’avait encore jamais été confirmée. Choisissez un nouveau mot de passe avec « Mot de passe oublié ». Nous vous avons envoyé un message à ce sujet.',
    waysInRemoved:
      'Les comptes liés et les seconds facteurs ont été supprimés, car cette adresse e-mail n’avait encore jamais été confirmée. Nous vous avons envoyé un message à ce sujet.',
    needsScript: 'Cette page a besoin de JavaScript.',
  },
  it: {
    passwordReset: 'Scegli una nuova password',
    emailVerify: 'Conferma il tuo indirizzo e-mail',
    passwordlessLogin: 'Accedi',
    emailChangeUndo: 'Annulla la modifica del tuo indirizzo e-mail',
    emailChangeDecline: 'Non è il mio account',
    aboutReset: 'La tua nuova password per {site}. Tutti i dispositivi verranno disconnessi.',
    aboutVerify:
      'Conferma solo se ti sei registrato tu presso {site}: chi lo ha fatto ottiene un account con il tuo indirizzo.',
    aboutLogin: 'Accederai a {site} in questa finestra.',
    aboutUndo:
      'L’indirizzo e-mail del tuo account presso {site} torna a essere questo. Tutti i dispositivi vengono disconnessi e ricevi un messaggio per scegliere una nuova password.',
    aboutDecline:
      'Il tuo indirizzo e-mail è stato indicato in un account di {site}. Se non è il tuo, l’account riavrà l’indirizzo precedente. Non cambia altro, e puoi registrarti con il tuo indirizzo.',
    email: 'E-mail',
    password: 'Nuova password',
    save: 'Salva',
    confirm: 'Conferma',
    undo: 'Annulla la modifica',
    logIn: 'Accedi',
    logOut: 'Esci',
    loggedIn: 'Hai effettuato l’accesso come {email}, in questa finestra.',
    loggedOut: 'Sei uscito.',
    changed: 'La tua password è stata modificata. D’ora in poi accedi con questa.',
    confirmed: 'Il tuo indirizzo e-mail è confermato.',
    undone:
      'Il tuo indirizzo e-mail è di nuovo quello precedente. Per scegliere una nuova password apri il link che ti abbiamo inviato lì.',
    declined: 'Fatto. L’account non ha più il tuo indirizzo e-mail.',
    factor: 'Codice della tua app di autenticazione, o un codice di recupero',
    passkey: 'Usa una passkey',
    enrolment: 'Questo accesso richiede un secondo fattore. Accedi con l’app e configuralo lì.',
    wrongFactor: 'Non è stato accettato. Riprova.',
    over: 'Questo link è scaduto o è già stato usato. Chiedine uno nuovo.',
    overForGood: 'Questo link è scaduto o è già stato usato.',
    tooMany: 'Ci sono stati troppi tentativi. Riprova più tardi.',
    failed: 'Qualcosa è andato storto. Riprova.',
    passwordRemoved:
      'La tua password e tutti gli altri modi di accedere sono stati rimossi, perché questo indirizzo e-mail non era mai stato confermato. Scegli una nuova password con «Password dimenticata». Ti abbiamo inviato un messaggio al riguardo.',
    waysInRemoved:
      'Gli account collegati e i secondi fattori sono stati rimossi, perché questo indirizzo e-mail non era mai stato confermato. Ti abbiamo inviato un messaggio al riguardo.',
    needsScript: 'Questa pagina ha bisogno di JavaScript.',
  },
  es: {
    passwordReset: 'Elige una nueva contraseña',
    emailVerify: 'Confirma tu dirección de correo',
    passwordlessLogin: 'Iniciar sesión',
    emailChangeUndo: 'Deshacer el cambio de tu dirección de correo',
    emailChangeDecline: 'Esta cuenta no es mía',
    aboutReset: 'Tu nueva contraseña para {site}. Se cerrará la sesión en todos los dispositivos.',
    aboutVerify:
      'Confirma solo si te has registrado tú en {site}: quien lo hizo obtiene una cuenta con tu dirección.',
    aboutLogin: 'Iniciarás sesión en {site}, en esta ventana.',
    aboutUndo:
      'La dirección de correo de tu cuenta en {site} vuelve a ser esta. Se cierra la sesión en todos los dispositivos y recibes un mensaje para elegir una nueva contraseña.',
    aboutDecline:
      'Tu dirección de correo se ha indicado en una cuenta de {site}. Si no es tuya, la cuenta recupera su dirección anterior. No cambia nada más, y puedes registrarte con tu dirección.',
    email: 'Correo electrónico',
    password: 'Nueva contraseña',
    save: 'Guardar',
    confirm: 'Confirmar',
    undo: 'Deshacer el cambio',
    logIn: 'Iniciar sesión',
    logOut: 'Cerrar sesión',
    loggedIn: 'Has iniciado sesión como {email}, en esta ventana.',
    loggedOut: 'Has cerrado la sesión.',
    changed: 'Tu contraseña se ha cambiado. A partir de ahora inicia sesión con ella.',
    confirmed: 'Tu dirección de correo está confirmada.',
    undone:
      'Tu dirección de correo vuelve a ser la anterior. Para elegir una nueva contraseña, abre el enlace que te hemos enviado allí.',
    declined: 'Hecho. La cuenta ya no tiene tu dirección de correo.',
    factor: 'Código de tu aplicación de autenticación, o un código de recuperación',
    passkey: 'Usar una llave de acceso',
    enrolment:
      'Este inicio de sesión necesita un segundo factor. Inicia sesión con la aplicación y configúralo allí.',
    wrongFactor: 'No se ha aceptado. Inténtalo de nuevo.',
    over: 'Este enlace ha caducado o ya se ha utilizado. Pide uno nuevo.',
    overForGood: 'Este enlace ha caducado o ya se ha utilizado.',
    tooMany: 'Ha habido demasiados intentos. Inténtalo más tarde.',
    failed: 'Algo ha ido mal. Inténtalo de nuevo.',
    passwordRemoved:
      'Se eliminaron tu contraseña y todas las demás formas de iniciar sesión, porque esta dirección de correo nunca se había confirmado. Elige una nueva contraseña con «He olvidado mi contraseña». Te hemos enviado un mensaje al respecto.',
    waysInRemoved:
      'Se eliminaron las cuentas vinculadas y los segundos factores, porque esta dirección de correo nunca se había confirmado. Te hemos enviado un mensaje al respecto.',
    needsScript: 'Esta página necesita JavaScript.',
  },
  ko: {
    passwordReset: '새 비밀번호 설정',
    emailVerify: '이메일 주소 확인',
    passwordlessLogin: '로그인',
    emailChangeUndo: '이메일 주소 변경 취소',
    emailChangeDecline: '내 계정이 아닙니다',
    aboutReset: '{site}의 새 비밀번호입니다. 모든 기기에서 로그아웃됩니다.',
    aboutVerify:
      '{site}에 직접 가입하신 경우에만 확인해 주세요. 가입한 사람이 회원님의 주소로 된 계정을 갖게 됩니다.',
    aboutLogin: '이 창에서 {site}에 로그인합니다.',
    aboutUndo:
      '{site} 계정의 이메일 주소가 다시 이 주소로 바뀝니다. 모든 기기에서 로그아웃되며 새 비밀번호를 선택할 수 있는 메일을 받게 됩니다.',
    aboutDecline:
      '{site}의 한 계정에 회원님의 이메일 주소가 등록되었습니다. 본인의 계정이 아니라면 그 계정은 이전 주소로 되돌아갑니다. 그 밖에는 아무것도 바뀌지 않으며, 이 주소로 가입하실 수 있습니다.',
    email: '이메일',
    password: '새 비밀번호',
    save: '저장',
    confirm: '확인',
    undo: '변경 취소',
    logIn: '로그인',
    logOut: '로그아웃',
    loggedIn: '이 창에서 {email}(으)로 로그인되었습니다.',
    loggedOut: '로그아웃되었습니다.',
    changed: '비밀번호가 변경되었습니다. 이제부터 새 비밀번호로 로그인해 주세요.',
    confirmed: '이메일 주소가 확인되었습니다.',
    undone: '이메일 주소가 이전 주소로 돌아왔습니다. 새 비밀번호를 선택하려면 그 주소로 보낸 링크를 여세요.',
    declined: '완료되었습니다. 그 계정에는 더 이상 회원님의 이메일 주소가 없습니다.',
    factor: '인증 앱의 코드 또는 복구 코드',
    passkey: '패스키 사용',
    enrolment: '이 로그인에는 2단계 인증이 필요합니다. 앱으로 로그인하여 설정해 주세요.',
    wrongFactor: '인증되지 않았습니다. 다시 시도해 주세요.',
    over: '이 링크는 만료되었거나 이미 사용되었습니다. 새 링크를 요청해 주세요.',
    overForGood: '이 링크는 만료되었거나 이미 사용되었습니다.',
    tooMany: '시도 횟수가 너무 많습니다. 나중에 다시 시도해 주세요.',
    failed: '문제가 발생했습니다. 다시 시도해 주세요.',
    passwordRemoved:
      '이 이메일 주소가 지금까지 확인된 적이 없어 비밀번호와 다른 모든 로그인 방법이 삭제되었습니다. “비밀번호 찾기”로 새 비밀번호를 설정해 주세요. 이에 대한 메일도 보내드렸습니다.',
    waysInRemoved:
      '이 이메일 주소가 지금까지 확인된 적이 없어 연결된 계정과 2단계 인증 수단이 삭제되었습니다. 이에 대한 메일도 보내드렸습니다.',
    needsScript: '이 페이지에는 JavaScript가 필요합니다.',
  },
};
