import { addSeconds } from '../../lib/clock.ts';
import { isUuid } from '../../lib/uuid.ts';
import type { PrismaClient } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { transactionsUnderWay } from '../../platform/database/transactions-under-way.ts';
import { invalidField } from '../../platform/errors.ts';
import { endSessions } from './end-session.ts';
import { firstSessionId } from './session-id.ts';

/** Sessions that are looked at in one statement, and ended in one transaction, at most. */
const BATCH = 1_000;
/** A caller is answered after so long at the latest, and asks again for the rest. */
const BUDGET_MS = 10_000;
/** No login takes longer, the difference of two processes' clocks included. */
const LOGIN_SECONDS = 300;
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
 * the sweep does, so that no index is kept up at each login for the sake of an emergency.
 *
 * A session that was there when it was called is ended, and one that a login was just writing then too: the
 * walk may have passed its place before it was committed, so once those logins are over the newest are looked
 * at again. A login that begins to write after the call is a new one, and may be ended with the others or spared.
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
  const loginsUnderWay = await transactionsUnderWay(prisma);
  let endedCount = 0;
  let recorded = false;
  const walk = async (from: string): Promise<string | null> => {
    let place: string | null = from;
    while (place !== null && performance.now() < giveUpAt) {
      const { ids, next } = await pageOf(prisma, scope, place);
      if (!recorded || ids.length > 0) {
        endedCount += await prisma.$transaction(async (tx) => {
          if (!recorded) await record(tx);
          return endSessions(tx, { ids }, 'REVOKED_BY_COLLABORATOR', now, { endedBy });
        });
        recorded = true;
      }
      place = next;
    }
    return place;
  };
  const place = await walk(after ?? BEGINNING);
  if (place !== null) return { endedCount, nextCursor: place };
  await loginsUnderWay(giveUpAt);
  return { endedCount, nextCursor: await walk(firstSessionId(addSeconds(now, -LOGIN_SECONDS))) };
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
