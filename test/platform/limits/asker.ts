import { Redis } from 'ioredis';
import { expect } from 'vitest';
import { createPartner } from '../../../src/tenancy/partners/partner.ts';
import { request } from '../../support/client.ts';
import { register } from '../../support/customers.ts';
import { ValidateToken } from '../../support/documents.ts';
import type { RedisServer } from '../../support/redis.ts';
import type { TestServer } from '../../support/server.ts';

export const limitedBy = (redisUrl: string) => ({ env: { RATE_LIMITS: 'on', REDIS_URL: redisUrl } });
export const lines = ({ logs }: TestServer, text: string) =>
  logs.filter((line) => line.includes(text)).length;

/**
 * Creates a partner with a rate limit.
 * @returns a function that validates a token as the partner, and the key of the limit in Redis
 */
export async function askerWith(servers: TestServer[], ratePerMinute: number) {
  const [first] = servers as [TestServer];
  const { prisma } = first.gatehouse;
  const basic = await createPartner(prisma, 1, 'Limited');
  const partner = await prisma.partner.update({
    where: { clientId: basic.clientId },
    data: { ratePerMinute },
  });
  const { token } = await register(first.url);
  const ask = (server: TestServer) => request(server.url, ValidateToken, { token }, { basic });
  return { ask, key: `gatehouse:verdicts-of-partner:partner ${partner.id}` };
}

export type Ask = Awaited<ReturnType<typeof askerWith>>['ask'];

export const allowed = (answers: Awaited<ReturnType<Ask>>[]) => {
  expect(answers.filter(({ status }) => status !== 200 && status !== 429)).toEqual([]);
  return answers.filter(({ status }) => status === 200).length;
};

/** Repeats a validation until one is counted in Redis. @param read reads a count */
export async function untilCounted(
  read: (key: string) => Promise<unknown>,
  ask: Ask,
  server: TestServer,
  key: string,
) {
  await expect
    .poll(
      async () => {
        const before = Number(await read(key));
        await ask(server);
        return Number(await read(key)) - before;
      },
      { timeout: 120_000 },
    )
    .toBeGreaterThan(0);
}

/** Like `untilCounted`, for a single Redis server. */
export async function untilCountedAt(redis: RedisServer, ask: Ask, server: TestServer, key: string) {
  const client = new Redis(redis.url, { retryStrategy: () => 50, maxRetriesPerRequest: null });
  client.on('error', () => {});
  await untilCounted((each) => client.get(each), ask, server, key);
  client.disconnect();
}
