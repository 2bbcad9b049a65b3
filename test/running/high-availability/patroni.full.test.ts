import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { execute } from '../../support/client.ts';
import { login, register } from '../../support/customers.ts';
import { Logout } from '../../support/documents.ts';
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
  describePatroni,
  isPrimary,
  type Member,
  type PatroniCluster,
  startPatroniCluster,
  switchOver,
  untilPaired,
} from './patroni-cluster.ts';
import { startTraffic } from './traffic.ts';

/** How long the traffic goes on after a step. */
const CALM_MS = 3_000;

async function startUnderLoad(cluster: PatroniCluster) {
  const gateways = await startGateways(cluster);
  const customer = await register(gateways[0].url);
  const traffic = startTraffic(gateways);
  await underWay(traffic);
  return { gateways, customer, traffic };
}

/** Waits until Patroni has promoted the standby. @returns the time */
async function promotionOf(standby: Member): Promise<{ promotedAt: number }> {
  await expect.poll(() => isPrimary(standby), { interval: 10 }).toBe(true);
  return { promotedAt: performance.now() };
}

/** Waits until a primary accepts no more writes. @returns the time */
async function demotionOf(primary: Member): Promise<number> {
  await expect.poll(() => isPrimary(primary), { interval: 10 }).toBe(false);
  return performance.now();
}

/** Asserts that this member is the server to which each gateway has changed last. */
function expectUsed({ port }: Member, gateways: Gateways): void {
  for (const { stdout } of gateways) {
    const changes = stdout.filter((line) => line.includes('the database is used at'));
    expect(changes.at(-1)).toContain(`the database is used at 127.0.0.1:${port}/`);
  }
}

describePatroni('two servers that are managed by Patroni', () => {
  test('lose no change if the machine of the primary dies', async () => {
    const cluster = await startPatroniCluster();
    const { first, second } = cluster;
    const { gateways, customer, traffic } = await startUnderLoad(cluster);

    await lagBehind(first.link);
    const diedAt = performance.now();
    await first.powerOff();
    await untilAway(gateways);
    const promotion = await promotionOf(second);
    console.log('milliseconds from the death to the promotion:', Math.round(promotion.promotedAt - diedAt));
    expect(await recovery(gateways, customer, promotion)).toBeLessThan(RECOVERY_MS);
    // The promoted server goes on without a standby.
    await sleep(CALM_MS);
    expectUsed(second, gateways);

    first.start();
    await untilPaired(second, first);
    expect(await isPrimary(first)).toBe(false);
    await sleep(CALM_MS);
    await expectNothingLost(traffic);
    expectUsed(second, gateways);
    expect(count(traffic, /UNAVAILABLE/)).toBeGreaterThan(0);
  });

  test('lose no change in a switchover and back', async () => {
    const cluster = await startPatroniCluster();
    const { first, second } = cluster;
    const { gateways, customer, traffic } = await startUnderLoad(cluster);
    for (const [from, to] of [
      [first, second],
      [second, first],
    ] as const) {
      const askedAt = performance.now();
      const [promotion] = await Promise.all([promotionOf(to), switchOver(from, to)]);
      console.log(
        'milliseconds from the request to the promotion:',
        Math.round(promotion.promotedAt - askedAt),
      );
      expect(await recovery(gateways, customer, promotion)).toBeLessThan(RECOVERY_MS);
      await untilPaired(to, from);
      await sleep(CALM_MS);
      expectUsed(to, gateways);
    }
    await expectNothingLost(traffic);
  });

  test('lose no change if the primary is cut off from etcd and its standby, but not from Gatehouse', async () => {
    const cluster = await startPatroniCluster();
    const { first, second } = cluster;
    const { gateways, customer, traffic } = await startUnderLoad(cluster);

    await lagBehind(first.link);
    const cutAt = performance.now();
    first.etcd.cut();
    first.link.cut();
    const [{ promotedAt }, demotedAt] = await Promise.all([promotionOf(second), demotionOf(first)]);
    console.log(
      'milliseconds from the cut to demotion and promotion:',
      [demotedAt, promotedAt].map((each) => Math.round(each - cutAt)),
    );
    expect(demotedAt).toBeLessThan(promotedAt);
    expect(await isPrimary(first)).toBe(false);
    expect(await recovery(gateways, customer, { promotedAt })).toBeLessThan(RECOVERY_MS);
    await sleep(CALM_MS);
    expect(await isPrimary(first)).toBe(false);
    expectUsed(second, gateways);

    first.etcd.mend();
    first.link.mend();
    await untilPaired(second, first);
    await sleep(CALM_MS);
    await expectNothingLost(traffic);
    expect(count(traffic, /UNAVAILABLE/)).toBeGreaterThan(0);
  });

  test('go on if the machine of the standby dies', async () => {
    const cluster = await startPatroniCluster();
    const { first, second } = cluster;
    const { gateways, customer, traffic } = await startUnderLoad(cluster);

    const sessions = await Promise.all(gateways.map(({ url }) => login(url, customer)));
    const diedAt = performance.now();
    await second.powerOff();
    // Until Patroni lets the primary continue alone, commits wait for the standby.
    await Promise.all(gateways.map(({ url }, index) => execute(url, Logout, {}, sessions[index])));
    const waited = performance.now() - diedAt;
    console.log('milliseconds from the death of the standby to the end of the logouts:', Math.round(waited));
    expect(waited).toBeLessThan(RECOVERY_MS);
    await sleep(CALM_MS);
    second.start();
    await untilPaired(first, second);
    await sleep(CALM_MS);
    await expectNothingLost(traffic);
    expectUsed(first, gateways);
  });
});
