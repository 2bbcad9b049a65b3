import { batchSize, sized } from '../../lib/batch-size.ts';
import type { Sweep } from '../../lib/sweeping.ts';
import { Prisma } from './client/client.ts';
import type { Db } from './database.ts';

/** Which rows a sweep removes. */
type Removal = {
  table: string;
  /** The primary key. */
  key?: string;
  where: Prisma.Sql;
  /**
   * Looks for the rows of one owner after the other. This uses an index that begins with `column`, the id of the
   * owner. The owners are the rows of `per.table`.
   */
  per?: { table: string; column: string; where?: Prisma.Sql };
  /** The maximum number of rows per statement. */
  batch: number;
};

type RowSweep = Omit<Removal, 'where'> & {
  name: string;
  /** Returns the condition at the current time. */
  where: () => Prisma.Sql;
  everySeconds: number;
};

/** A sweep that removes the rows of one table that meet a condition. */
export function rowSweep(db: Db, { name, everySeconds, where, ...rows }: RowSweep): Sweep {
  const sizes = batchSize(rows.batch);
  return {
    name,
    async batch() {
      const { result: deleted, size } = await sized(sizes, (batch) =>
        deleteBatch(db, { ...rows, where: where(), batch }),
      );
      return deleted === size;
    },
    pauseMilliseconds: 100,
    everyMilliseconds: everySeconds * 1_000,
  };
}

/**
 * Deletes up to `batch` rows. Skips rows that are locked. The subquery is an array, because PostgreSQL may read the
 * whole table to join a plain subquery.
 * @returns the number of deleted rows
 */
export async function deleteBatch(
  db: Db,
  { table, key = 'id', where, per, batch }: Removal,
): Promise<number> {
  const [from, id] = [Prisma.raw(table), Prisma.raw(key)];
  const rows = (condition: Prisma.Sql) =>
    Prisma.sql`SELECT ${id} FROM ${from} WHERE ${condition} LIMIT ${batch} FOR UPDATE SKIP LOCKED`;
  if (!per) return db.$executeRaw`DELETE FROM ${from} WHERE ${id} = ANY (ARRAY(${rows(where)}))`;
  const isOfOwner = Prisma.raw(`${table}.${per.column} = owner.id`);
  // The LIMIT in the subquery keeps the planner from merging it into the query.
  return db.$executeRaw`
    DELETE FROM ${from} WHERE ${id} = ANY (ARRAY(
      SELECT old.${id} FROM (SELECT * FROM ${Prisma.raw(per.table)} WHERE ${per.where ?? Prisma.sql`true`}) owner
      CROSS JOIN LATERAL (${rows(Prisma.sql`${isOfOwner} AND (${where})`)}) old LIMIT ${batch}))`;
}
