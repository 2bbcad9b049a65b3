import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { describe, expect, test } from 'vitest';
import { migrationsOnPGlite, overPGlite } from '../../src/platform/database/embedded.ts';
import { applyMigrations } from '../../src/platform/database/migrate.ts';
import { migrationHistory, migrationsFolder } from '../../src/platform/database/migration-history.ts';
import { onlyInFullRun } from '../support/counts.ts';
import { createEmbeddedDatabase, openEmbeddedImage } from '../support/embedded.ts';

// `npm run check`, which `npm test` runs too, compares the migrations with the schema.
describe('the migrations', () => {
  test('are applied once, and recorded as `prisma migrate` records them', async () => {
    // The database was migrated when it was created. Opening it runs the migrations again.
    const { prisma } = await createEmbeddedDatabase();
    const rows = await prisma.$queryRaw<
      { migration_name: string; finished_at: Date | null; checksum: string }[]
    >`
      SELECT migration_name, finished_at, checksum FROM _prisma_migrations ORDER BY migration_name`;
    expect(rows.map(({ migration_name }) => migration_name)).toEqual(
      migrationHistory().map(({ name }) => name),
    );
    for (const { migration_name, finished_at, checksum } of rows) {
      expect(finished_at).not.toBeNull();
      const sql = readFileSync(join(migrationsFolder, migration_name, 'migration.sql'));
      expect(checksum).toBe(createHash('sha256').update(sql).digest('hex'));
    }
  });

  // `platform/database/upgrades.test.ts` upgrades a database of the last released version in every run.
  onlyInFullRun(() => {
    test('bring a database of the first version up to date', async () => {
      const pglite = new PGlite();
      await applyMigrations(migrationsOnPGlite(pglite), migrationHistory().slice(0, 1));
      const database = await overPGlite(pglite);
      const applied = await pglite.query('SELECT 1 FROM _prisma_migrations WHERE finished_at IS NOT NULL');
      expect(applied.rows).toHaveLength(migrationHistory().length);
      await database.close();
    });
  });

  test('are refused if an earlier one was never finished', async () => {
    const pglite = await openEmbeddedImage();
    await pglite.exec('UPDATE _prisma_migrations SET finished_at = NULL');
    await expect(overPGlite(pglite)).rejects.toThrow(/P3009|failed/);
    await pglite.close();
  });

  test('are folders with a date and one file each', () => {
    const names = migrationHistory().map(({ name }) => name);
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) {
      expect(name).toMatch(/^\d{14}_[a-z][a-z0-9_]*$/);
      expect(readdirSync(join(migrationsFolder, name))).toEqual(['migration.sql']);
      expect(readFileSync(join(migrationsFolder, name, 'migration.sql'), 'utf8').trim()).not.toBe('');
    }
    expect(readFileSync(join(migrationsFolder, 'migration_lock.toml'), 'utf8')).toContain(
      'provider = "postgresql"',
    );
  });
});
