import type { Language } from '../../../platform/messages/language.ts';

/** The texts of the page that logs customers in for an OpenID client. `{app}` is the name of the client. */
export type AuthorizeTexts = Readonly<{
  consentTitle: string;
  consentOwn: string;
  consentOther: string;
  scopeOpenid: string;
  scopeProfile: string;
  scopeEmail: string;
  scopePhone: string;
  scopeOffline: string;
  accept: string;
  decline: string;
  interactionFailed: string;
}>;

export const AUTHORIZE_TEXTS: Readonly<Record<Language, AuthorizeTexts>> = {
  en: {
    consentTitle: 'Continue to {app}?',
    consentOwn: 'You log in to {app} with this account:',
    consentOther: '{app} is run by another company. If you continue, it can read from this account:',
    scopeOpenid: 'That you have an account here, and its number',
    scopeProfile: 'Your name, username, picture and language',
    scopeEmail: 'Your email address',
    scopePhone: 'Your phone number',
    scopeOffline: 'All of this while you are not using it, until you log out',
    accept: 'Continue',
    decline: 'Cancel',
    interactionFailed:
      'This login cannot be continued. It may have expired. Please start again in the application.',
  },
  de: {
    consentTitle: 'Weiter zu {app}?',
    consentOwn: 'Sie melden sich bei {app} mit diesem Konto an:',
    consentOther:
      '{app} wird von einem anderen Unternehmen betrieben. Wenn Sie fortfahren, kann es von diesem Konto lesen:',
    scopeOpenid: 'Dass Sie hier ein Konto haben, und dessen Nummer',
    scopeProfile: 'Ihren Namen, Benutzernamen, Ihr Bild und Ihre Sprache',
    scopeEmail: 'Ihre E-Mail-Adresse',
    scopePhone: 'Ihre Telefonnummer',
    scopeOffline: 'All das auch, wenn Sie es nicht benutzen, bis Sie sich abmelden',
    accept: 'Weiter',
    decline: 'Abbrechen',
    interactionFailed:
      'Diese Anmeldung kann nicht fortgesetzt werden. Vielleicht ist sie abgelaufen. Bitte beginnen Sie in der Anwendung neu.',
  },
  fr: {
    consentTitle: 'Continuer vers {app} ?',
    consentOwn: 'Vous vous connectez à {app} avec ce compte :',
    consentOther:
      '{app} est exploité par une autre entreprise. Si vous continuez, il pourra lire de ce compte :',
    scopeOpenid: 'Que vous avez un compte ici, et son numéro',
    scopeProfile: 'Votre nom, identifiant, photo et langue',
    scopeEmail: 'Votre adresse e-mail',
    scopePhone: 'Votre numéro de téléphone',
    scopeOffline: 'Tout cela aussi lorsque vous ne l’utilisez pas, jusqu’à votre déconnexion',
    accept: 'Continuer',
    decline: 'Annuler',
    interactionFailed:
      'Cette connexion ne peut pas continuer. Elle a peut-être expiré. Veuillez recommencer dans l’application.',
  },
  it: {
    consentTitle: 'Continuare su {app}?',
    consentOwn: 'Accede a {app} con questo account:',
    consentOther: '{app} è gestita da un’altra azienda. Se continua, potrà leggere da questo account:',
    scopeOpenid: 'Che ha un account qui, e il suo numero',
    scopeProfile: 'Il suo nome, nome utente, foto e lingua',
    scopeEmail: 'Il suo indirizzo email',
    scopePhone: 'Il suo numero di telefono',
    scopeOffline: 'Tutto questo anche quando non la usa, fino alla disconnessione',
    accept: 'Continua',
    decline: 'Annulla',
    interactionFailed: 'Questo accesso non può continuare. Forse è scaduto. Ricominci dall’applicazione.',
  },
  es: {
    consentTitle: '¿Continuar a {app}?',
    consentOwn: 'Inicia sesión en {app} con esta cuenta:',
    consentOther: '{app} es de otra empresa. Si continúa, podrá leer de esta cuenta:',
    scopeOpenid: 'Que tiene una cuenta aquí, y su número',
    scopeProfile: 'Su nombre, usuario, foto e idioma',
    scopeEmail: 'Su correo electrónico',
    scopePhone: 'Su número de teléfono',
    scopeOffline: 'Todo esto también cuando no la use, hasta que cierre la sesión',
    accept: 'Continuar',
    decline: 'Cancelar',
    interactionFailed:
      'Este inicio de sesión no puede continuar. Puede que haya caducado. Empiece de nuevo en la aplicación.',
  },
  ko: {
    consentTitle: '{app}(으)로 계속할까요?',
    consentOwn: '이 계정으로 {app}에 로그인합니다:',
    consentOther: '{app}은(는) 다른 회사가 운영합니다. 계속하면 이 계정에서 다음을 읽을 수 있습니다:',
    scopeOpenid: '여기에 계정이 있다는 사실과 그 번호',
    scopeProfile: '이름, 사용자 이름, 사진, 언어',
    scopeEmail: '이메일 주소',
    scopePhone: '전화번호',
    scopeOffline: '사용하지 않을 때에도 로그아웃할 때까지 위의 모든 정보',
    accept: '계속',
    decline: '취소',
    interactionFailed: '이 로그인을 계속할 수 없습니다. 만료되었을 수 있습니다. 앱에서 다시 시작해 주세요.',
  },
};
