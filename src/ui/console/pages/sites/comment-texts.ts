import { localized } from '../../core/language.ts';

/** The texts of the form for the Disqus keys. */
export const useCommentTexts = localized({
  en: {
    off: 'Customers are not logged in to the comments. Enter the keys of your Disqus application to log them in.',
    legend: 'Comments by Disqus',
    publicKey: 'Public key',
    publicKeyHelp: 'The API key of the application at Disqus. The pages send it to Disqus.',
    secret: 'Secret key',
    secretHelp: 'The API secret of that application. Stored encrypted, and never shown again.',
    secretKept: 'Leave it empty to keep the stored one, unless the public key changes.',
    secretNeeded: 'The secret key is needed for a new public key.',
    embed: 'In your pages',
    embedHelp: 'The element shows the comments. Insert the shortname of your forum at Disqus.',
    required: 'Please fill in this field.',
    remove: 'Remove the keys',
    removeAbout: 'Customers are no longer logged in to the comments, and the secret key is erased.',
    removed: 'The keys were removed.',
  },
  de: {
    off: 'Kunden sind in den Kommentaren nicht angemeldet. Tragen Sie die Schlüssel Ihrer Disqus-Anwendung ein, um sie anzumelden.',
    legend: 'Kommentare von Disqus',
    publicKey: 'Öffentlicher Schlüssel',
    publicKeyHelp: 'Der API-Key der Anwendung bei Disqus. Die Seiten senden ihn an Disqus.',
    secret: 'Geheimer Schlüssel',
    secretHelp: 'Das API-Secret dieser Anwendung. Wird verschlüsselt gespeichert und nie wieder angezeigt.',
    secretKept:
      'Leer lassen, um den gespeicherten zu behalten. Bei einem neuen öffentlichen Schlüssel erneut eingeben.',
    secretNeeded: 'Für einen neuen öffentlichen Schlüssel wird der geheime gebraucht.',
    embed: 'In Ihren Seiten',
    embedHelp: 'Das Element zeigt die Kommentare. Setzen Sie den Kurznamen Ihres Forums bei Disqus ein.',
    required: 'Bitte füllen Sie dieses Feld aus.',
    remove: 'Schlüssel entfernen',
    removeAbout:
      'Kunden sind in den Kommentaren nicht mehr angemeldet, und der geheime Schlüssel wird gelöscht.',
    removed: 'Die Schlüssel wurden entfernt.',
  },
});
