import { localized } from '../../core/language.ts';

/** The texts about the schemes of hashes, by the names of the schemes in the API. Some texts name systems. */
const SCHEMES_EN: Readonly<Record<string, string>> = {
  bcrypt: 'bcrypt: Laravel, Pelcro, Auth0, Supabase',
  'bcrypt-pepper': 'bcrypt with a pepper: Devise',
  'bcrypt-sha256': 'bcrypt of SHA-256: Django',
  'bcrypt-wordpress': 'bcrypt: WordPress 6.8 and later',
  argon2id: 'argon2id with other parameters than those of Gatehouse',
  argon2i: 'argon2i',
  argon2d: 'argon2d',
  digest: 'MD5, SHA-1 or SHA-2, hashed again here',
  drupal: 'Drupal 7 to 10',
  firebase: 'scrypt of Firebase',
  pbkdf2: 'PBKDF2: Django, ASP.NET, Discourse',
  phpass: 'phpass: earlier WordPress, phpBB',
  scrypt: 'scrypt',
};
const SCHEMES_DE: Readonly<Record<string, string>> = {
  ...SCHEMES_EN,
  'bcrypt-pepper': 'bcrypt mit Pepper: Devise',
  'bcrypt-sha256': 'bcrypt von SHA-256: Django',
  'bcrypt-wordpress': 'bcrypt: WordPress ab 6.8',
  argon2id: 'argon2id mit anderen Parametern als denen von Gatehouse',
  digest: 'MD5, SHA-1 oder SHA-2, hier noch einmal gehasht',
  drupal: 'Drupal 7 bis 10',
  firebase: 'scrypt von Firebase',
  phpass: 'phpass: älteres WordPress, phpBB',
};

export const usePasswordsTexts = localized({
  en: {
    title: 'Imported passwords',
    about:
      'Passwords are imported as hashes. When a customer logs in for the first time, the hash is replaced by one of Gatehouse. This page counts the imported hashes that are left.',
    scheme: 'Kind of hash',
    customers: 'Customers',
    schemes: SCHEMES_EN,
    none: 'Nothing is left',
    noneAbout: 'No customer has an imported hash.',
    total: (count: string) => `Passwords that are not replaced yet: ${count}`,
    elsewhere: 'Only the old system has the password',
    unusable: (count: string) =>
      `Customers with a hash that cannot be used: ${count}. They need a new password. The operator of the server can list them:`,
    unusableCommand: 'Command that lists the customers',
    secretsTitle: 'Secrets of hashes',
    secretsAbout:
      'Some systems mix a secret into every hash: a pepper (Devise), or the signer key of a Firebase project. Without the secret no password matches, so keep the secret as long as a hash needs it. It is never shown.',
    secretName: 'Name',
    secretAdded: 'Added',
    noSecret: 'There is no secret. Most systems need none.',
    addSecret:
      'Only the operator of the server can add a secret, because it must not pass through a browser. Give them one of these commands, and the secret as a file:',
    pepper: 'Command for a pepper',
    signerKey: 'Command for a signer key of Firebase',
  },
  de: {
    title: 'Importierte Passwörter',
    about:
      'Passwörter werden als Hashes importiert. Meldet sich ein Kunde zum ersten Mal an, wird der Hash durch einen von Gatehouse ersetzt. Diese Seite zählt die übrigen importierten Hashes.',
    scheme: 'Art des Hashs',
    customers: 'Kunden',
    schemes: SCHEMES_DE,
    none: 'Es ist nichts übrig',
    noneAbout: 'Kein Kunde hat einen importierten Hash.',
    total: (count: string) => `Noch nicht ersetzte Passwörter: ${count}`,
    elsewhere: 'Nur das alte System kennt das Passwort',
    unusable: (count: string) =>
      `Kunden mit einem Hash, der sich nicht verwenden lässt: ${count}. Diese Kunden brauchen ein neues Passwort. Wer den Server betreibt, kann sie auflisten:`,
    unusableCommand: 'Befehl, der die Kunden auflistet',
    secretsTitle: 'Geheimnisse von Hashes',
    secretsAbout:
      'Manche Systeme mischen ein Geheimnis in jeden Hash: einen Pepper (Devise) oder den Signer-Key eines Firebase-Projekts. Ohne das Geheimnis passt kein Passwort; behalten Sie es also, solange ein Hash es braucht. Es wird nie angezeigt.',
    secretName: 'Name',
    secretAdded: 'Hinzugefügt',
    noSecret: 'Es gibt kein Geheimnis. Die meisten Systeme brauchen keines.',
    addSecret:
      'Nur wer den Server betreibt, kann ein Geheimnis hinzufügen, denn es darf nicht durch einen Browser gehen. Geben Sie einen dieser Befehle weiter, und das Geheimnis als Datei:',
    pepper: 'Befehl für einen Pepper',
    signerKey: 'Befehl für einen Signer-Key von Firebase',
  },
});
