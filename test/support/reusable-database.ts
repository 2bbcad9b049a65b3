import type { PGlite } from '@electric-sql/pglite';
import type { Database } from '../../src/platform/database/database.ts';
import { overPGlite } from '../../src/platform/database/embedded.ts';

/** A database in memory that can be reset, so that tests can use it one after the other. */
export type ReusableDatabase = {
  pglite: PGlite;
  database: Database;
  /** A digest of the tables, columns, constraints, triggers, functions, schemas and settings of the new database. */
  shape: string;
  /** The tables that had rows in the new database, with these rows as JSON. */
  filled: Map<string, string>;
  uses: number;
};

/** A database is used at most this often, because each use makes its catalogs grow. */
const MOST_USES = 60;
const OURS = `('public'::regnamespace, 'pgboss'::regnamespace)`;

// Sums of hashes, because sorting thousands of texts takes longer than the rest of a reset.
const SHAPE = `
  SELECT concat_ws(' ',
    (SELECT sum(hash_record_extended((oid, relname), 1)) FROM pg_class WHERE oid >= 16384),
    (SELECT sum(hash_record_extended((attrelid, attname, atttypid, atttypmod, attnotnull, atthasdef), 1))
      FROM pg_attribute JOIN pg_class c ON c.oid = attrelid
      WHERE relnamespace IN ${OURS} AND relkind IN ('r', 'p', 'v') AND attnum > 0),
    (SELECT sum(hash_record_extended((oid, conname, convalidated), 1))
      FROM pg_constraint WHERE connamespace IN ${OURS}),
    (SELECT sum(hash_record_extended((oid, tgname, tgenabled), 1)) FROM pg_trigger WHERE NOT tgisinternal),
    (SELECT sum(hash_record_extended((oid, prosrc), 1)) FROM pg_proc WHERE oid >= 16384),
    (SELECT sum(hash_record_extended((oid, nspname), 1)) FROM pg_namespace),
    (SELECT sum(hash_record_extended((setdatabase, setrole, setconfig), 1)) FROM pg_db_role_setting)
  ) AS shape`;

const TOUCHED = `
  SELECT oid::regclass::text AS name, pg_relation_size(oid) AS bytes FROM pg_class
  WHERE relnamespace IN ${OURS} AND relkind = 'r' AND pg_relation_size(oid) > 0`;

/** TRUNCATE creates new files for a table and its indexes, which takes longer than deleting a few rows. */
const MOST_BYTES_TO_DELETE = 65_536;

const RESTART_SEQUENCES = `
  SELECT setval(format('%I.%I', schemaname, sequencename)::regclass, start_value, false)
  FROM pg_sequences WHERE last_value IS NOT NULL`;

/** @param pglite a new migrated database */
export async function makeReusable(pglite: PGlite): Promise<ReusableDatabase> {
  const database = await overPGlite(pglite);
  const filled = new Map<string, string>();
  for (const { name } of await touchedTables(pglite)) filled.set(name, await rowsOf(pglite, name));
  return { pglite, database, shape: await shapeOf(pglite), filled, uses: 1 };
}

/**
 * Resets the database: the same rows as when it was new, sequences from the start, no session settings.
 * @returns false if the reset is not possible. Then the database must not be used again
 */
export async function emptyAgain(reusable: ReusableDatabase): Promise<boolean> {
  const { pglite, shape, filled } = reusable;
  reusable.uses += 1;
  if (pglite.closed || reusable.uses > MOST_USES) return false;
  try {
    // Not DISCARD ALL, because prepared statements must stay.
    await pglite.exec("CLOSE ALL; UNLISTEN *; RESET ALL; DISCARD TEMP; SET TIME ZONE 'UTC'");
    if ((await shapeOf(pglite)) !== shape) return false;
    const touched = (await touchedTables(pglite)).filter(({ name }) => !filled.has(name));
    const names = (those: typeof touched) => those.map(({ name }) => name);
    const large = names(touched.filter(({ bytes }) => bytes > MOST_BYTES_TO_DELETE));
    const small = names(touched.filter(({ bytes }) => bytes <= MOST_BYTES_TO_DELETE));
    // Triggers, which check references, are disabled. All referring rows are deleted too.
    await pglite.exec(`
      SET session_replication_role = replica;
      ${small.map((name) => `DELETE FROM ${name};`).join('\n')}
      SET session_replication_role = origin;
      ${large.length > 0 ? `TRUNCATE ${large.join(', ')} CASCADE;` : ''}
      ${RESTART_SEQUENCES}`);
    for (const [name, rows] of filled) {
      if ((await rowsOf(pglite, name)) === rows) continue;
      await pglite.exec(`DELETE FROM ${name}`);
      await pglite.query(`INSERT INTO ${name} SELECT * FROM json_populate_recordset(NULL::${name}, $1)`, [
        rows,
      ]);
    }
    return true;
  } catch {
    // A transaction was left open, for example.
    return false;
  }
}

async function shapeOf(pglite: PGlite): Promise<string> {
  const { rows } = await pglite.query<{ shape: string }>(SHAPE);
  return rows[0]?.shape ?? '';
}

async function touchedTables(pglite: PGlite): Promise<{ name: string; bytes: number }[]> {
  return (await pglite.query<{ name: string; bytes: number }>(TOUCHED)).rows;
}

async function rowsOf(pglite: PGlite, table: string): Promise<string> {
  const { rows } = await pglite.query<{ all: string }>(
    `SELECT coalesce(json_agg(t ORDER BY t::text), '[]')::text AS all FROM ${table} t`,
  );
  return rows[0]?.all ?? '';
}
