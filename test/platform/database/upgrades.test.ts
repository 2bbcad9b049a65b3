import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { beforeAll, describe, expect, test } from 'vitest';
import { migrationsOnPGlite } from '../../../src/platform/database/embedded.ts';
import { applyMigrations } from '../../../src/platform/database/migrate.ts';
import type { MigrationConnection } from '../../../src/platform/database/migration-connection.ts';
import { openDatabase } from '../../../src/platform/database/open-database.ts';
import { migrationsOnPostgres } from '../../../src/platform/database/postgres.ts';
import { atEnd } from '../../support/at-end.ts';
import { onlyInFullRun } from '../../support/counts.ts';
import {
  copyPostgresDatabase,
  createEmptyPostgresDatabase,
  describePostgres,
} from '../../support/postgres.ts';
import { makeOlderDatabase, summaryOf } from './older-database.ts';

/** Enough customers for several batches of customers and of sessions. */
const CUSTOMERS = 4_000;
const EXPECTED = {
  claims: CUSTOMERS / 2,
  left_in_metadata: 0,
  shown: (CUSTOMERS / 10) * 4,
  wrongly_shown: 0,
  ranges: CUSTOMERS / 40,
};

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client(url);
  client.on('error', () => {});
  await client.connect();
  atEnd(() => client.end().catch(() => {}));
  return client;
}

/** Databases of an older version on PostgreSQL and on PGlite. They are made once, and the tests copy them. */
let postgresOfOlder: string;
let imageOfOlder: File | Blob;

async function olderPostgres() {
  const { url } = await copyPostgresDatabase(postgresOfOlder);
  const client = await connect(url);
  return { url, client, connection: migrationsOnPostgres(client) };
}

async function olderPGlite(): Promise<{ pglite: PGlite; connection: MigrationConnection }> {
  const pglite = await PGlite.create({ loadDataDir: imageOfOlder });
  atEnd(() => pglite.close());
  return { pglite, connection: migrationsOnPGlite(pglite) };
}

/** Makes a connection that fails after a number of statements, like that of a killed process. */
function dyingAfter(statements: number, { run, ...others }: MigrationConnection): MigrationConnection {
  let left = statements;
  return {
    ...others,
    run(sql) {
      left -= 1;
      return left < 0 ? Promise.reject(new Error('killed')) : run(sql);
    },
  };
}

describe('an upgrade of the embedded database', () => {
  let whole: unknown;
  beforeAll(async () => {
    const pglite = new PGlite();
    await makeOlderDatabase(migrationsOnPGlite(pglite), CUSTOMERS);
    imageOfOlder = await pglite.dumpDataDir('none');
    await pglite.close();
    const { connection } = await olderPGlite();
    await applyMigrations(connection);
    whole = await summaryOf(connection);
  });

  test('moves the data of customers, sessions and plans', () => {
    expect(whole).toMatchObject({ data: EXPECTED });
  });

  // In the quick run, only an upgrade on PostgreSQL is killed.
  onlyInFullRun(() => {
    test('that is killed repeatedly has the same result as an uninterrupted one', async () => {
      const { pglite, connection } = await olderPGlite();
      for (let statements = 1; ; statements += 1) {
        const done = await applyMigrations(dyingAfter(statements, connection)).then(
          () => true,
          () => false,
        );
        if (done) break;
        // The end of a process would roll its transaction back.
        await pglite.exec('ROLLBACK');
      }
      expect(await summaryOf(connection)).toEqual(whole);
    });
  });
});

describePostgres('an upgrade of a PostgreSQL database', () => {
  let whole: Awaited<ReturnType<typeof summaryOf>>;
  beforeAll(async () => {
    ({ url: postgresOfOlder } = await createEmptyPostgresDatabase());
    const client = await connect(postgresOfOlder);
    await makeOlderDatabase(migrationsOnPostgres(client), CUSTOMERS);
    await client.end();
    // With `isShared: false`, the upgrade makes no preparation. `prisma migrate deploy` makes none either.
    const { connection } = await olderPostgres();
    await applyMigrations({ ...connection, isShared: false });
    whole = await summaryOf(connection);
  });

  test('moves the same data and creates the same indexes with and without preparation', async () => {
    const { connection } = await olderPostgres();
    await applyMigrations(connection);
    expect(whole).toMatchObject({ data: EXPECTED });
    expect(await summaryOf(connection)).toEqual(whole);
  });

  test('takes no lock that blocks reads or logins while it writes rows in batches', async () => {
    const { client, connection } = await olderPostgres();
    const tables = ['customer', 'session', 'plan'];
    await client.query(`
      CREATE TABLE seen (relation text, mode text, changed int);
      CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        INSERT INTO seen SELECT TG_TABLE_NAME, l.mode, (SELECT count(*) FROM changed)
        FROM pg_locks l WHERE l.pid = pg_backend_pid() AND l.relation = TG_RELID;
        RETURN NULL; END $$`);
    for (const table of tables) {
      await client.query(`CREATE TRIGGER note AFTER UPDATE ON ${table} REFERENCING NEW TABLE AS changed
        FOR EACH STATEMENT EXECUTE FUNCTION note()`);
    }
    await applyMigrations(connection);
    const { rows } = await client.query<{ relation: string; mode: string; changed: number }>(
      'SELECT * FROM seen WHERE changed > 0',
    );
    expect(new Set(rows.map(({ relation }) => relation))).toEqual(new Set(tables));
    const usual = ['AccessShareLock', 'RowShareLock', 'RowExclusiveLock'];
    expect(rows.filter(({ mode }) => !usual.includes(mode))).toEqual([]);
    expect(Math.max(...rows.map(({ changed }) => changed))).toBeLessThan(CUSTOMERS / 2);
  });

  test('builds every index of a table with rows before the migration, concurrently', async () => {
    const { client, connection } = await olderPostgres();
    const built: string[] = [];
    const tooLate: string[] = [];
    await applyMigrations({
      ...connection,
      async run(sql) {
        if (/^CREATE (UNIQUE )?INDEX CONCURRENTLY/.test(sql)) built.push(sql.split('"')[1] ?? '');
        for (const [, name] of sql.matchAll(/^CREATE (?:UNIQUE )?INDEX IF NOT EXISTS "(\w+)"/gm)) {
          const { rows } = await client.query(
            'SELECT indisvalid FROM pg_index WHERE indexrelid = to_regclass($1)',
            [name],
          );
          if (rows[0]?.indisvalid !== true) tooLate.push(name ?? '');
        }
        return connection.run(sql);
      },
    });
    expect(tooLate).toEqual([]);
    expect(built).toEqual(
      expect.arrayContaining([
        'customer_imported_hash_idx',
        'customer_account_id_email_collision_key_key',
        'customer_email_key_unicode_idx',
        'one_time_token_subject_hash_idx',
        'plan_email_domains_idx',
      ]),
    );
  });

  test('that is killed repeatedly has the same result as an uninterrupted one', async () => {
    const { url } = await olderPostgres();
    let kills = 0;
    for (let statements = 1; ; statements += 1) {
      const client = await connect(url);
      const done = await applyMigrations(dyingAfter(statements, migrationsOnPostgres(client))).then(
        () => true,
        () => false,
      );
      await client.end();
      if (done) break;
      kills += 1;
    }
    expect(kills).toBeGreaterThan(10);
    expect(await summaryOf(migrationsOnPostgres(await connect(url)))).toEqual(whole);
  });

  test('continues after an index that was only partly built', async () => {
    const { client, connection } = await olderPostgres();
    const name = 'customer_imported_hash_idx';
    await client.query(`CREATE INDEX ${name} ON customer (account_id)`);
    await client.query(`UPDATE pg_index SET indisvalid = false WHERE indexrelid = '${name}'::regclass`);
    await applyMigrations(connection);
    expect(await summaryOf(connection)).toEqual(whole);
  });

  test('by two processes at the same time is applied once', async () => {
    const { url, connection } = await olderPostgres();
    const open = () => openDatabase({ databaseUrl: url, databasePoolSize: 2, dataDir: '' });
    const databases = await Promise.all([open(), open()]);
    for (const database of databases) await database.close();
    expect(await summaryOf(connection)).toEqual(whole);
  });

  test('is applied once even if the backend of a killed start is still running', async () => {
    const { url, connection } = await olderPostgres();
    const orphan = migrationsOnPostgres(await connect(url));
    const others = migrationsOnPostgres(await connect(url));
    await Promise.all([
      applyMigrations({ ...orphan, isShared: false }),
      applyMigrations({ ...others, isShared: false }),
    ]);
    expect(await summaryOf(connection)).toEqual(whole);
  });

  test('that waits for a long transaction does not block reads of the table', async () => {
    const { url, connection } = await olderPostgres();
    const report = await connect(url);
    await report.query('BEGIN');
    await report.query('SELECT count(*) FROM customer');
    const upgrade = applyMigrations(connection);
    const observer = await connect(url);
    const waiting = async () =>
      (
        await observer.query(
          `SELECT 1 FROM pg_locks WHERE NOT granted AND relation = 'customer'::regclass AND mode = 'AccessExclusiveLock'`,
        )
      ).rows.length;
    await expect.poll(waiting, { interval: 20 }).toBe(1);
    // If the upgrade kept its request for the lock, this read would wait behind the request until the report ends.
    expect((await observer.query('SELECT 1 FROM customer WHERE id = 1')).rows).toHaveLength(1);
    await report.query('COMMIT');
    await upgrade;
    expect(await summaryOf(connection)).toEqual(whole);
  });

  test('of a database that an unreleased version has migrated keeps its newer claims', async () => {
    const { client, connection } = await olderPostgres();
    await applyMigrations(connection);
    const { rows } = await client.query(
      "DELETE FROM _prisma_migrations WHERE migration_name LIKE '20261128084%' RETURNING 1",
    );
    expect(rows).toHaveLength(5);
    // The scripts of the unreleased version were different.
    await client.query("UPDATE _prisma_migrations SET checksum = repeat('0', 64)");
    await client.query(`UPDATE customer SET metadata = jsonb_set(metadata, '{identity_providers}',
      jsonb_build_object('google', jsonb_build_object('sub', 'g-' || id, 'name', 'stale'))) WHERE id IN (1, 2)`);
    await applyMigrations(connection);
    expect(await summaryOf(connection)).toEqual(whole);
  });
});
