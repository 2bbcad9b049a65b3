import argon2 from 'argon2';
import { UNMATCHABLE_HASH } from '../../src/customers/passwords/password-hash.ts';
import { fullCounts } from './counts.ts';

/** The memory in KiB that the product asks for, and a twentieth of it. */
const FULL = 19_456;
const CHEAP = 1_024;

const { hash, verify } = argon2;
/** Hashes that say they have the full cost and were made at the lower one. */
const mislabelled = new Set<string>();
let cheap = false;

/**
 * From now on this process hashes passwords at a twentieth of the cost: what one costs matters to the tests of
 * hashing, and to those of what else happens meanwhile. Everything but the time is as it was: the calls, the
 * salts, and the cost that a hash says it has. A server that is a process of its own would not know these hashes.
 */
export function makeHashesCheap(): void {
  cheap = true;
}

/** From now on this process hashes passwords as the product does anywhere else. */
export function makeHashesReal(): void {
  cheap = false;
}

/** What every test file begins with. The full run hashes as the product does. */
export function beginWithUsualHashes(): void {
  argon2.hash = hashAtSomeCost as typeof hash;
  argon2.verify = verifyAtItsCost;
  cheap = !fullCounts;
}

async function hashAtSomeCost(password: string | Buffer, options: Parameters<typeof hash>[1]) {
  if (!cheap || options?.memoryCost !== FULL) return hash(password, options);
  const made = await hash(password, { ...options, memoryCost: CHEAP });
  const labelled = relabel(made, CHEAP, FULL);
  mislabelled.add(labelled);
  return labelled;
}

function verifyAtItsCost(digest: string, password: string | Buffer): Promise<boolean> {
  const lower = mislabelled.has(digest) || (cheap && digest === UNMATCHABLE_HASH);
  return verify(lower ? relabel(digest, FULL, CHEAP) : digest, password);
}

function relabel(digest: string, from: number, to: number): string {
  return digest.replace(`$m=${from},`, `$m=${to},`);
}
