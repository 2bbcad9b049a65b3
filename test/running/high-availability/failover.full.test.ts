import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { request } from '../../support/client.ts';
import { login, register } from '../../support/customers.ts';
import { Logout, ValidateToken } from '../../support/documents.ts';
import { describePostgres } from '../../support/postgres.ts';
import type { PostgresCluster } from '../../support/postgres-cluster.ts';
import { startProcess } from '../../support/process.ts';
import { PUBLIC_URL } from '../../support/server.ts';
import {
  count,
  expectNothingLost,
  type Gateways,
  lagBehind,
  RECOVERY_MS,
  recovery,
  startGateways,
  underWay,
  untilAway,
} from './gateways.ts';
import {
  type Pair,
  portOf,
  powerOff,
  promote,
  query,
  rejoin,
  signalWhole,
  startPair,
  stopInOrder,
} from './pair.ts';
import { startTraffic } from './traffic.ts';

/** How long the traffic goes on after a step. After some steps, it goes on for half of this time. */
const CALM_MS = 4_000;
/** The time between the first 503 of both gateways and the start of the promotion. */
const OUTAGE_MS = 4_000;

/** Starts an old primary without making it a standby, and asserts that no gateway uses it. */
async function expectUnused(
  old: PostgresCluster,
  promoted: PostgresCluster,
  gateways: Gateways,
  url: string,
): Promise<void> {
  await old.start();
  await query(old, `ALTER SYSTEM SET log_statement = 'all'`, 'SELECT pg_reload_conf()');
  expect(await query(old, 'SELECT pg_is_in_recovery() AS standby')).toEqual([{ standby: false }]);

  const [first] = gateways;
  const customer = await register(first.url);
  const left = await login(first.url, customer);
  await request(first.url, Logout, {}, left);
  for (let round = 0; round < 5; round += 1) {
    // Each connection is closed, so that the gateways have to choose a server again.
    const end = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'gatehouse%'`;
    await query(promoted, end);
    await sleep(500);
  }
  // A new process has not observed the promotion, and its URL names the old primary first.
  const later = await startProcess({ databaseUrl: url, env: { PUBLIC_URL }, dataDir: first.dataDir });
  expect(later.stdout.join('\n')).toContain(`the database is used at 127.0.0.1:${portOf(promoted)}/`);
  for (const { url } of [...gateways, later]) {
    await expect
      .poll(async () => (await request(url, ValidateToken, left, { basic: first.demo.partner })).data)
      .toMatchObject({ validateToken: { valid: false, reason: 'REVOKED' } });
  }
  await later.stop();
  const statements = old.log().match(/LOG: {2}(?:statement|execute [^:]*): .*\n(?:\t.*\n)*/g) ?? [];
  expect(
    statements.filter((each) => /"public"\.|FROM (?:session|customer)|INSERT|UPDATE|BEGIN/i.test(each)),
  ).toEqual([]);
  expect(statements.join('')).toContain('pg_postmaster_start_time');
  await old.stop('SIGKILL');
}

describePostgres('a synchronous standby that is promoted under load', () => {
  const failures: [string, (pair: Pair) => void, (pair: Pair) => void][] = [
    ['is killed', ({ first }) => signalWhole(first.pid(), 'SIGKILL'), () => {}],
    [
      'freezes',
      ({ first, link }) => {
        signalWhole(first.pid(), 'SIGSTOP');
        // What the frozen machine has not sent yet.
        link.cut();
      },
      ({ link }) => link.mend(),
    ],
    [
      'is cut off from the gateways and the standby',
      ({ door, link }) => {
        door.cut();
        link.cut();
      },
      ({ door, link }) => {
        door.mend();
        link.mend();
      },
    ],
  ];

  test.each(failures)('loses no change if the primary %s', async (_name, fail, mend) => {
    const pair = await startPair();
    const { first, second, link } = pair;
    const fence = powerOff(first);
    const gateways = await startGateways(pair);
    const customer = await register(gateways[0].url);
    const traffic = startTraffic(gateways);
    await underWay(traffic);
    await lagBehind(link);

    fail(pair);
    await untilAway(gateways);
    await sleep(OUTAGE_MS);
    const done = await promote(first, second, fence);
    expect(await recovery(gateways, customer, done)).toBeLessThan(RECOVERY_MS);
    expect(done.stdout).toContain('clearing synchronous_standby_names, which was: FIRST 1 (db1, db2)');
    await sleep(CALM_MS);

    // The old primary is started again: first as a primary, as if by mistake, and then as a standby.
    await first.stop();
    mend(pair);
    await expectUnused(first, second, gateways, pair.url);
    await rejoin(first, second, 'db1');
    await sleep(CALM_MS / 2);
    await expectNothingLost(traffic);
    expect(count(traffic, /UNAVAILABLE/)).toBeGreaterThan(0);
  });

  test('loses no change in a planned switch to the standby and back', async () => {
    const pair = await startPair();
    const { first, second } = pair;
    const gateways = await startGateways(pair);
    const customer = await register(gateways[0].url);
    const traffic = startTraffic(gateways);
    await underWay(traffic);
    for (const [from, to, name] of [
      [first, second, 'db1'],
      [second, first, 'db2'],
    ] as const) {
      const done = await promote(from, to, stopInOrder(from));
      expect(await recovery(gateways, customer, done)).toBeLessThan(RECOVERY_MS);
      await sleep(CALM_MS / 2);
      await rejoin(from, to, name);
      await sleep(CALM_MS / 2);
    }
    await expectNothingLost(traffic);
  });
});
