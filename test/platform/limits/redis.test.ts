import { RateLimiterMemory, RateLimiterRedis } from 'rate-limiter-flexible';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { memoryCounter } from '../../../src/platform/limits/counter.ts';
import { readSettings } from '../../../src/platform/settings.ts';
import { onlyInFullRun } from '../../support/counts.ts';
import { freePort } from '../../support/free-port.ts';
import { createPostgresDatabase, describePostgres } from '../../support/postgres.ts';
import { describeRedis, type RedisServer, startRedis } from '../../support/redis.ts';
import { startServer, type TestServer } from '../../support/server.ts';
import { type Ask, allowed, askerWith, limitedBy, lines, untilCountedAt } from './asker.ts';

afterEach(() => void vi.restoreAllMocks());

describeRedis('with REDIS_URL', () => {
  describePostgres('on two servers', () => {
    let redis: RedisServer;
    let servers: [TestServer, TestServer];
    beforeAll(async () => {
      redis = await startRedis();
      const database = await createPostgresDatabase();
      const options = { ...limitedBy(redis.url), database };
      servers = [await startServer(options), await startServer(options)];
    });

    test('a rate limit is shared and exact, even with parallel requests', async () => {
      const warm = await askerWith(servers, 1_000_000);
      const countedHere = vi.spyOn(RateLimiterMemory.prototype, 'consume');
      // On a busy machine Redis may answer late. Then some requests are counted in the process instead.
      for (let round = 0, allThere = false; !allThere; round += 1) {
        expect(round).toBeLessThan(20);
        for (const server of servers) await untilCountedAt(redis, warm.ask, server, warm.key);
        countedHere.mockClear();
        const { ask } = await askerWith(servers, 100);
        const asking = Array.from({ length: 240 }, (_, index) => ask(servers[index % 2] as TestServer));
        const passed = allowed(await Promise.all(asking));
        const { headers } = await ask(servers[0]);
        allThere = countedHere.mock.calls.length === 0;
        if (!allThere) continue;
        expect(passed).toBe(100);
        expect(headers.ratelimit).toMatch(/^"verdicts";r=0;t=([1-9]|[1-5]\d|60)$/);
      }
    });
  });

  test('a frozen Redis delays only one request, lifts no limit, is logged once, and is used again later', async () => {
    const redis = await startRedis();
    const server = await startServer(limitedBy(redis.url));
    const warm = await askerWith([server], 1_000_000);
    await untilCountedAt(redis, warm.ask, server, warm.key);
    const { ask } = await askerWith([server], 100);

    redis.signal('SIGSTOP');
    try {
      const asked = vi.spyOn(RateLimiterRedis.prototype, 'consume');
      const answers: Awaited<ReturnType<Ask>>[] = [];
      for (let index = 0; index < 200; index += 1) answers.push(await ask(server));
      // The first request waits for a moment. The others do not.
      expect(asked.mock.calls.length).toBeLessThanOrEqual(1);
      // The requests are counted in the process, with the same limit.
      expect(allowed(answers)).toBe(100);
      expect(answers[0]?.headers.ratelimit).toBe('"verdicts";r=99;t=60');
    } finally {
      redis.signal('SIGCONT');
    }
    await expect.poll(() => lines(server, 'Redis answers again')).toBe(1);
    expect(lines(server, 'Redis does not answer')).toBe(1);
    await untilCountedAt(redis, warm.ask, server, warm.key);
  });

  onlyInFullRun(() => {
    test('a Redis that is killed is logged once, and is used again after its restart', async () => {
      const redis = await startRedis();
      const server = await startServer(limitedBy(redis.url));
      const warm = await askerWith([server], 1_000_000);
      await untilCountedAt(redis, warm.ask, server, warm.key);
      const { ask } = await askerWith([server], 100);
      await redis.stop();
      expect(allowed(await Promise.all(Array.from({ length: 200 }, () => ask(server))))).toBe(100);
      await redis.start();
      await expect.poll(() => lines(server, 'Redis answers again')).toBe(1);
      expect(lines(server, 'Redis does not answer')).toBe(1);
      await untilCountedAt(redis, warm.ask, server, warm.key);
    });
  });
});

test('without a reachable Redis the server starts and answers', async () => {
  const server = await startServer(limitedBy(`redis://:secret-of-redis@127.0.0.1:${await freePort()}`));
  const { ask } = await askerWith([server], 100);
  expect(allowed(await Promise.all(Array.from({ length: 200 }, () => ask(server))))).toBe(100);
  await expect.poll(() => lines(server, 'Redis does not answer')).toBe(1);
  expect(lines(server, 'secret-of-redis')).toBe(0);
});

test('an invalid REDIS_URL is reported by its name, and not quoted', () => {
  const wrong = () =>
    readSettings({ REDIS_URL: 'http://:secret@127.0.0.1', KEY_ENCRYPTION_SECRET: 'x'.repeat(32) });
  expect(wrong).toThrow(/REDIS_URL: must be a redis:\/\/ or rediss:\/\/ URL/);
  expect(wrong).not.toThrow(/secret@/);
});

describe('a count in the process', () => {
  test('is kept only for a limited number of the newest keys', async () => {
    const counter = memoryCounter();
    const add = async (key: string) => (await counter.add(key, 1)).points;
    await add('first');
    for (let index = 0; index < 10_000; index += 1) await add(`${index}`);
    expect(await add('first')).toBe(2);
    for (let index = 0; index < 30_000; index += 1) await add(`${index}`);
    expect(await add('first')).toBe(1);
  });
});
