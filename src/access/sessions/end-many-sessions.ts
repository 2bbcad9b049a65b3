import { addSeconds } from '../../lib/clock.ts';
import { firstUuidV7, isUuid, NIL_UUID } from '../../lib/uuid.ts';
import type { Db } from '../../platform/database/database.ts';
import { transactionsUnderWay } from '../../platform/database/transactions-under-way.ts';
import { invalidField } from '../../platform/errors.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { endSessions } from './end-session.ts';

/** Sessions per statement and transaction. */
const BATCH = 1_000;
/** A call returns after this time, and the caller continues with the cursor. */
const BUDGET_MS = 10_000;
/** Longer than any login takes, including the clock difference of two processes. */
const LOGIN_SECONDS = 300;

/** Which sessions: those of one site, or of the whole account. */
export type Scope = { accountId: number; siteId: number | null };

export type ManyEnded = {
  endedCount: number;
  /** The cursor for the next call; null: all sessions have ended. */
  nextCursor: string | null;
};

/**
 * Ends all open sessions of a site or an account, in batches with a transaction each, so that logins,
 * refreshes and verdicts wait for one batch at most. It scans sessions by primary key, like the sweep, so
 * that no index has to be maintained at each login for this rare case.
 *
 * Sessions that exist at the call are ended. A login that is under way at the call may commit a session whose id the
 * scan has already passed, so the newest sessions are scanned again after those logins have finished. A session of a
 * login that starts later may or may not be ended.
 * @param after the `nextCursor` of the previous call; null: start at the beginning
 * @param record runs in the transaction of the first batch
 * @throws IdentityError VALIDATION_FAILED on `after`
 */
export async function endManySessions(
  runtime: Runtime,
  scope: Scope,
  after: string | null,
  endedBy: string,
  now: Date,
  record: (tx: Db) => Promise<void>,
): Promise<ManyEnded> {
  if (after !== null && !isUuid(after))
    throw invalidField('after', 'The after is not a cursor of this operation.');
  const { prisma } = runtime;
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
          return endSessions(tx, runtime, { ids }, 'REVOKED_BY_COLLABORATOR', now, { endedBy });
        });
        recorded = true;
      }
      place = next;
    }
    return place;
  };
  const place = await walk(after ?? NIL_UUID);
  if (place !== null) return { endedCount, nextCursor: place };
  await loginsUnderWay(giveUpAt);
  return { endedCount, nextCursor: await walk(firstUuidV7(addSeconds(now, -LOGIN_SECONDS))) };
}

/** The open sessions of the scope in the next batch of ids, and the place after the batch. */
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
