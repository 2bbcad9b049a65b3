import { createHmac, hash } from 'node:crypto';
import {
  BCRYPT_BYTES,
  bcryptCostOf,
  bcryptMilliseconds,
  bcryptProblem,
  compareBcrypt,
} from '../hashes/bcrypt-hash.ts';
import { provesAll, type Scheme, wholeNumber } from './scheme.ts';
import { hasOuterSpace, trimAsPhp } from './trim.ts';

/**
 * The scheme of a system that changes the password before bcrypt. Parameters: `c`, the cost, and `k` for a pepper.
 * Field: the hash of bcrypt.
 */
function bcryptOf(
  change: (password: string, secret: Buffer) => Buffer | string,
  provesAllOf = provesAll as Scheme['provesAll'],
): Scheme {
  return {
    fieldCount: 1,
    problemOf: ({ c }) => bcryptProblem(wholeNumber(c)),
    millisecondsOf: ({ c }) => bcryptMilliseconds(Number(c)),
    // bcrypt reads the cost in the field, so the parameter must be the same.
    hasPossibleFields: ([stored], { c }) => bcryptCostOf(String(stored)) === Number(c),
    matches: ({ fields: [stored], password, secret }) =>
      compareBcrypt(String(stored), Buffer.from(change(password, secret))),
    provesAll: provesAllOf,
  };
}

/** Devise for Ruby on Rails: the pepper is appended. bcrypt ignores the bytes after the 72nd. */
export const bcryptPepper = bcryptOf(
  (password, pepper) => Buffer.concat([Buffer.from(password), pepper]),
  (password) => Buffer.byteLength(password) <= BCRYPT_BYTES,
);

/** Django's `bcrypt_sha256`. */
export const bcryptSha256 = bcryptOf((password) => hash('sha256', password));

/** WordPress from 6.8 on: HMAC-SHA-384 of the trimmed password, in base64. */
export const bcryptWordpress = bcryptOf(
  (password) => createHmac('sha384', 'wp-sha384').update(trimAsPhp(password)).digest('base64'),
  (password) => !hasOuterSpace(password),
);
