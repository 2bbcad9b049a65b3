import { toUnixSeconds } from '../../lib/clock.ts';
import type { Sweep } from '../../lib/sweeping.ts';
import type { Revocation } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { reasonOfEnd, type TokenInvalidReason } from '../tokens/verdict.ts';

/** An ended session, whose tokens are not valid any more although their `exp` may be later. */
export type RevocationEntry = {
  /** The `sid` of its tokens. */
  sid: string;
  /** Unix seconds. */
  endedAt: number;
  reason: TokenInvalidReason;
  /** Unix seconds: by then every token of the session has expired, and the entry may be forgotten. */
  forgetAfter: number;
};

/**
 * A place in an account's feed: a position and its mark. If the database is restored from a backup, a position that is
 * assigned again gets another mark.
 */
export type FeedPlace = {
  /** 0: the beginning. */
  after: number;
  /** The `mark` of the page whose `next` is this position. Null: not known, and not compared. */
  mark: string | null;
};

/** A page of an account's feed. */
export type FeedPage = {
  after: number;
  /** The `after` of the next page. */
  next: number;
  /** The mark of the position `next`. */
  mark: string | null;
  /** Whether there is a next page already. */
  more: boolean;
  entries: RevocationEntry[];
  /** The sites whose sessions are included. */
  sites: number[];
};

const FILING_BATCH = 1_000;
/** Batches per call. The rest waits for the next call. */
const MAX_BATCHES = 20;
const REMOVAL_BATCH = 1_000;
/** Entries without a mark in a row that are searched for the mark before them. */
const MOST_UNMARKED = 10_000;

/**
 * Moves ended sessions from the queue into the feeds of their accounts.
 *
 * Positions are assigned here and not when a session ends: a transaction that commits late would otherwise insert an
 * entry below a position that a partner has read already. The account's row of `revocation_feed` is locked until the
 * positions are committed, so they become visible in order. Logins and logouts do not wait for this lock. Sessions
 * whose end was committed before the call are in the feed after it, up to the limit of batches.
 */
export async function fileEndedSessions(db: Db): Promise<void> {
  for (let batch = 0; batch < MAX_BATCHES; batch += 1) {
    if ((await fileBatch(db)) < FILING_BATCH) return;
  }
}

/** Locks rows in the order of their keys, so that two processes do not deadlock. */
async function fileBatch(db: Db): Promise<number> {
  return db.$executeRaw`
    WITH chosen AS MATERIALIZED (
      SELECT session_id FROM ended_session ORDER BY session_id LIMIT ${FILING_BATCH} FOR UPDATE
    ), taken AS (
      DELETE FROM ended_session WHERE session_id IN (SELECT session_id FROM chosen) RETURNING *
    ), feed AS (
      INSERT INTO revocation_feed AS f (account_id, last_position, last_mark)
      SELECT account_id, count(*), gen_random_uuid() FROM taken GROUP BY account_id ORDER BY account_id
      ON CONFLICT (account_id) DO UPDATE SET
        last_position = f.last_position + EXCLUDED.last_position, last_mark = EXCLUDED.last_mark
      RETURNING account_id, last_position, last_mark
    )
    INSERT INTO revocation (account_id, position, session_id, ended_at, end_reason, forget_after, mark)
    SELECT account_id,
           last_position - count(*) OVER (PARTITION BY account_id)
             + row_number() OVER (PARTITION BY account_id ORDER BY ended_at, session_id),
           session_id, ended_at, end_reason, forget_after, last_mark
    FROM taken JOIN feed USING (account_id)`;
}

/** The last position of each account's feed. Accounts without a feed are missing in the result. */
export async function feedEnds(db: Db, accountIds: readonly number[]): Promise<Map<number, number>> {
  const feeds = await db.revocationFeed.findMany({ where: { accountId: { in: [...accountIds] } } });
  return new Map(feeds.map(({ accountId, lastPosition }) => [accountId, Number(lastPosition)]));
}

/**
 * Reads the entries after a place, oldest first.
 * @param place a position after the end, or with another mark, means the beginning: the database was restored from a
 *   backup. A position whose mark is no longer stored also means the beginning
 * @param limit the maximum number of entries
 * @param siteIds the sites whose sessions are included; null: all sites. Entries that are left out keep their
 *   positions, so a page may be shorter than the limit, or empty
 */
export async function readFeed(
  db: Db,
  { accountId, siteIds }: { accountId: number; siteIds: readonly number[] | null },
  place: FeedPlace,
  limit: number,
): Promise<FeedPage> {
  const feed = await db.revocationFeed.findUnique({ where: { accountId } });
  const end = Number(feed?.lastPosition ?? 0);
  const endMark = feed?.lastMark ?? null;
  const from = (await isOfThisHistory(db, accountId, place, { after: end, mark: endMark })) ? place.after : 0;
  const sites = siteIds ?? (await sitesOf(db, accountId));
  const rows = await db.revocation.findMany({
    where: { accountId, position: { gt: from } },
    orderBy: { position: 'asc' },
    take: limit + 1,
  });
  const shown = rows.slice(0, limit);
  return {
    after: from,
    // No rows: the feed has no entry after `from`, up to `end`.
    next: Number(shown.at(-1)?.position ?? end),
    mark: shown.length > 0 ? lastMarkOf(shown, from === 0 ? null : place.mark) : endMark,
    more: rows.length > limit,
    entries: (siteIds === null ? shown : await ofSites(db, shown, siteIds)).map(entryOf),
    sites: sites.toSorted((a, b) => a - b),
  };
}

/**
 * Whether a place belongs to the current history of the feed. Also false if its mark cannot be compared, because the
 * entries with that mark were removed.
 *
 * A process of a release without marks leaves the last mark of the feed unchanged, and its entries have none. So a
 * position without a mark has the mark of the last entry before it.
 */
async function isOfThisHistory(
  db: Db,
  accountId: number,
  { after, mark }: FeedPlace,
  end: FeedPlace,
): Promise<boolean> {
  if (after > end.after) return false;
  if (after === 0 || mark === null) return true;
  if (after === end.after) return mark === end.mark;
  const entry = await db.revocation.findUnique({
    where: { accountId_position: { accountId, position: after } },
  });
  return (entry?.mark ?? (await markBefore(db, accountId, after))) === mark;
}

/** The mark of the last entry before a position that has one. Null if there are too many entries without a mark. */
async function markBefore(db: Db, accountId: number, position: number): Promise<string | null> {
  const rows = await db.$queryRaw<{ mark: string }[]>`
    SELECT mark FROM (
      SELECT mark, position FROM revocation WHERE account_id = ${accountId} AND position < ${position}
      ORDER BY position DESC LIMIT ${MOST_UNMARKED}
    ) AS earlier
    WHERE mark IS NOT NULL ORDER BY position DESC LIMIT 1`;
  return rows[0]?.mark ?? null;
}

/** The mark of the last entry. @param before the mark of the place before the entries */
function lastMarkOf(entries: readonly Revocation[], before: string | null): string | null {
  return entries.findLast(({ mark }) => mark !== null)?.mark ?? before;
}

async function sitesOf(db: Db, accountId: number): Promise<number[]> {
  const sites = await db.site.findMany({ where: { accountId }, select: { id: true } });
  return sites.map(({ id }) => id);
}

/** Sessions are kept at least as long as their entries, so every entry has its session. */
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

/** Removes a batch of entries whose tokens have all expired. @returns the number of entries */
export async function removeForgotten(db: Db, now: Date, batch = REMOVAL_BATCH): Promise<number> {
  return db.$executeRaw`
    WITH chosen AS MATERIALIZED (
      SELECT account_id, position FROM revocation WHERE forget_after <= ${now}
      LIMIT ${batch} FOR UPDATE SKIP LOCKED
    )
    DELETE FROM revocation WHERE (account_id, position) IN (SELECT account_id, position FROM chosen)`;
}

export function revocationSweep({ prisma, clock }: Runtime): Sweep {
  return {
    name: 'revocations',
    async batch() {
      await fileEndedSessions(prisma);
      return (await removeForgotten(prisma, clock(), REMOVAL_BATCH)) === REMOVAL_BATCH;
    },
    pauseMilliseconds: 100,
    everyMilliseconds: 60_000,
  };
}
