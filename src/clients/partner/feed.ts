import { type Connection, refusedStatus } from './connection.ts';
import type { EndedSessions } from './ended-sessions.ts';
import { type Expected, type FeedPage, readPage } from './feed-page.ts';
import type { KeySet } from './key-set.ts';
import { Problem } from './problem.ts';
import { type Clock, type Instant, instantOf, type ServerTime } from './time.ts';

/** The copy of the revocation feed. */
export type Feed = {
  /** Reads everything after the last position. Concurrent calls are not allowed. @throws Problem */
  catchUp(): Promise<void>;
  /** Adds a page of the stream to the copy. @throws Problem */
  take(body: string): void;
  /** The position up to which the copy has every entry, as query parameters. */
  place(): string;
  /** The last time at which the copy was complete. Null: it is not complete. */
  asOf(): Instant | null;
  /** Whether tokens of a site may be accepted. */
  hasSite(siteId: string): boolean;
  siteIds(): string[];
};

export type FeedOptions = Expected & {
  connection: Connection;
  clock: Clock;
  serverTime: ServerTime;
  keys: KeySet;
  ended: EndedSessions;
  maxEndedSessions: number;
};

const LIMIT = 1_000;
const TIMEOUT_MS = 5_000;
/** After an overflow, the feed is read again only if at most this part of `maxEndedSessions` is used. */
const ROOM = 0.9;
const MAX_RESTARTS = 3;

/**
 * Opens the copy of the feed. Only the answer to a request makes the copy complete, as of the time when the request
 * began, because the answer has every entry that was committed before. The stream adds entries sooner, but a silent
 * stream does not prove that there are no new entries.
 */
export function openFeed(options: FeedOptions): Feed {
  const { connection, clock, serverTime, keys, ended } = options;
  let cursor = 0;
  let mark: string | null = null;
  let asOf: Instant | null = null;
  /** Null: not known yet. */
  let sites: ReadonlySet<string> | null = null;
  let overflowed = false;
  let restarts = 0;

  function startAgain(): void {
    cursor = 0;
    mark = null;
    asOf = null;
    restarts += 1;
  }

  function addEntries({ entries }: FeedPage): void {
    for (const entry of entries) {
      if (ended.add(entry)) continue;
      overflowed = true;
      startAgain();
      throw tooMany();
    }
  }

  /**
   * Sets the sites of this partner to those of a page. Earlier pages lack the entries of new sites, so a new site makes
   * the feed start again from the beginning.
   */
  function takeSites({ siteIds }: FeedPage): void {
    const before = sites;
    const isWider = before !== null && siteIds.some((id) => !before.has(id));
    sites = new Set(siteIds);
    if (isWider) startAgain();
  }

  function place(): string {
    return mark === null ? `after=${cursor}` : `after=${cursor}&mark=${mark}`;
  }

  function moveTo({ next, mark: ofNext }: FeedPage): void {
    cursor = next;
    mark = ofNext;
  }

  async function request(): Promise<FeedPage> {
    const began = instantOf(clock);
    const answer = await connection.send({
      method: 'GET',
      path: `/revocations?${place()}&limit=${LIMIT}`,
      headers: { accept: 'application/json', 'cache-control': 'no-cache' },
      timeoutMilliseconds: TIMEOUT_MS,
    });
    if (answer.status !== 200) throw refusedStatus(answer.status, answer.header('retry-after'));
    const page = readPage(answer.body, keys, options);
    // An old page that an attacker has recorded has a valid signature, too.
    if (!serverTime.isPresent(page.issuedAt)) {
      throw new Problem(
        'CLOCK_DIFFERS',
        'The time of a signed page differs too much from the time of this machine.',
      );
    }
    serverTime.note(page.issuedAt, began);
    return page;
  }

  return {
    place,
    asOf: () => asOf,
    hasSite: (siteId) => sites?.has(siteId) ?? false,
    siteIds: () => [...(sites ?? [])],
    async catchUp() {
      if (overflowed) {
        // Entries were dropped. The feed is read again once there is room.
        if (ended.size > options.maxEndedSessions * ROOM) throw tooMany();
        overflowed = false;
        startAgain();
      }
      for (let attempts = 0; attempts <= MAX_RESTARTS; ) {
        const after = cursor;
        const restartsBefore = restarts;
        const began = instantOf(clock);
        const page = await request();
        // After a restore from a backup the position is unknown, and the service starts at 0. Entries of the copy stay.
        const isRestart = page.after === 0 && after !== 0;
        if (page.after !== after && !isRestart) throw otherPosition();
        if (page.next < page.after || (page.more && page.next === page.after)) throw otherPosition();
        addEntries(page);
        if (isRestart) startAgain();
        takeSites(page);
        if (restarts === restartsBefore) {
          // The stream may have moved the cursor further.
          if (page.next >= cursor) moveTo(page);
          if (page.more) continue;
          asOf = began;
          return;
        }
        attempts += 1;
      }
      throw otherPosition();
    },
    take(body) {
      const page = readPage(body, keys, options);
      addEntries(page);
      takeSites(page);
      if (asOf !== null && page.after === cursor && page.next > cursor) moveTo(page);
    },
  };
}

function tooMany(): Problem {
  return new Problem(
    'TOO_MANY_ENDED_SESSIONS',
    'The revocation feed has more entries than maxEndedSessions.',
  );
}

function otherPosition(): Problem {
  return new Problem('WRONG_ANSWER', 'A page of the revocation feed is not the one that was requested.');
}
