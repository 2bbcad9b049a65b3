import type { PrismaClient } from '../database/client/client.ts';
import type { Db } from '../database/database.ts';
import { invalidField } from '../errors.ts';
import { isUuid } from '../lib/uuid.ts';
import { endSessions } from './end-session.ts';

/** Sessions that are looked at in one statement, and ended in one transaction, at most. */
const BATCH = 1_000;
/** A caller is answered after so long at the latest, and asks again for the rest. */
const BUDGET_MS = 10_000;
/** Before every session. */
const BEGINNING = '00000000-0000-0000-0000-000000000000';

/** Whose sessions: all of a site of an account, or of a whole account. */
export type Scope = { accountId: number; siteId: number | null };

export type ManyEnded = {
  endedCount: number;
  /** Where to go on; null when all are ended. */
  nextCursor: string | null;
};

/**
 * Ends every open session of a site or an account, a batch at a time, each in a transaction of its own: no
 * login, refresh or verdict waits for more than a batch. It walks the sessions in the order of their ids, as
 * the sweep does, so that no index is kept up at each login for the sake of an emergency. A login while it
 * runs may be ended with the others or spared.
 * @param after what the last call answered as `nextCursor`; null: from the beginning
 * @param record runs in the transaction of the first batch
 * @throws IdentityError VALIDATION_FAILED on `after`
 */
export async function endManySessions(
  prisma: PrismaClient,
  scope: Scope,
  after: string | null,
  endedBy: string,
  now: Date,
  record: (tx: Db) => Promise<void>,
): Promise<ManyEnded> {
  if (after !== null && !isUuid(after))
    throw invalidField('after', 'The after is not a place to go on from.');
  const giveUpAt = performance.now() + BUDGET_MS;
  let endedCount = 0;
  let place: string | null = after ?? BEGINNING;
  for (let first = true; place !== null && performance.now() < giveUpAt; first = false) {
    const { ids, next } = await pageOf(prisma, scope, place);
    if (first || ids.length > 0) {
      endedCount += await prisma.$transaction(async (tx) => {
        if (first) await record(tx);
        return endSessions(tx, { ids }, 'REVOKED_BY_COLLABORATOR', now, { endedBy });
      });
    }
    place = next;
  }
  return { endedCount, nextCursor: place };
}

/** The open sessions of a scope among the next ones of all. */
async function pageOf(db: Db, { accountId, siteId }: Scope, place: string) {
  const page = await db.$queryRaw<{ id: string; wanted: boolean }[]>`
    SELECT id::text, ended_at IS NULL AND account_id = ${accountId}
      AND (${siteId}::int IS NULL OR site_id = ${siteId}::int) AS wanted
    FROM session WHERE id > ${place}::uuid ORDER BY session.id LIMIT ${BATCH}`;
  return {
    ids: page.filter(({ wanted }) => wanted).map(({ id }) => id),
    next: page.length < BATCH ? null : (page.at(-1)?.id ?? null),
  };
}
