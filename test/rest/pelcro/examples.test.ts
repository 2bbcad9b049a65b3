import { describe, expect, test } from 'vitest';
import { toUnixSeconds } from '../../../src/lib/clock.ts';
import { testClock } from '../../support/clock.ts';
import { testServer } from '../../support/server.ts';
import { customerResource, expectCustomerWithToken, pelcroApi, SIXTY_DAYS, seen } from './api.ts';

const email = 'john.doe@example.com';
const password = 'securePassword123';

const clock = testClock();
clock.freeze(new Date('2030-01-01T12:00:00Z'));
const server = testServer({ clock });
const registeredAt = toUnixSeconds(clock.now());
/** The guide's `{auth_token}`, which the examples after the login send. */
let token: string;

function john(now: number, changed: Record<string, unknown> = {}) {
  return customerResource({
    id: 1,
    email,
    first_name: 'John',
    last_name: 'Doe',
    name: 'John Doe',
    full_name: 'John Doe',
    created_at: registeredAt,
    updated_at: registeredAt,
    last_login_at: now,
    ...changed,
  });
}

// The tests run in the order of the guide, because each example depends on the previous one.
describe('the examples of the mobile guide get the answers that it documents', {
  shuffle: false,
}, () => {
  test('POST /auth/register returns the customer and a token for 60 days', async () => {
    const answer = await pelcroApi(server, 'POST', '/auth/register', {
      body: { email, password, first_name: 'John', last_name: 'Doe' },
    });
    const claims = expectCustomerWithToken(answer, john(registeredAt));
    expect(claims).toMatchObject({ iat: registeredAt, exp: registeredAt + SIXTY_DAYS, aud: '1' });
  });

  test('POST /auth/login returns the customer and a token for 60 days', async () => {
    server.clock.advance({ minutes: 1 });
    const now = toUnixSeconds(server.clock.now());
    const answer = await pelcroApi(server, 'POST', '/auth/login', { body: { email, password } });
    token = answer.body.data.auth_token;
    const claims = expectCustomerWithToken(answer, john(now));
    expect(claims).toMatchObject({ iat: now, exp: now + SIXTY_DAYS });
  });

  test.each([
    ['POST', '/customer'],
    ['GET', '/customer'],
    ['POST', '/customer/'],
    ['GET', '/customer/'],
  ])('%s %s gives the customer and the token that was presented', async (method, path) => {
    const answer = await pelcroApi(server, method, path, { token });
    expectCustomerWithToken(answer, john(registeredAt + 60));
    expect(answer.body.data.auth_token).toBe(token);
    if (method === 'GET') return;
    const byBody = await pelcroApi(server, method, path, { body: { auth_token: token } });
    expect(seen(byBody)).toEqual(seen(answer));
  });

  test('PUT /customer returns the changed customer and a new token', async () => {
    server.clock.advance({ minutes: 1 });
    const now = toUnixSeconds(server.clock.now());
    const answer = await pelcroApi(server, 'PUT', '/customer', {
      token,
      body: { first_name: 'Jane', last_name: 'Smith' },
    });
    await pelcroApi(server, 'PUT', '/customer', { token, body: { first_name: 'John', last_name: 'Doe' } });
    const claims = expectCustomerWithToken(
      answer,
      john(registeredAt + 60, {
        first_name: 'Jane',
        last_name: 'Smith',
        name: 'Jane Smith',
        full_name: 'Jane Smith',
        updated_at: now,
      }),
    );
    expect(claims).toMatchObject({ iat: now, exp: now + SIXTY_DAYS });
    expect(answer.body.data.token).not.toBe(token);
  });

  test('POST /customer/refresh returns the customer and a token with a new lifetime', async () => {
    server.clock.advance({ days: 30 });
    const now = toUnixSeconds(server.clock.now());
    const answer = await pelcroApi(server, 'POST', '/customer/refresh', { token });
    const claims = expectCustomerWithToken(
      answer,
      john(registeredAt + 60, { updated_at: registeredAt + 120 }),
    );
    expect(claims).toMatchObject({ iat: now, exp: now + SIXTY_DAYS });
    expect(answer.body.data.token).not.toBe(token);
  });

  test('POST /auth/logout returns the customer without a token, and the token is blacklisted', async () => {
    const answer = await pelcroApi(server, 'POST', '/auth/logout', { token });
    expect(seen(answer)).toEqual({
      status: 200,
      body: { status: 'success', data: john(registeredAt + 60, { updated_at: registeredAt + 120 }) },
    });
    const again = await pelcroApi(server, 'POST', '/customer', { token });
    expect(seen(again)).toEqual({
      status: 403,
      body: {
        error: { status: 403, message: 'Authentication token has been blacklisted, please try again' },
      },
    });
  });

  test('a login by username returns the same customer', async () => {
    const now = toUnixSeconds(server.clock.now());
    const registered = await pelcroApi(server, 'POST', '/auth/register', {
      body: { email: 'jane@example.com', password, username: 'Jane_Doe-1' },
    });
    const answer = await pelcroApi(server, 'POST', '/auth/login', {
      body: { username: 'jane_doe-1', password },
    });
    expectCustomerWithToken(
      answer,
      customerResource({
        id: registered.body.data.id,
        email: 'jane@example.com',
        username: 'Jane_Doe-1',
        created_at: now,
        updated_at: now,
        last_login_at: now,
      }),
    );
  });
});
