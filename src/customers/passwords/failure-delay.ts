import { Prisma } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { formOfKind, type HashForm } from './foreign-hash.ts';

/**
 * When a failed login is answered. A wrong password for an imported hash takes as long as that hash, which would show
 * which customers were imported (R12). So in an account with such hashes every failure waits for the end of a step,
 * and a step is longer than the account's slowest hash. Waiting is a timer: it takes no place in the queue.
 */

/** The cost of a hash on one core of an ordinary server, relative to `$argon2id$v=19$m=19456,t=2,p=1$`. */
const OWN_WORK_KIB = 19_456 * 2;
const OWN_MILLISECONDS = 27;
const BCRYPT_10_MILLISECONDS = 56;
/** For slower cores, and the queries around the hash. */
const SAFETY_FACTOR = 2;
const GRANULARITY_MILLISECONDS = 100;
/** The scheme and cost of a hash. The same text as in `customer_foreign_hash_idx`, so that the index is used. */
const KIND = Prisma.raw(`left(CASE WHEN password_hash LIKE '$2%' THEN left(password_hash, 7)
  ELSE split_part(password_hash, '$', 2) || '$' || split_part(password_hash, '$', 4) END, 100)`);
/** A hash that can be verified here, with another cost than that of `hashPassword`, in either order of its parameters. */
const IS_FOREIGN = Prisma.raw(`((password_hash LIKE '$2%' OR password_hash LIKE '$argon2%')
  AND password_hash NOT LIKE '$argon2id$v=19$m=19456,p=1,t=2$%'
  AND password_hash NOT LIKE '$argon2id$v=19$m=19456,t=2,p=1$%')`);
/** How many kinds are read. No account has more. */
const MAX_KINDS = 32;

/** The nominal time of one hash of this form, in milliseconds. */
function nominalMilliseconds(form: HashForm): number {
  if (form.kind === 'bcrypt') return BCRYPT_10_MILLISECONDS * 2 ** (form.cost - 10);
  if (form.kind === 'unusable') return OWN_MILLISECONDS;
  return (OWN_MILLISECONDS * form.memoryKib * form.passes) / OWN_WORK_KIB;
}

/**
 * Computes how long a failure has to wait.
 * @param forms the kinds of foreign hashes in the account; none: no wait
 * @param spellings how many hashes the password costs
 * @param elapsedMilliseconds since its hash began
 */
export function failureDelay(
  forms: readonly HashForm[],
  spellings: number,
  elapsedMilliseconds: number,
): number {
  if (forms.length === 0) return 0;
  const slowest = Math.max(OWN_MILLISECONDS, ...forms.map(nominalMilliseconds)) * spellings * SAFETY_FACTOR;
  const step = Math.ceil(slowest / GRANULARITY_MILLISECONDS) * GRANULARITY_MILLISECONDS;
  return Math.max(1, Math.ceil(elapsedMilliseconds / step)) * step - elapsedMilliseconds;
}

/**
 * Reads the kinds of foreign hashes in an account. The index `customer_foreign_hash_idx` holds foreign hashes only; the
 * query skips through it, one step for each kind, whatever the number of imported customers.
 */
export async function foreignForms(db: Db, accountId: number): Promise<HashForm[]> {
  const rows = await db.$queryRaw<{ kind: string }[]>`
    WITH RECURSIVE kinds AS (
      (SELECT ${KIND} AS kind FROM customer
       WHERE account_id = ${accountId} AND ${IS_FOREIGN} ORDER BY 1 LIMIT 1)
      UNION ALL
      SELECT (SELECT ${KIND} FROM customer
        WHERE account_id = ${accountId} AND ${IS_FOREIGN} AND ${KIND} > kinds.kind ORDER BY 1 LIMIT 1)
      FROM kinds WHERE kinds.kind IS NOT NULL
    )
    SELECT kind FROM kinds WHERE kind IS NOT NULL LIMIT ${MAX_KINDS}`;
  return rows.map(({ kind }) => formOfKind(kind));
}
