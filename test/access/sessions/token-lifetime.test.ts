import { decodeJwt } from 'jose';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { expectRefusal } from '../../customers/profiles/refusal.ts';
import { execute, request } from '../../support/client.ts';
import { login, register, uniqueEmail } from '../../support/customers.ts';
import { Login, Me, Refresh, Register, ValidateToken } from '../../support/documents.ts';
import type { AuthFragment } from '../../support/gql/graphql.ts';
import { testServer } from '../../support/server.ts';

const DAY = 86_400;

const server = testServer();
let url: string;

beforeAll(async () => {
  url = server.url;
  // A whole second, because the dates in a token have no fractions.
  server.clock.freeze(new Date(Math.ceil(Date.now() / 1000) * 1000));
});

beforeEach(async () => {
  await settings({ tokenLifetimeDays: 60, refreshTokenLifetimeDays: 90, sessionLifetimeDays: 365 });
});

async function settings(data: Partial<Record<`${string}LifetimeDays`, number>>): Promise<void> {
  await server.gatehouse.prisma.site.update({ where: { id: server.demo.siteId }, data });
}

/** Seconds from now until a date in an answer. */
const secondsUntil = (date: string | null | undefined) =>
  (Date.parse(date ?? '') - server.clock.now().getTime()) / 1000;
const lifetimes = ({ token, expiresAt, refreshTokenExpiresAt, session }: AuthFragment) => {
  const { iat = 0, nbf, exp = 0 } = decodeJwt(token);
  expect({ nbf, expiresAt }).toEqual({ nbf: iat, expiresAt: new Date(exp * 1000).toISOString() });
  expect(iat).toBe(server.clock.now().getTime() / 1000);
  return {
    token: exp - iat,
    refreshToken: refreshTokenExpiresAt && secondsUntil(refreshTokenExpiresAt),
    session: secondsUntil(session.expiresAt),
  };
};

describe('by default', () => {
  test('an access token lasts 60 days, a refresh token 90, a session 365', async () => {
    const expected = { token: 60 * DAY, refreshToken: 90 * DAY, session: 365 * DAY };
    const customer = await register(url);
    expect(lifetimes(customer)).toEqual(expected);
    expect(lifetimes(await login(url, customer))).toEqual(expected);
  });

  test('a token is valid until its expiry, and no longer', async () => {
    const { token } = await register(url);
    const verdict = async () =>
      (await execute(url, ValidateToken, { token }, { basic: server.demo.partner })).validateToken;
    server.clock.advance({ days: 60, milliseconds: -1 });
    expect(await verdict()).toMatchObject({ valid: true });
    server.clock.advance({ milliseconds: 1 });
    expect(await verdict()).toMatchObject({ valid: false, reason: 'EXPIRED', action: 'REFRESH' });
  });

  test('an expired access token cannot refresh its session, but the refresh token can until it expires', async () => {
    const customer = await register(url);
    server.clock.advance({ days: 60 });
    expectRefusal(await request(url, Refresh, {}, customer), 'TOKEN_EXPIRED');
    const { refresh } = await execute(url, Refresh, { refreshToken: customer.refreshToken });
    expect(lifetimes(refresh)).toEqual({ token: 60 * DAY, refreshToken: 90 * DAY, session: 305 * DAY });
    server.clock.advance({ days: 90 });
    expectRefusal(await request(url, Refresh, { refreshToken: refresh.refreshToken }), 'TOKEN_EXPIRED');
  });
});

describe('the site’s settings', () => {
  test.each([
    [{ tokenLifetimeDays: 1 }, { token: DAY }],
    [{ tokenLifetimeDays: 365 }, { token: 365 * DAY }],
    [{ refreshTokenLifetimeDays: 7 }, { refreshToken: 7 * DAY }],
    [{ sessionLifetimeDays: 30 }, { token: 30 * DAY, refreshToken: 30 * DAY, session: 30 * DAY }],
  ])('%j sets the lifetimes of a login: %j', async (changed, expected) => {
    const customer = await register(url);
    await settings(changed);
    expect(lifetimes(await login(url, customer))).toMatchObject(expected);
  });

  test('a refreshed token never outlives the session', async () => {
    await settings({ sessionLifetimeDays: 100 });
    const customer = await register(url);
    server.clock.advance({ days: 59 });
    const byBearer = (await execute(url, Refresh, {}, customer)).refresh;
    expect(lifetimes(byBearer)).toEqual({ token: 41 * DAY, refreshToken: null, session: 41 * DAY });
    const byRefreshToken = (await execute(url, Refresh, { refreshToken: customer.refreshToken })).refresh;
    expect(lifetimes(byRefreshToken)).toEqual({ token: 41 * DAY, refreshToken: 41 * DAY, session: 41 * DAY });
    server.clock.advance({ days: 41 });
    const { refreshToken } = byRefreshToken;
    expectRefusal(await request(url, Refresh, { refreshToken }), 'TOKEN_EXPIRED');
    expectRefusal(await request(url, Refresh, {}, byRefreshToken), 'TOKEN_EXPIRED');
    const { data } = await request(url, ValidateToken, { token: byBearer.token }, { token: byBearer.token });
    expect(data?.validateToken).toMatchObject({ reason: 'EXPIRED', action: 'REAUTHENTICATE' });
  });
});

describe('a caller may request', () => {
  test.each([
    [1, 1],
    [7 * DAY, 7 * DAY],
    [60 * DAY - 1, 60 * DAY - 1],
    [60 * DAY + 1, 60 * DAY],
    [2_147_483_647, 60 * DAY],
    [null, 60 * DAY],
  ])(
    'a token lifetime of %s seconds and gets %s, at registration, login and refresh',
    async (tokenLifetimeSeconds, expected) => {
      const email = uniqueEmail();
      const input = { email, password: 'correct horse', tokenLifetimeSeconds };
      const { register: registered } = await execute(url, Register, { input });
      const { login: loggedIn } = await execute(url, Login, { input });
      const { refreshToken, token } = loggedIn;
      const byRefreshToken = await execute(url, Refresh, { refreshToken, tokenLifetimeSeconds });
      const byBearer = await execute(url, Refresh, { tokenLifetimeSeconds }, { token });
      const granted = [registered, loggedIn, byRefreshToken.refresh, byBearer.refresh];
      expect(granted.map((grant) => lifetimes(grant).token)).toEqual(Array(4).fill(expected));
      expect(lifetimes(byRefreshToken.refresh).refreshToken).toBe(90 * DAY);
    },
  );

  test.each([0, -1, -2_147_483_648])('no token lifetime of %s seconds', async (tokenLifetimeSeconds) => {
    const { refreshToken, token } = await register(url);
    const fields = { tokenLifetimeSeconds: expect.any(Array) };
    const byRefreshToken = await request(url, Refresh, { refreshToken, tokenLifetimeSeconds });
    expectRefusal(byRefreshToken, 'VALIDATION_FAILED', fields);
    expectRefusal(
      await request(url, Refresh, { tokenLifetimeSeconds }, { token }),
      'VALIDATION_FAILED',
      fields,
    );
    // The refused request has not consumed the refresh token.
    expect((await request(url, Refresh, { refreshToken })).errors).toEqual([]);
    expect((await execute(url, Me, {}, { token })).me).not.toBeNull();
  });
});
