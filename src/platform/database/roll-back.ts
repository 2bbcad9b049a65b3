import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PrismaClient } from './client/client.ts';
import { migrationsFolder } from './migration-history.ts';

/**
 * Reverts one migration and removes its record, in one transaction. It runs the script of the same name in
 * `prisma/rollbacks`. The next start of this version applies the migration again.
 */
export async function rollBack(prisma: PrismaClient, name: string): Promise<void> {
  const script = readFileSync(join(migrationsFolder, '../rollbacks', `${name}.sql`), 'utf8');
  const statements = script
    .replace(/^--.*$/gm, '')
    .split(';')
    .map((statement) => statement.trim())
    .filter(Boolean);
  await prisma.$transaction(async (tx) => {
    for (const statement of statements) await tx.$executeRawUnsafe(statement);
  });
}
