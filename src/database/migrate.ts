import { createHash } from 'node:crypto';
import type { SqlMigrationAwareDriverAdapterFactory, SqlQueryable } from '@prisma/driver-adapter-utils';
import { migrationHistory } from './migration-history.ts';

/**
 * Applies what is missing, as `prisma migrate deploy` does. Prisma's engine takes a second of a
 * processor to load, so it is left out where the database's own record says that all is applied.
 * @throws when a migration fails or the database's history is not this one
 */
export async function applyMigrations(factory: SqlMigrationAwareDriverAdapterFactory): Promise<void> {
  const connection = await factory.connect();
  try {
    if (await isUpToDate(connection)) return;
  } finally {
    await connection.dispose();
  }
  const { runMigrations } = await import('./migration-engine.ts');
  await runMigrations(factory, migrationHistory());
}

/** Whether the record is this history to the letter: the same names and scripts, all finished, nothing else. */
async function isUpToDate(connection: SqlQueryable): Promise<boolean> {
  const query = (sql: string) => connection.queryRaw({ sql, args: [], argTypes: [] });
  const kept = await query("SELECT to_regclass('_prisma_migrations') IS NOT NULL");
  if (kept.rows[0]?.[0] !== true) return false;
  const record = await query(
    `SELECT migration_name, checksum, finished_at IS NOT NULL AND rolled_back_at IS NULL
     FROM _prisma_migrations ORDER BY migration_name`,
  );
  const history = migrationHistory();
  return (
    record.rows.length === history.length &&
    history.every(({ name, script }, i) => {
      const [appliedName, appliedChecksum, finished] = record.rows[i] ?? [];
      return appliedName === name && appliedChecksum === checksum(script) && finished === true;
    })
  );
}

/** As Prisma's engine records it. */
function checksum(script: string): string {
  return createHash('sha256').update(script).digest('hex');
}
