import argon2 from 'argon2';
import { matchesForeignHash } from './foreign/schemes.ts';
import { formatOfHash, type HashFormat } from './hash-format.ts';
import { BCRYPT_BYTES, compareBcrypt } from './hashes/bcrypt-hash.ts';
import { OWN_PARAMETERS, spellingsOf, UNMATCHABLE_HASH } from './hashes/own-hash.ts';

export type PasswordMatch = {
  matches: boolean;
  /** Whether the hash should be replaced by the result of `hashPassword` for this password. */
  outdated: boolean;
};

/** The result of comparing a hash with one spelling of the password. */
type Comparison = {
  matches: boolean;
  /**
   * Whether the match proves every character of the typed password. Some formats ignore a part of it: bcrypt ignores
   * all bytes after the 72nd. That part may contain a typing error, which a new hash would make a part of the password.
   * So the hash is kept if this is false.
   */
  provesAll: boolean;
};

/**
 * Verifies a password against a stored hash, of ours or of another system. An unknown, malformed or too costly hash
 * never matches, and takes as long as one of our own hashes. Call it through the queue only.
 * @param secret the secret that the hash names; null: it names none, or the account does not have it
 */
export async function verifyPassword(
  hash: string,
  password: string,
  secret: Buffer | null = null,
): Promise<PasswordMatch> {
  const format = formatOfHash(hash);
  for (const [index, spelling] of spellingsOf(password).entries()) {
    const { matches, provesAll } = await compare(format, hash, spelling, secret);
    if (matches) return { matches, outdated: provesAll && (index > 0 || isOutdated(format)) };
  }
  return { matches: false, outdated: false };
}

async function compare(
  format: HashFormat,
  hash: string,
  spelling: string,
  secret: Buffer | null,
): Promise<Comparison> {
  switch (format.kind) {
    case 'argon2':
      return { matches: await argon2.verify(hash, spelling), provesAll: true };
    case 'bcrypt': {
      const provesAll = Buffer.byteLength(spelling) <= BCRYPT_BYTES;
      return { matches: await compareBcrypt(hash, spelling), provesAll };
    }
    case 'foreign':
      return await matchesForeignHash(hash, spelling, secret);
    case 'unusable':
      await argon2.verify(UNMATCHABLE_HASH, spelling);
      return { matches: false, provesAll: false };
  }
}

/** Imported hashes of argon2id with at least our memory and passes are kept. */
function isOutdated(format: HashFormat): boolean {
  if (format.kind !== 'argon2') return true;
  const { memoryKib, passes, isArgon2id } = format;
  return !isArgon2id || memoryKib < OWN_PARAMETERS.memoryCost || passes < OWN_PARAMETERS.timeCost;
}
