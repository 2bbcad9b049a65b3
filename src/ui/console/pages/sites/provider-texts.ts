import { localized } from '../../core/language.ts';

/** The texts of the form of an identity provider. */
export const useProviderTexts = localized({
  en: {
    add: 'Add a provider',
    change: (name: string) => `Change ${name}`,
    kind: 'Kind',
    openid: 'Any issuer of OpenID Connect',
    name: 'Name',
    nameHelp: 'Lower-case letters, digits and dashes. It is part of the callback address and never changes.',
    nameWrong: 'Lower-case letters, digits and dashes only, beginning with a letter.',
    nameTaken: 'The site has a provider with this name already.',
    clientId: 'Client id',
    clientIdHelp:
      'The client id of your app at the provider. Facebook calls it the app id, Apple the services id.',
    secret: 'Secret',
    secretHelp: 'Stored encrypted, and never shown again.',
    secretKept:
      'Leave it empty to keep the stored one, unless the client id, issuer, team id or key id changes.',
    key: 'Private key',
    keyHelp: 'The content of the .p8 file.',
    issuer: 'Issuer',
    issuerHelp: 'The URL of the issuer. For Auth0: the domain of the tenant.',
    teamId: 'Team id',
    keyId: 'Key id',
    enabled: 'Offered to customers',
    enabledHelp: 'Leave it off until you have tried the provider.',
    callback: 'Callback address',
    callbackAbout: 'Register it at the provider as a redirect URI.',
    required: 'Please fill in this field.',
  },
  de: {
    add: 'Anbieter hinzufügen',
    change: (name: string) => `${name} ändern`,
    kind: 'Art',
    openid: 'Beliebiger Anbieter mit OpenID Connect',
    name: 'Name',
    nameHelp:
      'Kleinbuchstaben, Ziffern und Bindestriche. Er ist Teil der Callback-Adresse und ändert sich nie.',
    nameWrong: 'Nur Kleinbuchstaben, Ziffern und Bindestriche, beginnend mit einem Buchstaben.',
    nameTaken: 'Die Website hat schon einen Anbieter mit diesem Namen.',
    clientId: 'Client-Id',
    clientIdHelp:
      'Die Client-Id Ihrer App beim Anbieter. Bei Facebook heißt sie App-Id, bei Apple Services-Id.',
    secret: 'Geheimnis',
    secretHelp: 'Wird verschlüsselt gespeichert und nie wieder angezeigt.',
    secretKept:
      'Leer lassen, um das gespeicherte zu behalten. Bei neuer Client-Id, neuem Aussteller, neuer Team-Id oder Schlüssel-Id erneut eingeben.',
    key: 'Privater Schlüssel',
    keyHelp: 'Der Inhalt der .p8-Datei.',
    issuer: 'Aussteller (Issuer)',
    issuerHelp: 'Die URL des Ausstellers. Bei Auth0: die Domain des Mandanten.',
    teamId: 'Team-Id',
    keyId: 'Schlüssel-Id',
    enabled: 'Kunden anbieten',
    enabledHelp: 'Lassen Sie es aus, bis Sie den Anbieter ausprobiert haben.',
    callback: 'Callback-Adresse',
    callbackAbout: 'Tragen Sie sie beim Anbieter als Redirect-URI ein.',
    required: 'Bitte füllen Sie dieses Feld aus.',
  },
});
