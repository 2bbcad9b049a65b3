import { z } from 'zod';
import type { Acting } from '../../platform/acting.ts';
import type { AuditEvent, Prisma } from '../../platform/database/client/client.ts';
import { requireValid } from '../../platform/errors.ts';
import { text, whole } from '../../platform/input.ts';
import type { Runtime } from '../../platform/runtime.ts';

/** A page of the audit log, the latest entry first. */
export type AuditPage = { events: AuditEvent[]; nextCursor: string | null };

const MAX_PAGE = 100;

const name = (of: string) => text(of, 100).nullish();

/** PostgreSQL has no year 0. */
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
    // One row more than the page tells whether there is another page.
    take: take + 1,
  });
  const shown = events.slice(0, take);
  return { events: shown, nextCursor: events.length > take ? String(shown.at(-1)?.id) : null };
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
