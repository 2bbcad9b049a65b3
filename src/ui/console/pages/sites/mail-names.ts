import { localized } from '../../core/language.ts';

/** The kinds of mails to customers. */
export const useMailNames = localized({
  en: {
    PASSWORD_RESET: 'Choose a new password',
    EMAIL_VERIFICATION: 'Verify the email',
    NEW_EMAIL_VERIFICATION: 'Verify a changed email',
    PASSWORDLESS_LOGIN: 'Login link and code',
    PASSWORD_CHANGED: 'The password was changed',
    EMAIL_CHANGED: 'The email was changed',
    EMAIL_RESTORED: 'A change of the email was reversed',
    AUTHENTICATOR_ADDED: 'A second factor was added',
    AUTHENTICATOR_REMOVED: 'A second factor was removed',
    RECOVERY_CODES_RENEWED: 'New recovery codes were created',
    IDENTITY_LINKED: 'An identity provider was linked',
    IDENTITY_UNLINKED: 'An identity provider was unlinked',
    PASSWORD_REMOVED: 'The password was removed',
    WAYS_IN_REMOVED: 'Linked logins and second factors were removed',
    NEW_DEVICE: 'Login from a new device',
  },
  de: {
    PASSWORD_RESET: 'Neues Passwort festlegen',
    EMAIL_VERIFICATION: 'E-Mail-Adresse bestätigen',
    NEW_EMAIL_VERIFICATION: 'Geänderte E-Mail-Adresse bestätigen',
    PASSWORDLESS_LOGIN: 'Link und Code zur Anmeldung',
    PASSWORD_CHANGED: 'Das Passwort wurde geändert',
    EMAIL_CHANGED: 'Die E-Mail-Adresse wurde geändert',
    EMAIL_RESTORED: 'Eine Änderung der E-Mail-Adresse wurde zurückgenommen',
    AUTHENTICATOR_ADDED: 'Ein zweiter Faktor wurde hinzugefügt',
    AUTHENTICATOR_REMOVED: 'Ein zweiter Faktor wurde entfernt',
    RECOVERY_CODES_RENEWED: 'Neue Wiederherstellungscodes',
    IDENTITY_LINKED: 'Ein Identitätsanbieter wurde verknüpft',
    IDENTITY_UNLINKED: 'Eine Verknüpfung wurde gelöst',
    PASSWORD_REMOVED: 'Das Passwort wurde entfernt',
    WAYS_IN_REMOVED: 'Verknüpfungen und Faktoren wurden entfernt',
    NEW_DEVICE: 'Anmeldung von einem neuen Gerät',
  },
});
