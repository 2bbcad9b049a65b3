import type { OpenidScope } from '../../../openid/clients/scopes.ts';
import type { Language } from '../../../platform/messages/language.ts';

/** The texts of the consent question: the data that an app gets with each scope, and how to take the consent back. */
type ConsentTexts = Readonly<Record<OpenidScope | 'canDisconnect', string>>;

export const CONSENT_TEXTS: Readonly<Record<Language, ConsentTexts>> = {
  en: {
    openid: 'an id that stands for your account',
    profile: 'your name, username, picture and language',
    email: 'your email address',
    phone: 'your phone number',
    offline_access: 'all of this also while you are away, until you log out',
    canDisconnect: 'You can take this back in your account at any time.',
  },
  de: {
    openid: 'eine Kennung, die für Ihr Konto steht',
    profile: 'Ihren Namen, Ihren Benutzernamen, Ihr Bild und Ihre Sprache',
    email: 'Ihre E-Mail-Adresse',
    phone: 'Ihre Telefonnummer',
    offline_access: 'all das auch, während Sie nicht da sind, bis Sie sich abmelden',
    canDisconnect: 'Sie können dies jederzeit in Ihrem Konto zurücknehmen.',
  },
  fr: {
    openid: 'un identifiant qui représente votre compte',
    profile: 'votre nom, votre nom d’utilisateur, votre photo et votre langue',
    email: 'votre adresse e-mail',
    phone: 'votre numéro de téléphone',
    offline_access: 'tout cela aussi en votre absence, jusqu’à votre déconnexion',
    canDisconnect: 'Vous pouvez annuler cela à tout moment dans votre compte.',
  },
  it: {
    openid: 'un identificativo che rappresenta il suo account',
    profile: 'il suo nome, il suo nome utente, la sua foto e la sua lingua',
    email: 'il suo indirizzo email',
    phone: 'il suo numero di telefono',
    offline_access: 'tutto questo anche in sua assenza, fino alla disconnessione',
    canDisconnect: 'Può annullare questa scelta nel suo account in qualsiasi momento.',
  },
  es: {
    openid: 'un identificador que representa su cuenta',
    profile: 'su nombre, su nombre de usuario, su foto y su idioma',
    email: 'su dirección de correo electrónico',
    phone: 'su número de teléfono',
    offline_access: 'todo esto también en su ausencia, hasta que cierre la sesión',
    canDisconnect: 'Puede retirar este permiso en su cuenta en cualquier momento.',
  },
  ko: {
    openid: '계정을 나타내는 식별자',
    profile: '이름, 사용자 이름, 사진, 언어',
    email: '이메일 주소',
    phone: '전화번호',
    offline_access: '자리를 비운 동안에도 로그아웃할 때까지 위의 모든 정보',
    canDisconnect: '계정에서 언제든지 취소할 수 있습니다.',
  },
};
