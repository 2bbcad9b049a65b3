import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { OperatorError, reasonOf } from '../../lib/operator-error.ts';
import { isOutage } from './failures.ts';
import type { MigrationConnection } from './migration-connection.ts';
import { type Migration, migrationHistory } from './migration-history.ts';
import { prepareOnline } from './online-preparation.ts';

/**
 * How long a migration's statement waits for a lock, by the number of the attempt. Meanwhile requests for the same
 * table wait behind that statement.
 */
const LOCK_TIMEOUTS_MS = [200, 200, 1_200];
/** The pause before the next attempt, in which queued requests run. */
const LOCK_PAUSE_MS = 2_000;
const LOCK_NOT_AVAILABLE = '55P03';
const DEADLOCK = '40P01';
/** The lock with which Prisma's commands exclude each other. */
const PRISMA_LOCK = 72_707_369;

/** The table of `prisma migrate`, which can be used on the same database. */
const RECORD_TABLE = `
  CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    id VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum VARCHAR(64) NOT NULL,
    finished_at TIMESTAMPTZ,
    migration_name VARCHAR(255) NOT NULL,
    logs TEXT,
    rolled_back_at TIMESTAMPTZ,
    started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count INTEGER NOT NULL DEFAULT 0
  )`;

/**
 * Applies missing migrations, as `prisma migrate deploy` does. Checksums are recorded and not compared. Each migration
 * and its record are one transaction, so a start that is killed leaves no partial migration. A migration that has to
 * wait for a lock gives up soon and tries again, so that requests do not wait behind it for long.
 * @throws OperatorError when a migration fails, or has failed in `prisma migrate`
 */
export async function applyMigrations(
  connection: MigrationConnection,
  migrations: Migration[] = migrationHistory(),
): Promise<void> {
  const applied = await appliedNames(connection);
  for (const migration of migrations) {
    if (applied.has(migration.name)) continue;
    if (connection.isShared) await prepareOnline(connection, migration.script, withPatience);
    await withPatience(async (tries) => {
      // The transaction of a start that was killed may have been committed meanwhile.
      if ((await appliedNames(connection)).has(migration.name)) return;
      await apply(connection, migration, LOCK_TIMEOUTS_MS[tries % LOCK_TIMEOUTS_MS.length]);
    });
  }
}

async function appliedNames(connection: MigrationConnection): Promise<Set<unknown>> {
  const [table] = await connection.rows(`SELECT to_regclass('_prisma_migrations') IS NOT NULL AS "isThere"`);
  if (table?.isThere !== true) return new Set();
  const record = await connection.rows(
    `SELECT migration_name AS name, finished_at IS NOT NULL AS finished FROM "_prisma_migrations"
     WHERE rolled_back_at IS NULL`,
  );
  const failed = record.find(({ finished }) => finished !== true);
  if (failed) {
    throw new OperatorError(
      `The migration ${failed.name} has failed before, and was applied only in part. ` +
        'Look at the database, then record with `prisma migrate resolve` whether the migration is applied or rolled back.',
    );
  }
  return new Set(record.map(({ name }) => name));
}

async function apply(
  connection: MigrationConnection,
  { name, script }: Migration,
  lockTimeoutMilliseconds = 0,
): Promise<void> {
  try {
    await connection.run(`
      BEGIN;
      SET LOCAL lock_timeout = ${lockTimeoutMilliseconds};
      SELECT pg_advisory_xact_lock(${PRISMA_LOCK});
      ${RECORD_TABLE};
      ${refuseApplied(name)};
    `);
    await connection.run(script);
    await connection.run(`
      INSERT INTO "_prisma_migrations" (id, checksum, finished_at, migration_name, started_at, applied_steps_count)
      VALUES ('${randomUUID()}', '${checksum(script)}', clock_timestamp(), '${name}', now(), 1);
      COMMIT`);
  } catch (error) {
    await connection.run('ROLLBACK').catch(() => {});
    if (isOutage(error)) throw error;
    throw new OperatorError(`The migration ${name} failed and was undone: ${reasonOf(error)}`, {
      cause: error,
    });
  }
}

/** Causes a retry if another start has applied the migration while this one waited for a lock. */
function refuseApplied(name: string): string {
  return `DO $$ BEGIN
    IF EXISTS (SELECT 1 FROM "_prisma_migrations" WHERE migration_name = '${name}' AND rolled_back_at IS NULL) THEN
      RAISE EXCEPTION 'applied meanwhile' USING ERRCODE = 'lock_not_available';
    END IF;
  END $$`;
}

/** Retries after the timeout of a lock, or a deadlock. */
async function withPatience<T>(work: (tries: number) => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await work(tries);
    } catch (error) {
      const { code } = error as { code?: unknown };
      if (code !== LOCK_NOT_AVAILABLE && code !== DEADLOCK) throw error;
      await sleep(LOCK_PAUSE_MS);
    }
  }
}

function checksum(script: string): string {
  return createHash('sha256').update(script).digest('hex');
}
