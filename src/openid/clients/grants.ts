import type { OpenidClient } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';

/**
 * Removes the grants of a client, with all codes and tokens, for one customer or for all customers. Records are read
 * for every request, so the tokens are refused at once in every process.
 */
export async function removeGrants(
  db: Db,
  { clientId }: Pick<OpenidClient, 'clientId'>,
  customerId?: number,
): Promise<void> {
  const session = customerId === undefined ? {} : { session: { customerId } };
  await db.openidRecord.deleteMany({ where: { clientId, ...session } });
}

/** Removes the grants of a client in one session. The consent stays. */
export async function removeGrantsOfSession(
  db: Db,
  { clientId }: Pick<OpenidClient, 'clientId'>,
  sessionId: string,
): Promise<void> {
  await db.openidRecord.deleteMany({ where: { clientId, sessionId } });
}
