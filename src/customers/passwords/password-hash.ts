import argon2 from 'argon2';
import bcrypt from 'bcrypt';
import { formatOfHash } from './hash-format.ts';

/** OWASP's minimum for argon2id, https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html */
const PARAMETERS = { type: argon2.argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** bcrypt ignores every byte after these. */
const BCRYPT_BYTES = 72;

export type PasswordMatch = {
  matches: boolean;
  /** Whether the hash should be replaced by one that `hashPassword` makes of this password. */
  outdated: boolean;
};

/** Normalises a password, so that it is the same from every keyboard (RFC 8265 §4.2.2). Nothing else is changed. */
function prepare(password: string): string {
  return password.normalize('NFC');
}

/**
 * Returns the spellings of a password that a stored hash may have been made of: the prepared one, and the typed one if
 * that differs, because other systems hash the typed one. The number of hashes depends on the typed password only.
 */
export function spellingsOf(password: string): string[] {
  return [...new Set([prepare(password), password])];
}

/** Makes an argon2id hash in PHC string format. It costs 25 ms of a core: call it through the queue only. */
export async function hashPassword(password: string): Promise<string> {
  return argon2.hash(prepare(password), PARAMETERS);
}

/**
 * Verifies a password against an argon2 or imported bcrypt hash. An unknown, malformed or too costly hash
 * never matches, and takes as long as one of ours. Call it through the queue only.
 */
export async function verifyPassword(hash: string, password: string): Promise<PasswordMatch> {
  const format = formatOfHash(hash);
  const stored = format.kind === 'unusable' ? UNMATCHABLE_HASH : hash;
  const compare = format.kind === 'bcrypt' ? compareBcrypt : argon2.verify;
  for (const [index, spelling] of spellingsOf(password).entries()) {
    if (!(await compare(stored, spelling)) || format.kind === 'unusable') continue;
    if (format.kind === 'bcrypt') {
      // The rest of a longer password was not verified: a typing error in it must not become the password.
      const whole = Buffer.byteLength(spelling) <= BCRYPT_BYTES;
      return { matches: true, outdated: whole };
    }
    const { memoryKib, passes, isArgon2id } = format;
    // Imported hashes may be stronger than ours; those are left as they are.
    const weaker = !isArgon2id || memoryKib < PARAMETERS.memoryCost || passes < PARAMETERS.timeCost;
    return { matches: true, outdated: weaker || index > 0 };
  }
  return { matches: false, outdated: false };
}

function compareBcrypt(hash: string, password: string): Promise<boolean> {
  // The library counts the bytes of `$2a$` in eight bits, so it must not see more than bcrypt uses.
  const used = Buffer.from(password).subarray(0, BCRYPT_BYTES);
  return bcrypt.compare(used, hash.replace(/^\$2y\$/, '$2b$'));
}

/** A hash that no password matches. With it, the login of an unknown customer costs as much as that of a known one. */
export const UNMATCHABLE_HASH =
  '$argon2id$v=19$m=19456,t=2,p=1$Z2F0ZWhvdXNlLW5vLXVzZXI$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';
