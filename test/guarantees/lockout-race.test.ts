import argon2 from 'argon2';
import { beforeAll, expect, test, vi } from 'vitest';
import { count } from '../support/counts.ts';
import { register } from '../support/customers.ts';
import { makeHashesReal } from '../support/hash-cost.ts';
import { describePostgres } from '../support/postgres.ts';
import { countVerifications, doors, type Outcome, tryByGraphql } from './attempts.ts';
import { inParallel, startTwoServers, type TwoServers } from './two-servers.ts';

const ATTEMPTS = 200;
const SETTLED: readonly Outcome[] = ['wrong', 'locked', 'unavailable'];

describePostgres('two servers on one database', () => {
  let servers: TwoServers;
  beforeAll(async () => {
    makeHashesReal();
    servers = await startTwoServers({ TRUSTED_PROXIES: '1' });
    servers.clock.freeze();
  });

  /** All at once, through every door of both servers. */
  async function burst(email: string, from: (index: number) => string): Promise<Outcome[]> {
    const outcomes = await inParallel(ATTEMPTS, async (index) => {
      const door = doors[Math.floor(index / 2) % doors.length];
      return door
        ? door(servers.at(index).url, { email, password: `wrong-${index}`, from: from(index) })
        : [];
    });
    return outcomes.flat();
  }

  test(`verify exactly ten of ${ATTEMPTS} wrong passwords that come at once, by whatever door`, async () => {
    for (let round = 0; round < count(1, 10); round += 1) {
      const customer = await register(servers.first.url);
      const from = `198.51.100.${round}`;
      const verified = countVerifications();
      const outcomes = await burst(customer.email, () => from);
      expect(outcomes).toHaveLength(ATTEMPTS);
      expect(outcomes.filter((outcome) => !SETTLED.includes(outcome))).toEqual([]);
      expect(verified()).toBe(10);
      await burst(customer.email, () => from);
      for (const { url } of servers.both) {
        expect(await tryByGraphql(url, { ...customer, from })).toBe('locked');
      }
      expect(verified()).toBe(0);
      servers.clock.advance({ seconds: 300 });
      await burst(customer.email, () => from);
      expect(verified()).toBe(10);
    }
  });

  test('verify ten in all, in bursts too small to fill the limit at once', async () => {
    const customer = await register(servers.first.url);
    const verified = countVerifications();
    const from = '198.51.100.99';
    const seen: number[] = [];
    for (let round = 0; round < 8; round += 1) {
      await inParallel(3, (index) =>
        tryByGraphql(servers.at(index).url, { email: customer.email, password: 'wrong', from }),
      );
      seen.push(verified());
    }
    expect(seen).toEqual([3, 3, 3, 1, 0, 0, 0, 0]);
  });

  test('verify no more than the day’s cap of guesses that come from as many addresses at once', async () => {
    const cap = 12;
    await servers.first.gatehouse.prisma.account.updateMany({ data: { lockoutDailyCap: cap } });
    const customer = await register(servers.first.url);
    const verified = countVerifications();
    for (let round = 0; round < 3; round += 1) {
      await burst(customer.email, (index) => `10.1.${round}.${index}`);
    }
    expect(verified()).toBe(cap);
    await servers.first.gatehouse.prisma.account.updateMany({ data: { lockoutDailyCap: 100 } });
  });

  test('verify a good login once and make no new hash of it', async () => {
    const customer = await register(servers.first.url);
    const [verified, hashed] = [countVerifications(), vi.spyOn(argon2, 'hash')];
    expect(await tryByGraphql(servers.first.url, customer)).toBe('right');
    expect([verified(), hashed.mock.calls.length]).toEqual([1, 0]);
  });

  test('let 20 good logins through at once', async () => {
    const customer = await register(servers.first.url);
    for (const from of ['127.0.0.1', '203.0.113.50']) {
      const outcomes = await inParallel(20, (index) =>
        tryByGraphql(servers.at(index).url, { ...customer, from }),
      );
      expect(new Set(outcomes)).toEqual(new Set(['right']));
    }
  });

  test('take good logins at once for no attack where one failure would lock', async () => {
    await servers.first.gatehouse.prisma.account.updateMany({ data: { lockoutAttempts: 1 } });
    const customer = await register(servers.first.url);
    const outcomes = await inParallel(10, (index) => tryByGraphql(servers.at(index).url, customer));
    expect(outcomes).toContain('right');
    // On a busy machine some may not get their turn in time; they are told to come again.
    expect(outcomes.filter((outcome) => outcome !== 'right' && outcome !== 'unavailable')).toEqual([]);
    await servers.first.gatehouse.prisma.account.updateMany({ data: { lockoutAttempts: 10 } });
  });
});
