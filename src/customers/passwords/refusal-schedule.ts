import { Prisma } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { formOfKind, type HashForm } from './foreign-hash.ts';

/**
 * When a refused login is answered. A wrong password for an imported hash takes as long as that hash, which would
 * tell who was imported (R12). So in an account that has such hashes every refusal waits for the next full step,
 * and a step is longer than the account's slowest hash. Waiting is a timer: it holds no place in the queue.
 */

/** The cost of a hash on one core of an ordinary server, relative to `$argon2id$v=19$m=19456,t=2,p=1$`. */
const OWN_WORK_KIB = 19_456 * 2;
const OWN_MILLISECONDS = 27;
const BCRYPT_10_MILLISECONDS = 56;
/** For slower cores, and the statements around the hash. */
const RESERVE = 2;
const GRANULARITY_MILLISECONDS = 100;
/** As in `customer_foreign_hash_idx`, to the letter: what tells hashes of different cost apart. */
const KIND = Prisma.raw(`left(CASE WHEN password_hash LIKE '$2%' THEN left(password_hash, 7)
  ELSE split_part(password_hash, '$', 2) || '$' || split_part(password_hash, '$', 4) END, 100)`);
/** Of a scheme that is computed, and of another cost than `hashPassword` has, whatever the order of the parameters. */
const IS_FOREIGN = Prisma.raw(`((password_hash LIKE '$2%' OR password_hash LIKE '$argon2%')
  AND password_hash NOT LIKE '$argon2id$v=19$m=19456,p=1,t=2$%'
  AND password_hash NOT LIKE '$argon2id$v=19$m=19456,t=2,p=1$%')`);
/** The number of kinds of foreign hashes that are read; no account has more. */
const MAX_KINDS = 32;

/** The nominal time of one hash of this form, in milliseconds. */
function nominalMilliseconds(form: HashForm): number {
  if (form.kind === 'bcrypt') return BCRYPT_10_MILLISECONDS * 2 ** (form.cost - 10);
  if (form.kind === 'unusable') return OWN_MILLISECONDS;
  return (OWN_MILLISECONDS * form.memoryKib * form.passes) / OWN_WORK_KIB;
}

/**
 * How much longer a refusal waits.
 * @param forms the foreign hashes of the account; none: it waits for nothing
 * @param spellings how many hashes the typed password costs
 * @param elapsedMilliseconds since the turn of its hash began
 */
export function delayOfRefusal(
  forms: readonly HashForm[],
  spellings: number,
  elapsedMilliseconds: number,
): number {
  if (forms.length === 0) return 0;
  const slowest = Math.max(OWN_MILLISECONDS, ...forms.map(nominalMilliseconds)) * spellings * RESERVE;
  const step = Math.ceil(slowest / GRANULARITY_MILLISECONDS) * GRANULARITY_MILLISECONDS;
  return Math.max(1, Math.ceil(elapsedMilliseconds / step)) * step - elapsedMilliseconds;
}

/**
 * The kinds of foreign hashes in an account. It skips through an index that only foreign hashes are in
 * (`customer_foreign_hash_idx`), one step for each kind, however many customers were imported.
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
