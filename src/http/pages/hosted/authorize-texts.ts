import type { Language } from '../../../platform/messages/language.ts';

/** The texts of the page that logs customers in for an OpenID client. `{app}` is the name of the client. */
const en = {
  consentTitle: 'Continue to {app}?',
  consentOwn: 'You log in to {app} with this account:',
  consentOther: '{app} is run by another company. If you continue, that company gets from this account:',
  accept: 'Continue',
  decline: 'Cancel',
  interactionFailed: 'This login cannot be continued. It may have expired. Please start again in the app.',
};

export const AUTHORIZE_TEXTS: Readonly<Record<Language, Readonly<typeof en>>> = {
  en,
  de: {
    consentTitle: 'Weiter zu {app}?',
    consentOwn: 'Sie melden sich bei {app} mit diesem Konto an:',
    consentOther:
      '{app} wird von einem anderen Unternehmen betrieben. Wenn Sie fortfahren, erhält dieses Unternehmen von diesem Konto:',
    accept: 'Weiter',
    decline: 'Abbrechen',
    interactionFailed:
      'Diese Anmeldung kann nicht fortgesetzt werden. Vielleicht ist sie abgelaufen. Bitte beginnen Sie in der App neu.',
  },
  fr: {
    consentTitle: 'Continuer vers {app} ?',
    consentOwn: 'Vous vous connectez à {app} avec ce compte :',
    consentOther: '{app} est exploité par une autre entreprise. Si vous continuez, il recevra de ce compte :',
    accept: 'Continuer',
    decline: 'Annuler',
    interactionFailed:
      'Cette connexion ne peut pas continuer. Elle a peut-être expiré. Veuillez recommencer dans l’application.',
  },
  it: {
    consentTitle: 'Continuare su {app}?',
    consentOwn: 'Accede a {app} con questo account:',
    consentOther: '{app} è gestita da un’altra azienda. Se continua, riceverà da questo account:',
    accept: 'Continua',
    decline: 'Annulla',
    interactionFailed: 'Questo accesso non può continuare. Forse è scaduto. Ricominci dall’app.',
  },
  es: {
    consentTitle: '¿Continuar a {app}?',
    consentOwn: 'Inicia sesión en {app} con esta cuenta:',
    consentOther: '{app} es de otra empresa. Si continúa, recibirá de esta cuenta:',
    accept: 'Continuar',
    decline: 'Cancelar',
    interactionFailed:
      'Este inicio de sesión no puede continuar. Puede que haya caducado. Empiece de nuevo en la aplicación.',
  },
  ko: {
    consentTitle: '{app}(으)로 계속할까요?',
    consentOwn: '이 계정으로 {app}에 로그인합니다:',
    consentOther: '{app}은(는) 다른 회사가 운영합니다. 계속하면 이 계정의 다음 정보가 제공됩니다:',
    accept: '계속',
    decline: '취소',
    interactionFailed: '이 로그인을 계속할 수 없습니다. 만료되었을 수 있습니다. 앱에서 다시 시작해 주세요.',
  },
};
