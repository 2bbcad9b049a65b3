import type { EnterpriseConnection } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';

/** Whether a company has shut a customer out of the login by its connection, by SCIM. */
export async function isShutOut(
  db: Db,
  { id: connectionId }: Pick<EnterpriseConnection, 'id'>,
  customerId: number,
): Promise<boolean> {
  const where = { connectionId, customerId, active: false };
  return (await db.scimUser.count({ where })) > 0;
}
