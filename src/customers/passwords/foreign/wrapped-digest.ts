import { hash } from 'node:crypto';
import { hashPassword, isOwnHash, matchesOwnHash, OWN_MILLISECONDS } from '../hashes/own-hash.ts';
import { isSalt, type Scheme } from './scheme.ts';
import { type Parameters, writeStoredForm } from './stored-form.ts';
import { hasOuterSpace, trimAsPhp } from './trim.ts';

/** The bare digest of a password, as other systems store it. It is never stored here: see `wrapDigest`. */
export type BareDigest = {
  algorithm: DigestAlgorithm;
  /** The bytes that the system puts before and after the password, such as a salt. */
  prefix: Buffer;
  suffix: Buffer;
  digest: Buffer;
  /** Whether the system trims passwords. */
  isTrimmed?: boolean;
};

/** The length of each digest in bytes. */
export const DIGEST_BYTES = { md5: 16, sha1: 20, sha224: 28, sha256: 32, sha384: 48, sha512: 64 } as const;
export type DigestAlgorithm = keyof typeof DIGEST_BYTES;

export const isDigestAlgorithm = (name: string): name is DigestAlgorithm => Object.hasOwn(DIGEST_BYTES, name);

/**
 * Hashes a bare digest with argon2id, because a thief of bare digests can try billions of passwords a second. Takes as
 * long as `hashPassword`. The result is a stored form.
 */
export async function wrapDigest({
  algorithm,
  prefix,
  suffix,
  digest,
  isTrimmed,
}: BareDigest): Promise<string> {
  const parameters: Parameters = { d: algorithm, ...(isTrimmed ? { t: 1 } : {}) };
  return writeStoredForm('digest', parameters, prefix, suffix, await hashPassword(digest.toString('hex')));
}

/**
 * The argon2id hash of a bare digest. Parameters: the algorithm `d`; `t=1` where the system trims passwords. Fields:
 * the bytes before the password, the bytes after it, and argon2id of the digest in hexadecimal.
 */
export const wrappedDigest: Scheme = {
  fieldCount: 3,
  problemOf: ({ d }) => (isDigestAlgorithm(String(d)) ? null : 'HASH_UNKNOWN'),
  millisecondsOf: () => OWN_MILLISECONDS,
  hasPossibleFields: ([prefix, suffix, wrapped]) =>
    isSalt(prefix) && isSalt(suffix) && isOwnHash(String(wrapped)),
  matches({ parameters: { d, t }, fields: [prefix = NONE, suffix = NONE, wrapped], password }) {
    const typed = Buffer.from(t === '1' ? trimAsPhp(password) : password);
    return matchesOwnHash(String(wrapped), hash(String(d), Buffer.concat([prefix, typed, suffix])));
  },
  provesAll: (password) => !hasOuterSpace(password),
};

const NONE = Buffer.alloc(0);
