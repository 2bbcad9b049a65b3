import type { OldSystem } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';

export const OLD_SYSTEM_SECRET = 'old-system';

/** Reads the old system of an account, if it is asked now. */
export async function findAskedSystem(db: Db, accountId: number, now: Date): Promise<OldSystem | null> {
  const system = await db.oldSystem.findUnique({ where: { accountId } });
  return system && isAsked(system, now) ? system : null;
}

export function isAsked({ disabledAt, until }: OldSystem, now: Date): boolean {
  return disabledAt === null && now < until;
}

/**
 * Counts the customers whose password only the old system can verify. A partial index contains exactly these customers.
 */
export async function countElsewhere(db: Db, accountId: number): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM customer
    WHERE account_id = ${accountId} AND password_hash = '$elsewhere$'`;
  return row?.count ?? 0;
}
