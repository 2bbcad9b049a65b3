import type { Connection } from './connection.ts';
import { type EndedSessions, rememberEndedSessions } from './ended-sessions.ts';
import { type Feed, openFeed } from './feed.ts';
import type { Expected } from './feed-page.ts';
import { type FeedStream, openFeedStream } from './feed-stream.ts';
import { type KeySet, openKeySet } from './key-set.ts';
import { type Problem, problemOf, type ReportProblem } from './problem.ts';
import { ageOf, type Clock, earlierOf, type Instant, openServerTime, type ServerTime } from './time.ts';

/** The local copy of the issuer's keys and revocation feed. */
export type Knowledge = {
  keys: KeySet;
  feed: Feed;
  ended: EndedSessions;
  serverTime: ServerTime;
  /** The last time at which the copy was complete. Null: the copy is incomplete or too old, so it must not be used. */
  fresh(): Instant | null;
  /** The age of the copy, in milliseconds. Null: the copy is not complete. */
  age(): number | null;
  /**
   * Resolves after a renewal that begins after the call, and at least a second after the previous renewal began.
   * @returns false if the renewal failed or was not tried, for example because too many callers are waiting
   */
  renew(): Promise<boolean>;
  problem(): Problem | null;
  streams(): boolean;
  close(): void;
};

export type KnowledgeOptions = Expected & {
  connection: Connection;
  clock: Clock;
  maxStalenessMilliseconds: number;
  clockToleranceMilliseconds: number;
  maxEndedSessions: number;
  stream: boolean;
  report: ReportProblem;
};

const MAX_EVERY_MS = 10_000;
const MIN_EVERY_MS = 200;
const FIRST_PAUSE_MS = 200;
const RENEW_EVERY_MS = 1_000;
const MAX_RENEWING = 1_000;

/** Renews the keys and the feed, usually at least three times within the allowed staleness. May keep a stream open. */
export function openKnowledge(options: KnowledgeOptions): Knowledge {
  const { connection, clock, maxStalenessMilliseconds, report } = options;
  const serverTime = openServerTime(clock, options.clockToleranceMilliseconds);
  const keys = openKeySet(connection, clock);
  const ended = rememberEndedSessions(options.maxEndedSessions);
  const feed = openFeed({ ...options, serverTime, keys, ended });
  const everyMilliseconds = Math.min(MAX_EVERY_MS, Math.max(MIN_EVERY_MS, maxStalenessMilliseconds / 3));
  let stream: FeedStream | null = null;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<boolean> | null = null;
  let next: Promise<boolean> | null = null;
  let renewing = 0;
  let begunAt = Number.NEGATIVE_INFINITY;
  let pause = FIRST_PAUSE_MS;
  let problem: Problem | null = null;
  let closed = false;

  function asOf(): Instant | null {
    const [ofKeys, ofFeed] = [keys.asOf(), feed.asOf()];
    return ofKeys && ofFeed && earlierOf(ofKeys, ofFeed);
  }

  async function renewNow(): Promise<boolean> {
    begunAt = clock.monotonic();
    try {
      await keys.refresh();
      await feed.catchUp();
      const known = serverTime.known();
      if (known !== null) ended.forget(known);
      problem = null;
      pause = FIRST_PAUSE_MS;
      if (options.stream && !closed) stream ??= openStream();
      return true;
    } catch (error) {
      const found = problemOf(error);
      if (found.code !== problem?.code && !closed) report(found);
      problem = found;
      return false;
    }
  }

  function openStream(): FeedStream {
    return openFeedStream({
      connection,
      place: feed.place,
      onPage: takePage,
      onEnd: () => void renewSoon(),
    });
  }

  function takePage(body: string): void {
    feed.take(body);
    // The copy is not complete, for example because the sites have changed.
    if (feed.asOf() === null) void renewSoon();
  }

  function schedule(isDone: boolean): void {
    clearTimeout(timer);
    if (closed) return;
    const wait = isDone ? everyMilliseconds * (0.8 + Math.random() / 5) : pause * (0.5 + Math.random() / 2);
    if (!isDone) pause = Math.min(pause * 2, everyMilliseconds);
    const asked = isDone ? 0 : Math.min(everyMilliseconds, (problem?.retryAfterSeconds ?? 0) * 1000);
    timer = setTimeout(run, Math.max(wait, asked));
    timer.unref();
  }

  function run(): Promise<boolean> {
    if (closed) return Promise.resolve(false);
    running ??= renewNow().then((isDone) => {
      running = null;
      schedule(isDone);
      return isDone;
    });
    return running;
  }

  /** Returns the next renewal that has not begun yet. Callers share it. */
  function renewSoon(): Promise<boolean> {
    next ??= (async () => {
      await running;
      const wait = begunAt + RENEW_EVERY_MS - clock.monotonic();
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait).unref());
      await running;
      next = null;
      return run();
    })();
    return next;
  }

  void run();
  return {
    keys,
    feed,
    ended,
    serverTime,
    fresh() {
      const known = asOf();
      return known && ageOf(known, clock) <= maxStalenessMilliseconds ? known : null;
    },
    age() {
      const known = asOf();
      return known && ageOf(known, clock);
    },
    async renew() {
      if (closed || renewing >= MAX_RENEWING) return false;
      renewing += 1;
      try {
        return await renewSoon();
      } finally {
        renewing -= 1;
      }
    },
    problem: () => problem,
    streams: () => stream?.isOpen ?? false,
    close() {
      closed = true;
      clearTimeout(timer);
      stream?.close();
    },
  };
}
