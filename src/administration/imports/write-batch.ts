import { mapProfileFields } from '../../customers/customer/profile-fields.ts';
import { snakeCase } from '../../lib/snake-case.ts';
import { Prisma } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { lockCustomers } from '../../platform/database/locks.ts';
import { type BatchOptions, LostRace, type PreparedRecord, type StoredRecord } from './batch.ts';
import { IS_UNTOUCHED } from './existing-customers.ts';
import type { ImportProblem } from './problem.ts';
import { timesOf } from './record.ts';
import { digestOf, sortRecords } from './sort-records.ts';
import { deleteParts, insertParts } from './write-parts.ts';

export type BatchOutcome = {
  /** The ids of new customers. */
  created: number[];
  updated: number;
  unchanged: number;
  skipped: number;
  problems: ImportProblem[];
};

/**
 * Stores a batch of records in the transaction of the caller, with a few statements for all new customers. Lets other
 * work run between the longest of them, because the embedded database runs each on the main thread.
 * @throws LostRace
 */
export async function writeBatch(
  tx: Db,
  options: BatchOptions,
  batch: readonly PreparedRecord[],
): Promise<BatchOutcome> {
  const { fresh, changed, ...sorted } = await sortRecords(tx, options, batch);
  await options.yieldToOthers();
  const ids = await insertCustomers(tx, options, fresh);
  await options.yieldToOthers();
  const stored = fresh.map((prepared) => ({
    ...prepared,
    id: ids.get(prepared.record.columns.emailKey) ?? 0,
  }));
  if (stored.some(({ id }) => id === 0)) throw new LostRace();
  await insertMarks(tx, options, stored);
  await options.yieldToOthers();
  await insertParts(tx, options, stored);
  await updateCustomers(tx, options, changed);
  return { ...sorted, created: stored.map(({ id }) => id), updated: changed.length };
}

/** The columns of a customer that come from the record. */
function columnsOf({ record, passwordHash }: PreparedRecord, { now, language }: BatchOptions) {
  const { columns, metadata, identityClaims, profilePhoto, acceptedTermsVersion } = record;
  return {
    language,
    ...columns,
    ...{ metadata, identityClaims, profilePhoto, acceptedTermsVersion },
    ...timesOf(record, now),
    passwordHash,
  };
}

type NewCustomer = ReturnType<typeof columnsOf> & { id: unknown; importedSubject: unknown };

/** The columns of a new customer, and their types in PostgreSQL. The compiler requires each column of `columnsOf`. */
const COLUMNS = {
  id: 'int',
  email: 'text',
  emailKey: 'text',
  ...mapProfileFields(() => 'text'),
  usernameKey: 'text',
  language: 'text',
  passwordHash: 'text',
  profilePhoto: 'text',
  importedSubject: 'text',
  metadata: 'jsonb',
  identityClaims: 'jsonb',
  acceptedTermsVersion: 'text',
  acceptedTermsAt: 'timestamptz',
  emailVerifiedAt: 'timestamptz',
  lastLoginAt: 'timestamptz',
  disabledAt: 'timestamptz',
  createdAt: 'timestamptz',
  updatedAt: 'timestamptz',
} as const satisfies Record<keyof NewCustomer, string>;

const sqlList = (write: (name: string, type: string) => string) =>
  Prisma.raw(
    Object.entries(COLUMNS)
      .map(([name, type]) => write(name, type))
      .join(', '),
  );
// The subquery finds the sequence once for each statement, not for each customer.
const NEXT_ID = `COALESCE(id, nextval((SELECT pg_get_serial_sequence('customer', 'id')::regclass)))`;
const INSERTED = sqlList((name) => snakeCase(name));
const SELECTED = sqlList((name) => (name === 'id' ? NEXT_ID : `"${name}"`));
const DECLARED = sqlList((name, type) => `"${name}" ${type}`);

/** @returns the ids by the email keys. Customers whose email, username or id another process took are missing */
async function insertCustomers(
  tx: Db,
  options: BatchOptions,
  fresh: readonly PreparedRecord[],
): Promise<ReadonlyMap<string, number>> {
  if (fresh.length === 0) return new Map();
  const given = fresh.map((prepared): NewCustomer => {
    const { id, subject } = prepared.record;
    return { ...columnsOf(prepared, options), id, importedSubject: subject };
  });
  const rows = await tx.$queryRaw<{ id: number; emailKey: string }[]>`
    INSERT INTO customer (account_id, ${INSERTED})
    SELECT ${options.accountId}, ${SELECTED} FROM jsonb_to_recordset(${JSON.stringify(given)}::jsonb) AS t(${DECLARED})
    ON CONFLICT DO NOTHING
    RETURNING id, email_key AS "emailKey"`;
  return new Map(rows.map(({ id, emailKey }) => [emailKey, id]));
}

/** Records the state of the new customers after the import, to detect later changes. */
async function insertMarks(
  tx: Db,
  { runId, derivedKeys, now }: BatchOptions,
  stored: readonly StoredRecord[],
): Promise<void> {
  const marks = stored.map(({ id, record }) => {
    const { updatedAt, lastLoginAt } = timesOf(record, now);
    return {
      id,
      isIdKept: record.id !== null,
      digest: digestOf(derivedKeys, record).toString('hex'),
      updatedAt,
      lastLoginAt,
    };
  });
  await tx.$executeRaw`
    INSERT INTO imported_customer (customer_id, run_id, is_id_kept, digest, imported_at, updated_at, last_login_at)
    SELECT id, ${runId}, "isIdKept", decode(digest, 'hex'), ${now}, "updatedAt", "lastLoginAt"
    FROM jsonb_to_recordset(${JSON.stringify(marks)}::jsonb)
      AS t(id int, "isIdKept" boolean, digest text, "updatedAt" timestamptz, "lastLoginAt" timestamptz)`;
}

/** Replaces the data of customers who have not changed since their import. @throws LostRace */
async function updateCustomers(
  tx: Db,
  options: BatchOptions,
  changed: readonly StoredRecord[],
): Promise<void> {
  if (changed.length === 0) return;
  const ids = changed.map(({ id }) => id);
  // A login that begins now waits for this lock. The query below detects a login that was completed before.
  await lockCustomers(tx, ids);
  const [{ count } = { count: 0 }] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM customer c JOIN imported_customer i ON i.customer_id = c.id
    WHERE c.id = ANY(${ids}::int[]) AND ${IS_UNTOUCHED}`;
  if (count < ids.length) throw new LostRace();
  await deleteParts(tx, ids);
  for (const stored of changed) {
    const { createdAt: _, ...data } = columnsOf(stored, options);
    const { id, record } = stored;
    const json = { metadata: data.metadata as object, identityClaims: data.identityClaims as object };
    await tx.customer.update({ where: { id }, data: { ...data, ...json } });
    // The `runId` stays that of the run that created the customer: an undo of that run deletes the customer.
    const { updatedAt, lastLoginAt } = data;
    const digest = digestOf(options.derivedKeys, record);
    const mark = { digest, importedAt: options.now, updatedAt, lastLoginAt };
    await tx.importedCustomer.update({ where: { customerId: id }, data: mark });
  }
  await insertParts(tx, options, changed);
}
