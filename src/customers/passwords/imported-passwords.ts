import type { Db } from '../../platform/database/database.ts';
import { countElsewhere } from '../old-systems/old-system.ts';
import { countKind, importedKinds } from './failure-delay.ts';
import {
  ELSEWHERE,
  formatOfHash,
  formatOfKind,
  type HashFormat,
  kindOfHash,
  schemeOfKind,
} from './hash-format.ts';
import type { HashProblem } from './hashes/hash-problem.ts';
import { isOwnHash } from './hashes/own-hash.ts';

export type ImportedPasswords = {
  kinds: Record<string, number>;
  /** The number of customers whose password only the old system can verify. */
  elsewhereCount: number;
  /** The number of customers whose hash cannot be compared with a password. They need a new password. */
  unusableCount: number;
  /** The first of these customers, by id. */
  unusable: { customerId: number; problem: HashProblem }[];
};

const BATCH = 1_000;
const MAX_LISTED = 1_000;

/** Counts the imported password hashes of an account, and lists those that cannot be used. Reads in batches. */
export async function importedPasswords(db: Db, accountId: number): Promise<ImportedPasswords> {
  const found: ImportedPasswords = { kinds: {}, elsewhereCount: 0, unusableCount: 0, unusable: [] };
  const secretIds = await secretIdsOf(db, accountId);
  let afterId = 0;
  for (;;) {
    const rows = await db.$queryRaw<{ id: number; hash: string }[]>`
      SELECT id, password_hash AS hash FROM customer
      WHERE account_id = ${accountId} AND id > ${afterId} AND password_hash IS NOT NULL
        AND password_hash NOT LIKE '$argon2id$v=19$m=19456,p=1,t=2$%'
      ORDER BY id LIMIT ${BATCH}`;
    for (const { id: customerId, hash } of rows) {
      // The query excludes our own hashes with the usual order of parameters. This line excludes the other order.
      if (isOwnHash(hash)) continue;
      const problem = problemOf(formatOfHash(hash), secretIds);
      if (hash === ELSEWHERE) {
        found.elsewhereCount += 1;
      } else if (problem !== null) {
        found.unusableCount += 1;
        if (found.unusable.length < MAX_LISTED) found.unusable.push({ customerId, problem });
      } else {
        const kind = kindOfHash(hash);
        found.kinds[kind] = (found.kinds[kind] ?? 0) + 1;
      }
    }
    const last = rows.at(-1);
    if (!last || rows.length < BATCH) return found;
    afterId = last.id;
  }
}

async function secretIdsOf(db: Db, accountId: number): Promise<Set<number>> {
  const kept = await db.hashSecret.findMany({ where: { accountId }, select: { id: true } });
  return new Set(kept.map(({ id }) => id));
}

/** Why a hash matches no password; null: it can match. */
function problemOf(format: HashFormat, secretIds: ReadonlySet<number>): HashProblem | null {
  if (format.kind === 'unusable') return format.problem;
  const isWithoutSecret =
    format.kind === 'foreign' && format.secretId !== null && !secretIds.has(format.secretId);
  return isWithoutSecret ? 'HASH_SECRET_UNKNOWN' : null;
}

export type ImportedPasswordCounts = {
  /** The usable hashes by their scheme, the most frequent first. */
  schemes: { scheme: string; customers: number }[];
  elsewhere: number;
  unusable: number;
};

/**
 * Counts the customers of an account whose password was imported and not replaced yet. Two partial indexes contain
 * exactly these customers. A hash counts as unusable if its scheme is unknown, it is too costly, or its secret was
 * removed. A hash with a malformed salt or digest counts under its scheme.
 */
export async function countImportedPasswords(db: Db, accountId: number): Promise<ImportedPasswordCounts> {
  const secretIds = await secretIdsOf(db, accountId);
  const counts = new Map<string, number>();
  let unusable = 0;
  for (const kind of await importedKinds(db, accountId)) {
    const customers = await countKind(db, accountId, kind);
    const scheme = schemeOfKind(kind);
    if (problemOf(formatOfKind(kind), secretIds) !== null) unusable += customers;
    else counts.set(scheme, (counts.get(scheme) ?? 0) + customers);
  }
  const schemes = [...counts].map(([scheme, customers]) => ({ scheme, customers }));
  return {
    schemes: schemes.toSorted((a, b) => b.customers - a.customers || (a.scheme < b.scheme ? -1 : 1)),
    elsewhere: await countElsewhere(db, accountId),
    unusable,
  };
}
