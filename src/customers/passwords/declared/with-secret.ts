import { writeStoredForm } from '../foreign/stored-form.ts';
import type { HashProblem } from '../hashes/hash-problem.ts';
import type { DeclaredText, Found, HashSecrets } from './declared-text.ts';
import { fromBase64, MALFORMED } from './encodings.ts';
import { bcryptVariant } from './texts.ts';

/** Readers of hashes that need a secret of the account. The stored hash contains the id of the secret. */

const SECRET_UNKNOWN: { problem: HashProblem } = { problem: 'HASH_SECRET_UNKNOWN' };

/** Devise: bcrypt of the password and a pepper. */
export function readPepper({ hash, secret = '' }: DeclaredText, secrets: HashSecrets): Found {
  const pepper = secrets.get(secret);
  return pepper === undefined ? SECRET_UNKNOWN : bcryptVariant('bcrypt-pepper', hash, { k: pepper.id });
}

/** Supabase writes the parameters of the project into each hash, the signer key too. */
const WITH_PARAMETERS =
  /^\$fbscrypt\$v=1,n=(\d{1,3}),r=(\d{1,3}),p=(\d{1,3}),ss=([^$,]*),sk=([^$,]+)\$([^$]+)\$([^$]+)$/;

/**
 * Firebase Authentication: `hash` and `salt` in base64 as its export has them, with `rounds`, `memoryCost` and
 * `saltSeparator` of the project; or a text `$fbscrypt$…`, which contains all parameters, and whose signer key must be
 * a secret of the account. The key in the text is not stored.
 */
export function readFirebase(declared: DeclaredText, secrets: HashSecrets): Found {
  const [text, n, r, p, ss = '', sk = '', userSalt = '', userHash = ''] =
    WITH_PARAMETERS.exec(declared.hash) ?? [];
  const given = text
    ? { n, r, p, ss, salt: userSalt, hash: userHash }
    : {
        n: declared.memoryCost,
        r: declared.rounds,
        p: 1,
        ss: declared.saltSeparator ?? '',
        salt: declared.salt ?? '',
        hash: declared.hash,
      };
  const signerKey = text ? secretWith(fromBase64(sk), secrets) : secrets.get(declared.secret ?? '');
  if (signerKey === undefined) return SECRET_UNKNOWN;
  const [salt, separator, encrypted] = [given.salt, given.ss, given.hash].map((part) =>
    fromBase64(fromUrlSafe(part)),
  );
  if (!salt || !separator || !encrypted || given.n === undefined || given.r === undefined) return MALFORMED;
  const parameters = { n: Number(given.n), r: Number(given.r), p: Number(given.p), k: signerKey.id };
  return writeStoredForm('firebase', parameters, Buffer.concat([salt, separator]), encrypted);
}

function secretWith(value: Buffer | null, secrets: HashSecrets) {
  return [...secrets.values()].find((secret) => value?.equals(secret.value));
}

/** The export of Firebase writes base64 for URLs. */
const fromUrlSafe = (text: string): string => text.replaceAll('-', '+').replaceAll('_', '/');

const SECRET_ID = /^(\$foreign\$v=1\$[^$]*,k=)(\d+)/;

/**
 * The form in which Gatehouse stores hashes, as its own export writes it. The export names the secret, because its id
 * differs between deployments.
 */
export function readStored({ hash, secret: name }: DeclaredText, secrets: HashSecrets): Found {
  const [, before = '', id] = SECRET_ID.exec(hash) ?? [];
  if (id === undefined) return hash;
  const secret =
    name === undefined ? [...secrets.values()].find((each) => String(each.id) === id) : secrets.get(name);
  return secret === undefined ? SECRET_UNKNOWN : hash.replace(SECRET_ID, () => `${before}${secret.id}`);
}
