import type { Language } from '../../../platform/messages/language.ts';

/**
 * The texts that the server writes into a hosted page. The elements contain all other texts. `{site}` is the name of
 * the site.
 */
export type HostedTexts = Readonly<{
  'password-reset': string;
  'email-verify': string;
  'passwordless-login': string;
  'email-change-undo': string;
  'email-change-decline': string;
  login: string;
  register: string;
  forgot: string;
  code: string;
  account: string;
  'account/password': string;
  /** Logs customers in for an OpenID client. */
  authorize: string;
  logOut: string;
  back: string;
  needsScript: string;
  /** Shown if the elements are still missing after the time that loading takes. */
  notLoaded: string;
}>;

export const HOSTED_TEXTS: Readonly<Record<Language, HostedTexts>> = {
  en: {
    'password-reset': 'Choose a new password',
    'email-verify': 'Confirm your email',
    'passwordless-login': 'Log in',
    'email-change-undo': 'Undo the change of your email',
    'email-change-decline': 'This is not my account',
    login: 'Log in',
    register: 'Create your account',
    forgot: 'Forgot your password?',
    code: 'Log in by email',
    account: 'My account',
    'account/password': 'Change your password',
    authorize: 'Log in',
    logOut: 'Log out',
    back: 'Back to {site}',
    needsScript: 'This page needs JavaScript.',
    notLoaded: 'The page was not loaded completely. Please reload it.',
  },
  de: {
    'password-reset': 'Neues Passwort wählen',
    'email-verify': 'E-Mail-Adresse bestätigen',
    'passwordless-login': 'Anmelden',
    'email-change-undo': 'Änderung der E-Mail-Adresse rückgängig machen',
    'email-change-decline': 'Das ist nicht mein Konto',
    login: 'Anmelden',
    register: 'Konto anlegen',
    forgot: 'Passwort vergessen?',
    code: 'Per E-Mail anmelden',
    account: 'Mein Konto',
    'account/password': 'Passwort ändern',
    authorize: 'Anmelden',
    logOut: 'Abmelden',
    back: 'Zurück zu {site}',
    needsScript: 'Diese Seite braucht JavaScript.',
    notLoaded: 'Die Seite wurde nicht vollständig geladen. Bitte laden Sie sie neu.',
  },
  fr: {
    'password-reset': 'Choisir un nouveau mot de passe',
    'email-verify': 'Confirmer votre e-mail',
    'passwordless-login': 'Se connecter',
    'email-change-undo': 'Annuler la modification de votre e-mail',
    'email-change-decline': 'Ce n’est pas mon compte',
    login: 'Se connecter',
    register: 'Créer votre compte',
    forgot: 'Mot de passe oublié ?',
    code: 'Se connecter par e-mail',
    account: 'Mon compte',
    'account/password': 'Changer le mot de passe',
    authorize: 'Se connecter',
    logOut: 'Se déconnecter',
    back: 'Retour à {site}',
    needsScript: 'Cette page a besoin de JavaScript.',
    notLoaded: 'La page n’a pas été chargée entièrement. Veuillez la recharger.',
  },
  it: {
    'password-reset': 'Scelga una nuova password',
    'email-verify': 'Confermi la sua email',
    'passwordless-login': 'Accedi',
    'email-change-undo': 'Annulli la modifica della sua email',
    'email-change-decline': 'Non è il mio account',
    login: 'Accedi',
    register: 'Crei il suo account',
    forgot: 'Password dimenticata?',
    code: 'Accedi per email',
    account: 'Il mio account',
    'account/password': 'Cambi la password',
    authorize: 'Accedi',
    logOut: 'Esci',
    back: 'Torni a {site}',
    needsScript: 'Questa pagina richiede JavaScript.',
    notLoaded: 'La pagina non è stata caricata completamente. La ricarichi.',
  },
  es: {
    'password-reset': 'Elegir una contraseña nueva',
    'email-verify': 'Confirmar su correo electrónico',
    'passwordless-login': 'Iniciar sesión',
    'email-change-undo': 'Deshacer el cambio de su correo electrónico',
    'email-change-decline': 'Esta cuenta no es mía',
    login: 'Iniciar sesión',
    register: 'Crear su cuenta',
    forgot: '¿Ha olvidado su contraseña?',
    code: 'Iniciar sesión por correo',
    account: 'Mi cuenta',
    'account/password': 'Cambiar la contraseña',
    authorize: 'Iniciar sesión',
    logOut: 'Cerrar sesión',
    back: 'Volver a {site}',
    needsScript: 'Esta página necesita JavaScript.',
    notLoaded: 'La página no se ha cargado por completo. Vuelva a cargarla.',
  },
  ko: {
    'password-reset': '새 비밀번호 정하기',
    'email-verify': '이메일 확인',
    'passwordless-login': '로그인',
    'email-change-undo': '이메일 주소 변경 취소',
    'email-change-decline': '내 계정이 아닙니다',
    login: '로그인',
    register: '계정 만들기',
    forgot: '비밀번호를 잊으셨나요?',
    code: '이메일로 로그인',
    account: '내 계정',
    'account/password': '비밀번호 변경',
    authorize: '로그인',
    logOut: '로그아웃',
    back: '{site}(으)로 돌아가기',
    needsScript: '이 페이지에는 JavaScript가 필요합니다.',
    notLoaded: '페이지를 모두 불러오지 못했습니다. 다시 불러오세요.',
  },
};
