import type { DeclaredText, Found, HashSecrets } from './declared/declared-text.ts';
import { readDigest, readLdap, readTemplate } from './declared/digests.ts';
import {
  readArgon2,
  readAspNet,
  readBcrypt,
  readDiscourse,
  readDjango,
  readDrupal,
  readPbkdf2,
  readPhpass,
  readScrypt,
  readWordpress,
} from './declared/texts.ts';
import { readFirebase, readPepper, readStored } from './declared/with-secret.ts';
import type { BareDigest } from './foreign/wrapped-digest.ts';
import { formatOfHash, millisecondsOfFormat, schemeOfHash } from './hash-format.ts';
import type { HashProblem } from './hashes/hash-problem.ts';
import { OWN_MILLISECONDS } from './hashes/own-hash.ts';

export type { HashSecrets } from './declared/declared-text.ts';
export { wrapDigest } from './foreign/wrapped-digest.ts';

/**
 * A password hash of another system, as an import declares it. The format is never guessed: 40 hexadecimal digits may
 * be SHA-1 or RIPEMD-160.
 */
export type DeclaredHash = DeclaredText & { format: HashFormatName };

export type ReadHash =
  | { problem: HashProblem }
  /** `stored` goes into the column. `milliseconds` is the time of one comparison. */
  | { stored: string; scheme: string; milliseconds: number }
  /** Must not be stored itself. Store the result of `wrapDigest`. */
  | { bareDigest: BareDigest; scheme: string; milliseconds: number };

const READERS = {
  argon2: readArgon2,
  aspnet: readAspNet,
  bcrypt: readBcrypt,
  'bcrypt-pepper': readPepper,
  discourse: readDiscourse,
  django: readDjango,
  drupal: readDrupal,
  firebase: readFirebase,
  ldap: readLdap,
  md5: (text) => readDigest('md5', text),
  pbkdf2: readPbkdf2,
  phpass: (text) => readPhpass(text),
  scrypt: readScrypt,
  sha1: (text) => readDigest('sha1', text),
  sha256: (text) => readDigest('sha256', text),
  sha512: (text) => readDigest('sha512', text),
  stored: readStored,
  template: readTemplate,
  wordpress: readWordpress,
} as const satisfies Record<string, (text: DeclaredText, secrets: HashSecrets) => Found>;

export type HashFormatName = keyof typeof READERS;
export const HASH_FORMATS = Object.keys(READERS) as HashFormatName[];
export const isHashFormat = (name: string): name is HashFormatName => Object.hasOwn(READERS, name);

/** Reads a declared hash, and checks that it is well-formed and not too costly. Computes no hash. */
export function readDeclaredHash(declared: DeclaredHash, secrets: HashSecrets = new Map()): ReadHash {
  const found = READERS[declared.format](declared, secrets);
  if (typeof found === 'object') {
    return 'problem' in found
      ? found
      : { bareDigest: found, scheme: 'digest', milliseconds: OWN_MILLISECONDS };
  }
  const format = formatOfHash(found);
  if (format.kind === 'unusable') return { problem: format.problem };
  return { stored: found, scheme: schemeOfHash(found), milliseconds: millisecondsOfFormat(format) };
}
