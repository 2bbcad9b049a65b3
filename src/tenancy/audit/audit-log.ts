import { z } from 'zod';
import { text, whole } from '../../lib/input.ts';
import type { AuditEvent, Prisma } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { requireValid } from '../../platform/errors.ts';

/** Some of an account's audit log, the latest first. */
export type AuditPage = { events: AuditEvent[]; nextCursor: string | null };

const MAX_PAGE = 100;

const name = (of: string) => text(of, 100).nullish();

/** PostgreSQL has no year 0. */
const instant = z.date().min(new Date(0), 'Nothing was written before 1970.');

/** Ids are of a sequence, and told as text: JSON has no numbers that large. */
const request = z.object({
  first: whole('first', 1, MAX_PAGE).nullish(),
  after: text('after', 18)
    .refine((value) => /^\d+$/.test(value), 'The after must be a cursor of an earlier page.')
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
 * A page of an account's audit log.
 * @param input `first` (at most 100; 50), `after` (the cursor of the page before) and `filter`, not yet validated
 * @throws IdentityError VALIDATION_FAILED
 */
export async function readAuditLog(db: Db, accountId: number, input: unknown): Promise<AuditPage> {
  const { first, after, filter } = requireValid(request, input);
  const take = first ?? 50;
  const events = await db.auditEvent.findMany({
    where: {
      accountId,
      ...matching(filter ?? {}),
      ...(after ? { id: { lt: BigInt(after) } } : {}),
    },
    orderBy: { id: 'desc' },
    // One more than is shown tells whether there is another page.
    take: take + 1,
  });
  const shown = events.slice(0, take);
  return { events: shown, nextCursor: events.length > take ? String(shown.at(-1)?.id) : null };
}

/** What is not given does not narrow. `from` is included, `until` is not. */
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
