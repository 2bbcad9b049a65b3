import type { Writable } from 'node:stream';
import type { Sweep } from '../../lib/sweeping.ts';
import { IdentityError, unavailable } from '../../platform/errors.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { isStillGood } from '../../tenancy/partners/partner.ts';
import type { PartnerState } from '../../tenancy/partners/partner-state.ts';
import { feedEnds, fileEndedSessions, readFeed } from './feed.ts';
import { type SignedPage, signPage } from './signed-page.ts';

/** The server-sent events of a process. */
export type Streams = {
  /**
   * Sends what comes after a position, and then whatever is new, until either side closes.
   * @param after as for `readFeed`
   * @throws IdentityError RATE_LIMITED for a partner or an account with too many streams; UNAVAILABLE when the process
   *   has too many, or stops
   */
  add(partner: PartnerState, after: number, output: Writable): void;
  /** How many are open. */
  readonly size: number;
  /** Ends all and takes no more. */
  close(): void;
  /** Sends what is new, to be run all the while. */
  sweep: Sweep;
};

type Stream = {
  partner: PartnerState;
  cursor: number;
  output: Writable;
  /** Since when its reader takes nothing; null while it does. */
  blockedSince: number | null;
  /** When something was last sent. */
  quietSince: number;
};

const EVERY_MS = 1_000;
/** While readers are behind: the database answers others in between. */
const PAUSE_MS = 1;
/** Pages between two looks at what is new: a tenth of a second or so. */
const PAGES_AT_ONCE = 20;
const HEARTBEAT_MS = 15_000;
/** A reader that takes nothing for so long is gone. */
const PATIENCE_MS = 60_000;
const PAGE = 500;
const MAX_STREAMS = 1_000;
const MAX_STREAMS_OF_PARTNER = 10;
/** A tenth of all streams, so that one account leaves places to the others. */
const MAX_STREAMS_OF_ACCOUNT = 100;
const RETRY_AFTER_SECONDS = 10;

/**
 * Looks once a second for all streams of this process, one query after the other, so that no number of
 * readers takes the database from those who ask for verdicts. While some are behind it looks again after every
 * few pages, which accounts get in turn. A reader that cannot take more is passed over, at its position, until it can.
 */
export function openStreams(runtime: Runtime): Streams {
  const { prisma, log } = runtime;
  const streams = new Set<Stream>();
  let closed = false;
  let failing = false;

  /** @returns whether there is more to send at once */
  async function look(): Promise<boolean> {
    if (streams.size === 0) return false;
    dropStalled(streams);
    await endDismissed(streams, runtime);
    await fileEndedSessions(prisma);
    const ends = await feedEnds(prisma, [...new Set([...streams].map(({ partner }) => partner.accountId))]);
    const isBehind = (stream: Stream) =>
      !closed &&
      streams.has(stream) &&
      stream.blockedSince === null &&
      stream.cursor !== (ends.get(stream.partner.accountId) ?? 0);
    const pages = new Map<string, SignedPage>();
    // What is new elsewhere, and who is dismissed, is looked for again before the next pages.
    for (const stream of inTurn([...streams].filter(isBehind))) {
      // A page that another stream of the partner has just been sent costs nothing.
      const isRead = pages.has(pageKey(stream));
      if (!isBehind(stream) || (!isRead && pages.size >= PAGES_AT_ONCE)) continue;
      await sendNext(stream, pages, runtime);
      // Behind those of its account that had no turn yet.
      if (streams.delete(stream)) streams.add(stream);
    }
    const behind = new Set([...streams].filter(isBehind));
    for (const stream of streams) if (!behind.has(stream)) beat(stream);
    return behind.size > 0;
  }

  return {
    add(partner, after, output) {
      if (closed || streams.size >= MAX_STREAMS) throw unavailable(RETRY_AFTER_SECONDS);
      const own = [...streams].filter((stream) => stream.partner.id === partner.id);
      if (own.length >= MAX_STREAMS_OF_PARTNER) {
        throw new IdentityError('RATE_LIMITED', {
          message: `A partner may have ${MAX_STREAMS_OF_PARTNER} streams at once.`,
          retryAfterSeconds: RETRY_AFTER_SECONDS,
        });
      }
      const ofAccount = [...streams].filter((stream) => stream.partner.accountId === partner.accountId);
      if (ofAccount.length >= MAX_STREAMS_OF_ACCOUNT) {
        throw new IdentityError('RATE_LIMITED', {
          message: `The partners of an account may have up to ${MAX_STREAMS_OF_ACCOUNT} streams at once.`,
          retryAfterSeconds: RETRY_AFTER_SECONDS,
        });
      }
      const quietSince = performance.now();
      const stream: Stream = { partner, cursor: after, output, blockedSince: null, quietSince };
      streams.add(stream);
      output.on('close', () => streams.delete(stream));
      output.on('error', () => streams.delete(stream));
      output.on('drain', () => {
        stream.blockedSince = null;
      });
      // Sends the head of the answer at once; a client that loses us comes back after two seconds.
      write(stream, 'retry: 2000\n\n');
    },
    get size() {
      return streams.size;
    },
    close() {
      closed = true;
      for (const { output } of streams) output.end();
      streams.clear();
    },
    sweep: {
      name: 'revocation streams',
      async batch() {
        try {
          const more = await look();
          failing = false;
          return more;
        } catch (error) {
          // Once an outage, not once a second.
          if (!failing) log.warn({ err: error }, 'the revocation feed could not be read for its streams');
          failing = true;
          return false;
        }
      },
      pauseMilliseconds: PAUSE_MS,
      everyMilliseconds: EVERY_MS,
    },
  };
}

/** A stream of each account first, then the next one of each: no account waits for all streams of another. */
function inTurn(streams: readonly Stream[]): Stream[] {
  const ofAccounts = [...Map.groupBy(streams, ({ partner }) => partner.accountId).values()];
  const rounds = Math.max(0, ...ofAccounts.map(({ length }) => length));
  return Array.from({ length: rounds }, (_, round) => ofAccounts.flatMap((own) => own[round] ?? [])).flat();
}

function pageKey({ cursor, partner }: Stream): string {
  return `${partner.clientId} ${cursor}`;
}

async function sendNext(stream: Stream, pages: Map<string, SignedPage>, runtime: Runtime): Promise<void> {
  const { cursor, partner } = stream;
  const key = pageKey(stream);
  let page = pages.get(key);
  if (!page) {
    const read = await readFeed(runtime.prisma, partner, cursor, PAGE);
    page = await signPage(runtime, read, partner.clientId, runtime.clock());
    pages.set(key, page);
  }
  stream.cursor = page.next;
  if (page.entries.length === 0) return;
  write(stream, `id: ${page.next}\nevent: revocations\ndata: ${JSON.stringify(page)}\n\n`);
}

function write(stream: Stream, text: string): void {
  if (stream.output.writableEnded || stream.output.destroyed) return;
  stream.quietSince = performance.now();
  if (!stream.output.write(text)) stream.blockedSince = performance.now();
}

/** A comment that says: whatever was committed a moment ago has been sent. While we cannot know, there is none. */
function beat(stream: Stream): void {
  const quiet = performance.now() - stream.quietSince;
  if (stream.blockedSince === null && quiet >= HEARTBEAT_MS) write(stream, ': up to date\n\n');
}

function dropStalled(streams: Set<Stream>): void {
  for (const { blockedSince, output } of streams) {
    if (blockedSince !== null && performance.now() - blockedSince > PATIENCE_MS) output.destroy();
  }
}

/**
 * Ends the streams of partners that were disabled since they began, whose secret is no longer good, or who
 * may see other sites now: they come back as what they are.
 */
async function endDismissed(
  streams: Set<Stream>,
  { verdictReads: { partner: read }, clock }: Runtime,
): Promise<void> {
  const clientIds = [...new Set([...streams].map(({ partner }) => partner.clientId))];
  const current = new Map(
    await Promise.all(clientIds.map(async (clientId) => [clientId, await read(clientId)] as const)),
  );
  for (const stream of streams) {
    const { clientId, secretHash, siteIds } = stream.partner;
    const partner = current.get(clientId) ?? null;
    if (isStillGood(secretHash, partner, clock()) && sameSites(siteIds, partner?.siteIds ?? null)) continue;
    stream.output.end();
    streams.delete(stream);
  }
}

function sameSites(before: readonly number[] | null, after: readonly number[] | null): boolean {
  const sorted = (ids: readonly number[] | null) => ids?.toSorted((a, b) => a - b).join();
  return sorted(before) === sorted(after);
}
