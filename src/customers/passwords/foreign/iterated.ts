import { hash } from 'node:crypto';
import { hashesEqual } from '../../../lib/credential.ts';
import type { IteratedQuestion } from './iterated-digest.ts';
import { askThread } from './iterated-threads.ts';
import { provesAll, type Scheme, wholeNumber } from './scheme.ts';
import type { Parameters } from './stored-form.ts';
import { hasOuterSpace, trimAsPhp } from './trim.ts';

const LOG_ROUNDS = { min: 7, max: 18 };
const SALT_CHARACTERS = 8;
/** Drupal refuses longer passwords, so that their hashes do not take longer. */
const MAX_DRUPAL_BYTES = 512;

function problemOf({ n }: Parameters): 'HASH_MALFORMED' | 'HASH_TOO_COSTLY' | null {
  const logRounds = wholeNumber(n);
  if (logRounds === null || logRounds < LOG_ROUNDS.min) return 'HASH_MALFORMED';
  return logRounds > LOG_ROUNDS.max ? 'HASH_TOO_COSTLY' : null;
}

/** In both schemes, the salt and the digest are texts of a fixed length. */
const hasPossibleFields =
  (digestCharacters: number): Scheme['hasPossibleFields'] =>
  ([salt, digest]) =>
    salt?.length === SALT_CHARACTERS && digest?.length === digestCharacters;

async function matches(question: IteratedQuestion, stored: Buffer): Promise<boolean> {
  const computed = Buffer.from((await askThread(question)).slice(0, stored.length));
  return hashesEqual(computed, stored);
}

/**
 * phpass, the portable hashes of phpBB and of WordPress before 6.8. https://www.openwall.com/phpass/
 * Parameters: `n`, the logarithm of the rounds; `t=1` where the system trims passwords. Fields: salt, digest, as texts.
 */
export const phpass: Scheme = {
  fieldCount: 2,
  problemOf,
  millisecondsOf: ({ n }) => (17 * 2 ** Number(n)) / 2 ** 13,
  hasPossibleFields: hasPossibleFields(22),
  matches({ parameters: { n, t }, fields: [salt = NONE, digest = NONE], password }) {
    const typed = t === '1' ? trimAsPhp(password) : password;
    return matches({ digest: 'md5', logRounds: Number(n), salt: String(salt), password: typed }, digest);
  },
  // WordPress ignores the space around a password. If our own hash included the space, a login without the space would
  // fail.
  provesAll: (password) => !hasOuterSpace(password),
};

/**
 * Drupal 7 to 10.0: phpass with SHA-512, cut to 43 characters. Parameters: `n`; `m=1` where the MD5 of the password was
 * hashed, after an update from Drupal 6 (`U$S$`). Fields: salt, digest, as texts.
 */
export const drupal: Scheme = {
  fieldCount: 2,
  problemOf,
  millisecondsOf: ({ n }) => (82 * 2 ** Number(n)) / 2 ** 15,
  hasPossibleFields: hasPossibleFields(43),
  async matches({ parameters: { n, m }, fields: [salt = NONE, digest = NONE], password }) {
    const isTooLong = Buffer.byteLength(password) > MAX_DRUPAL_BYTES;
    // A hash is computed even if the password is too long, so that the answer takes as long as for other passwords.
    const typed = isTooLong ? '' : m === '1' ? hash('md5', password) : password;
    const question = { digest: 'sha512', logRounds: Number(n), salt: String(salt), password: typed } as const;
    return (await matches(question, digest)) && !isTooLong;
  },
  provesAll,
};

const NONE = Buffer.alloc(0);
