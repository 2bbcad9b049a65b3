import { idOf } from '../../../lib/ids.ts';
import type { HashProblem } from '../hashes/hash-problem.ts';
import { bcryptPepper, bcryptSha256, bcryptWordpress } from './bcrypt-variants.ts';
import { firebase, pbkdf2, scrypt } from './derivations.ts';
import { drupal, phpass } from './iterated.ts';
import type { Scheme } from './scheme.ts';
import { type Parameters, readKind, readStoredForm } from './stored-form.ts';
import { wrappedDigest } from './wrapped-digest.ts';

/** The schemes of other systems, by their names in the stored form. */
const SCHEMES: Readonly<Record<string, Scheme>> = {
  'bcrypt-pepper': bcryptPepper,
  'bcrypt-sha256': bcryptSha256,
  'bcrypt-wordpress': bcryptWordpress,
  digest: wrappedDigest,
  drupal,
  firebase,
  pbkdf2,
  phpass,
  scrypt,
};

/** The schemes that need a secret of the account: a pepper, or a signer key. */
const WITH_SECRET = new Set(['bcrypt-pepper', 'firebase']);

/** A hash of another system that can be computed. */
export type ForeignHash = {
  scheme: string;
  parameters: Parameters;
  milliseconds: number;
  /** The id of the secret that it needs; null: none. */
  secretId: number | null;
};

/** Reads the stored form of a hash of another system, or returns the problem that prevents its use. */
export function readForeignHash(hash: string): ForeignHash | { problem: HashProblem } {
  const form = readStoredForm(hash);
  if (form === null) return { problem: 'HASH_MALFORMED' };
  const { parameters, fields } = form;
  const known = checkKind(form.scheme, parameters);
  const scheme = SCHEMES[form.scheme];
  if ('problem' in known || !scheme) return known;
  const isPossible = fields.length === scheme.fieldCount && scheme.hasPossibleFields(fields, parameters);
  return isPossible ? known : { problem: 'HASH_MALFORMED' };
}

/** Like `readForeignHash`, for the kind of a hash alone. A hash of the kind may still be malformed. */
export function readForeignKind(kind: string): ForeignHash | { problem: HashProblem } {
  const known = readKind(kind);
  return known === null ? { problem: 'HASH_MALFORMED' } : checkKind(known.scheme, known.parameters);
}

function checkKind(name: string, parameters: Parameters): ForeignHash | { problem: HashProblem } {
  const scheme = Object.hasOwn(SCHEMES, name) ? SCHEMES[name] : undefined;
  if (scheme === undefined) return { problem: 'HASH_UNKNOWN' };
  const secretId = WITH_SECRET.has(name) ? idOf(parameters.k ?? '') : null;
  if (secretId === 0) return { problem: 'HASH_MALFORMED' };
  const problem = scheme.problemOf(parameters);
  if (problem !== null) return { problem };
  return { scheme: name, parameters, milliseconds: scheme.millisecondsOf(parameters), secretId };
}

/**
 * Verifies a password against the stored form of a hash that `readForeignHash` found to be usable.
 * @param secret the secret of the account; null if the hash needs none, or if the secret does not exist. In the second
 *   case, no password matches
 */
export async function matchesForeignHash(
  hash: string,
  password: string,
  secret: Buffer | null,
): Promise<{ matches: boolean; provesAll: boolean }> {
  const form = readStoredForm(hash);
  const scheme = SCHEMES[form?.scheme ?? ''];
  if (!form || !scheme) return { matches: false, provesAll: false };
  const { parameters, fields } = form;
  const matches = await scheme.matches({ parameters, fields, password, secret: secret ?? Buffer.alloc(0) });
  const isWithoutSecret = WITH_SECRET.has(form.scheme) && secret === null;
  return { matches: matches && !isWithoutSecret, provesAll: scheme.provesAll(password) };
}
