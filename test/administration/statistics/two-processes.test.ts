import { beforeAll, expect, test } from 'vitest';
import { inParallel, startTwoServers, type TwoServers } from '../../guarantees/two-servers.ts';
import { request } from '../../support/client.ts';
import { logInCollaborator } from '../../support/collaborators.ts';
import { register, uniqueEmail } from '../../support/customers.ts';
import { Login, ValidateTokens } from '../../support/documents.ts';
import type { TestServer } from '../../support/server.ts';
import { readStatistics } from './documents.ts';

let servers: TwoServers;
let owner: { token: string };
beforeAll(async () => {
  servers = await startTwoServers();
  servers.clock.freeze();
  owner = await logInCollaborator(servers.first);
});

/** Moves the clock to the next hour, so that each test counts in its own hour. */
function nextHour(): { from: string; to: string } {
  servers.clock.advance({ hours: 1 });
  const from = servers.clock.now();
  return { from: from.toISOString(), to: new Date(from.getTime() + 1).toISOString() };
}
const wrongLogin = ({ url }: TestServer) =>
  request(url, Login, { input: { email: uniqueEmail(), password: 'wrong-password' } });
/** Reads the number of wrong logins through a server, which first writes its own counts. */
async function wrongLogins(period: { from: string; to: string }, server = servers.first): Promise<number> {
  const { logins } = await readStatistics(server, period, owner);
  return logins.find(({ outcome }) => outcome === 'WRONG_CREDENTIALS')?.count ?? 0;
}

test('two servers write the same counts at the same time: no count is lost, and there is no deadlock', async () => {
  const period = nextHour();
  const { clock, both } = servers;
  const ROUNDS = 20;
  const KEYS = 40;
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [index, { gatehouse }] of both.entries()) {
      for (let key = 0; key < KEYS; key += 1) {
        // The second server counts in the opposite order.
        const siteId = index === 0 ? key : KEYS - 1 - key;
        const event = { accountId: 1, siteId, kind: 'LOGIN', way: 'PASSWORD', outcome: 'REFUSED' } as const;
        gatehouse.statisticsCounts.add(event, clock());
      }
    }
    await Promise.all(both.map(({ gatehouse }) => gatehouse.statisticsCounts.flush()));
  }
  const { logins } = await readStatistics(servers.first, period, owner);
  expect(logins).toMatchObject([{ way: 'PASSWORD', outcome: 'REFUSED', count: 2 * ROUNDS * KEYS }]);
  for (const { logs } of both)
    expect(logs.filter((line) => /deadlock|statistics could not/.test(line))).toEqual([]);
});

test('the counts of verdicts of two servers are added', async () => {
  const period = nextHour();
  const { token } = await register(servers.first.url);
  const basic = servers.first.demo.partner;
  const tokens = [token, 'not a token'];
  await inParallel(12, async (index) => {
    await request(servers.at(index).url, ValidateTokens, { tokens }, { basic });
    await servers.at(index).gatehouse.verdictCounts.flush();
  });
  const { verdicts } = await readStatistics(servers.second, period, owner);
  expect(verdicts.map(({ verdict, count }) => [verdict, count])).toEqual([
    ['MALFORMED', 12],
    ['VALID', 12],
  ]);
});

test('counts are kept in memory while the database fails, and written later', async () => {
  const period = nextHour();
  const { prisma, statisticsCounts } = servers.first.gatehouse;
  await wrongLogin(servers.first);
  await prisma.$executeRaw`ALTER TABLE statistics_count RENAME TO hidden_count`;
  await statisticsCounts.flush();
  await wrongLogin(servers.first);
  await statisticsCounts.flush();
  await prisma.$executeRaw`ALTER TABLE hidden_count RENAME TO statistics_count`;
  expect(await wrongLogins(period)).toBe(2);
  expect(servers.first.logs.some((line) => line.includes('statistics could not be written'))).toBe(true);
});

test('a server reads the counts of another after some seconds, and all of them after the other stops', async () => {
  const period = nextHour();
  await wrongLogin(servers.second);
  await expect.poll(() => wrongLogins(period), { interval: 200 }).toBe(1);
  await wrongLogin(servers.second);
  await servers.second.close();
  expect(await wrongLogins(period)).toBe(2);
});
