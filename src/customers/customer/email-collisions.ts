import { Prisma, type PrismaClient } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { spelledEmailKey } from '../../platform/identifiers.ts';

/** Two customers of one account who share a mailbox. The older customer gets the mail. */
export type EmailCollision = {
  accountId: number;
  customerId: number;
  email: string;
  olderCustomerId: number | null;
};

const BATCH = 500;

/** Whether a customer is marked because another customer has the mailbox. A change of the email removes the mark. */
export function isColliding({ id, emailKey }: { id: number; emailKey: string }): boolean {
  return emailKey.endsWith(`#${id}`);
}

/** Lists up to `first` collisions whose younger customer has an id above `afterId` and is not deleted. */
export async function emailCollisions(
  db: Db,
  accountId: number | null,
  { first, afterId }: { first: number; afterId: number },
): Promise<EmailCollision[]> {
  const ofAccount = accountId === null ? Prisma.sql`TRUE` : Prisma.sql`c.account_id = ${accountId}`;
  return db.$queryRaw`
    SELECT c.account_id AS "accountId", c.id AS "customerId", c.email, o.id AS "olderCustomerId"
    FROM customer c
    LEFT JOIN customer o ON o.account_id = c.account_id
      AND o.email_key = left(c.email_key, -(char_length(c.id::text) + 1))
    WHERE c.email_collision_key IS NOT NULL AND c.email_key LIKE '%#' || c.id AND ${ofAccount} AND c.id > ${afterId}
    ORDER BY c.id LIMIT ${first}`;
}

export async function collaboratorEmailCollisions(
  db: Db,
): Promise<{ accountId: number; collaboratorId: number; email: string }[]> {
  return db.$queryRaw`
    SELECT account_id AS "accountId", id AS "collaboratorId", email FROM collaborator
    WHERE email_collision_key IS NOT NULL ORDER BY id`;
}

/**
 * Restores the keys of the previous version, which compared domains as they were typed.
 * @returns the number of restored keys, and the customers who keep the new key because another customer has the old
 *   key
 */
export async function restoreSpelledKeys(
  prisma: PrismaClient,
): Promise<{ restored: number; kept: number[] }> {
  const tables = ['customer', 'collaborator', 'email_change'] as const;
  const kept = new Set<number>();
  let restored = 0;
  // Each table is processed twice, because the old key of one row may be taken until the key of another row is
  // restored.
  for (const table of [...tables, ...tables]) {
    const idColumn = Prisma.raw(table === 'email_change' ? 'customer_id' : 'id');
    const ofTable = Prisma.raw(`"${table}"`);
    for (let afterId = 0; ; ) {
      const rows = await prisma.$queryRaw<{ id: number; email: string; emailKey: string }[]>`
        SELECT ${idColumn} AS id, email, email_key AS "emailKey" FROM ${ofTable}
        WHERE ${idColumn} > ${afterId} AND email <> ''
          AND (octet_length(email) <> char_length(email) OR email_key LIKE '%#' || ${idColumn})
        ORDER BY ${idColumn} LIMIT ${BATCH}`;
      for (const { id, email, emailKey } of rows) {
        const key = spelledEmailKey(email);
        if (key === emailKey) continue;
        const scope = Prisma.raw(table === 'collaborator' ? '' : 'AND o.account_id = t.account_id');
        const written = await prisma.$executeRaw`
          UPDATE ${ofTable} t SET email_key = ${key} WHERE ${idColumn} = ${id} AND NOT EXISTS (
            SELECT 1 FROM ${ofTable} o WHERE o.email_key = ${key} ${scope})`;
        if (table === 'customer') {
          if (written === 0) kept.add(id);
          else kept.delete(id);
        }
        restored += written;
      }
      const last = rows.at(-1);
      if (!last || rows.length < BATCH) break;
      afterId = last.id;
    }
  }
  return { restored, kept: [...kept] };
}
