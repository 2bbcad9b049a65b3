import { z } from 'zod';
import type { DerivedKeys } from '../../lib/derived-keys.ts';
import { requireValid } from '../errors.ts';
import { text, whole } from '../input.ts';
import { cursorOf, type ListId, type Position, positionOf } from './cursor.ts';

export const DEFAULT_FIRST = 50;
export const MAX_FIRST = 100;

/** A page of a list, as in the GraphQL Cursor Connections Specification. */
export type Connection<Node> = {
  edges: { cursor: string; node: Node }[];
  pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
};

/** A row of a list, and its position. */
export type Placed<Node> = { node: Node; position: Position };

/** The arguments of a connection, not yet validated. */
export type PageInput = { first?: unknown; after?: unknown };

/** The longest sort key is an email of 254 characters. Its cursor has up to 1,500 bytes. */
const MAX_CURSOR = 2_000;

const page = z.object({
  first: whole('first', 1, MAX_FIRST).nullish(),
  after: text('after', MAX_CURSOR).nullish(),
});

/**
 * Reads a page of a list. Each page starts after the position of a row, not after a number of rows. So a row that is
 * added or deleted does not move other rows to another page.
 * @param input `first` (1 to 100, default 50) and `after`, not yet validated
 * @param load returns up to `take` rows after a position (null: from the start), in the order of the list
 * @throws IdentityError VALIDATION_FAILED on `first`, or on `after` for a cursor that is not of this list
 */
export async function readConnection<Node>(
  { derivedKeys }: { derivedKeys: DerivedKeys },
  list: ListId,
  { first, after }: PageInput,
  load: (after: Position | null, take: number) => Promise<Placed<Node>[]>,
): Promise<Connection<Node>> {
  const given = requireValid(page, { first, after });
  const count = given.first ?? DEFAULT_FIRST;
  const start = given.after == null ? null : positionOf(derivedKeys, list, given.after);
  // Read one more row than the page has, to see whether there is another page.
  const found = await load(start, count + 1);
  const edges = found
    .slice(0, count)
    .map(({ node, position }) => ({ cursor: cursorOf(derivedKeys, list, position), node }));
  return {
    edges,
    pageInfo: {
      hasNextPage: found.length > count,
      // The row of `after` comes before this page.
      hasPreviousPage: start !== null,
      startCursor: edges.at(0)?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

/** Places rows that are sorted by id. */
export function placedById<Node extends { id: number | bigint | string }>(rows: Node[]): Placed<Node>[] {
  return rows.map((node) => ({ node, position: [String(node.id)] }));
}

/**
 * Reads a page of a list by ascending id, see `readConnection`.
 * @param load returns the rows whose id is in a range, with the given order and number
 */
export function readConnectionById<Node extends { id: number }>(
  runtime: { derivedKeys: DerivedKeys },
  list: ListId,
  page: PageInput,
  load: (id: { gt: number }, query: { orderBy: { id: 'asc' }; take: number }) => Promise<Node[]>,
): Promise<Connection<Node>> {
  return readConnection(runtime, list, page, async (after, take) =>
    placedById(await load({ gt: Number(after?.[0] ?? 0) }, { orderBy: { id: 'asc' }, take })),
  );
}
