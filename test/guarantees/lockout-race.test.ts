import argon2 from 'argon2';
import { beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { count, onlyInFullRun } from '../support/counts.ts';
import { register, tryLogin } from '../support/customers.ts';
import { makeHashesCheap, makeHashesReal } from '../support/hash-cost.ts';
import { describePostgres } from '../support/postgres.ts';
import { cameFrom, countVerifications, doors, type Outcome, tryByGraphql } from './attempts.ts';
import { inParallel, startTwoServers, type TwoServers } from './two-servers.ts';

const ATTEMPTS = count(80, 200);
const SETTLED: readonly Outcome[] = ['wrong', 'locked', 'unavailable'];

describePostgres('two servers on one database', () => {
  let servers: TwoServers;
  beforeAll(async () => {
    makeHashesReal();
    servers = await startTwoServers({ TRUSTED_PROXIES: '1' });
    servers.clock.freeze();
  });

  /** Sends all attempts at once, through every API of both servers. */
  async function burst(email: string, from: (index: number) => string): Promise<Outcome[]> {
    const outcomes = await inParallel(ATTEMPTS, async (index) => {
      const door = doors[Math.floor(index / 2) % doors.length];
      return door
        ? door(servers.at(index).url, { email, password: `wrong-${index}`, from: from(index) })
        : [];
    });
    return outcomes.flat();
  }

  test(`verify exactly 10 of ${ATTEMPTS} parallel wrong passwords over all APIs`, async () => {
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

  onlyInFullRun(() => {
    test('verify 10 wrong passwords in all when they come in small bursts', async () => {
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

    test('verify exactly as many parallel guesses from many addresses as the daily limit allows', async () => {
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
  });

  test('verify a right password once and do not hash it again', async () => {
    const customer = await register(servers.first.url);
    const [verified, hashed] = [countVerifications(), vi.spyOn(argon2, 'hash')];
    expect(await tryByGraphql(servers.first.url, customer)).toBe('right');
    expect([verified(), hashed.mock.calls.length]).toEqual([1, 0]);
  });

  test('accept 20 parallel logins with the right password', async () => {
    // While ten logins are pending, an eleventh waits. It is refused after half a second, so hashes must be fast.
    makeHashesCheap();
    onTestFinished(makeHashesReal);
    const customer = await register(servers.first.url);
    for (const from of ['127.0.0.1', '203.0.113.50']) {
      const answers = await inParallel(20, (index) =>
        tryLogin(servers.at(index).url, customer, { headers: cameFrom(from) }),
      );
      expect(answers.filter(({ errors }) => errors.length > 0)).toEqual([]);
    }
  });

  test('do not lock a customer who sends right passwords in parallel, even if one failure would lock', async () => {
    await servers.first.gatehouse.prisma.account.updateMany({ data: { lockoutAttempts: 1 } });
    const customer = await register(servers.first.url);
    const outcomes = await inParallel(10, (index) => tryByGraphql(servers.at(index).url, customer));
    expect(outcomes).toContain('right');
    // On a busy machine some attempts wait too long and are refused. Their error allows a retry.
    expect(outcomes.filter((outcome) => outcome !== 'right' && outcome !== 'unavailable')).toEqual([]);
    await servers.first.gatehouse.prisma.account.updateMany({ data: { lockoutAttempts: 10 } });
  });
});
