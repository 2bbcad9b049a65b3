import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fileEndedSessions } from '../../../src/access/revocations/feed.ts';
import { createPartner } from '../../../src/tenancy/partners/partner.ts';
import { execute } from '../../support/client.ts';
import { count, onlyInFullRun } from '../../support/counts.ts';
import { register } from '../../support/customers.ts';
import { Logout } from '../../support/documents.ts';
import { startProcess } from '../../support/process.ts';
import { startServer, type TestServer } from '../../support/server.ts';
import { addAccount } from '../../support/sites.ts';
import { openStream, poll, type RevocationStream, verified } from './partner.ts';

let server: TestServer;
beforeEach(async () => {
  server = await startServer();
});
afterEach(() => {
  vi.restoreAllMocks();
});

async function endOne(): Promise<string> {
  const { token, session } = await register(server.url, {}, { siteId: server.demo.siteId });
  await execute(server.url, Logout, {}, { token });
  return session.id;
}

const sids = (stream: RevocationStream) => stream.entries().map(({ sid }) => sid);
const open = (options: Parameters<typeof openStream>[2] = {}) =>
  openStream(server, server.demo.partner, options);

describe('the stream', () => {
  test('sends existing entries, then new ones, each event signed and with its position', async () => {
    const first = await endOne();
    const stream = await open();
    expect(stream.status).toBe(200);
    expect(stream.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': expect.stringContaining('no-store'),
      'x-content-type-options': 'nosniff',
    });
    await expect.poll(() => sids(stream)).toEqual([first]);
    const second = await endOne();
    await expect.poll(() => sids(stream)).toEqual([first, second]);
    expect(stream.events.map(({ id, event }) => [id, event])).toEqual([
      ['1', 'revocations'],
      ['2', 'revocations'],
    ]);
    for (const { id, page } of stream.events) {
      const { jws: _jws, ...content } = page;
      expect(content.next).toBe(Number(id));
      expect(await verified(server, page, server.demo.partner.clientId)).toMatchObject(content);
    }
  });

  test('continues from `Last-Event-ID`, or else from `after`, and has the same entries as /revocations', async () => {
    const ended = [await endOne(), await endOne(), await endOne()];
    const { entries } = await poll(server, server.demo.partner);
    expect(entries.map(({ sid }) => sid)).toEqual(ended);
    const streams = [
      await open({ lastEventId: '1' }),
      await open({ lastEventId: '1', after: 0 }),
      await open({ after: 1 }),
    ];
    for (const stream of streams) await expect.poll(() => stream.entries()).toEqual(entries.slice(1));
  });

  test('has no entry of another account', async () => {
    const other = await addAccount(server, 'elsewhere');
    const theirs = await openStream(server, other.partner);
    const ours = await open();
    const sid = await endOne();
    await expect.poll(() => sids(ours)).toEqual([sid]);
    // If their stream had our entry, it would arrive before this later entry.
    const { token, session } = await register(server.url, {}, { siteId: other.site.id });
    await execute(server.url, Logout, {}, { token });
    await expect.poll(() => sids(theirs)).toEqual([session.id]);
  });

  test('sends a comment when there was no entry for 20 seconds', async () => {
    const stream = await open();
    await expect.poll(() => stream.text()).toContain('retry: 2000\n\n');
    expect(stream.text()).not.toContain(': up to date');
    const real = performance.now.bind(performance);
    vi.spyOn(performance, 'now').mockImplementation(() => real() + 20_000);
    await expect.poll(() => stream.text()).toContain(': up to date\n\n');
    expect(stream.events).toEqual([]);
  });

  test('waits for a slow partner, and loses no entry', async () => {
    const { prisma, clock } = server.gatehouse;
    const many = count(10_000, 20_000);
    // Counting all entries is slow, so the polls below count only every half second.
    const seldom = { interval: 500 };
    const stream = await open();
    stream.pause();
    const ended = Array.from({ length: many }, () => randomUUID());
    const now = clock();
    await prisma.endedSession.createMany({
      data: ended.map((sessionId) => ({
        sessionId,
        accountId: 1,
        endedAt: now,
        endReason: 'LOGOUT',
        forgetAfter: new Date(now.getTime() + 86_400_000),
      })),
    });
    const another = await open();
    await expect.poll(() => sids(another).length, seldom).toBe(many);
    expect(sids(stream).length).toBeLessThan(many);
    stream.resume();
    await expect.poll(() => sids(stream).length, seldom).toBe(many);
    expect(stream.entries()).toEqual(another.entries());
    expect(sids(stream).toSorted()).toEqual(ended.toSorted());
  });
});

onlyInFullRun(() => {
  describe('an account whose streams are far behind', () => {
    const now = () => server.clock();
    const file = (accountId: number, sessionIds: string[]) =>
      server.gatehouse.prisma.endedSession.createMany({
        data: sessionIds.map((sessionId) => ({
          sessionId,
          accountId,
          endedAt: now(),
          endReason: 'LOGOUT' as const,
          forgetAfter: new Date(now().getTime() + 86_400_000),
        })),
      });

    test('delays neither new entries of another account nor the end of a stream', async () => {
      const many = count(5_000, 10_000);
      const { prisma } = server.gatehouse;
      const other = await addAccount(server, 'elsewhere');
      const theirs = await openStream(server, other.partner);
      await file(
        1,
        Array.from({ length: many }, () => randomUUID()),
      );
      await prisma.$transaction((tx) => fileEndedSessions(tx));
      const partners = await Promise.all(
        Array.from({ length: 4 }, (_, number) => createPartner(prisma, 1, `Partner ${number}`)),
      );
      const behind = await Promise.all(partners.map((partner) => openStream(server, partner)));
      const total = () => behind.reduce((sum, stream) => sum + sids(stream).length, 0);
      await expect.poll(total, { interval: 5 }).toBeGreaterThan(0);
      const sid = randomUUID();
      await file(other.account.id, [sid]);
      const [dismissed] = partners;
      await prisma.partner.update({
        where: { clientId: dismissed?.clientId ?? '' },
        data: { disabledAt: now() },
      });
      await expect.poll(() => sids(theirs), { interval: 5 }).toEqual([sid]);
      expect(total()).toBeLessThan(many * behind.length);
      expect(await behind[0]?.ended).toBe(true);
      expect(sids(behind[0] as RevocationStream).length).toBeLessThan(many);
      // The other streams lose no entry.
      const others = behind.slice(1);
      await expect
        .poll(() => others.map((stream) => sids(stream).length), { interval: 200, timeout: 600_000 })
        .toEqual(others.map(() => many));
    });
  });
});

describe('the number of streams', () => {
  test('is limited for each account', async () => {
    const { prisma } = server.gatehouse;
    for (let opened = 0; opened < 100; opened += 10) {
      const basic = await createPartner(prisma, 1, `Partner ${opened}`);
      const streams = await Promise.all(Array.from({ length: 10 }, () => openStream(server, basic)));
      expect(streams.map(({ status }) => status)).toEqual(Array(10).fill(200));
    }
    const refused = await open();
    expect([refused.status, Number(refused.headers['retry-after']) > 0]).toEqual([429, true]);
    const other = await addAccount(server, 'elsewhere');
    expect((await openStream(server, other.partner)).status).toBe(200);
  });

  test('is limited for each partner, and a closed stream does not count', async () => {
    const streams = await Promise.all(Array.from({ length: 10 }, () => open()));
    expect(streams.map(({ status }) => status)).toEqual(Array(10).fill(200));
    const refused = await open();
    expect([refused.status, Number(refused.headers['retry-after']) > 0]).toEqual([429, true]);
    await expect.poll(() => refused.text()).toContain('temporarily_unavailable');
    const other = await addAccount(server, 'elsewhere');
    expect((await openStream(server, other.partner)).status).toBe(200);
    for (const stream of streams.slice(5)) stream.close();
    for (let free = 0; free < 5; free += 1) await expect.poll(async () => (await open()).status).toBe(200);
  });
});

describe('a stream ends', () => {
  test('when its partner is disabled, before it sends another entry', async () => {
    const { prisma } = server.gatehouse;
    const stream = await open();
    const { clientId } = server.demo.partner;
    await prisma.partner.update({ where: { clientId }, data: { disabledAt: server.clock.now() } });
    await endOne();
    expect(await stream.ended).toBe(true);
    expect(stream.events).toEqual([]);
  });

  test('with a complete response when the server stops', async () => {
    const sid = await endOne();
    const streams = [await open(), await open()];
    for (const stream of streams) await expect.poll(() => sids(stream)).toEqual([sid]);
    const closing = server.close();
    // The server completed the responses and did not destroy the connections.
    expect(await Promise.all(streams.map(({ ended }) => ended))).toEqual([true, true]);
    await closing;
  });

  test('at SIGTERM, and no new stream is opened while the process drains', async () => {
    const child = await startProcess({ env: { DRAIN_SECONDS: '10' } });
    const stream = await openStream(child, child.demo.partner);
    expect(stream.status).toBe(200);
    child.signal('SIGTERM');
    expect(await stream.ended).toBe(true);
    const late = await openStream(child, child.demo.partner);
    expect([late.status, Number(late.headers['retry-after']) > 0]).toEqual([503, true]);
    expect(await child.exited).toEqual({ code: 0, signal: null });
  });
});
