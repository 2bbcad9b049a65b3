import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { FeedPlace } from '../../../src/access/revocations/feed.ts';
import type { SignedPage } from '../../../src/access/revocations/signed-page.ts';
import type { Db } from '../../../src/platform/database/database.ts';
import { execute } from '../../support/client.ts';
import { register } from '../../support/customers.ts';
import { Logout } from '../../support/documents.ts';
import { testServer } from '../../support/server.ts';
import { poll } from './partner.ts';

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

/** A partner that reads the feed page by page. It expects that the feed never begins again. */
function follow(limit: number) {
  let place: FeedPlace = { after: 0, mark: null };
  const read: string[] = [];
  const next = async (): Promise<SignedPage> => {
    const { after, mark } = place;
    const query = { after, limit, ...(mark === null ? {} : { mark }) };
    const page = await poll(server, server.demo.partner, query);
    expect(page).toMatchObject({ after });
    place = { after: page.next, mark: page.mark };
    read.push(...page.entries.map(({ sid }) => sid));
    return page;
  };
  return {
    read,
    /** Reads up to the end, and there a page without entries, which has the mark of the end. */
    async catchUp() {
      while ((await next()).entries.length > 0);
    },
    async readOne() {
      await next();
    },
    place: () => place,
  };
}

test('a partner reads entries of both releases, in any order, and the feed never begins again', async () => {
  const ended = [await endHere()];
  const current = follow(100);
  const behind = follow(1);
  for (const end of [endHere, endThere, endThere, endHere, endThere, endHere, endHere, endThere, endHere]) {
    ended.push(await end());
    await current.catchUp();
    await behind.readOne();
  }
  await behind.catchUp();
  expect([current.read, behind.read]).toEqual([ended, ended]);
});

test('a restore is detected even if the partner had read entries without a mark', async () => {
  const { prisma } = server.gatehouse;
  await endHere();
  const kept = follow(100);
  await kept.catchUp();
  const backup = await prisma.revocationFeed.findUniqueOrThrow({ where: { accountId } });
  const lost: FeedPlace[] = [];
  const partner = follow(100);
  for (const end of [endThere, endThere, endHere, endThere]) {
    await end();
    await partner.readOne();
    lost.push(partner.place());
    await partner.catchUp();
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
    await kept.catchUp();
  }
});
