import type { Db } from '../../platform/database/database.ts';
import { ELSEWHERE, formatOfHash, type HashFormat, kindOfHash } from './hash-format.ts';
import type { HashProblem } from './hashes/hash-problem.ts';

export type ImportedPasswords = {
  kinds: Record<string, number>;
  /** The number of customers whose password only the old system knows. */
  elsewhereCount: number;
  /** The number of customers with a hash that is never computed. They need a new password. */
  unusableCount: number;
  /** The first of these customers, by id. */
  unusable: { customerId: number; problem: HashProblem }[];
};

const BATCH = 1_000;
const MAX_LISTED = 1_000;

/** Counts the imported password hashes of an account, and lists those that cannot be used for a login. Reads in batches. */
export async function importedPasswords(db: Db, accountId: number): Promise<ImportedPasswords> {
  const found: ImportedPasswords = { kinds: {}, elsewhereCount: 0, unusableCount: 0, unusable: [] };
  const kept = await db.hashSecret.findMany({ where: { accountId }, select: { id: true } });
  const secretIds = new Set(kept.map(({ id }) => id));
  let afterId = 0;
  for (;;) {
    const rows = await db.$queryRaw<{ id: number; hash: string }[]>`
      SELECT id, password_hash AS hash FROM customer
      WHERE account_id = ${accountId} AND id > ${afterId} AND password_hash IS NOT NULL
        AND password_hash NOT LIKE '$argon2id$v=19$m=19456,p=1,t=2$%'
      ORDER BY id LIMIT ${BATCH}`;
    for (const { id: customerId, hash } of rows) {
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

/** Why a hash matches no password; null: it can match. */
function problemOf(format: HashFormat, secretIds: ReadonlySet<number>): HashProblem | null {
  if (format.kind === 'unusable') return format.problem;
  const isWithoutSecret =
    format.kind === 'foreign' && format.secretId !== null && !secretIds.has(format.secretId);
  return isWithoutSecret ? 'HASH_SECRET_UNKNOWN' : null;
}
