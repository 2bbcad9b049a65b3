import { decodeJwt } from 'jose';
import { beforeAll, describe, expect, test } from 'vitest';
import { toUnixSeconds } from '../../../src/lib/clock.ts';
import { testServer } from '../../support/server.ts';
import { addSite } from '../../support/sites.ts';
import { type PelcroCustomer, pelcroApi, registerByPelcro, seen } from '../pelcro/api.ts';
import { loginByPrancer, prancerApi, unauthorized } from './api.ts';

const DAY = 86_400;

const server = testServer();
let customer: PelcroCustomer;

beforeAll(async () => {
  await addSite(server, 'second');
  customer = await registerByPelcro(server);
});

function success(data: Record<string, unknown>, message: string) {
  return { status: 200, body: { data, error: '', error_list: [], message, metadata: {}, status: 200 } };
}

for (const { where, tenant, slash } of [
  { where: 'under a tenant, with slashes', tenant: 'demo', slash: '/' },
  { where: 'under a tenant, without slashes', tenant: 'demo', slash: '' },
  { where: 'without a tenant, with slashes', tenant: null, slash: '/' },
  { where: 'without a tenant, without slashes', tenant: null, slash: '' },
]) {
  // Each example depends on the previous one.
  describe(`the examples of the Prancer page get the answers that it documents, ${where}`, {
    shuffle: false,
  }, () => {
    let token: string;
    let refreshToken: string;

    test('login returns a token for 7 days, issued on the first site of the account', async () => {
      server.clock.freeze();
      const now = toUnixSeconds(server.clock.now());
      const answer = await prancerApi(server, 'POST', `/login${slash}`, {
        tenant,
        body: { email: customer.email, password: customer.password, customer_id: 'demo' },
      });
      ({ token, refresh_token: refreshToken } = answer.body.data);
      expect(seen(answer)).toEqual(
        success({ token, refresh_token: refreshToken }, 'User Logged In Successfully'),
      );
      expect(answer.headers['cache-control']).toBe('no-store');
      expect(decodeJwt(token)).toMatchObject({
        sub: String(customer.id),
        aud: '1',
        iat: now,
        exp: now + 7 * DAY,
      });
      expect(refreshToken).toMatch(/^[0-9a-f-]{36}\.[\w-]{43}$/);
    });

    test('refresh returns a token for 24 hours and a new refresh token', async () => {
      server.clock.advance({ days: 8 });
      const now = toUnixSeconds(server.clock.now());
      const answer = await prancerApi(server, 'GET', `/refresh/token${slash}`, {
        tenant,
        token: refreshToken,
        headers: { 'content-type': 'application/json' },
      });
      const { token: newToken, refresh_token: newRefreshToken } = answer.body.data;
      expect(seen(answer)).toEqual(success({ token: newToken, refresh_token: newRefreshToken }, ''));
      expect(answer.headers['cache-control']).toBe('no-store');
      expect(decodeJwt(newToken)).toMatchObject({ sub: String(customer.id), iat: now, exp: now + DAY });
      expect(newRefreshToken).toMatch(/^[0-9a-f-]{36}\.[\w-]{43}$/);
      expect(newRefreshToken).not.toBe(refreshToken);
      token = newToken;
      refreshToken = newRefreshToken;
    });

    test('the refreshed token is valid for its tenant', async () => {
      const answer = await prancerApi(server, 'POST', `/validate/accesstoken${slash}`, {
        tenant,
        body: { token, customer_id: 'demo' },
      });
      expect(seen(answer)).toEqual(success({ token, refresh_token: '' }, 'Token is Valid'));
      expect(answer.headers['cache-control']).toBe('no-store');
    });

    test('logout invalidates the token and the refresh token', async () => {
      const answer = await prancerApi(server, 'POST', `/logout${slash}`, {
        tenant,
        token,
        headers: { 'content-type': 'application/json' },
      });
      expect(seen(answer)).toEqual(success({}, 'User logged out successfully!'));
      const refreshed = await prancerApi(server, 'GET', `/refresh/token${slash}`, {
        tenant,
        token: refreshToken,
      });
      expect(seen(refreshed)).toEqual(unauthorized);
      const again = await prancerApi(server, 'POST', `/logout${slash}`, { tenant, token });
      expect(seen(again)).toEqual(unauthorized);
    });
  });
}

test('a tenant prefix alone names the tenant, and its tokens are valid in the Pelcro API too', async () => {
  const answer = await prancerApi(server, 'POST', '/login/', {
    tenant: 'demo',
    body: { email: customer.email, password: customer.password },
  });
  const { token } = answer.body.data;
  expect(answer.status).toBe(200);
  expect((await pelcroApi(server, 'GET', '/customer', { token, siteId: 2 })).body.data.id).toBe(customer.id);
  const valid = await prancerApi(server, 'POST', '/validate/accesstoken/', {
    tenant: 'demo',
    body: { token },
  });
  expect(seen(valid)).toEqual(success({ token, refresh_token: '' }, 'Token is Valid'));
});

test('a token of the Pelcro API is valid, and can be logged out, in the Prancer API', async () => {
  const { token } = await registerByPelcro(server);
  const body = { token, customer_id: 'demo' };
  expect((await prancerApi(server, 'POST', '/validate/accesstoken/', { body })).status).toBe(200);
  expect((await prancerApi(server, 'POST', '/logout/', { token })).status).toBe(200);
  expect((await prancerApi(server, 'POST', '/validate/accesstoken/', { body })).status).toBe(400);
});

test('the token of a login stays valid after a refresh, until it expires', async () => {
  const { token, refreshToken } = await loginByPrancer(server, customer);
  expect((await prancerApi(server, 'GET', '/refresh/token/', { token: refreshToken })).status).toBe(200);
  const body = { token, customer_id: 'demo' };
  server.clock.advance({ days: 6 });
  expect((await prancerApi(server, 'POST', '/validate/accesstoken/', { body })).status).toBe(200);
  server.clock.advance({ days: 2 });
  expect((await prancerApi(server, 'POST', '/validate/accesstoken/', { body })).status).toBe(400);
});
