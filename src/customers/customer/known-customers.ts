import type { Db } from '../../platform/database/database.ts';

/** Finds which of these ids are customers of an account. Deleted customers are left out. */
export async function knownCustomers(
  db: Db,
  accountId: number,
  ids: readonly number[],
): Promise<ReadonlySet<number>> {
  const found = await db.customer.findMany({
    where: { accountId, id: { in: [...new Set(ids)] }, deletedAt: null },
    select: { id: true },
  });
  return new Set(found.map(({ id }) => id));
}
