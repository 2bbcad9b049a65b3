import { localized } from '../../core/language.ts';

/** Why a login at the provider of the company ended without a session. */
export const useSsoErrors = localized({
  en: {
    EMAIL_NOT_VERIFIED:
      'Your company’s provider does not say that your email is verified. Ask your administrator.',
    DOMAIN_NOT_PROVEN: 'Your email is not in a domain of this account.',
    NOT_INVITED: 'You are not invited to this account. Ask an owner of the account.',
    NO_GROUP: 'None of your groups may use this account. Ask your administrator.',
    OTHER_IDENTITY:
      'Your login belongs to another person at your company’s provider. Ask an owner of the account.',
    ACCESS_DENIED: 'You have cancelled the login.',
    NOT_FOUND: 'There is no single sign-on under this address.',
    PROVIDER_UNAVAILABLE: 'Your company’s provider does not answer as it should. Try again later.',
    INVALID_CREDENTIALS: 'The answer of your company’s provider was not valid. Log in again.',
    OTHER: 'The login did not work. Try again.',
  },
  de: {
    EMAIL_NOT_VERIFIED:
      'Der Anbieter Ihres Unternehmens bestätigt Ihre E-Mail nicht. Wenden Sie sich an Ihre Administration.',
    DOMAIN_NOT_PROVEN: 'Ihre E-Mail gehört zu keiner Domain dieses Kontos.',
    NOT_INVITED: 'Sie sind zu diesem Konto nicht eingeladen. Wenden Sie sich an einen Inhaber des Kontos.',
    NO_GROUP: 'Keine Ihrer Gruppen darf dieses Konto verwenden. Wenden Sie sich an Ihre Administration.',
    OTHER_IDENTITY:
      'Ihr Zugang gehört beim Anbieter Ihres Unternehmens zu einer anderen Person. Wenden Sie sich an einen Inhaber des Kontos.',
    ACCESS_DENIED: 'Sie haben die Anmeldung abgebrochen.',
    NOT_FOUND: 'Unter dieser Adresse gibt es keine Anmeldung über ein Unternehmen.',
    PROVIDER_UNAVAILABLE:
      'Der Anbieter Ihres Unternehmens antwortet nicht wie erwartet. Versuchen Sie es später erneut.',
    INVALID_CREDENTIALS:
      'Die Antwort des Anbieters Ihres Unternehmens war nicht gültig. Melden Sie sich erneut an.',
    OTHER: 'Die Anmeldung hat nicht geklappt. Versuchen Sie es erneut.',
  },
});
