import type { Language } from '../../../platform/messages/language.ts';

/** The texts of the page that connects a device. `{app}` is the name of the app, `{email}` is the email of the customer. */
export type DeviceTexts = Readonly<
  Record<
    | 'device'
    | 'deviceWantsLogin'
    | 'asCustomer'
    | 'thirdParty'
    | 'gets'
    | 'accept'
    | 'decline'
    | 'otherAccount'
    | 'waiting'
    | 'deviceCheck'
    | 'deviceDone'
    | 'deviceDeclined'
    | 'codeLabel'
    | 'codeSubmit'
    | 'codeUnknown'
    | 'otherCode'
    | 'tooMany'
    | 'failed',
    string
  >
>;

export const DEVICE_TEXTS: Readonly<Record<Language, DeviceTexts>> = {
  en: {
    device: 'Connect a device',
    deviceWantsLogin: 'A device wants to log in to {app}',
    asCustomer: 'You are logged in as {email}.',
    thirdParty: 'Another company runs this app.',
    gets: 'It gets:',
    accept: 'Allow and continue',
    decline: 'Decline',
    otherAccount: 'Use another account',
    waiting: 'One moment …',
    deviceCheck: 'Continue only if the device in front of you shows this code:',
    deviceDone: 'The device is logged in. You can close this page.',
    deviceDeclined: 'The device was refused. You can close this page.',
    codeLabel: 'Code that the device shows',
    codeSubmit: 'Continue',
    codeUnknown: 'No device shows this code. A code is valid for a few minutes only.',
    otherCode: 'Enter another code',
    tooMany: 'Too many attempts. Please wait a minute.',
    failed: 'Something went wrong. Please reload the page.',
  },
  de: {
    device: 'Gerät verbinden',
    deviceWantsLogin: 'Ein Gerät möchte sich bei {app} anmelden',
    asCustomer: 'Sie sind als {email} angemeldet.',
    thirdParty: 'Ein anderes Unternehmen betreibt diese App.',
    gets: 'Sie erhält:',
    accept: 'Erlauben und weiter',
    decline: 'Ablehnen',
    otherAccount: 'Anderes Konto verwenden',
    waiting: 'Einen Moment …',
    deviceCheck: 'Fahren Sie nur fort, wenn das Gerät vor Ihnen diesen Code anzeigt:',
    deviceDone: 'Das Gerät ist angemeldet. Sie können diese Seite schließen.',
    deviceDeclined: 'Das Gerät wurde abgelehnt. Sie können diese Seite schließen.',
    codeLabel: 'Code, den das Gerät anzeigt',
    codeSubmit: 'Weiter',
    codeUnknown: 'Kein Gerät zeigt diesen Code an. Ein Code gilt nur einige Minuten.',
    otherCode: 'Einen anderen Code eingeben',
    tooMany: 'Zu viele Versuche. Bitte warten Sie eine Minute.',
    failed: 'Etwas ist schiefgegangen. Bitte laden Sie die Seite neu.',
  },
  fr: {
    device: 'Connecter un appareil',
    deviceWantsLogin: 'Un appareil souhaite se connecter à {app}',
    asCustomer: 'Vous êtes connecté en tant que {email}.',
    thirdParty: 'Cette application est exploitée par une autre entreprise.',
    gets: 'Elle reçoit :',
    accept: 'Autoriser et continuer',
    decline: 'Refuser',
    otherAccount: 'Utiliser un autre compte',
    waiting: 'Un instant …',
    deviceCheck: 'Ne continuez que si l’appareil devant vous affiche ce code :',
    deviceDone: 'L’appareil est connecté. Vous pouvez fermer cette page.',
    deviceDeclined: 'L’appareil a été refusé. Vous pouvez fermer cette page.',
    codeLabel: 'Code affiché par l’appareil',
    codeSubmit: 'Continuer',
    codeUnknown: 'Aucun appareil n’affiche ce code. Un code n’est valable que quelques minutes.',
    otherCode: 'Saisir un autre code',
    tooMany: 'Trop de tentatives. Veuillez patienter une minute.',
    failed: 'Une erreur s’est produite. Veuillez recharger la page.',
  },
  it: {
    device: 'Colleghi un dispositivo',
    deviceWantsLogin: 'Un dispositivo desidera accedere a {app}',
    asCustomer: 'Ha effettuato l’accesso come {email}.',
    thirdParty: 'Questa app è gestita da un’altra azienda.',
    gets: 'Riceve:',
    accept: 'Consenti e continua',
    decline: 'Rifiuta',
    otherAccount: 'Usi un altro account',
    waiting: 'Un momento …',
    deviceCheck: 'Continui solo se il dispositivo davanti a lei mostra questo codice:',
    deviceDone: 'Il dispositivo ha effettuato l’accesso. Può chiudere questa pagina.',
    deviceDeclined: 'Il dispositivo è stato rifiutato. Può chiudere questa pagina.',
    codeLabel: 'Codice mostrato dal dispositivo',
    codeSubmit: 'Continua',
    codeUnknown: 'Nessun dispositivo mostra questo codice. Un codice è valido solo per pochi minuti.',
    otherCode: 'Inserisca un altro codice',
    tooMany: 'Troppi tentativi. Attenda un minuto.',
    failed: 'Qualcosa è andato storto. Ricarichi la pagina.',
  },
  es: {
    device: 'Conectar un dispositivo',
    deviceWantsLogin: 'Un dispositivo quiere iniciar sesión en {app}',
    asCustomer: 'Ha iniciado sesión como {email}.',
    thirdParty: 'Otra empresa gestiona esta aplicación.',
    gets: 'Recibe:',
    accept: 'Permitir y continuar',
    decline: 'Rechazar',
    otherAccount: 'Usar otra cuenta',
    waiting: 'Un momento …',
    deviceCheck: 'Continúe solo si el dispositivo que tiene delante muestra este código:',
    deviceDone: 'El dispositivo ha iniciado sesión. Puede cerrar esta página.',
    deviceDeclined: 'El dispositivo se ha rechazado. Puede cerrar esta página.',
    codeLabel: 'Código que muestra el dispositivo',
    codeSubmit: 'Continuar',
    codeUnknown: 'Ningún dispositivo muestra este código. Un código solo es válido durante unos minutos.',
    otherCode: 'Introducir otro código',
    tooMany: 'Demasiados intentos. Espere un minuto.',
    failed: 'Algo ha salido mal. Vuelva a cargar la página.',
  },
  ko: {
    device: '기기 연결',
    deviceWantsLogin: '기기가 {app}에 로그인하려고 합니다',
    asCustomer: '{email}(으)로 로그인되어 있습니다.',
    thirdParty: '이 앱은 다른 회사가 운영합니다.',
    gets: '앱에 제공되는 정보:',
    accept: '허용하고 계속',
    decline: '거부',
    otherAccount: '다른 계정 사용',
    waiting: '잠시만 기다려 주세요 …',
    deviceCheck: '앞에 있는 기기에 다음 코드가 표시된 경우에만 계속하세요:',
    deviceDone: '기기가 로그인되었습니다. 이 페이지를 닫아도 됩니다.',
    deviceDeclined: '기기를 거부했습니다. 이 페이지를 닫아도 됩니다.',
    codeLabel: '기기에 표시된 코드',
    codeSubmit: '계속',
    codeUnknown: '이 코드를 표시하는 기기가 없습니다. 코드는 몇 분 동안만 유효합니다.',
    otherCode: '다른 코드 입력',
    tooMany: '시도 횟수가 너무 많습니다. 1분 후에 다시 시도하세요.',
    failed: '문제가 발생했습니다. 페이지를 다시 불러오세요.',
  },
};
