import { toUnixSeconds } from '../../lib/clock.ts';
import type { Revocation } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { reasonOfEnd, type TokenInvalidReason } from '../tokens/verdict.ts';

/** A session whose tokens are not good any more, whatever their `exp` says. */
export type RevocationEntry = {
  /** The `sid` of its tokens. */
  sid: string;
  /** Unix seconds. */
  endedAt: number;
  reason: TokenInvalidReason;
  /** Unix seconds: by then every token of the session has expired, and the entry may be forgotten. */
  forgetAfter: number;
};

/** Entries between two positions of an account's feed. */
export type FeedPage = {
  after: number;
  /** Where the next page begins: to be given as `after`. */
  next: number;
  /** Whether there is a next page already. */
  more: boolean;
  entries: RevocationEntry[];
};

const FILING_BATCH = 1_000;
/** So many batches are filed at one call; what is left waits for the next. */
const MAX_BATCHES = 20;

/**
 * Moves sessions that were ended (`endSessions` notes them) into their accounts' feeds.
 *
 * Positions are given here and not where a session ends: there, a transaction that commits late would
 * put its entry below positions that somebody has read past. The account's row of `revocation_feed` is
 * locked until the positions are committed, so they become visible in their order, whatever processes
 * file at once; logins and logouts wait for none of this. What was committed before the call is in the
 * feed after it.
 */
export async function fileEndedSessions(db: Db): Promise<void> {
  for (let batch = 0; batch < MAX_BATCHES; batch += 1) {
    if ((await fileBatch(db)) < FILING_BATCH) return;
  }
}

/** Rows are locked in the order of their keys, so that two processes cannot wait for each other. */
async function fileBatch(db: Db): Promise<number> {
  return db.$executeRaw`
    WITH chosen AS MATERIALIZED (
      SELECT session_id FROM ended_session ORDER BY session_id LIMIT ${FILING_BATCH} FOR UPDATE
    ), taken AS (
      DELETE FROM ended_session WHERE session_id IN (SELECT session_id FROM chosen) RETURNING *
    ), feed AS (
      INSERT INTO revocation_feed AS f (account_id, last_position)
      SELECT account_id, count(*) FROM taken GROUP BY account_id ORDER BY account_id
      ON CONFLICT (account_id) DO UPDATE SET last_position = f.last_position + EXCLUDED.last_position
      RETURNING account_id, last_position
    )
    INSERT INTO revocation (account_id, position, session_id, ended_at, end_reason, forget_after)
    SELECT account_id,
           last_position - count(*) OVER (PARTITION BY account_id)
             + row_number() OVER (PARTITION BY account_id ORDER BY ended_at, session_id),
           session_id, ended_at, end_reason, forget_after
    FROM taken JOIN feed USING (account_id)`;
}

/** How far the feeds of some accounts go; an account without a feed is not in the answer. */
export async function feedEnds(db: Db, accountIds: readonly number[]): Promise<Map<number, number>> {
  const feeds = await db.revocationFeed.findMany({ where: { accountId: { in: [...accountIds] } } });
  return new Map(feeds.map(({ accountId, lastPosition }) => [accountId, Number(lastPosition)]));
}

/**
 * The entries after a position, oldest first.
 * @param after 0 for the beginning. A position beyond the end, which a database restored from a backup
 *   may not have reached yet, means the beginning too
 * @param limit at most so many entries
 * @param siteIds only entries of these sites' sessions; null: of all. Those left out keep their positions, so
 *   a page may hold fewer entries than there are positions, or none
 */
export async function readFeed(
  db: Db,
  { accountId, siteIds }: { accountId: number; siteIds: readonly number[] | null },
  after: number,
  limit: number,
): Promise<FeedPage> {
  const end = (await feedEnds(db, [accountId])).get(accountId) ?? 0;
  const from = after > end ? 0 : after;
  const rows = await db.revocation.findMany({
    where: { accountId, position: { gt: from } },
    orderBy: { position: 'asc' },
    take: limit + 1,
  });
  const shown = rows.slice(0, limit);
  return {
    after: from,
    // Nothing found: all up to the end, which was read before, has been dropped.
    next: Number(shown.at(-1)?.position ?? end),
    more: rows.length > limit,
    entries: (siteIds === null ? shown : await ofSites(db, shown, siteIds)).map(entryOf),
  };
}

/** A session is kept until its entry may be forgotten, so whose session is gone nobody misses. */
async function ofSites(db: Db, revocations: Revocation[], siteIds: readonly number[]): Promise<Revocation[]> {
  const sessions = await db.session.findMany({
    where: { id: { in: revocations.map(({ sessionId }) => sessionId) }, siteId: { in: [...siteIds] } },
    select: { id: true },
  });
  const ids = new Set(sessions.map(({ id }) => id));
  return revocations.filter(({ sessionId }) => ids.has(sessionId));
}

function entryOf({ sessionId, endedAt, endReason, forgetAfter }: Revocation): RevocationEntry {
  return {
    sid: sessionId,
    endedAt: toUnixSeconds(endedAt),
    reason: reasonOfEnd({ endReason }),
    forgetAfter: Math.ceil(forgetAfter.getTime() / 1000),
  };
}

/** Drops entries that may be forgotten, some at a time. @returns how many */
export async function dropForgotten(db: Db, now: Date, batch = 1_000): Promise<number> {
  return db.$executeRaw`
    WITH chosen AS MATERIALIZED (
      SELECT account_id, position FROM revocation WHERE forget_after <= ${now}
      LIMIT ${batch} FOR UPDATE SKIP LOCKED
    )
    DELETE FROM revocation WHERE (account_id, position) IN (SELECT account_id, position FROM chosen)`;
}
