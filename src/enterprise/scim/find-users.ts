import { idOf } from '../../lib/ids.ts';
import { type EnterpriseConnection, Prisma } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { emailKey, usernameKey } from '../../platform/identifiers.ts';
import type { UserFilter } from './filter.ts';
import { findUser, provenDomains, type User } from './user.ts';

/** `startIndex` is the index of the first result, from 1 (RFC 7644 §3.4.2.4). `count` is up to `MAX_RESULTS`. */
export type UserPage = { startIndex: number; count: number };

export const MAX_RESULTS = 200;
/** The maximum number of results for one external id, which is not unique. */
const MAX_MATCHES = 20;

/**
 * Finds the users that a filter matches. By id, email or userName it also finds customers whom the company has not
 * provisioned.
 */
export async function findMatchingUsers(
  db: Db,
  connection: EnterpriseConnection,
  filter: UserFilter,
): Promise<User[]> {
  const ids = await matchingIds(db, connection, filter);
  const users = await Promise.all(ids.map((id) => findUser(db, connection, id)));
  return users.filter((user) => user !== null);
}

async function matchingIds(
  db: Db,
  { id: connectionId, accountId }: EnterpriseConnection,
  { attribute, value }: UserFilter,
): Promise<number[]> {
  const select = { customerId: true };
  switch (attribute) {
    case 'id':
      return [idOf(value)];
    case 'externalId': {
      const where = { connectionId, externalId: value };
      const found = await db.scimUser.findMany({
        where,
        select,
        orderBy: { customerId: 'asc' },
        take: MAX_MATCHES,
      });
      return found.map(({ customerId }) => customerId);
    }
    case 'userName': {
      const where = { connectionId_userNameKey: { connectionId, userNameKey: usernameKey(value) } };
      const named = await db.scimUser.findUnique({ where, select });
      if (named) return [named.customerId];
      const [customerId] = await idsByEmail(db, accountId, value);
      // Not found if the company has given this customer another userName.
      const isNamed = await db.scimUser.count({ where: { connectionId, customerId: customerId ?? 0 } });
      return customerId === undefined || isNamed > 0 ? [] : [customerId];
    }
    default:
      return idsByEmail(db, accountId, value);
  }
}

async function idsByEmail(db: Db, accountId: number, value: string): Promise<number[]> {
  if (value.length > 254 || !value.includes('@')) return [];
  const where = { accountId_emailKey: { accountId, emailKey: emailKey(value) } };
  const customer = await db.customer.findUnique({ where, select: { id: true } });
  return customer ? [customer.id] : [];
}

/**
 * Lists the users of a connection in the order of their ids: those whom the company has provisioned, and those who have
 * logged in there.
 */
export async function listUsers(
  db: Db,
  connection: EnterpriseConnection,
  { startIndex, count }: UserPage,
): Promise<{ total: number; users: User[] }> {
  const { id, accountId } = connection;
  const domains = await provenDomains(db, connection);
  const known = Prisma.sql`
    SELECT customer_id FROM scim_user WHERE connection_id = ${id} AND deleted_at IS NULL
    UNION
    SELECT m.customer_id FROM enterprise_member m WHERE m.connection_id = ${id} AND NOT EXISTS (
      SELECT 1 FROM scim_user s WHERE s.connection_id = ${id} AND s.customer_id = m.customer_id)`;
  const users = Prisma.sql`
    FROM customer WHERE id IN (${known}) AND account_id = ${accountId} AND deleted_at IS NULL
      AND substring(email_key FROM '@([^@]*)$') = ANY(${domains}::text[])`;
  const [counted] = await db.$queryRaw<{ total: number }[]>`SELECT count(*)::int AS total ${users}`;
  const rows = await db.$queryRaw<{ id: number }[]>`
    SELECT id ${users} ORDER BY id OFFSET ${startIndex - 1} LIMIT ${count}`;
  const ids = rows.map((row) => row.id);
  const customers = await db.customer.findMany({ where: { id: { in: ids } }, orderBy: { id: 'asc' } });
  const said = await db.scimUser.findMany({ where: { connectionId: id, customerId: { in: ids } } });
  const sayings = new Map(said.map((each) => [each.customerId, each]));
  return {
    total: counted?.total ?? 0,
    users: customers.map((customer) => ({ customer, said: sayings.get(customer.id) ?? null })),
  };
}
