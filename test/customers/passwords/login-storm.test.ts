import { Agent } from 'node:http';
import argon2 from 'argon2';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { request } from '../../support/client.ts';
import { register } from '../../support/customers.ts';
import { Login, ValidateToken } from '../../support/documents.ts';
import { makeHashesReal } from '../../support/hash-cost.ts';
import { testServer } from '../../support/server.ts';

beforeAll(makeHashesReal);
const server = testServer();

afterEach(() => {
  vi.restoreAllMocks();
});

test('of 200 parallel logins only those that are not refused read a customer', async () => {
  const { email, password } = await register(server.url);
  const login = () => request(server.url, Login, { input: { email, password } }, { siteId: 1, agent });
  const agent = new Agent({ keepAlive: true });
  await login();
  const reads = vi.spyOn(server.gatehouse.prisma.customer, 'findMany');
  const answers = await Promise.all(Array.from({ length: 200 }, login));
  const admitted = answers.filter(({ status }) => status !== 503).length;
  expect(admitted).toBeGreaterThan(0);
  expect(admitted).toBeLessThan(200);
  expect(reads).toHaveBeenCalledTimes(admitted);
  agent.destroy();
});

/** A full hash queue refuses logins at once, and does not affect other requests. */
test('200 parallel logins get their answer or a 503 with Retry-After, and validateToken still answers', async () => {
  const customers = await Promise.all(Array.from({ length: 4 }, () => register(server.url)));
  const [first] = customers;
  const verify = argon2.verify;
  // The logins wait for the first answer of validateToken, so that the order does not depend on the machine.
  const validated = Promise.withResolvers<void>();
  let running = 0;
  let most = 0;
  vi.spyOn(argon2, 'verify').mockImplementation(async (...parameters) => {
    running += 1;
    most = Math.max(most, running);
    try {
      await validated.promise;
      return await verify(...parameters);
    } finally {
      running -= 1;
    }
  });
  const agent = new Agent({ keepAlive: true });
  let pending = 200;
  const storm = Array.from({ length: 200 }, async (_, n) => {
    const { email = '', password = '' } = customers[n % 4] ?? {};
    const right = n % 8 < 4;
    const input = { email, password: right ? password : 'a wrong one' };
    const answer = await request(server.url, Login, { input }, { agent });
    pending -= 1;
    return { ...answer, right };
  });
  let verdicts = 0;
  while (pending > 0) {
    const token = first?.token ?? '';
    const { data } = await request(server.url, ValidateToken, { token }, { token });
    validated.resolve();
    expect(data?.validateToken.valid).toBe(true);
    if (pending > 0) verdicts += 1;
  }
  const answers = await Promise.all(storm);
  for (const { status, right, errors, headers } of answers) {
    if (status === 503) {
      expect(errors[0]?.extensions).toEqual({ code: 'UNAVAILABLE', retryAfterSeconds: expect.any(Number) });
      expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    } else {
      expect(status).toBe(right ? 200 : 401);
    }
  }
  const refused = answers.filter(({ status }) => status === 503).length;
  expect(refused).toBeGreaterThan(0);
  expect(refused).toBeLessThan(200);
  expect(verdicts).toBeGreaterThan(0);
  // Hashes may use at most three of the four threads of libuv.
  expect(most).toBeLessThanOrEqual(3);
  agent.destroy();
});
