import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nextMigration } from '../platform/database/migration-engine.ts';
import { migrationsFolder } from '../platform/database/migration-history.ts';
import { throwAwayDatabase } from '../platform/database/throw-away.ts';

/** `npm run migration -- a_short_name`: writes the next migration from the schema. */
const name = process.argv[2];
if (!name || !/^[a-z][a-z0-9_]*$/.test(name)) {
  console.error('Usage: npm run migration -- a_short_name   (lower-case letters, digits, underscores)');
  process.exit(1);
}
const sql = await nextMigration(throwAwayDatabase());
if (sql === null) {
  console.log('Nothing to do: the migrations already create the schema.');
} else {
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const folder = join(migrationsFolder, `${stamp}_${name}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'migration.sql'), sql);
  console.log(`Wrote ${folder}/migration.sql. Read it before you commit it.`);
}
