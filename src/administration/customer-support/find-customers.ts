import { z } from 'zod';
import { idOf } from '../../lib/ids.ts';
import type { Acting } from '../../platform/acting.ts';
import { type Connection, type PageInput, readConnection } from '../../platform/connections/connection.ts';
import type { Position } from '../../platform/connections/cursor.ts';
import { type Customer, Prisma } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { invalidField, requireValid } from '../../platform/errors.ts';
import { emailKey } from '../../platform/identifiers.ts';
import { text } from '../../platform/input.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { placedCustomers } from './search-customers.ts';

const input = z.object({ search: text('search', 254) });

/**
 * Finds customers by the beginning of their email (also the one before an unsettled change), username or name, or by
 * their id. The results are sorted by the text that matches. A customer whose id is searched for comes first, even if
 * deleted.
 * @param page `first`, `after` and `search`, not yet validated
 * @throws IdentityError VALIDATION_FAILED
 */
export async function findCustomers(
  runtime: Runtime,
  { accountId }: Acting,
  { search, emailPrefix, ...page }: PageInput & { search: unknown; emailPrefix?: unknown },
): Promise<Connection<Customer>> {
  if (emailPrefix) throw invalidField('search', 'Give either search or emailPrefix.');
  const given = requireValid(input, { search }).search.trim().replace(/\s+/g, ' ');
  return readConnection(runtime, ['customers by search', accountId], page, async (after, take) => {
    const found = await find(runtime.prisma, accountId, given, after, take);
    return placedCustomers(runtime.prisma, accountId, found);
  });
}

/**
 * An indexed text of a customer. The expression is written exactly as in the index of the migration
 * `customer_search_by_name`.
 */
type Key = { key: Prisma.Sql; beginning: string };

/** Returns the texts to search, by precedence. Each customer is found once, by the first text that matches. */
function keysOf(search: string): Key[] {
  const mail = { key: Prisma.sql`lower(c.email_key)`, beginning: emailKey(search) };
  if (search.includes('@')) return [mail];
  return [
    mail,
    { key: Prisma.sql`lower(c.username_key)`, beginning: search },
    { key: NAMES.lastFirst, beginning: search },
    { key: NAMES.firstLast, beginning: search },
  ];
}

/**
 * The first and last name in both orders, or else the display name. A single first or last name is in `lastFirst` only.
 */
const NAMES = {
  lastFirst: Prisma.sql`lower(coalesce(c.last_name || ' ' || c.first_name, c.last_name, c.first_name, c.display_name))`,
  firstLast: Prisma.sql`lower(coalesce(c.first_name || ' ' || c.last_name, c.display_name))`,
};

async function find(
  db: Db,
  accountId: number,
  search: string,
  after: Position | null,
  take: number,
): Promise<{ id: number; key: string }[]> {
  const [key, id] = [after?.[0] ?? '', Number(after?.[1] ?? -1)];
  const byId = idOf(search);
  const keys = keysOf(search);
  const wherever = (each: Key) => Prisma.sql`coalesce(${begins(each.key, each.beginning)}, false)`;
  const branches = keys.map((each, index) =>
    page(
      Prisma.sql`customer c WHERE c.account_id = ${accountId} AND c.deleted_at IS NULL AND c.id <> ${byId}
        ${noneOf(keys.slice(0, index).map(wherever))}`,
      each,
      { key, id, take },
    ),
  );
  const earlier = page(
    Prisma.sql`email_change r JOIN customer c ON c.id = r.customer_id
      WHERE r.account_id = ${accountId} AND c.id <> ${byId} ${noneOf(keys.map(wherever))}`,
    { key: Prisma.sql`lower(r.email_key)`, beginning: emailKey(search) },
    { key, id, take },
  );
  const exact = Prisma.sql`(SELECT c.id, '' AS key FROM customer c
    WHERE c.account_id = ${accountId} AND c.id = ${byId} AND ${after === null})`;
  return db.$queryRaw`${Prisma.join([exact, ...branches, earlier], ' UNION ALL ')}
    ORDER BY key USING ~<~, id LIMIT ${take}`;
}

/** Selects the rows after a position. The form of the query also suits an index that has the key without the id. */
function page(
  from: Prisma.Sql,
  { key, beginning }: Key,
  after: { key: string; id: number; take: number },
): Prisma.Sql {
  return Prisma.sql`(SELECT c.id, ${key} AS key FROM ${from} AND ${begins(key, beginning)}
    AND ${key} ~>=~ ${after.key} AND (${key} ~>~ ${after.key} OR c.id > ${after.id})
    ORDER BY ${key} USING ~<~, c.id LIMIT ${after.take})`;
}

/** Matches a prefix by a range, so that wildcards need no escaping. U+10FFFF is the largest character. */
function begins(key: Prisma.Sql, beginning: string): Prisma.Sql {
  return Prisma.sql`(${key} ~>=~ lower(${beginning}) AND ${key} ~<~ (lower(${beginning}) || ${'\u{10FFFF}'}))`;
}

function noneOf(conditions: Prisma.Sql[]): Prisma.Sql {
  return conditions.length === 0 ? Prisma.empty : Prisma.sql`AND NOT (${Prisma.join(conditions, ' OR ')})`;
}
