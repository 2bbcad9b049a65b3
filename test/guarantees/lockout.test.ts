import argon2 from 'argon2';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { request, rest } from '../support/client.ts';
import { login, register } from '../support/customers.ts';
import { ChangePassword, Login } from '../support/documents.ts';
import { fillHashQueue } from '../support/full-hash-queue.ts';
import { testServer } from '../support/server.ts';
import { countVerifications, fail, times, tryByGraphql, tryByPelcro, tryByPrancer } from './attempts.ts';

const defaults = {
  lockoutAttempts: 10,
  lockoutWindowSeconds: 300,
  lockoutScope: 'CUSTOMER_AND_SOURCE',
  lockoutDailyCap: 100,
} as const;

const server = testServer({ env: { TRUSTED_PROXIES: '1' } });
beforeAll(() => server.clock.freeze());
afterEach(() => server.gatehouse.prisma.account.updateMany({ data: defaults }));

describe('after ten failures', () => {
  test.each([
    ['GraphQL', tryByGraphql, 'locked'],
    ['the Pelcro API', tryByPelcro, 'locked'],
    ['the Prancer API', tryByPrancer, 'wrong'],
  ] as const)(
    'even the right password is refused without verification over %s',
    async (_name, attempt, refused) => {
      const customer = await register(server.url);
      const verified = countVerifications();
      for (let index = 0; index < 10; index += 1) {
        expect(await attempt(server.url, { email: customer.email, password: `wrong-${index}` })).toBe(
          'wrong',
        );
      }
      expect(verified()).toBe(10);
      expect(await attempt(server.url, customer)).toBe(refused);
      expect(verified()).toBe(0);
    },
  );

  test('every API refuses, even if the failures came through different APIs', async () => {
    const customer = await register(server.url, { username: 'counted-by-all' });
    const { email } = customer;
    for (let index = 0; index < 3; index += 1) {
      await tryByGraphql(server.url, { email, password: 'wrong' });
      await tryByPelcro(server.url, { email, password: 'wrong' });
      await tryByPrancer(server.url, { email, password: 'wrong' });
    }
    const byUsername = { username: 'Counted-By-All', password: 'wrong' };
    expect((await request(server.url, Login, { input: byUsername })).errors[0]?.extensions?.code).toBe(
      'INVALID_CREDENTIALS',
    );
    expect(await tryByGraphql(server.url, customer)).toBe('locked');
    expect(await tryByPelcro(server.url, customer)).toBe('locked');
    expect(await tryByPrancer(server.url, customer)).toBe('wrong');
    const right = await request(server.url, Login, { input: { ...byUsername, password: customer.password } });
    expect(right.errors[0]?.extensions?.code).toBe('ACCOUNT_LOCKED');
  });

  test('the answer is a 429, or a 400 over the Pelcro API, with Retry-After', async () => {
    const customer = await register(server.url);
    await fail(server.url, customer, 1);
    server.clock.advance({ seconds: 100 });
    await fail(server.url, customer, 9);
    const { status, headers, errors } = await request(server.url, Login, {
      input: { email: customer.email, password: customer.password },
    });
    expect({ status, retryAfter: headers['retry-after'], errors }).toMatchObject({
      status: 429,
      retryAfter: '200',
      errors: [{ extensions: { code: 'ACCOUNT_LOCKED', retryAfterSeconds: 200 } }],
    });
    const legacy = await rest(server.url, 'POST', '/api/v1/sdk/auth/login', {
      body: { site_id: 1, email: customer.email, password: customer.password },
    });
    expect(legacy).toMatchObject({
      status: 400,
      headers: { 'retry-after': '200' },
      body: { errors: { email: ['Too many login attempts. Please try again later.'] } },
    });
  });

  test('the lock ends with the window that the first failure began', async () => {
    const customer = await register(server.url);
    await fail(server.url, customer, 1);
    server.clock.advance({ seconds: 299 });
    await fail(server.url, customer, 9);
    expect(await fail(server.url, customer, 5)).toEqual(times('locked', 5));
    server.clock.advance({ milliseconds: 999 });
    expect(await tryByGraphql(server.url, customer)).toBe('locked');
    server.clock.advance({ milliseconds: 1 });
    expect(await tryByGraphql(server.url, customer)).toBe('right');
  });

  test('the next failure begins a new window of the same length', async () => {
    const customer = await register(server.url);
    await fail(server.url, customer, 10);
    server.clock.advance({ seconds: 301 });
    expect(await fail(server.url, customer, 10)).toEqual(times('wrong', 10));
    server.clock.advance({ seconds: 299 });
    expect(await tryByGraphql(server.url, customer)).toBe('locked');
    server.clock.advance({ seconds: 1 });
    expect(await tryByGraphql(server.url, customer)).toBe('right');
  });
});

test('failures in different windows do not add up to a lock', async () => {
  const customer = await register(server.url);
  for (let index = 0; index < 12; index += 1) {
    expect(await fail(server.url, customer, 1)).toEqual(['wrong']);
    server.clock.advance({ seconds: 60 });
  }
  expect(await tryByGraphql(server.url, customer)).toBe('right');
});

test('a success clears the failures', async () => {
  const customer = await register(server.url);
  for (let round = 0; round < 2; round += 1) {
    expect(await fail(server.url, customer, 9)).toEqual(times('wrong', 9));
    expect(await tryByGraphql(server.url, customer)).toBe('right');
  }
  // The next failure begins a new window.
  server.clock.advance({ seconds: 200 });
  await fail(server.url, customer, 10);
  server.clock.advance({ seconds: 200 });
  expect(await tryByGraphql(server.url, customer)).toBe('locked');
});

describe('a wrong old password', () => {
  const change = (token: string, oldPassword: string) =>
    request(
      server.url,
      ChangePassword,
      { input: { oldPassword, newPassword: 'quite another one' } },
      { token },
    );

  test('counts like a failed login, over GraphQL and REST', async () => {
    const customer = await register(server.url);
    await fail(server.url, customer, 4);
    for (let index = 0; index < 3; index += 1) {
      const { errors } = await change(customer.token, 'wrong');
      expect(errors[0]?.extensions?.fields).toHaveProperty('oldPassword');
      const legacy = await rest(server.url, 'POST', '/api/v1/sdk/password/update', {
        token: customer.token,
        body: {
          site_id: 1,
          old_password: 'wrong',
          new_password: 'another one',
          confirm_new_password: 'another one',
        },
      });
      expect(legacy.body.errors).toHaveProperty('old_password');
    }
    expect(await tryByGraphql(server.url, customer)).toBe('locked');
  });

  test('is not verified while the customer is locked: even the right one is refused', async () => {
    const customer = await register(server.url);
    await fail(server.url, customer, 10);
    const verified = countVerifications();
    const { errors } = await change(customer.token, customer.password);
    expect(errors[0]?.extensions?.code).toBe('ACCOUNT_LOCKED');
    expect(verified()).toBe(0);
  });
});

test('an attempt that gets no place in the hash queue does not count', async () => {
  const customer = await register(server.url);
  const full = fillHashQueue(server);
  expect(await fail(server.url, customer, 15)).toEqual(times('unavailable', 15));
  full[Symbol.dispose]();
  expect(await fail(server.url, customer, 9)).toEqual(times('wrong', 9));
  expect(await tryByGraphql(server.url, customer)).toBe('right');
});

test('an attempt that fails with an internal error does not count', async () => {
  const customer = await register(server.url);
  const verify = vi.spyOn(argon2, 'verify').mockRejectedValue(new Error('out of memory'));
  expect(await fail(server.url, customer, 12)).toEqual(times('refused', 12));
  verify.mockRestore();
  expect(await fail(server.url, customer, 9)).toEqual(times('wrong', 9));
  expect(await tryByGraphql(server.url, customer)).toBe('right');
});

describe('an account’s own settings', () => {
  const set = (data: object) => server.gatehouse.prisma.account.updateMany({ data });

  test('set the number of failures and the duration of the lock', async () => {
    await set({ lockoutAttempts: 3, lockoutWindowSeconds: 60 });
    const customer = await register(server.url);
    expect(await fail(server.url, customer, 4)).toEqual([...times('wrong', 3), 'locked']);
    server.clock.advance({ seconds: 59 });
    expect(await tryByGraphql(server.url, customer)).toBe('locked');
    server.clock.advance({ seconds: 1 });
    expect(await tryByGraphql(server.url, customer)).toBe('right');
  });

  test('can lock a customer for all IP addresses', async () => {
    await set({ lockoutScope: 'CUSTOMER', lockoutDailyCap: 1 });
    const customer = await register(server.url);
    for (let index = 0; index < 10; index += 1) {
      expect(await fail(server.url, { ...customer, from: `198.51.100.${index}` }, 1)).toEqual(['wrong']);
    }
    expect(await tryByGraphql(server.url, customer)).toBe('locked');
    server.clock.advance({ seconds: 300 });
    expect(await tryByGraphql(server.url, customer)).toBe('right');
  });
});

test('a lock applies to one customer, and other customers can log in from the same address', async () => {
  const [locked, other] = [await register(server.url), await register(server.url)];
  await fail(server.url, locked, 11);
  await login(server.url, other);
});
