import type { Actor } from '../../platform/acting.ts';
import type { Customer, EnterpriseConnection, ScimUser } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { unknownUser } from './scim-error.ts';

/** A customer as the company of a connection sees them. `said` is what the company has sent by SCIM; null: nothing. */
export type User = { customer: Customer; said: ScimUser | null };

/** A call of the SCIM API: its connection and its actor. */
export type ScimCall = { connection: EnterpriseConnection; actor: Actor };

/** The proven domains of a connection. A company sees only customers with an email of these domains. */
export async function provenDomains(db: Db, { id }: Pick<EnterpriseConnection, 'id'>): Promise<string[]> {
  const found = await db.enterpriseDomain.findMany({
    where: { connectionId: id, verifiedDomain: { not: null } },
    select: { domain: true },
  });
  return found.map(({ domain }) => domain);
}

export function domainOfKey(emailKey: string): string {
  return emailKey.slice(emailKey.lastIndexOf('@') + 1);
}

/** Finds a user of a connection. Null for a customer of another account or domain, and for a deleted user. */
export async function findUser(
  db: Db,
  connection: EnterpriseConnection,
  customerId: number,
): Promise<User | null> {
  const { id: connectionId, accountId } = connection;
  const customer = await db.customer.findFirst({ where: { id: customerId, accountId, deletedAt: null } });
  if (!customer) return null;
  if (!(await provenDomains(db, connection)).includes(domainOfKey(customer.emailKey))) return null;
  const where = { connectionId_customerId: { connectionId, customerId } };
  const said = await db.scimUser.findUnique({ where });
  return said?.deletedAt ? null : { customer, said };
}

/** @throws ScimError 404 */
export async function requireUser(
  db: Db,
  connection: EnterpriseConnection,
  customerId: number,
): Promise<User> {
  const user = await findUser(db, connection, customerId);
  if (!user) throw unknownUser();
  return user;
}

/** Whether a user may log in: the company has not deactivated them, and the publisher has not disabled them. */
export function isActive({ customer, said }: User): boolean {
  return said?.active !== false && customer.disabledAt === null;
}
