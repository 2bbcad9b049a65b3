import type { Sweep } from '../../lib/sweeping.ts';
import { Prisma } from './client/client.ts';
import type { Db } from './database.ts';

/** Which rows a sweep removes, and how often. */
type RowSweep = {
  name: string;
  table: string;
  /** The primary key. */
  key?: string;
  /** Returns the condition at the current time. */
  where: () => Prisma.Sql;
  batch: number;
  everySeconds: number;
};

/** A sweep that removes the rows of one table that meet a condition. */
export function rowSweep(db: Db, { name, everySeconds, where, ...rows }: RowSweep): Sweep {
  return {
    name,
    batch: async () => (await deleteBatch(db, { ...rows, where: where() })) === rows.batch,
    pauseMilliseconds: 100,
    everyMilliseconds: everySeconds * 1_000,
  };
}

/**
 * Deletes up to `batch` rows. Skips rows that are locked. The keys are an array, because PostgreSQL may join a subquery by
 * reading the whole table.
 * @returns the number of deleted rows
 */
export async function deleteBatch(
  db: Db,
  { table, key = 'id', where, batch }: Pick<RowSweep, 'table' | 'key' | 'batch'> & { where: Prisma.Sql },
): Promise<number> {
  const [from, id] = [Prisma.raw(table), Prisma.raw(key)];
  return db.$executeRaw`
    DELETE FROM ${from} WHERE ${id} = ANY (ARRAY(
      SELECT ${id} FROM ${from} WHERE ${where} LIMIT ${batch} FOR UPDATE SKIP LOCKED))`;
}
