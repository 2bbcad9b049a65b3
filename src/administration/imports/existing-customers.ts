import { Prisma } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import type { ImportRecord } from './record.ts';

/** A customer who has the email, the username or an id of a record. */
export type ExistingCustomer = {
  id: number;
  accountId: number;
  emailKey: string;
  usernameKey: string | null;
  importedSubject: string | null;
  isDeleted: boolean;
  /** The system from which an import has stored the customer. */
  source: string | null;
  /** The digest of the imported record; null: the customer was not imported. */
  digest: Uint8Array | null;
  /** Whether the customer has not changed since the import: no login, no session, no change. */
  isUntouched: boolean;
};

/** The names and ids that cannot be given to another customer, with the customer who has them. */
export type Taken = {
  emailKeys: Map<string, number>;
  usernameKeys: Map<string, number>;
  subjects: Map<string, number>;
  identities: Map<string, number>;
  passkeys: Map<string, number>;
  ids: Set<number>;
};

export type ExistingCustomers = {
  /** The customer whom the record is about. Undefined: there is no such customer. */
  sameAs(record: ImportRecord): ExistingCustomer | undefined;
  taken: Taken;
};

/**
 * Makes the subject that a deleted customer keeps. A later import recognises the customer by it, and creates no new one.
 */
export type ErasedSubject = (subject: string) => string;

/** Stands for the holder of a value that is taken, but not by a customer, such as the passkey of a collaborator. */
const NOBODY = 0;

/** Whether a customer has not changed since the import. `c` is the `customer` row, `i` the `imported_customer` row. */
export const IS_UNTOUCHED = Prisma.sql`(c.updated_at = i.updated_at AND c.deleted_at IS NULL
  AND c.last_login_at IS NOT DISTINCT FROM i.last_login_at AND c.password_version = 0 AND c.tokens_valid_from IS NULL
  AND NOT EXISTS (SELECT 1 FROM session s WHERE s.customer_id = c.id)
  AND NOT EXISTS (SELECT 1 FROM email_change e WHERE e.customer_id = c.id AND e.changed_at > i.imported_at)
  AND NOT EXISTS (SELECT 1 FROM one_time_token o WHERE o.customer_id = c.id)
  AND NOT EXISTS (SELECT 1 FROM known_device d WHERE d.customer_id = c.id)
  AND NOT EXISTS (SELECT 1 FROM authenticator a WHERE a.customer_id = c.id
    AND (a.confirmed_at > i.imported_at OR a.last_used_at > i.imported_at))
  AND NOT EXISTS (SELECT 1 FROM external_identity x WHERE x.customer_id = c.id
    AND (x.created_at > i.imported_at OR x.last_used_at > i.imported_at)))`;

/**
 * Reads every customer who has an email, a username or an id of the records, and finds out which values of the records
 * are taken.
 */
export async function findExisting(
  tx: Db,
  { accountId, source, erasedSubject }: { accountId: number; source: string; erasedSubject: ErasedSubject },
  records: readonly ImportRecord[],
): Promise<ExistingCustomers> {
  const emailKeys = records.flatMap(({ columns, emailChange }) => [
    columns.emailKey,
    ...(emailChange ? [emailChange.emailKey] : []),
  ]);
  const usernameKeys = records.flatMap(({ columns }) => columns.usernameKey ?? []);
  const ids = records.flatMap(({ id }) => id ?? []);
  const subjects = records.flatMap((record) => subjectsOf(record, erasedSubject));
  // Each part of the union uses its own index, even before the database has statistics about the table.
  const rows = await tx.$queryRaw<ExistingCustomer[]>`
    SELECT c.id, c.account_id AS "accountId", c.email_key AS "emailKey", c.username_key AS "usernameKey",
      c.imported_subject AS "importedSubject", c.deleted_at IS NOT NULL AS "isDeleted", r.source, i.digest,
      COALESCE(${IS_UNTOUCHED}, FALSE) AS "isUntouched"
    FROM (
      SELECT w.id FROM customer w WHERE w.id = ANY(${ids}::int[])
      UNION
      SELECT w.id FROM customer w WHERE w.account_id = ${accountId} AND w.email_key = ANY(${emailKeys}::text[])
      UNION
      SELECT w.id FROM customer w WHERE w.account_id = ${accountId} AND w.username_key = ANY(${usernameKeys}::text[])
      UNION
      SELECT w.id FROM customer w WHERE w.account_id = ${accountId} AND w.imported_subject = ANY(${subjects}::text[])
    ) found JOIN customer c ON c.id = found.id LEFT JOIN imported_customer i ON i.customer_id = c.id
    LEFT JOIN import_run r ON r.id = i.run_id`;
  const reserved = await tx.emailChange.findMany({
    where: { accountId, emailKey: { in: emailKeys } },
    select: { emailKey: true, customerId: true },
  });
  const own = rows.filter((row) => row.accountId === accountId);
  const byId = new Map(own.map((row) => [row.id, row]));
  const bySubject = new Map(own.map((row) => [row.importedSubject ?? '', row]));
  const byEmail = new Map(own.map((row) => [row.emailKey, row]));
  return {
    sameAs(record) {
      const email = byEmail.get(record.columns.emailKey);
      const subjects = subjectsOf(record, erasedSubject);
      const found = [byId.get(record.id ?? 0), ...subjects.map((text) => bySubject.get(text))];
      // A customer imported from this system is found by the id alone, because the email may have changed since.
      // The id of another system proves nothing, so the email must match, too.
      const same = found.find((row) => row && (row === email || (row.digest && row.source === source)));
      return same ?? (record.recordId === null && email?.digest ? email : undefined);
    },
    taken: {
      emailKeys: new Map([
        ...reserved.map(({ emailKey, customerId }) => [emailKey, customerId] as const),
        ...own.map(({ emailKey, id }) => [emailKey, id] as const),
      ]),
      usernameKeys: new Map(own.flatMap(({ usernameKey, id }) => (usernameKey ? [[usernameKey, id]] : []))),
      subjects: new Map(
        own.flatMap(({ importedSubject, id }) => (importedSubject ? [[importedSubject, id]] : [])),
      ),
      identities: await findIdentities(tx, accountId, records),
      passkeys: await findPasskeys(tx, records),
      ids: new Set(rows.map(({ id }) => id)),
    },
  };
}

/**
 * The subjects under which a record may have been stored: its own subject or its id, each also in the form for a
 * deleted customer.
 */
function subjectsOf({ subject, recordId }: ImportRecord, erasedSubject: ErasedSubject): string[] {
  const known = [...new Set([subject, recordId].filter((text) => text !== null))];
  return known.flatMap((each) => [each, erasedSubject(each)]);
}

/** The identities that customers of the account have already, by `keyOfIdentity`. */
async function findIdentities(
  tx: Db,
  accountId: number,
  records: readonly ImportRecord[],
): Promise<Map<string, number>> {
  const wanted = records.flatMap(({ identities }) => identities);
  if (wanted.length === 0) return new Map();
  const rows = await tx.$queryRaw<{ issuer: string; subject: string; customerId: number }[]>`
    SELECT x.issuer, x.subject, x.customer_id AS "customerId" FROM external_identity x
    JOIN unnest(${wanted.map(({ issuer }) => issuer)}::text[], ${wanted.map(({ subject }) => subject)}::text[])
      AS wanted (issuer, subject) ON wanted.issuer = x.issuer AND wanted.subject = x.subject
    WHERE x.account_id = ${accountId}`;
  return new Map(rows.map((row) => [keyOfIdentity(row), row.customerId]));
}

/** The passkeys that exist already. A credential id is unique in the whole deployment. */
async function findPasskeys(tx: Db, records: readonly ImportRecord[]): Promise<Map<string, number>> {
  const wanted = records.flatMap(({ passkeys }) => passkeys.map(({ credentialId }) => credentialId));
  if (wanted.length === 0) return new Map();
  const rows = await tx.authenticator.findMany({
    where: { credentialId: { in: wanted } },
    select: { credentialId: true, customerId: true },
  });
  return new Map(rows.map(({ credentialId, customerId }) => [credentialId ?? '', customerId ?? NOBODY]));
}

export const keyOfIdentity = ({ issuer, subject }: { issuer: string; subject: string }): string =>
  `${issuer} ${subject}`;
