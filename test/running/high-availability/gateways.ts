import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import { request } from '../../support/client.ts';
import type { RegisteredCustomer } from '../../support/customers.ts';
import { Login, ValidateToken } from '../../support/documents.ts';
import { startProcess, type TestProcess } from '../../support/process.ts';
import { PUBLIC_URL } from '../../support/server.ts';
import type { TcpSwitch } from '../../support/tcp-switch.ts';
import type { Traffic } from './traffic.ts';

/** The time from a promotion until each gateway has to answer again. */
export const RECOVERY_MS = 5_000;

const LAG_MS = 500;
/** How long the traffic goes on with the lag. */
const LAGGING_MS = 4_000;

export type Gateways = readonly [TestProcess, TestProcess];

export async function startGateways({ url }: { url: string }): Promise<Gateways> {
  const env = { PUBLIC_URL };
  const first = await startProcess({ databaseUrl: url, env });
  return [first, await startProcess({ databaseUrl: url, env, dataDir: first.dataDir })];
}

/**
 * @returns the milliseconds from the promotion until each gateway has answered a validation and begun a login that
 *   succeeds. The time of the password hash does not count, because it depends on the machine.
 */
export async function recovery(
  gateways: Gateways,
  customer: RegisteredCustomer,
  { promotedAt }: { promotedAt: number },
): Promise<number> {
  const succeeds = async (attempt: () => Promise<boolean>) => {
    for (;;) {
      const begun = performance.now() - promotedAt;
      if (await attempt().catch(() => false)) return { begun, done: performance.now() - promotedAt };
      await sleep(20);
    }
  };
  const basic = gateways[0].demo.partner;
  const { email, password, token } = customer;
  const times = await Promise.all(
    gateways.map(async ({ url }) => {
      const verdict = await succeeds(
        async () =>
          (await request(url, ValidateToken, { token }, { basic })).data?.validateToken.valid === true,
      );
      const login = await succeeds(
        async () => (await request(url, Login, { input: { email, password } })).data !== null,
      );
      return { verdict: verdict.done, begun: login.begun, login: login.done };
    }),
  );
  console.log(
    'milliseconds from the promotion to verdict and login:',
    times.map(({ verdict, login }) => [verdict, login].map(Math.round)),
  );
  return Math.max(...times.flatMap(({ verdict, begun }) => [verdict, begun]));
}

/** How often the outcomes whose names match have been counted. */
export function count({ ledger }: Traffic, name: RegExp): number {
  return [...ledger.counts].reduce((sum, [each, times]) => sum + (name.test(each) ? times : 0), 0);
}

/** Waits until each of these operations has succeeded more than once. */
export async function underWay(traffic: Traffic): Promise<void> {
  for (const name of ['register', 'login', 'logout', 'changePassword', 'validateToken']) {
    await expect.poll(() => count(traffic, new RegExp(`^${name}: done`))).toBeGreaterThan(1);
  }
}

/** Asserts what is guaranteed after every failover: no acknowledged change is lost. */
export async function expectNothingLost(traffic: Traffic): Promise<void> {
  await traffic.stop();
  console.log(Object.fromEntries([...traffic.ledger.counts].sort()), `${traffic.customers.length} customers`);
  expect(traffic.ledger.violations).toEqual([]);
  expect(count(traffic, /no answer/)).toBe(0);
  expect(await traffic.lost()).toEqual([]);
}

/**
 * Makes the replication lag under load, before the primary is lost. Without a lag, a standby that the primary does not
 * wait for would have every change, too.
 */
export async function lagBehind(link: TcpSwitch): Promise<void> {
  link.delay(LAG_MS);
  await sleep(LAGGING_MS);
}

/** Waits until each gateway has answered 503. */
export async function untilAway(gateways: Gateways): Promise<void> {
  const basic = gateways[0].demo.partner;
  for (const { url } of gateways) {
    const code = async () =>
      (await request(url, ValidateToken, { token: 'x' }, { basic })).errors[0]?.extensions?.code;
    await expect.poll(code).toBe('UNAVAILABLE');
  }
}
