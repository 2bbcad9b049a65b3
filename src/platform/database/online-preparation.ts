import type { MigrationConnection } from './migration-connection.ts';

/**
 * Prepares a migration while other processes serve requests: builds its indexes concurrently, and moves data in
 * batches. Inside the migration, both would block requests. This step may be left out or be incomplete: the migration
 * itself does what remains, only slower.
 *
 * In a migration's script:
 * - `CREATE INDEX IF NOT EXISTS "name" ON "table" …;` is built beforehand, if the table exists;
 * - `UPDATE "table" alias SET … WHERE … /* batch of "table" alias *\/;` is run beforehand, for some pages of the table
 *   at a time. Rows that another transaction moves meanwhile are left to the migration.
 *
 * Each step can be stopped at any time and done again.
 */

type Retried = <T>(work: () => Promise<T>) => Promise<T>;

const INDEX =
  /^CREATE (?<unique>UNIQUE )?INDEX IF NOT EXISTS "(?<name>\w+)" ON "(?<table>\w+)"(?<rest>[^;]*);/gm;
const BATCH = /^UPDATE [^;]*?(?<marker>\/\* batch of "(?<table>\w+)" (?<alias>\w+) \*\/)[^;]*;/gm;
/** 100 to 2,000 rows, which are locked for about ten milliseconds. */
const PAGES_OF_BATCH = 64;
/** How long a batch waits for a locked row. Meanwhile the rows that it has changed stay locked. */
const BATCH_LOCK_TIMEOUT_MS = 100;

export async function prepareOnline(
  connection: MigrationConnection,
  script: string,
  retried: Retried,
): Promise<void> {
  for (const { groups } of script.matchAll(INDEX)) {
    const { unique = '', name, table, rest } = groups as Record<string, string>;
    const definition = `${unique}INDEX CONCURRENTLY "${name}" ON "${table}"${rest}`;
    if (await exists(connection, table)) await buildIndex(connection, `${name}`, `${table}`, definition);
  }
  for (const { 0: statement, groups } of script.matchAll(BATCH)) {
    const { marker, table, alias } = groups as Record<string, string>;
    await runInBatches(connection, retried, `${table}`, (from, to) =>
      statement.replace(
        `${marker}`,
        () => `AND ${alias}.ctid >= '(${from},0)' AND ${alias}.ctid < '(${to},0)'`,
      ),
    );
  }
}

async function exists(connection: MigrationConnection, name: string | undefined): Promise<boolean> {
  const [found] = await connection.rows(`SELECT to_regclass('"${name}"') IS NOT NULL AS "isThere"`);
  return found?.isThere === true;
}

async function buildIndex(
  connection: MigrationConnection,
  name: string,
  table: string,
  definition: string,
): Promise<void> {
  // If a process was killed, the database server continues to build its index, which looks failed until the build ends.
  // This lock waits for that end.
  await connection.run(`DO $$ BEGIN LOCK TABLE "${table}" IN SHARE UPDATE EXCLUSIVE MODE; END $$`);
  const [index] = await connection.rows(
    `SELECT indisvalid AS "isWhole" FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('"${name}"')`,
  );
  if (index?.isWhole === true) return;
  if (index) await connection.run(`DROP INDEX CONCURRENTLY "${name}"`);
  await connection.run(`CREATE ${definition}`);
}

async function runInBatches(
  connection: MigrationConnection,
  retried: Retried,
  table: string,
  statementOf: (fromPage: number, toPage: number) => string,
): Promise<void> {
  // The size at the start. Rows on pages that are added meanwhile are left to the migration.
  const [size] = await connection.rows(
    `SELECT ceil(pg_relation_size('"${table}"') / current_setting('block_size')::numeric)::int AS pages`,
  );
  const pages = Number(size?.pages ?? 0);
  for (let page = 0; page < pages; page += PAGES_OF_BATCH) {
    await retried(() =>
      connection.run(
        // Both statements are one transaction, because they are one text.
        `SET LOCAL lock_timeout = ${BATCH_LOCK_TIMEOUT_MS}; ${statementOf(page, page + PAGES_OF_BATCH)}`,
      ),
    );
  }
}
