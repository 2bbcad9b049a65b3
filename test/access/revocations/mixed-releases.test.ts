import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { FeedPlace } from '../../../src/access/revocations/feed.ts';
import type { Db } from '../../../src/platform/database/database.ts';
import { execute } from '../../support/client.ts';
import { register } from '../../support/customers.ts';
import { Logout } from '../../support/documents.ts';
import { testServer } from '../../support/server.ts';
import { followFeed, poll } from './partner.ts';

// During a rolling upgrade, servers of a release without marks file entries in the same feeds.
const server = testServer();
const accountId = 1;

/** Ends a session, which this version files. */
async function endHere(): Promise<string> {
  const customer = await register(server.url, {}, { siteId: 1 });
  await execute(server.url, Logout, {}, customer);
  await poll(server, server.demo.partner);
  return customer.session.id;
}

/** Files an entry with the statements of the release without marks. */
async function fileWithoutMark(db: Db): Promise<string> {
  const now = server.clock.now();
  const sessionId = randomUUID();
  const { lastPosition } = await db.revocationFeed.update({
    where: { accountId },
    data: { lastPosition: { increment: 1 } },
  });
  const entry = { accountId, position: lastPosition, sessionId, endedAt: now, endReason: 'LOGOUT' as const };
  await db.revocation.create({ data: { ...entry, forgetAfter: new Date(now.getTime() + 3_600_000) } });
  return sessionId;
}

const endThere = () => server.gatehouse.prisma.$transaction(fileWithoutMark);

const follow = (limit: number) => followFeed(server.demo.partner, limit);

test('a partner reads entries of both releases, in any order, and the feed never begins again', async () => {
  const ended = [await endHere()];
  const current = follow(100);
  const behind = follow(1);
  for (const end of [endHere, endThere, endThere, endHere, endThere, endHere, endHere, endThere, endHere]) {
    ended.push(await end());
    await current.catchUp(server);
    await behind.readPage(server);
  }
  await behind.catchUp(server);
  expect([current.read, behind.read]).toEqual([ended, ended]);
});

test('a restore is detected even if the partner had read entries without a mark', async () => {
  const { prisma } = server.gatehouse;
  await endHere();
  const kept = follow(100);
  await kept.catchUp(server);
  const backup = await prisma.revocationFeed.findUniqueOrThrow({ where: { accountId } });
  const lost: FeedPlace[] = [];
  const partner = follow(100);
  for (const end of [endThere, endThere, endHere, endThere]) {
    await end();
    await partner.readPage(server);
    lost.push(partner.place());
    await partner.catchUp(server);
    lost.push(partner.place());
  }
  // Restores the state of the backup. Then the restored feed grows beyond the lost one.
  const { lastPosition, lastMark } = backup;
  await prisma.revocation.deleteMany({ where: { accountId, position: { gt: lastPosition } } });
  await prisma.revocationFeed.update({ where: { accountId }, data: { lastPosition, lastMark } });
  for (const end of [endHere, endThere, endThere, endThere, endHere]) {
    await end();
    for (const { after, mark } of lost) {
      const page = await poll(server, server.demo.partner, { after, mark: String(mark) });
      expect(page).toMatchObject({ after: 0 });
    }
    await kept.catchUp(server);
  }
});
