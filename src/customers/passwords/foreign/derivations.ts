import {
  createCipheriv,
  type ScryptOptions,
  pbkdf2 as startPbkdf2,
  scrypt as startScrypt,
} from 'node:crypto';
import { promisify } from 'node:util';
import { hashesEqual } from '../../../lib/credential.ts';
import { type Attempt, isDigest, isSalt, isWithin, provesAll, type Scheme, wholeNumber } from './scheme.ts';
import type { Parameters } from './stored-form.ts';

/** The schemes that Node computes in its own threads: PBKDF2, scrypt, and Firebase’s variant of scrypt. */

const pbkdf2Bytes = promisify(startPbkdf2);
const scryptBytes = promisify<Buffer, Buffer, number, ScryptOptions, Buffer>(startScrypt);

/** The length of a block of PBKDF2 in bytes, and the time of a million rounds for one block. */
const PBKDF2_DIGESTS: Record<string, { bytes: number; millisecondsPerMillion: number }> = {
  md5: { bytes: 16, millisecondsPerMillion: 150 },
  sha1: { bytes: 20, millisecondsPerMillion: 150 },
  sha224: { bytes: 28, millisecondsPerMillion: 150 },
  sha256: { bytes: 32, millisecondsPerMillion: 150 },
  sha384: { bytes: 48, millisecondsPerMillion: 370 },
  sha512: { bytes: 64, millisecondsPerMillion: 370 },
};
const MAX_PBKDF2_ROUNDS = 1_500_000;

const digestOf = ({ d }: Parameters) => PBKDF2_DIGESTS[String(d)];
/** Each block of the output costs all rounds. */
const roundsOf = ({ i, l, d }: Parameters) =>
  Number(i) * Math.ceil(Number(l) / (PBKDF2_DIGESTS[String(d)]?.bytes ?? 1));

/** RFC 8018 §5.2. Parameters: digest `d`, rounds `i`, length `l` in bytes. Fields: salt, derived key. */
export const pbkdf2: Scheme = {
  fieldCount: 2,
  problemOf(parameters) {
    const rounds = wholeNumber(parameters.i);
    const length = wholeNumber(parameters.l);
    if (digestOf(parameters) === undefined) return 'HASH_UNKNOWN';
    if (rounds === null || rounds < 1 || length === null || !isWithin(length, 16, 128))
      return 'HASH_MALFORMED';
    return rounds > MAX_PBKDF2_ROUNDS || roundsOf(parameters) > 2 * MAX_PBKDF2_ROUNDS
      ? 'HASH_TOO_COSTLY'
      : null;
  },
  millisecondsOf: (parameters) =>
    (roundsOf(parameters) * (digestOf(parameters)?.millisecondsPerMillion ?? 0)) / 1_000_000,
  hasPossibleFields: ([salt, key], { l }) => isSalt(salt) && isDigest(key) && key?.length === Number(l),
  async matches({ parameters: { d, i, l }, fields: [salt = NONE, key = NONE], password }) {
    return hashesEqual(await pbkdf2Bytes(Buffer.from(password), salt, Number(i), Number(l), String(d)), key);
  },
  provesAll,
};

const SCRYPT_BOUNDS = { logN: 17, blockSize: 8, lanes: 4, bytes: 128 * 1024 ** 2 };
/** The time of one block of 128 bytes: 812 ms for N = 2^17, r = 8. */
const SCRYPT_MILLISECONDS = 812 / (2 ** 17 * 8);
const FIREBASE_KEY_BYTES = 32;
const MIN_SIGNER_KEY_BYTES = 16;

function scryptProblem({ n, r, p }: Parameters): 'HASH_MALFORMED' | 'HASH_TOO_COSTLY' | null {
  const [logN, blockSize, lanes] = [wholeNumber(n), wholeNumber(r), wholeNumber(p)];
  if (!logN || !blockSize || !lanes) return 'HASH_MALFORMED';
  const { logN: maxLogN, blockSize: maxBlockSize, lanes: maxLanes, bytes } = SCRYPT_BOUNDS;
  const isTooCostly =
    logN > maxLogN || blockSize > maxBlockSize || lanes > maxLanes || 128 * 2 ** logN * blockSize > bytes;
  return isTooCostly ? 'HASH_TOO_COSTLY' : null;
}
const scryptMilliseconds = ({ n, r, p }: Parameters): number =>
  2 ** Number(n) * Number(r) * Number(p) * SCRYPT_MILLISECONDS;

function scryptKey({ parameters: { n, r, p }, password }: Attempt, salt: Buffer, length: number) {
  const cost = { N: 2 ** Number(n), r: Number(r), p: Number(p) };
  // Node's default for `maxmem` is lower than our bound, which was checked before.
  return scryptBytes(Buffer.from(password), salt, length, { ...cost, maxmem: 2 * SCRYPT_BOUNDS.bytes });
}

/** RFC 7914. Parameters: `n`, the logarithm of N to the base 2, `r` and `p`. Fields: salt, derived key. */
export const scrypt: Scheme = {
  fieldCount: 2,
  problemOf: scryptProblem,
  millisecondsOf: scryptMilliseconds,
  hasPossibleFields: ([salt, key]) => isSalt(salt) && isDigest(key),
  async matches(attempt) {
    const [salt = NONE, key = NONE] = attempt.fields;
    return hashesEqual(await scryptKey(attempt, salt, key.length), key);
  },
  provesAll,
};

/**
 * Firebase Authentication: the key of scrypt encrypts the signer key of the project. The secret is that signer key.
 * https://firebaseopensource.com/projects/firebase/scrypt/
 * Parameters: as for scrypt, and `k`. Fields: salt with the separator of the project, encrypted signer key.
 */
export const firebase: Scheme = {
  fieldCount: 2,
  problemOf: scryptProblem,
  millisecondsOf: scryptMilliseconds,
  hasPossibleFields: ([salt, encrypted]) => isSalt(salt) && isDigest(encrypted),
  async matches(attempt) {
    const [salt = NONE, encrypted = NONE] = attempt.fields;
    const key = await scryptKey(attempt, salt, FIREBASE_KEY_BYTES);
    if (attempt.secret.length < MIN_SIGNER_KEY_BYTES) return false;
    const cipher = createCipheriv('aes-256-ctr', key, Buffer.alloc(16));
    return hashesEqual(Buffer.concat([cipher.update(attempt.secret), cipher.final()]), encrypted);
  },
  provesAll,
};

const NONE = Buffer.alloc(0);
