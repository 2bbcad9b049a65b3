import { z } from 'zod';
import type { Acting } from '../../platform/acting.ts';
import {
  type Connection,
  type PageInput,
  placedById,
  readConnection,
} from '../../platform/connections/connection.ts';
import type { AuditEvent, Prisma } from '../../platform/database/client/client.ts';
import { requireValid } from '../../platform/errors.ts';
import { text, whole } from '../../platform/input.ts';
import type { Runtime } from '../../platform/runtime.ts';

export type AuditPage = { events: AuditEvent[]; nextCursor: string | null };

const MAX_PAGE = 100;

const name = (of: string) => text(of, 100).nullish();

/** PostgreSQL has no year 0, so very early dates are refused. */
const instant = z.date().min(new Date(0), 'The date must not be before 1970.');

/** Ids are 64-bit integers, so they are text in JSON. */
const request = z.object({
  first: whole('first', 1, MAX_PAGE).nullish(),
  after: text('after', 18)
    .refine((value) => /^\d+$/.test(value), 'The after must be the nextCursor of an earlier page.')
    .nullish(),
  filter: z
    .object({
      actorKind: z.enum(['COLLABORATOR', 'CUSTOMER', 'PARTNER', 'COMMAND_LINE', 'SYSTEM']).nullish(),
      actorId: name('actor id'),
      action: name('action'),
      targetKind: name('target kind'),
      targetId: name('target id'),
      from: instant.nullish(),
      until: instant.nullish(),
    })
    .nullish(),
});

/**
 * Reads a page of the account's audit log.
 * @param input `first` (up to 100, default 50), `after` (the previous page's cursor) and `filter`, not yet validated
 * @throws IdentityError VALIDATION_FAILED
 */
export async function readAuditLog(
  { prisma }: Runtime,
  { accountId }: Acting,
  input: unknown,
): Promise<AuditPage> {
  const { first, after, filter } = requireValid(request, input);
  const take = first ?? 50;
  const events = await prisma.auditEvent.findMany({
    where: {
      accountId,
      ...matching(filter ?? {}),
      ...(after ? { id: { lt: BigInt(after) } } : {}),
    },
    orderBy: { id: 'desc' },
    // Read one more row than the page has, to see whether there is another page.
    take: take + 1,
  });
  const shown = events.slice(0, take);
  return { events: shown, nextCursor: events.length > take ? String(shown.at(-1)?.id) : null };
}

/**
 * `readAuditLog` as a connection.
 * @param input `first`, `after` and `filter`, not yet validated
 * @throws IdentityError VALIDATION_FAILED
 */
export async function readAuditConnection(
  runtime: Runtime,
  { accountId }: Acting,
  { filter, ...page }: PageInput & { filter?: unknown },
): Promise<Connection<AuditEvent>> {
  const where = matching(requireValid(request.pick({ filter: true }), { filter }).filter ?? {});
  return readConnection(runtime, ['audit events', accountId], page, async (after, take) =>
    placedById(
      await runtime.prisma.auditEvent.findMany({
        where: { accountId, ...where, ...(after === null ? {} : { id: { lt: BigInt(after[0] ?? 0) } }) },
        orderBy: { id: 'desc' },
        take,
      }),
    ),
  );
}

/** Absent members match everything. `from` is inclusive, `until` exclusive. */
function matching({
  from,
  until,
  ...exact
}: NonNullable<z.output<typeof request>['filter']>): Prisma.AuditEventWhereInput {
  const given = Object.entries(exact).filter(([, value]) => value != null);
  return {
    ...Object.fromEntries(given),
    ...(from || until ? { at: { ...(from ? { gte: from } : {}), ...(until ? { lt: until } : {}) } } : {}),
  };
}

/** A member of an entry with its two values. Null: the member is absent on that side, or is null. */
export type AuditChange = { field: string; before: unknown; after: unknown };

/** Pairs the members of `before` and `after` of an entry by name. */
export function changesOf({ before, after }: Pick<AuditEvent, 'before' | 'after'>): AuditChange[] {
  const [was, is] = [membersOf(before), membersOf(after)];
  return [...new Set([...Object.keys(was), ...Object.keys(is)])].map((field) => ({
    field,
    before: was[field] ?? null,
    after: is[field] ?? null,
  }));
}

function membersOf(json: Prisma.JsonValue): Record<string, unknown> {
  return json !== null && typeof json === 'object' && !Array.isArray(json) ? json : {};
}
