import type { EnterpriseConnection } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';

/** Whether a company has deactivated a customer by SCIM, so that they cannot log in with its connection. */
export async function isShutOut(
  db: Db,
  { id: connectionId }: Pick<EnterpriseConnection, 'id'>,
  customerId: number,
): Promise<boolean> {
  const where = { connectionId, customerId, active: false };
  return (await db.scimUser.count({ where })) > 0;
}
