import argon2 from 'argon2';
import bcrypt from 'bcrypt';
import { formOfHash } from './foreign-hash.ts';

/** OWASP's minimum for argon2id, https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html */
const PARAMETERS = { type: argon2.argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** bcrypt ignores every byte after these. */
const BCRYPT_BYTES = 72;

export type PasswordMatch = {
  matches: boolean;
  /** Whether the hash should be replaced by one that `hashPassword` makes of this password. */
  outdated: boolean;
};

/** RFC 8265 §4.2.2: one spelling of a password whatever keyboard composed it. Nothing else is changed. */
function prepare(password: string): string {
  return password.normalize('NFC');
}

/**
 * What a stored hash may have been made of: the prepared password, and where it differs, the password as it was
 * typed, because other systems hash that. It depends on the typed password only, and so does the number of hashes.
 */
export function spellingsOf(password: string): string[] {
  return [...new Set([prepare(password), password])];
}

/** A new argon2id hash in PHC string format. Costs 25 ms of a core: call it through the queue only. */
export async function hashPassword(password: string): Promise<string> {
  return argon2.hash(prepare(password), PARAMETERS);
}

/**
 * Verifies a password against an argon2 or imported bcrypt hash. An unknown, malformed or too costly hash
 * never matches, and takes as long as one of ours. Call it through the queue only.
 */
export async function verifyPassword(hash: string, password: string): Promise<PasswordMatch> {
  const form = formOfHash(hash);
  const stored = form.kind === 'unusable' ? UNMATCHABLE_HASH : hash;
  const compare = form.kind === 'bcrypt' ? compareBcrypt : argon2.verify;
  for (const [index, spelling] of spellingsOf(password).entries()) {
    if (!(await compare(stored, spelling)) || form.kind === 'unusable') continue;
    if (form.kind === 'bcrypt') {
      // The rest of a longer password was not verified: a typing error in it must not become the password.
      const whole = Buffer.byteLength(spelling) <= BCRYPT_BYTES;
      return { matches: true, outdated: whole };
    }
    const { memoryKib, passes, isArgon2id } = form;
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

/**
 * A hash that no password matches, at today's cost: verifying against it makes an unknown user cost
 * what a known one does.
 */
export const UNMATCHABLE_HASH =
  '$argon2id$v=19$m=19456,t=2,p=1$Z2F0ZWhvdXNlLW5vLXVzZXI$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';
