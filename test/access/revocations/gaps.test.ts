import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, expect, test } from 'vitest';
import type { RevocationEntry } from '../../../src/access/revocations/feed.ts';
import { endSessions } from '../../../src/access/sessions/end-session.ts';
import { inParallel, startTwoServers, type TwoServers } from '../../guarantees/two-servers.ts';
import { execute } from '../../support/client.ts';
import { count, onlyInFullRun } from '../../support/counts.ts';
import { login, register } from '../../support/customers.ts';
import { Logout } from '../../support/documents.ts';
import { describePostgres } from '../../support/postgres.ts';
import { openStream, poll, pollAll } from './partner.ts';

/** If so many streams in a row have no event after the last logout, the missing entries are lost. */
const MAX_QUIET_TURNS = 10;

describePostgres('the feed of two servers', () => {
  let servers: TwoServers;
  let partner: TwoServers['first']['demo']['partner'];
  beforeAll(async () => {
    servers = await startTwoServers();
    partner = servers.first.demo.partner;
  });

  test('has the end of a session on one server as soon as the other has answered the logout', async () => {
    const customer = await register(servers.first.url);
    let { next } = await pollAll(servers.first, partner);
    for (let index = 0; index < count(50, 1000); index += 1) {
      const { token, session } = await login(servers.at(index).url, customer);
      await execute(servers.at(index).url, Logout, {}, { token });
      const page = await poll(servers.at(index + 1), partner, { after: next });
      expect(page.entries.map(({ sid }) => sid)).toEqual([session.id]);
      ({ next } = page);
    }
  });

  onlyInFullRun(() => {
    test('has both sessions if one ends while the transaction that ends the other is still open', async () => {
      const [slow, quick] = [await register(servers.first.url), await register(servers.first.url)];
      const { next } = await pollAll(servers.first, partner);
      const { gatehouse } = servers.first;
      const { prisma, clock } = gatehouse;
      const { promise: committing, resolve: commit } = Promise.withResolvers<void>();
      const { promise: written, resolve: wrote } = Promise.withResolvers<void>();
      const transaction = prisma.$transaction(
        async (tx) => {
          await endSessions(tx, gatehouse, { id: slow.session.id }, 'LOGOUT', clock());
          wrote();
          await committing;
        },
        { timeout: 120_000 },
      );
      await written;
      await execute(servers.second.url, Logout, {}, quick);
      // A request for the feed does not wait for the open transaction.
      const before = await poll(servers.second, partner, { after: next });
      expect(before.entries.map(({ sid }) => sid)).toEqual([quick.session.id]);
      commit();
      await transaction;
      const after = await poll(servers.second, partner, { after: before.next });
      expect(after.entries.map(({ sid }) => sid)).toEqual([slow.session.id]);
    });

    test('has no entry for an end that is rolled back', async () => {
      const { session } = await register(servers.first.url);
      const { next } = await pollAll(servers.first, partner);
      const { gatehouse } = servers.first;
      const { prisma, clock } = gatehouse;
      const transaction = prisma.$transaction(async (tx) => {
        await endSessions(tx, gatehouse, { id: session.id }, 'LOGOUT', clock());
        throw new Error('rolled back');
      });
      await expect(transaction).rejects.toThrow('rolled back');
      expect((await pollAll(servers.second, partner, next)).entries).toEqual([]);
    });
  });

  const LOGOUTS = count(48, 4000);

  test(`has each of ${LOGOUTS} parallel logouts once for every follower, even if it reconnects often`, async () => {
    const customers = await inParallel(8, () => register(servers.first.url));
    const { next: start } = await pollAll(servers.first, partner);
    const ended: string[] = [];
    let done = false;
    const logouts = Promise.all(
      customers.map(async (customer, worker) => {
        for (let turn = 0; turn < LOGOUTS / customers.length; turn += 1) {
          const { url } = servers.at(worker + turn);
          const { token, session } = await login(url, customer);
          await execute(url, Logout, {}, { token });
          ended.push(session.id);
        }
      }),
    ).finally(() => {
      done = true;
    });

    const byPolling = async (which: number) => {
      const entries: RevocationEntry[] = [];
      for (let [next, last] = [start, false]; !last; ) {
        last = done;
        const page = await pollAll(servers.at(which), partner, next, 3);
        entries.push(...page.entries);
        ({ next } = page);
      }
      return entries;
    };
    const byStream = async () => {
      const entries: RevocationEntry[] = [];
      let quietTurns = 0;
      for (let [next, turn] = [start, 0]; quietTurns < MAX_QUIET_TURNS; turn += 1) {
        if (done && entries.length >= ended.length) break;
        // Each turn connects to the other server, and continues after the last complete event.
        const stream = await openStream(servers.at(turn), partner, { after: 0, lastEventId: String(next) });
        for (let waits = 0; stream.events.length === 0 && waits < 30; waits += 1) await sleep(100);
        stream.close();
        entries.push(...stream.entries());
        next = Number(stream.events.at(-1)?.id ?? next);
        quietTurns = done && stream.events.length === 0 ? quietTurns + 1 : 0;
      }
      return entries;
    };
    const [first, second, streamed] = await Promise.all([byPolling(0), byPolling(1), byStream(), logouts]);
    expect(first.map(({ sid }) => sid).toSorted()).toEqual(ended.toSorted());
    expect(second).toEqual(first);
    expect(streamed).toEqual(first);
  });

  onlyInFullRun(() => {
    test('has consecutive positions, whichever server wrote the entries', async () => {
      const rows = await servers.first.gatehouse.prisma.revocation.findMany({ orderBy: { position: 'asc' } });
      expect(rows.map(({ position }) => Number(position))).toEqual(rows.map((_row, index) => index + 1));
      const left = await servers.first.gatehouse.prisma.endedSession.count();
      expect(left).toBe(0);
    });
  });
});
