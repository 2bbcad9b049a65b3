import type { OpenidClient } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';

/**
 * Removes what a client has been granted, with all codes and tokens: by one customer, or by all of them. Records are read
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

/** Removes what a client has been granted in one session. The consent stays. */
export async function removeGrantsOfSession(
  db: Db,
  { clientId }: Pick<OpenidClient, 'clientId'>,
  sessionId: string,
): Promise<void> {
  await db.openidRecord.deleteMany({ where: { clientId, sessionId } });
}
