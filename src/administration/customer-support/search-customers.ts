import { z } from 'zod';
import { isStorable } from '../../lib/stored-values.ts';
import type { Acting } from '../../platform/acting.ts';
import {
  type Connection,
  type PageInput,
  type Placed,
  readConnection,
} from '../../platform/connections/connection.ts';
import type { Customer } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { invalidField, requireValid } from '../../platform/errors.ts';
import { emailKey } from '../../platform/identifiers.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { emailPrefix, searchInput } from './page.ts';

export type CustomerPage = {
  customers: Customer[];
  /** `after` for the next page; null on the last page. */
  nextCursor: string | null;
};

/**
 * Lists customers by email prefix, ignoring case, in the order of their emails. A customer is found by the email before
 * an unsettled change, too. Deleted customers have no email and are not found. Search and paging use an index.
 * @param input `emailPrefix` (empty: all), `first` (up to 100), `after`; not yet validated
 * @throws IdentityError VALIDATION_FAILED
 */
export async function searchCustomers(
  { prisma }: Runtime,
  { accountId }: Acting,
  input: unknown,
): Promise<CustomerPage> {
  const { first, after, ...search } = requireValid(searchInput, input);
  const position = after === null ? '' : positionOf(after);
  const found = await findByEmail(prisma, accountId, { ...search, position, take: first + 1 });
  const shown = found.slice(0, first);
  const last = shown.at(-1);
  return {
    customers: shown.map(({ node }) => node),
    nextCursor: found.length > first && last ? cursorOf(last.position[0] ?? '') : null,
  };
}

/** `searchCustomers` as a connection. @throws IdentityError VALIDATION_FAILED */
export async function readCustomers(
  runtime: Runtime,
  { accountId }: Acting,
  input: PageInput & { emailPrefix?: unknown },
): Promise<Connection<Customer>> {
  const search = requireValid(filter, { emailPrefix: input.emailPrefix ?? '' });
  return readConnection(runtime, ['customers by email', accountId], input, (after, take) =>
    findByEmail(runtime.prisma, accountId, { ...search, position: after?.[0] ?? '', take }),
  );
}

const filter = z.object({ emailPrefix });

async function findByEmail(
  prisma: Db,
  accountId: number,
  { emailPrefix, position, take }: { emailPrefix: string; position: string; take: number },
): Promise<Placed<Customer>[]> {
  const pattern = emailKey(emailPrefix).replace(/[\\%_]/g, '\\$&');
  // In SQL, because PostgreSQL uses an expression index only for the same expression.
  const found = await prisma.$queryRaw<{ id: number; key: string }[]>`
    (SELECT id, lower(email_key) AS key FROM customer
    WHERE account_id = ${accountId} AND lower(email_key) LIKE lower(${pattern}) || '%'
      AND lower(email_key) ~>~ ${position} AND deleted_at IS NULL
    ORDER BY lower(email_key) USING ~<~ LIMIT ${take})
    UNION ALL
    (SELECT r.customer_id, lower(r.email_key) FROM email_change r
    WHERE r.account_id = ${accountId} AND lower(r.email_key) LIKE lower(${pattern}) || '%'
      AND lower(r.email_key) ~>~ ${position}
      AND NOT EXISTS (
        SELECT 1 FROM customer c
        WHERE c.id = r.customer_id AND lower(c.email_key) LIKE lower(${pattern}) || '%')
    ORDER BY lower(r.email_key) USING ~<~ LIMIT ${take})
    ORDER BY key USING ~<~ LIMIT ${take}`;
  return placedCustomers(prisma, accountId, found);
}

/** Reads customers by id, in the order in which they were found. @param found their ids and sort keys */
export async function placedCustomers(
  prisma: Db,
  accountId: number,
  found: { id: number; key: string }[],
): Promise<Placed<Customer>[]> {
  const ids = found.map(({ id }) => id);
  const rows = await prisma.customer.findMany({ where: { id: { in: ids }, accountId } });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return found.flatMap(({ id, key }) => {
    const node = byId.get(id);
    return node ? [{ node, position: [key, String(id)] }] : [];
  });
}

function cursorOf(key: string): string {
  return Buffer.from(key).toString('base64url');
}

function positionOf(cursor: string): string {
  const position = Buffer.from(cursor, 'base64url').toString();
  if (!isStorable(position)) throw invalidField('after', 'The after is not a cursor of this operation.');
  return position;
}
