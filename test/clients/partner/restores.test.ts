import { expect, test } from 'vitest';
import { fileEndedSessions } from '../../../src/access/revocations/feed.ts';
import { parts } from '../../access/tokens/jwt.ts';
import { execute } from '../../support/client.ts';
import { register } from '../../support/customers.ts';
import { Logout } from '../../support/documents.ts';
import { testServer } from '../../support/server.ts';
import { offlineVerifierOf } from './verifiers.ts';

const server = testServer();
const onSite = { siteId: 1 };

async function loggedOut(): Promise<string> {
  const { token } = await register(server.url, {}, onSite);
  await execute(server.url, Logout, {}, { token });
  return token;
}

test('after a restore from a backup, known entries stay and the feed is read again', async () => {
  const { prisma } = server.gatehouse;
  const known = await loggedOut();
  const verifier = await offlineVerifierOf(server, { stream: false, maxStalenessSeconds: 2 });
  await prisma.revocation.deleteMany();
  await prisma.revocationFeed.deleteMany();
  const after = await loggedOut();
  await expect.poll(() => verifier.verify(after)).toMatchObject({ reason: 'REVOKED', source: 'offline' });
  expect(await verifier.verify(known)).toMatchObject({ reason: 'REVOKED', source: 'offline' });
});

test('after a restore, new logouts bring the feed to its old position again, and no entry is missed', async () => {
  const { prisma } = server.gatehouse;
  await loggedOut();
  const streams = await offlineVerifierOf(server, { maxStalenessSeconds: 2 });
  const polls = await offlineVerifierOf(server, { stream: false, maxStalenessSeconds: 2 });
  const before = await prisma.revocationFeed.findUniqueOrThrow({ where: { accountId: 1 } });
  const lost = [await loggedOut(), await loggedOut()];
  const verdicts = async (tokens: string[]) =>
    Promise.all(
      [streams, polls].flatMap((each) => tokens.map(async (token) => (await each.verify(token)).reason)),
    );
  const revoked = (count: number) => Array(2 * count).fill('REVOKED');
  await expect.poll(() => verdicts(lost)).toEqual(revoked(2));
  const sessions = await Promise.all([1, 2, 3].map(() => register(server.url, {}, onSite)));
  // One transaction simulates the restore and the new logouts, so that no request is answered between the two.
  const { lastPosition, lastMark } = before;
  await prisma.$transaction(async (tx) => {
    await tx.revocation.deleteMany({ where: { accountId: 1, position: { gt: lastPosition } } });
    await tx.revocationFeed.update({ where: { accountId: 1 }, data: { lastPosition, lastMark } });
    for (const { token } of sessions) {
      const { sid } = parts(token).payload;
      const ended = { endedAt: server.clock.now(), endReason: 'LOGOUT' as const };
      await tx.session.update({ where: { id: String(sid) }, data: ended });
      const forgetAfter = new Date(Number(parts(token).payload.exp) * 1000);
      await tx.endedSession.create({
        data: { sessionId: String(sid), accountId: 1, ...ended, forgetAfter },
      });
    }
    await fileEndedSessions(tx);
  });
  const tokens = sessions.map(({ token }) => token);
  await expect.poll(() => verdicts([...tokens, ...lost])).toEqual(revoked(5));
});
