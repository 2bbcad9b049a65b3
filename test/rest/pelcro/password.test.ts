import { beforeAll, describe, expect, test } from 'vitest';
import { toUnixSeconds } from '../../../src/lib/clock.ts';
import { testClock } from '../../support/clock.ts';
import { testServer } from '../../support/server.ts';
import { loginByPrancer, prancerApi, unauthorized } from '../prancer/api.ts';
import {
  blacklistedTokenError,
  customerResource,
  expectCustomerWithToken,
  loginByPelcro,
  type PelcroCustomer,
  pelcroApi,
  registerByPelcro,
  SIXTY_DAYS,
  seen,
  validationError,
} from './api.ts';

const next = 'another passphrase';

const clock = testClock();
clock.freeze(new Date('2030-01-01T12:00:00Z'));
const server = testServer({ clock });
let customer: PelcroCustomer;

beforeAll(async () => {
  customer = await registerByPelcro(server);
});

function update(token: string, body: Record<string, unknown>) {
  return pelcroApi(server, 'POST', '/password/update', { token, body });
}

describe('a refused change is answered with 400 on the field, and changes nothing', () => {
  const change = { old_password: 'securePassword123', new_password: next, confirm_new_password: next };

  test.each<[string, Record<string, unknown>, Record<string, string[]>]>([
    ['a wrong old password', { old_password: 'wrong' }, { old_password: ['The old password is incorrect.'] }],
    [
      'the same password again',
      { new_password: 'securePassword123', confirm_new_password: 'securePassword123' },
      { new_password: ['The new password and old password must be different.'] },
    ],
    [
      'another confirmation',
      { confirm_new_password: 'something else' },
      { confirm_new_password: ['The confirm new password and new password must match.'] },
    ],
    [
      'too short a password',
      { new_password: '12345', confirm_new_password: '12345' },
      { new_password: [expect.stringMatching(/at least 6/)] },
    ],
    ['no old password', { old_password: undefined }, { old_password: [expect.stringMatching(/required/)] }],
    [
      'nothing at all',
      { old_password: undefined, new_password: undefined, confirm_new_password: undefined },
      {
        old_password: [expect.stringMatching(/required/)],
        new_password: [expect.stringMatching(/required/)],
        confirm_new_password: [expect.stringMatching(/required/)],
      },
    ],
  ])('%s', async (_case, changed, errors) => {
    const answer = await update(customer.token, { ...change, ...changed });
    expect(seen(answer)).toEqual(validationError(errors));
    expect((await pelcroApi(server, 'GET', '/customer', { token: customer.token })).status).toBe(200);
    await loginByPelcro(server, customer);
  });
});

test('a change ends all earlier sessions of the customer, in both APIs, and returns a new token', async () => {
  const own = await registerByPelcro(server);
  const created = toUnixSeconds(server.clock.now());
  const elsewhere = await loginByPelcro(server, own);
  const tenant = await loginByPrancer(server, own);
  const bystander = await registerByPelcro(server);
  server.clock.advance({ minutes: 1 });
  const now = toUnixSeconds(server.clock.now());

  const answer = await update(own.token, {
    old_password: own.password,
    new_password: next,
    confirm_new_password: next,
  });
  const claims = expectCustomerWithToken(
    answer,
    customerResource({
      id: own.id,
      email: own.email,
      created_at: created,
      updated_at: now,
      last_login_at: now,
    }),
  );
  expect(claims).toMatchObject({ iat: now, exp: now + SIXTY_DAYS });

  for (const token of [own.token, elsewhere, tenant.token]) {
    expect(seen(await pelcroApi(server, 'GET', '/customer', { token }))).toEqual(blacklistedTokenError);
  }
  const refreshed = await prancerApi(server, 'GET', '/refresh/token/', { token: tenant.refreshToken });
  expect(seen(refreshed)).toEqual(unauthorized);
  expect((await pelcroApi(server, 'GET', '/customer', { token: answer.body.data.token })).status).toBe(200);
  expect((await pelcroApi(server, 'GET', '/customer', { token: bystander.token })).status).toBe(200);

  const login = (password: string) =>
    pelcroApi(server, 'POST', '/auth/login', { body: { email: own.email, password } });
  expect((await login(own.password)).status).toBe(404);
  expect((await login(next)).status).toBe(200);
});

test('wrong old passwords lock the customer out like failed logins, with the same answer', async () => {
  const own = await registerByPelcro(server);
  const guess = (old_password: string) =>
    update(own.token, { old_password, new_password: next, confirm_new_password: next });
  for (let failures = 0; failures < 10; failures += 1) {
    expect(seen(await guess(`wrong ${failures}`))).toEqual(
      validationError({ old_password: ['The old password is incorrect.'] }),
    );
  }
  const locked = validationError({ email: ['Too many login attempts. Please try again later.'] });
  expect(seen(await guess(own.password))).toEqual(locked);
  const login = await pelcroApi(server, 'POST', '/auth/login', {
    body: { email: own.email, password: own.password },
  });
  expect(seen(login)).toEqual(locked);
});
