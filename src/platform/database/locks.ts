import { type CollaboratorRole, Prisma } from './client/client.ts';
import type { Db } from './database.ts';

/**
 * The only module that locks rows one by one. A lock lasts until the transaction ends.
 *
 * Every transaction locks in this order, so that two transactions never wait for each other:
 * 1. account, 2. site, issuer of an old system and secret of imported hashes, 3. plan, 4. partner, OpenID client and
 * enterprise connection,
 * 5. collaborator, 6. customer, 7. one-time token, 8. session and refresh token, 9. ended session and revocation feed,
 * 10. webhook endpoint, 11. webhook event, 12. signing key, 13. statistics.
 * Several rows of one table are locked in the order of their ids. One exception to the order of tables: a session
 * handoff (7) may be used up before its customer (6) is locked. That is safe, because handoffs are never revoked. A job
 * or a sweep that deletes many rows skips those that others have locked (`deleteBatch`).
 *
 * Two kinds of statements lock rows elsewhere: an UPDATE or DELETE locks the rows that it changes, and a few statements
 * choose, lock and change many rows at once. The architecture test lists the latter.
 */

/** At the end of a SELECT: locks the rows that no other transaction has locked, and skips the others. Never waits. */
export const UNLOCKED_ROWS = Prisma.sql`FOR UPDATE SKIP LOCKED`;

/** A row by its id; with an account, only if it belongs to that account. */
type Row = { id: number; accountId?: number };

/**
 * `NO KEY UPDATE` allows others to insert rows that refer to the row. `UPDATE` does not. `SHARE` allows others to hold
 * a `SHARE` lock, too.
 */
type Strength = 'NO KEY UPDATE' | 'UPDATE' | 'SHARE';

/** The fields of a customer that may have changed before the lock was granted. */
export type LockedCustomer = { mayLogIn: boolean; passwordVersion: number };

/** Locks an account, so that transactions that count its rows run one after the other. */
export async function lockAccount(tx: Db, id: number): Promise<void> {
  await lock(tx, 'account', Prisma.sql`id = ${id}`, 'NO KEY UPDATE');
}

export async function lockSite(tx: Db, row: Row): Promise<void> {
  await lock(tx, 'site', matching(row), 'NO KEY UPDATE');
}

/**
 * Locks secrets of imported hashes: `SHARE` while hashes that refer to them are stored, `UPDATE` to remove a secret.
 * @returns the ids of the secrets that exist
 */
export async function lockHashSecrets(
  tx: Db,
  accountId: number,
  ids: readonly number[],
  strength: 'SHARE' | 'UPDATE',
): Promise<number[]> {
  const which = Prisma.sql`id = ANY(${[...ids]}::int[]) AND account_id = ${accountId} ORDER BY id`;
  const rows = await lock<{ id: number }>(tx, 'hash_secret', which, strength, Prisma.sql`id`);
  return rows.map(({ id }) => id);
}

export async function lockPlan(tx: Db, id: number): Promise<void> {
  await lock(tx, 'plan', Prisma.sql`id = ${id}`, 'NO KEY UPDATE');
}

export async function lockPartner(tx: Db, row: Row): Promise<void> {
  await lock(tx, 'partner', matching(row), 'NO KEY UPDATE');
}

export async function lockOpenidClient(tx: Db, row: Row): Promise<void> {
  await lock(tx, 'openid_client', matching(row), 'NO KEY UPDATE');
}

export async function lockEnterpriseConnection(tx: Db, row: Row): Promise<void> {
  await lock(tx, 'enterprise_connection', matching(row), 'NO KEY UPDATE');
}

export async function lockCollaborator(
  tx: Db,
  row: Row,
  strength: Strength = 'NO KEY UPDATE',
): Promise<{ role: CollaboratorRole } | null> {
  const role = Prisma.sql`role::text`;
  const [locked] = await lock<{ role: CollaboratorRole }>(tx, 'collaborator', matching(row), strength, role);
  return locked ?? null;
}

/** Locks the collaborator with this id, and the collaborator with this email key. */
export async function lockCollaboratorsOfMailbox(
  tx: Db,
  { id, emailKey }: { id: number; emailKey: string },
): Promise<{ id: number; createdAt: Date; emailKey: string }[]> {
  return tx.$queryRaw`
    SELECT id, created_at AS "createdAt", email_key AS "emailKey" FROM collaborator
    WHERE id = ${id} OR email_key = ${emailKey} ORDER BY id FOR UPDATE`;
}

/** Locks a customer. Logins, changes of the profile and changes of second factors all take this lock. */
export async function lockCustomer(
  tx: Db,
  row: Row,
  strength: Strength = 'NO KEY UPDATE',
): Promise<LockedCustomer | null> {
  const columns = Prisma.sql`
    disabled_at IS NULL AND deleted_at IS NULL AS "mayLogIn", password_version AS "passwordVersion"`;
  const [locked] = await lock<LockedCustomer>(tx, 'customer', matching(row), strength, columns);
  return locked ?? null;
}

/** Locks customers. Meanwhile no other transaction can insert rows that refer to them. */
export async function lockCustomers(tx: Db, ids: readonly number[]): Promise<void> {
  await lock(tx, 'customer', Prisma.sql`id = ANY(${[...ids]}::int[]) ORDER BY id`, 'UPDATE');
}

/** Locks the customer whom `customerIdByEmail` finds. @returns the id of the customer */
export async function lockCustomerWithEmail(
  tx: Db,
  accountId: number,
  emailKey: string,
): Promise<number | null> {
  const isIt = Prisma.sql`id = ${customerIdByEmail(accountId, emailKey)}`;
  const [row] = await lock<{ id: number }>(tx, 'customer', isIt, 'NO KEY UPDATE', Prisma.sql`id`);
  return row?.id ?? null;
}

/**
 * An SQL expression: in an account, the id of the customer who has an email now, or had it before an unsettled change.
 * The triggers of `email_change` keep the email unique.
 */
export function customerIdByEmail(accountId: number, emailKey: string): Prisma.Sql {
  return Prisma.sql`COALESCE(
    (SELECT id FROM customer WHERE account_id = ${accountId} AND email_key = ${emailKey}),
    (SELECT customer_id FROM email_change WHERE account_id = ${accountId} AND email_key = ${emailKey}))`;
}

/** Locks the customer with this id, and the customer with this email key in the account. */
export async function lockCustomersOfMailbox(
  tx: Db,
  { id, accountId, emailKey }: { id: number; accountId: number; emailKey: string },
): Promise<{ id: number; createdAt: Date; emailKey: string }[]> {
  return tx.$queryRaw`
    SELECT id, created_at AS "createdAt", email_key AS "emailKey" FROM customer
    WHERE id = ${id} OR (account_id = ${accountId} AND email_key = ${emailKey}) ORDER BY id FOR UPDATE`;
}

/** A query that locks a session if it is open, for a statement that changes it. */
export function lockedOpenSession(id: string): Prisma.Sql {
  return Prisma.sql`
    SELECT id, last_used_at FROM session WHERE id = ${id}::uuid AND ended_at IS NULL FOR NO KEY UPDATE`;
}

export async function lockWebhookEndpoint(tx: Db, row: Row): Promise<void> {
  await lock(tx, 'webhook_endpoint', matching(row), 'UPDATE');
}

/** Locks events, so that transactions that end or restart deliveries of one event run one after the other. */
export async function lockWebhookEvents(tx: Db, ids: readonly string[]): Promise<void> {
  await lock(tx, 'webhook_event', Prisma.sql`id = ANY(${[...ids]}) ORDER BY id`, 'UPDATE');
}

/**
 * Locks an event, so that transactions that end or restart its deliveries run one after the other.
 * @returns whether the event exists
 */
export async function lockWebhookEvent(tx: Db, id: string): Promise<boolean> {
  return (await lock(tx, 'webhook_event', Prisma.sql`id = ${id}`, 'UPDATE')).length > 0;
}

/** Locks the events of a customer. */
export async function lockWebhookEventsOfCustomer(tx: Db, customerId: number): Promise<void> {
  const kept = Prisma.sql`customer_id = ${customerId} ORDER BY id`;
  await lock(tx, 'webhook_event', kept, 'UPDATE');
}

/** Locks the signing keys that have not been retired. */
export async function lockSigningKeys(tx: Db): Promise<{ signsFrom: Date }[]> {
  const present = Prisma.sql`retired_at IS NULL ORDER BY kid`;
  return lock(tx, 'signing_key', present, 'UPDATE', Prisma.sql`signs_from AS "signsFrom"`);
}

function matching({ id, accountId }: Row): Prisma.Sql {
  return accountId === undefined
    ? Prisma.sql`id = ${id}`
    : Prisma.sql`id = ${id} AND account_id = ${accountId}`;
}

async function lock<Columns>(
  tx: Db,
  table: string,
  where: Prisma.Sql,
  strength: Strength,
  columns: Prisma.Sql = Prisma.sql`1`,
): Promise<Columns[]> {
  return tx.$queryRaw`SELECT ${columns} FROM ${Prisma.raw(table)} WHERE ${where} FOR ${Prisma.raw(strength)}`;
}
