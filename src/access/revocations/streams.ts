import type { Writable } from 'node:stream';
import type { Sweep } from '../../lib/sweeping.ts';
import { IdentityError, unavailable } from '../../platform/errors.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { isCurrentSecret, type PartnerState } from '../../tenancy/partners/partner.ts';
import { type FeedPlace, feedEnds, fileEndedSessions, readFeed } from './feed.ts';
import { type SignedPage, signPage } from './signed-page.ts';

export type Streams = {
  /**
   * Sends the entries after a place, then new entries, until either side closes the stream.
   * @param place as in `readFeed`
   * @throws IdentityError RATE_LIMITED when the partner or the account has too many streams; UNAVAILABLE when
   *   the process has too many, or stops
   */
  add(partner: PartnerState, place: FeedPlace, output: Writable): void;
  readonly size: number;
  /** Ends all streams and refuses new ones. */
  close(): void;
  /** Sends new entries. Runs repeatedly. */
  sweep: Sweep;
};

type Stream = {
  partner: PartnerState;
  place: FeedPlace;
  output: Writable;
  /** When the client stopped reading. Null while it reads. */
  blockedSince: number | null;
  /** When the stream last sent anything, heartbeats included. */
  lastSentAt: number;
};

/** The pause after a round, unless streams are behind. */
const EVERY_MS = 100;
/** How often the partners are read again while no stream is behind. */
const PARTNERS_EVERY_MS = 1_000;
/** The pause between rounds while streams are behind. Other queries run during it. */
const PAUSE_MS = 1;
/** Pages per round. They take about 100 ms. */
const PAGES_AT_ONCE = 20;
const HEARTBEAT_MS = 15_000;
/** A client that reads nothing for this long is disconnected. */
const STALLED_AFTER_MS = 60_000;
const PAGE = 500;
const MAX_STREAMS = 1_000;
const MAX_STREAMS_OF_PARTNER = 10;
/** A tenth of all streams, so that one account does not use all of them. */
const MAX_STREAMS_OF_ACCOUNT = 100;
const RETRY_AFTER_SECONDS = 10;

/**
 * Opens the streams of this process. Rounds send new entries to them. The pages of a round are read one after the
 * other, so that many clients do not delay verdicts. The next round begins after 100 ms, or almost immediately while
 * streams are behind. Accounts take turns. A stream whose client does not read is skipped.
 */
export function openStreams(runtime: Runtime): Streams {
  const { prisma, log } = runtime;
  const streams = new Set<Stream>();
  let closed = false;
  let failing = false;
  let partnersReadAt = Number.NEGATIVE_INFINITY;

  /** @returns whether streams are still behind */
  async function round(): Promise<boolean> {
    if (streams.size === 0) return false;
    dropStalled(streams);
    await fileEndedSessions(prisma);
    const ends = await feedEnds(prisma, [...new Set([...streams].map(({ partner }) => partner.accountId))]);
    const isBehind = (stream: Stream) =>
      !closed &&
      streams.has(stream) &&
      stream.blockedSince === null &&
      stream.place.after !== (ends.get(stream.partner.accountId) ?? 0);
    // Nothing is sent to a partner that is disabled.
    if ([...streams].some(isBehind) || performance.now() - partnersReadAt >= PARTNERS_EVERY_MS) {
      await endOutdated(streams, runtime);
      partnersReadAt = performance.now();
    }
    const pages = new Map<string, SignedPage>();
    // The number of pages is bounded, so that the next round starts soon: it reads new entries and the partners again.
    for (const stream of roundRobin([...streams].filter(isBehind))) {
      // A page that another stream of the partner has just read needs no query.
      const isRead = pages.has(pageKey(stream));
      if (!isBehind(stream) || (!isRead && pages.size >= PAGES_AT_ONCE)) continue;
      await sendNext(stream, pages, runtime);
      // Moves the stream behind the streams of its account that had no turn.
      if (streams.delete(stream)) streams.add(stream);
    }
    const behind = new Set([...streams].filter(isBehind));
    for (const stream of streams) if (!behind.has(stream)) sendHeartbeat(stream);
    return behind.size > 0;
  }

  return {
    add(partner, place, output) {
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
      const lastSentAt = performance.now();
      const stream: Stream = { partner, place, output, blockedSince: null, lastSentAt };
      streams.add(stream);
      output.on('close', () => streams.delete(stream));
      output.on('error', () => streams.delete(stream));
      output.on('drain', () => {
        stream.blockedSince = null;
      });
      // Sends the response headers now. A client that is disconnected reconnects after two seconds.
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
          const more = await round();
          failing = false;
          return more;
        } catch (error) {
          // Log once per outage, not once per round.
          if (!failing) log.warn({ err: error }, 'the revocation feed could not be read');
          failing = true;
          return false;
        }
      },
      pauseMilliseconds: PAUSE_MS,
      everyMilliseconds: EVERY_MS,
    },
  };
}

/** Orders streams so that accounts take turns: first one stream of each account, then the second ones. */
function roundRobin(streams: readonly Stream[]): Stream[] {
  const ofAccounts = [...Map.groupBy(streams, ({ partner }) => partner.accountId).values()];
  const rounds = Math.max(0, ...ofAccounts.map(({ length }) => length));
  return Array.from({ length: rounds }, (_, round) => ofAccounts.flatMap((own) => own[round] ?? [])).flat();
}

function pageKey({ place: { after, mark }, partner }: Stream): string {
  return `${partner.clientId} ${after} ${mark}`;
}

async function sendNext(stream: Stream, pages: Map<string, SignedPage>, runtime: Runtime): Promise<void> {
  const { place, partner } = stream;
  const key = pageKey(stream);
  let page = pages.get(key);
  if (!page) {
    const read = await readFeed(runtime.prisma, partner, place, PAGE);
    page = await signPage(runtime, read, partner.clientId, runtime.clock());
    pages.set(key, page);
  }
  stream.place = { after: page.next, mark: page.mark };
  if (page.entries.length === 0) return;
  write(stream, `id: ${page.next}\nevent: revocations\ndata: ${JSON.stringify(page)}\n\n`);
}

function write(stream: Stream, text: string): void {
  if (stream.output.writableEnded || stream.output.destroyed) return;
  stream.lastSentAt = performance.now();
  if (!stream.output.write(text)) stream.blockedSince = performance.now();
}

/** Tells a client, after 15 seconds of silence, that it is up to date. Called only for streams that are not behind. */
function sendHeartbeat(stream: Stream): void {
  const silence = performance.now() - stream.lastSentAt;
  if (stream.blockedSince === null && silence >= HEARTBEAT_MS) write(stream, ': up to date\n\n');
}

function dropStalled(streams: Set<Stream>): void {
  for (const { blockedSince, output } of streams) {
    if (blockedSince !== null && performance.now() - blockedSince > STALLED_AFTER_MS) output.destroy();
  }
}

/**
 * Ends the streams of partners that were disabled, whose secret is no longer valid, or whose sites have changed. A
 * client that reconnects gets the current rights.
 */
async function endOutdated(
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
    if (isCurrentSecret(secretHash, partner, clock()) && sameSites(siteIds, partner?.siteIds ?? null))
      continue;
    stream.output.end();
    streams.delete(stream);
  }
}

function sameSites(before: readonly number[] | null, after: readonly number[] | null): boolean {
  const sorted = (ids: readonly number[] | null) => ids?.toSorted((a, b) => a - b).join();
  return sorted(before) === sorted(after);
}
