import argon2 from 'argon2';
import bcrypt from 'bcrypt';

/** OWASP's minimum for argon2id, https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html */
const PARAMETERS = { type: argon2.argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Modular crypt format of bcrypt; PHP writes `$2y$` for what the others call `$2b$`. */
const BCRYPT = /^\$2[aby]\$\d{2}\$[./A-Za-z0-9]{53}$/;

/** RFC 8265 §4.2.2: one spelling of a password whatever keyboard composed it. Nothing else is changed. */
function prepare(password: string): string {
  return password.normalize('NFC');
}

/** A new argon2id hash in PHC string format. Costs 25 ms of a core: call it through the queue only. */
export async function hashPassword(password: string): Promise<string> {
  return argon2.hash(prepare(password), PARAMETERS);
}

/**
 * Verifies against argon2 (any parameters) or an imported bcrypt hash. Call it through the queue only.
 * @returns whether it matches, and whether the hash should be replaced by today's kind
 */
export async function verifyPassword(
  hash: string,
  password: string,
): Promise<{ matches: boolean; outdated: boolean }> {
  if (BCRYPT.test(hash)) {
    return { matches: await bcrypt.compare(password, hash.replace(/^\$2y\$/, '$2b$')), outdated: true };
  }
  if (!hash.startsWith('$argon2')) {
    // Not a hash of any kind we know: nobody's password, at the usual cost.
    await argon2.verify(UNMATCHABLE_HASH, prepare(password));
    return { matches: false, outdated: false };
  }
  return {
    matches: await argon2.verify(hash, prepare(password)),
    outdated: isWeaker(hash),
  };
}

/** Imported hashes may be stronger than ours; those are left as they are. Parameters come in any order. */
function isWeaker(hash: string): boolean {
  const [, parameters] = /^\$argon2id\$v=19\$([^$]+)\$/.exec(hash) ?? [];
  const cost = new Map(parameters?.split(',').map((pair) => pair.split('=') as [string, string]));
  const memory = Number(cost.get('m') ?? 0);
  const time = Number(cost.get('t') ?? 0);
  return memory < PARAMETERS.memoryCost || time < PARAMETERS.timeCost;
}

/**
 * A hash that no password matches, at today's cost: verifying against it makes an unknown user cost
 * what a known one does.
 */
export const UNMATCHABLE_HASH =
  '$argon2id$v=19$m=19456,t=2,p=1$Z2F0ZWhvdXNlLW5vLXVzZXI$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';
