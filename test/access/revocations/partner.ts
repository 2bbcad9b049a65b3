import { type Agent, type IncomingMessage, request } from 'node:http';
import { createRemoteJWKSet, type JWTPayload, jwtVerify } from 'jose';
import { expect } from 'vitest';
import type { FeedPage, FeedPlace, RevocationEntry } from '../../../src/access/revocations/feed.ts';
import type { SignedPage } from '../../../src/access/revocations/signed-page.ts';
import { rest } from '../../support/client.ts';
import { authorization } from '../../support/http.ts';
import type { TestServer } from '../../support/server.ts';

/** Reads the feed in the way of a partner that verifies tokens offline. */

export type PartnerCredentials = { clientId: string; clientSecret: string };

/** Requests one page. */
export async function poll(
  { url }: Pick<TestServer, 'url'>,
  basic: PartnerCredentials,
  query: Record<string, string | number> = {},
): Promise<SignedPage> {
  const parameters = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, `${value}`]));
  const { status, body } = await rest(url, 'GET', `/revocations?${parameters}`, { basic });
  if (status !== 200) throw new Error(`status ${status}: ${JSON.stringify(body)}`);
  return body;
}

/** Reads all entries after a position, page by page. */
export async function pollAll(
  server: Pick<TestServer, 'url'>,
  basic: PartnerCredentials,
  after = 0,
  limit = 100,
): Promise<{ entries: RevocationEntry[]; next: number }> {
  const entries: RevocationEntry[] = [];
  for (let next = after; ; ) {
    const page = await poll(server, basic, { after: next, limit });
    entries.push(...page.entries);
    next = page.next;
    if (!page.more) return { entries, next };
  }
}

/** A partner that reads the feed page by page, and expects that it never begins again. */
export type Follower = {
  /** The sessions of the entries that were read, in their order. */
  readonly read: string[];
  /** Where the next page begins. */
  place(): FeedPlace;
  /** @param server may be another one of the same database each time */
  readPage(server: Pick<TestServer, 'url'>): Promise<SignedPage>;
  /** Reads up to the end, and there a page without entries, which has the mark of the end. */
  catchUp(server: Pick<TestServer, 'url'>): Promise<void>;
};

export function followFeed(basic: PartnerCredentials, limit = 100): Follower {
  let place: FeedPlace = { after: 0, mark: null };
  const read: string[] = [];
  const readPage = async (server: Pick<TestServer, 'url'>) => {
    const { after, mark } = place;
    const page = await poll(server, basic, { after, limit, ...(mark === null ? {} : { mark }) });
    expect(page).toMatchObject({ after });
    // A release without marks sends none.
    place = { after: page.next, mark: page.mark ?? null };
    read.push(...page.entries.map(({ sid }) => sid));
    return page;
  };
  return {
    read,
    place: () => place,
    readPage,
    async catchUp(server) {
      while ((await readPage(server)).entries.length > 0);
    },
  };
}

/**
 * Verifies the signature of a page with the published keys.
 * @returns the signed content
 * @throws if the signature, the type, the issuer or the audience is wrong
 */
export async function verified(
  { url, settings }: TestServer,
  { jws }: SignedPage,
  audience: string,
): Promise<JWTPayload & FeedPage> {
  const keys = createRemoteJWKSet(new URL(`${url}/.well-known/jwks.json`));
  const { payload } = await jwtVerify<FeedPage>(jws, keys, {
    algorithms: ['ES256'],
    typ: 'revocations+jwt',
    issuer: settings.publicUrl,
    audience,
  });
  return payload;
}

export type StreamEvent = { id: string; event: string; page: SignedPage };

export type RevocationStream = {
  status: number;
  headers: IncomingMessage['headers'];
  /** The events that have arrived. */
  events: StreamEvent[];
  entries(): RevocationEntry[];
  /** All text that has arrived. For a refused request, the body of the error. */
  text(): string;
  /** Resolves when the stream has ended: to true if the server completed the response. */
  ended: Promise<boolean>;
  pause(): void;
  resume(): void;
  close(): void;
};

/** Opens a stream. Resolves when the head of the response has arrived. */
export function openStream(
  { url }: Pick<TestServer, 'url'>,
  basic: PartnerCredentials | null,
  {
    after,
    mark,
    lastEventId,
    agent,
  }: { after?: number; mark?: string; lastEventId?: string; agent?: Agent } = {},
): Promise<RevocationStream> {
  const query = after === undefined ? '' : `?after=${after}&mark=${mark ?? ''}`;
  return new Promise((resolve, reject) => {
    const headers = {
      ...authorization({ basic }),
      ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }),
    };
    const options = { headers, agent: agent ?? (false as const) };
    const outgoing = request(`${url}/revocations/stream${query}`, options, (incoming) => {
      const events: StreamEvent[] = [];
      let text = '';
      let read = 0;
      incoming.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
        for (let end = text.indexOf('\n\n', read); end >= 0; end = text.indexOf('\n\n', read)) {
          const event = parsed(text.slice(read, end));
          if (event) events.push(event);
          read = end + 2;
        }
      });
      const ended = new Promise<boolean>((done) => incoming.on('close', () => done(incoming.complete)));
      incoming.on('error', () => {});
      resolve({
        status: incoming.statusCode ?? 0,
        headers: incoming.headers,
        events,
        entries: () => events.flatMap(({ page }) => page.entries),
        text: () => text,
        ended,
        pause: () => void incoming.pause(),
        resume: () => void incoming.resume(),
        close: () => void outgoing.destroy(),
      });
    });
    outgoing.on('error', reject);
    outgoing.end();
  });
}

function parsed(block: string): StreamEvent | null {
  const fields = new Map(
    block
      .split('\n')
      .filter((line) => !line.startsWith(':'))
      .map((line): [string, string] => [line.split(':', 1)[0] ?? '', line.replace(/^[^:]*: ?/, '')]),
  );
  const data = fields.get('data');
  if (data === undefined) return null;
  return { id: fields.get('id') ?? '', event: fields.get('event') ?? '', page: JSON.parse(data) };
}
