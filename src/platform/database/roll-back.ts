import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PrismaClient } from './client/client.ts';
import { migrationsFolder } from './migration-history.ts';

/**
 * Runs a script of `prisma/rollbacks` in one transaction. The script reverts migrations and removes their records. The
 * next start of this version applies these migrations again.
 * @param name the name of the script, without `.sql`
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
