import { beforeEach, describe, expect, test } from 'vitest';
import { expectRefusal } from '../../customers/profiles/refusal.ts';
import { inParallel, startTwoServers } from '../../guarantees/two-servers.ts';
import { execute, request } from '../../support/client.ts';
import {
  ChangePassword,
  Logout,
  LogoutReplaced,
  Refresh,
  UpdateCustomer,
  ValidateToken,
} from '../../support/documents.ts';
import { describePostgres } from '../../support/postgres.ts';
import { startServer, type TestServer } from '../../support/server.ts';
import { addAccount } from '../../support/sites.ts';
import { administer } from '../../tenancy/sites/administer.ts';
import { prancerApi } from '../prancer/api.ts';
import {
  blacklistedTokenError,
  loginByPelcro,
  type PelcroCustomer,
  pelcroApi,
  registerByPelcro,
  seen,
} from './api.ts';

const next = 'another passphrase';

let server: TestServer;
let customer: PelcroCustomer;

beforeEach(async () => {
  server = await startServer();
  server.clock.freeze();
  customer = await registerByPelcro(server);
});

const update = (token: string, from = customer.password, to = next) =>
  pelcroApi(server, 'POST', '/password/update', {
    token,
    body: { old_password: from, new_password: to, confirm_new_password: to },
  });
const logOut = (token: string, siteId = 1) => pelcroApi(server, 'POST', '/auth/logout', { token, siteId });
const verdict = async (token: string) =>
  (await execute(server.url, ValidateToken, { token }, { basic: server.demo.partner })).validateToken;

/** Changes the password like Pelcro's client, which ignores the token in the response. */
async function changePassword(token = customer.token): Promise<string> {
  const answer = await update(token);
  expect(answer.status).toBe(200);
  return answer.body.data.auth_token;
}

describe('a logout with the token that a change of the password replaced', () => {
  test('ends the new session, and returns only the id of the customer', async () => {
    const followed = await changePassword();
    expect((await verdict(followed)).valid).toBe(true);
    const answer = await logOut(customer.token);
    expect(answer.status).toBe(200);
    const { id, metadata, ...others } = answer.body.data;
    expect({ id, metadata }).toEqual({ id: customer.id, metadata: {} });
    expect(Object.values(others).filter((value) => value !== null)).toEqual([]);
    // Apps may read these members of the customer.
    expect(others).toMatchObject({ email: null, first_name: null, full_name: null, last_login_at: null });
    expect(await verdict(followed)).toMatchObject({ valid: false, reason: 'REVOKED' });
    expect((await verdict(customer.token)).reason).toBe('PASSWORD_CHANGED');
    const open = await server.gatehouse.prisma.session.count({
      where: { customerId: customer.id, endedAt: null },
    });
    expect(open).toBe(0);
  });

  test('returns no profile through GraphQL either, not even after later changes', async () => {
    const followed = await changePassword();
    const input = { firstName: 'Changed', metadata: { since: 1 } };
    await execute(server.url, UpdateCustomer, { input }, { token: followed });
    const { data, errors } = await request(server.url, LogoutReplaced, {}, customer);
    expect(errors).toEqual([]);
    expect(data).toEqual({ logout: { customerId: String(customer.id), shownCustomer: null } });
    const own = await loginByPelcro(server, { email: customer.email, password: next });
    expect((await execute(server.url, LogoutReplaced, {}, { token: own })).logout).toMatchObject({
      customerId: String(customer.id),
      shownCustomer: { email: customer.email, sessions: [] },
    });
  });

  test('ends the refresh tokens of the new session too', async () => {
    const input = { oldPassword: customer.password, newPassword: next };
    const changed = await execute(server.url, ChangePassword, { input }, { token: customer.token });
    const { refreshToken } = changed.changePassword;
    expect((await logOut(customer.token)).status).toBe(200);
    expectRefusal(await request(server.url, Refresh, { refreshToken }), 'TOKEN_REVOKED');
  });

  test('makes the next login possible on a site with a session limit', async () => {
    const { set } = await administer(server);
    await set({ concurrentSessions: 'REFUSE_NEW', sessionLimit: 1 });
    await changePassword();
    expect((await logOut(customer.token)).status).toBe(200);
    await loginByPelcro(server, { email: customer.email, password: next });
  });

  test('works for 60 seconds and no longer', async () => {
    await changePassword();
    server.clock.advance({ seconds: 60, milliseconds: 1 });
    expect(seen(await logOut(customer.token))).toEqual(blacklistedTokenError);
    server.clock.advance({ milliseconds: -1 });
    expect((await logOut(customer.token)).status).toBe(200);
  });

  test('works once', async () => {
    await changePassword();
    expect((await logOut(customer.token)).status).toBe(200);
    expect(seen(await logOut(customer.token))).toEqual(blacklistedTokenError);
    const token = await loginByPelcro(server, { email: customer.email, password: next });
    expect(seen(await logOut(customer.token))).toEqual(blacklistedTokenError);
    expect((await verdict(token)).valid).toBe(true);
  });

  test('works with an earlier token of the same session, in the body', async () => {
    const earlier = customer.token;
    const refreshed = await pelcroApi(server, 'POST', '/customer/refresh', { token: earlier });
    await changePassword(refreshed.body.data.auth_token);
    const answer = await pelcroApi(server, 'POST', '/auth/logout', { body: { auth_token: earlier } });
    expect(answer.status).toBe(200);
  });

  test('is refused, and ends no session, if another change has replaced the new session', async () => {
    const second = await changePassword();
    const third = await update(second, next, 'a third passphrase');
    expect(third.status).toBe(200);
    expect(seen(await logOut(customer.token))).toEqual(blacklistedTokenError);
    expect((await verdict(third.body.data.auth_token)).valid).toBe(true);
  });

  test('is refused on a site of another account', async () => {
    const followed = await changePassword();
    const { site } = await addAccount(server, 'other');
    expect((await logOut(customer.token, site.id)).status).toBe(403);
    expect((await logOut(customer.token, 999_999)).status).toBe(400);
    expect((await verdict(followed)).valid).toBe(true);
  });

  test('is allowed, but other operations refuse the token', async () => {
    const followed = await changePassword();
    const { token } = customer;
    for (const [method, path] of [
      ['GET', '/customer'],
      ['POST', '/customer'],
      ['PUT', '/customer'],
      ['POST', '/customer/refresh'],
      ['GET', '/customer/email/verify'],
    ] as const) {
      expect(seen(await pelcroApi(server, method, path, { token })), path).toEqual(blacklistedTokenError);
    }
    expect((await prancerApi(server, 'POST', '/logout/', { token })).status).toBe(401);
    expectRefusal(await request(server.url, Logout, {}, { token }), 'TOKEN_REVOKED');
    expect((await verdict(followed)).valid).toBe(true);
  });
});

describe('no other invalid token logs out a session', () => {
  test.each<[string, (token: string) => Promise<unknown>]>([
    [
      'of another session that the change ended',
      async () => changePassword(await loginByPelcro(server, customer)),
    ],
    [
      'of a session that was logged out before the change',
      async (token) => {
        const current = await loginByPelcro(server, customer);
        await logOut(token);
        await changePassword(current);
      },
    ],
    [
      'of a session that a newer login ended',
      async () => {
        const { set } = await administer(server);
        await set({ concurrentSessions: 'EVICT_OLDEST', sessionLimit: 1 });
        await loginByPelcro(server, customer);
      },
    ],
  ])('one %s', async (_case, end) => {
    await end(customer.token);
    const where = { customerId: customer.id, endedAt: null };
    const open = await server.gatehouse.prisma.session.count({ where });
    expect(open).toBe(1);
    expect(seen(await logOut(customer.token))).toEqual(blacklistedTokenError);
    expect(await server.gatehouse.prisma.session.count({ where })).toBe(open);
  });

  test('a forged token does not log out a session either', async () => {
    const followed = await changePassword();
    const forged = `${customer.token.split('.').slice(0, 2).join('.')}.${followed.split('.')[2]}`;
    expect((await logOut(forged)).status).toBe(403);
    expect((await verdict(followed)).valid).toBe(true);
  });
});

describePostgres('twenty logouts with a replaced token at the same time, on two servers', () => {
  test('one succeeds with 200, and the others are refused', async () => {
    const servers = await startTwoServers();
    const own = await registerByPelcro(servers.first);
    const body = { old_password: own.password, new_password: next, confirm_new_password: next };
    expect(
      (await pelcroApi(servers.first, 'POST', '/password/update', { token: own.token, body })).status,
    ).toBe(200);
    const answers = await inParallel(20, (index) =>
      pelcroApi(servers.at(index), 'POST', '/auth/logout', { token: own.token }),
    );
    const refused = answers.filter(({ status }) => status !== 200);
    expect(refused.length).toBe(19);
    for (const answer of refused) expect(seen(answer)).toEqual(blacklistedTokenError);
  });
});
