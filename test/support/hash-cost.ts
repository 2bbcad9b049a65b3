import argon2 from 'argon2';
import { UNMATCHABLE_HASH } from '../../src/customers/passwords/hashes/own-hash.ts';

/** The memory cost in KiB in production, and a low cost that takes a sixth of a millisecond. */
const FULL = 19_456;
const CHEAP = 64;

const { hash, verify } = argon2;
/** Hashes whose text has the full cost, but which were made at the lower cost. */
const mislabelled = new Set<string>();
let cheap = false;

/**
 * Makes this process hash passwords at a small part of the cost. The full cost only matters to tests of hashing and of
 * concurrency, and servers in other processes always have it. The calls, the salts, and the cost in the text of a hash
 * are unchanged. A server in another process cannot verify these hashes.
 */
export function makeHashesCheap(): void {
  cheap = true;
}

/** Makes this process hash passwords at the full cost. */
export function makeHashesReal(): void {
  cheap = false;
}

/** Makes hashes cheap at the start of every test file. */
export function beginWithCheapHashes(): void {
  argon2.hash = hashAtSomeCost as typeof hash;
  argon2.verify = verifyAtItsCost;
  makeHashesCheap();
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
