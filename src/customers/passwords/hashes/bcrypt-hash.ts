import bcrypt from 'bcrypt';
import type { HashProblem } from './hash-problem.ts';

/** bcrypt ignores all bytes of a password after the 72nd. */
export const BCRYPT_BYTES = 72;

/** The accepted costs. The highest takes about a second of a core. */
const COST = { min: 4, max: 14 } as const;
const COST_10_MILLISECONDS = 56;
/** The modular crypt format of bcrypt. PHP writes `$2y$` where others write `$2b$`. */
const BCRYPT = /^\$2[aby]\$(\d{2})\$[./A-Za-z0-9]{53}$/;

/** Returns the cost in the text of a hash. Null: it is malformed. */
export function bcryptCostOf(hash: string): number | null {
  const [, digits] = BCRYPT.exec(hash) ?? [];
  return digits === undefined ? null : Number(digits);
}

export function bcryptProblem(cost: number | null): HashProblem | null {
  if (cost === null || cost < COST.min) return 'HASH_MALFORMED';
  return cost > COST.max ? 'HASH_TOO_COSTLY' : null;
}

/** The time of one hash on one core of an ordinary server. */
export const bcryptMilliseconds = (cost: number): number => COST_10_MILLISECONDS * 2 ** (cost - 10);

export function compareBcrypt(hash: string, password: string | Buffer): Promise<boolean> {
  // With a `$2a$` hash, the library keeps the length of the password in eight bits. A longer password would count as a
  // short one, so the library gets only the bytes that bcrypt uses.
  const used = Buffer.from(password as Buffer).subarray(0, BCRYPT_BYTES);
  return bcrypt.compare(used, hash.replace(/^\$2y\$/, '$2b$'));
}
