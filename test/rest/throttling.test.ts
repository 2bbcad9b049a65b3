import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { RestAnswer } from '../support/client.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { applicationError, type PelcroCustomer, pelcroApi, registerByPelcro, seen } from './pelcro/api.ts';
import { failure, prancerApi } from './prancer/api.ts';

const throttledOn = (path: string) =>
  applicationError(429, 'Too many requests. Please try again later.', path);
const throttledPrancer = failure(429, 'Too Many Requests', expect.stringMatching(/\w/));

let server: TestServer;
let customer: PelcroCustomer;

// The windows of the limits use the machine's time. It is frozen, so that no window ends during a test.
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

beforeEach(async () => {
  server = await startServer({ env: { RATE_LIMITS: 'on' } });
  customer = await registerByPelcro(server);
});

/** Repeats a call until the answer is 429. Fails if one of the first calls gets 429, or if no call does. */
async function untilThrottled(call: () => Promise<RestAnswer>): Promise<RestAnswer> {
  for (let heard = 0; heard < 500; heard += 1) {
    const answer = await call();
    if (answer.status !== 429) continue;
    expect(heard).toBeGreaterThan(10);
    return answer;
  }
  throw new Error('500 calls were not throttled');
}

/** Asserts the headers of a 429, which are the time of a retry and the limit. */
function expectWayOut({ headers }: RestAnswer): void {
  expect(headers.ratelimit).toMatch(/;r=0;t=[1-9]/);
  expect(headers['ratelimit-policy']).toMatch(/;q=[1-9]\d*;w=60$/);
  expect(headers['retry-after']).toMatch(/^[1-9]\d?$/);
  expect(Number(headers['retry-after'])).toBeLessThanOrEqual(60);
}

const registerBadly = () =>
  pelcroApi(server, 'POST', '/auth/register', { body: { email: 'reader', password: 'password' } });
const logInBadly = () =>
  pelcroApi(server, 'POST', '/auth/login', { body: { email: customer.email, password: 'x'.repeat(300) } });
const refresh = () => pelcroApi(server, 'POST', '/customer/refresh', { token: customer.token });

// The limit is checked before the input and the token, so the answer is the same for all calls.
test.each<[string, () => Promise<RestAnswer>]>([
  ['POST /auth/register', registerBadly],
  ['POST /auth/login', logInBadly],
  ['POST /customer/refresh', refresh],
  [
    'PUT /customer',
    () =>
      pelcroApi(server, 'PUT', '/customer', {
        token: customer.token,
        body: { display_name: 'x'.repeat(101) },
      }),
  ],
  [
    'POST /password/update',
    () =>
      pelcroApi(server, 'POST', '/password/update', {
        token: customer.token,
        body: { old_password: customer.password, new_password: 'short', confirm_new_password: 'short' },
      }),
  ],
])('%s: too many calls get 429 with Retry-After, in the format of the Pelcro API', async (name, call) => {
  const answer = await untilThrottled(call);
  expect(seen(answer)).toEqual(throttledOn(name.split(' ')[1] ?? ''));
  expectWayOut(answer);
});

test('PUT /customer does not count as a refresh, so it still succeeds after too many refreshes', async () => {
  const busy = await startServer({ env: { RATE_LIMITS: 'on' } });
  const registered = await registerByPelcro(busy);
  const refresh = () => pelcroApi(busy, 'POST', '/customer/refresh', { token: registered.token });
  await untilThrottled(refresh);
  const change = { token: registered.token, body: { first_name: 'Jane' } };
  expect((await pelcroApi(busy, 'PUT', '/customer', change)).body).toMatchObject({
    data: { first_name: 'Jane', auth_token: expect.any(String) },
  });
});

test('both dialects share the counts, and Prancer answers 429 in its envelope', async () => {
  await untilThrottled(logInBadly);
  await untilThrottled(refresh);
  const login = await prancerApi(server, 'POST', '/login/', {
    body: { email: customer.email, password: customer.password, customer_id: 'demo' },
  });
  expect(seen(login)).toEqual(throttledPrancer);
  expectWayOut(login);
  const refreshed = await prancerApi(server, 'GET', '/refresh/token/', { token: 'whatever' });
  expect(seen(refreshed)).toEqual(throttledPrancer);
  expectWayOut(refreshed);
});

test('a used-up limit does not affect other endpoints and addresses, and the token is still valid', async () => {
  await untilThrottled(refresh);
  expect((await pelcroApi(server, 'GET', '/customer', { token: customer.token })).status).toBe(200);
  const elsewhere = await startServer({ env: { RATE_LIMITS: 'on', TRUSTED_PROXIES: '1' } });
  const from = (address: string) =>
    pelcroApi(elsewhere, 'POST', '/auth/register', {
      body: { email: 'reader', password: 'password' },
      headers: { 'x-forwarded-for': address },
    });
  await untilThrottled(() => from('192.0.2.1'));
  expect((await from('192.0.2.2')).status).toBe(400);
});
