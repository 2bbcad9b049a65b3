import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const prismaFolder = join(dirname(fileURLToPath(import.meta.url)), '../../../prisma');
export const schemaFile = join(prismaFolder, 'schema.prisma');
export const migrationsFolder = join(prismaFolder, 'migrations');

/** A migration of `prisma/migrations`. */
export type Migration = { name: string; script: string };

export function migrationHistory(): Migration[] {
  return readdirSync(migrationsFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => ({ name, script: readFileSync(join(migrationsFolder, name, 'migration.sql'), 'utf8') }));
}
