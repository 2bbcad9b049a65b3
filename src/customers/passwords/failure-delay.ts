import { Prisma } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { formatOfKind, type HashFormat, millisecondsOfFormat } from './hash-format.ts';
import { OWN_MILLISECONDS } from './hashes/own-hash.ts';

/**
 * When a failed login is answered. A wrong password takes as long as the customer's hash, or as the answer of an old
 * system, so the time would show which customers were imported. Therefore, in an account with imported hashes or an old
 * system, every wrong password waits for the end of a step. A step is longer than the account's slowest hash. The wait
 * is a timer, and takes no place in the queue.
 */

/** Allows for slower cores, and for the queries around the hash. */
const SAFETY_FACTOR = 2;
const GRANULARITY_MILLISECONDS = 100;
/** The scheme and cost of a hash. The same text as in `customer_imported_hash_idx`, so that the index is used. */
const KIND = Prisma.raw(`left(CASE WHEN password_hash LIKE '$2%' THEN left(password_hash, 7)
  ELSE split_part(password_hash, '$', 2) || '$' || split_part(password_hash, '$', 4) END, 100)`);
/**
 * Selects the hashes of bcrypt, argon2 and `foreign/`, except those with the parameters of `hashPassword`, in which `t`
 * and `p` may be in either order.
 */
const IS_IMPORTED =
  Prisma.raw(`((password_hash LIKE '$2%' OR password_hash LIKE '$argon2%' OR password_hash LIKE '$foreign$%')
  AND password_hash NOT LIKE '$argon2id$v=19$m=19456,p=1,t=2$%'
  AND password_hash NOT LIKE '$argon2id$v=19$m=19456,t=2,p=1$%')`);
/** The greatest number of kinds that are read. A system that raises its cost each year has a few dozen. */
const MAX_KINDS = 256;

/**
 * Computes how long a failure has to wait.
 * @param formats the formats of the imported hashes in the account
 * @param spellings the number of hashes that are computed for the password
 * @param elapsedMilliseconds the time since the hash, or the question to the old system, began
 * @param leastMilliseconds the shortest step of an account with an old system; 0 for other accounts
 * @returns 0 without imported hashes and without an old system
 */
export function failureDelay(
  formats: readonly HashFormat[],
  spellings: number,
  elapsedMilliseconds: number,
  leastMilliseconds = 0,
): number {
  if (formats.length === 0 && leastMilliseconds === 0) return 0;
  const slowest =
    Math.max(OWN_MILLISECONDS, ...formats.map(millisecondsOfFormat)) * spellings * SAFETY_FACTOR;
  const step = Math.max(
    Math.ceil(slowest / GRANULARITY_MILLISECONDS) * GRANULARITY_MILLISECONDS,
    leastMilliseconds,
  );
  return Math.max(1, Math.ceil(elapsedMilliseconds / step)) * step - elapsedMilliseconds;
}

/** Reads the formats of the imported hashes in an account. */
export async function importedFormats(db: Db, accountId: number): Promise<HashFormat[]> {
  return (await importedKinds(db, accountId)).map(formatOfKind);
}

/**
 * Reads the kinds of the imported hashes in an account, as `formatOfKind` reads them. The index
 * `customer_imported_hash_idx` contains these hashes only. The query skips through it, with one step for each kind,
 * regardless of the number of imported customers.
 */
export async function importedKinds(db: Db, accountId: number): Promise<string[]> {
  const rows = await db.$queryRaw<{ kind: string }[]>`
    WITH RECURSIVE kinds AS (
      (SELECT ${KIND} AS kind FROM customer
       WHERE account_id = ${accountId} AND ${IS_IMPORTED} ORDER BY 1 LIMIT 1)
      UNION ALL
      SELECT (SELECT ${KIND} FROM customer
        WHERE account_id = ${accountId} AND ${IS_IMPORTED} AND ${KIND} > kinds.kind ORDER BY 1 LIMIT 1)
      FROM kinds WHERE kinds.kind IS NOT NULL
    )
    SELECT kind FROM kinds WHERE kind IS NOT NULL LIMIT ${MAX_KINDS}`;
  return rows.map(({ kind }) => kind);
}

/** Counts the customers with a kind of hash, by the index `customer_imported_hash_idx`. */
export async function countKind(db: Db, accountId: number, kind: string): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM customer
    WHERE account_id = ${accountId} AND ${IS_IMPORTED} AND ${KIND} = ${kind}`;
  return row?.count ?? 0;
}
