import { beforeAll, describe, expect, test } from 'vitest';
import { prancer } from '../../../src/rest/prancer/dialect.ts';
import { rest } from '../../support/client.ts';
import { testServer } from '../../support/server.ts';
import { addAccount } from '../../support/sites.ts';
import {
  blacklistedTokenError,
  type PelcroCustomer,
  pelcroApi,
  registerByPelcro,
  seen,
} from '../pelcro/api.ts';
import {
  anyFailure,
  loginByPrancer,
  type PrancerTokens,
  prancerApi,
  refusedLogin,
  refusedValidation,
  unauthorized,
} from './api.ts';

const server = testServer();
let customer: PelcroCustomer;
let other: PelcroCustomer;

beforeAll(async () => {
  const { site } = await addAccount(server, 'other');
  customer = await registerByPelcro(server);
  other = await registerByPelcro(server, {}, { siteId: site.id });
});

const good = () => ({ email: customer.email, password: customer.password, customer_id: 'demo' });

describe('a refused login gets 400 with the documented body, for any reason', () => {
  test.each<[string, () => unknown, string?]>([
    ['a wrong password', () => ({ ...good(), password: 'wrong password' })],
    ['an unknown email', () => ({ ...good(), email: 'nobody@example.test' })],
    ['a customer of another tenant', () => ({ ...good(), email: other.email, password: other.password })],
    ['an unknown tenant', () => ({ ...good(), customer_id: 'nowhere' })],
    ['a tenant that contradicts the prefix', () => ({ ...good(), customer_id: 'other' }), 'demo'],
    ['a prefix that contradicts the tenant', good, 'other'],
    ['an unknown prefix', () => ({ email: customer.email, password: customer.password }), 'nowhere'],
    ['no tenant at all', () => ({ email: customer.email, password: customer.password })],
    ['no email', () => ({ ...good(), email: undefined })],
    ['no password', () => ({ ...good(), password: undefined })],
    ['an empty password', () => ({ ...good(), password: '' })],
    ['an email as an object', () => ({ ...good(), email: { address: customer.email } })],
    ['a tenant as a number', () => ({ ...good(), customer_id: 1 })],
    ['nothing', () => ({})],
    ['no body', () => undefined],
  ])('%s', async (_case, body, tenant) => {
    const answer = await prancerApi(server, 'POST', '/login/', { body: body(), tenant });
    expect(seen(answer)).toEqual(refusedLogin);
  });

  test('a customer who is locked out', async () => {
    const locked = await registerByPelcro(server);
    const attempt = (password: string) =>
      prancerApi(server, 'POST', '/login/', { body: { ...good(), email: locked.email, password } });
    for (let failures = 0; failures < 10; failures += 1) await attempt(`wrong ${failures}`);
    expect(seen(await attempt(locked.password))).toEqual(refusedLogin);
    const inTheOtherDialect = await pelcroApi(server, 'POST', '/auth/login', { body: locked });
    expect(inTheOtherDialect.body).toEqual({
      errors: { email: ['Too many login attempts. Please try again later.'] },
    });
  });

  test('the same login with correct values succeeds', async () => {
    expect((await prancerApi(server, 'POST', '/login/', { body: good(), tenant: 'demo' })).status).toBe(200);
  });
});

describe('a refused refresh gets 401 with the documented body, for any reason', () => {
  test.each<[string, (tokens: PrancerTokens) => Promise<string | null> | string | null]>([
    ['no token', () => null],
    ['text that is not a token', () => 'garbage'],
    ['an access token', ({ token }) => token],
    ['a wrong secret', ({ refreshToken }) => `${refreshToken.slice(0, 36)}.${'A'.repeat(43)}`],
    ['an unknown id', ({ refreshToken }) => `${crypto.randomUUID()}${refreshToken.slice(36)}`],
    [
      'a token of an ended session',
      async ({ token, refreshToken }) => {
        await prancerApi(server, 'POST', '/logout/', { token });
        return refreshToken;
      },
    ],
    [
      'a token that was used longer than ten seconds ago',
      async ({ refreshToken }) => {
        await prancerApi(server, 'GET', '/refresh/token/', { token: refreshToken });
        server.clock.advance({ seconds: 11 });
        return refreshToken;
      },
    ],
    [
      'an expired token',
      ({ refreshToken }) => {
        server.clock.advance({ days: 91 });
        return refreshToken;
      },
    ],
  ])('%s', async (_case, spoil) => {
    const token = await spoil(await loginByPrancer(server, customer));
    expect(seen(await prancerApi(server, 'GET', '/refresh/token/', { token }))).toEqual(unauthorized);
  });

  test('another tenant’s prefix is refused, and the token stays valid', async () => {
    const { refreshToken } = await loginByPrancer(server, customer);
    for (const tenant of ['other', 'nowhere']) {
      const answer = await prancerApi(server, 'GET', '/refresh/token/', { token: refreshToken, tenant });
      expect(seen(answer)).toEqual(unauthorized);
    }
    const own = await prancerApi(server, 'GET', '/refresh/token/', { token: refreshToken, tenant: 'demo' });
    expect(own.status).toBe(200);
  });
});

describe('a refused logout gets 401 with the documented body, for any reason', () => {
  test.each<[string, (tokens: PrancerTokens) => Promise<string | null> | string | null]>([
    ['no token', () => null],
    ['text that is not a token', () => 'garbage'],
    ['a refresh token', ({ refreshToken }) => refreshToken],
    [
      'a token that is logged out already',
      async ({ token }) => {
        await pelcroApi(server, 'POST', '/auth/logout', { token });
        expect(seen(await pelcroApi(server, 'GET', '/customer', { token }))).toEqual(blacklistedTokenError);
        return token;
      },
    ],
    [
      'an expired token',
      ({ token }) => {
        server.clock.advance({ days: 8 });
        return token;
      },
    ],
  ])('%s', async (_case, spoil) => {
    const token = await spoil(await loginByPrancer(server, customer));
    expect(seen(await prancerApi(server, 'POST', '/logout/', { token }))).toEqual(unauthorized);
  });

  test('another tenant’s prefix is refused, and the session stays open', async () => {
    const { token } = await loginByPrancer(server, customer);
    for (const tenant of ['other', 'nowhere']) {
      expect(seen(await prancerApi(server, 'POST', '/logout/', { token, tenant }))).toEqual(unauthorized);
    }
    expect((await pelcroApi(server, 'GET', '/customer', { token })).status).toBe(200);
  });
});

describe('an invalid token gets 400 with the documented body, for any reason', () => {
  test.each<[string, (tokens: PrancerTokens) => unknown, string?]>([
    ['text that is not a token', () => ({ token: 'garbage', customer_id: 'demo' })],
    ['no token', () => ({ customer_id: 'demo' })],
    ['a token as a list', ({ token }) => ({ token: [token], customer_id: 'demo' })],
    ['no tenant', ({ token }) => ({ token })],
    ['another tenant', ({ token }) => ({ token, customer_id: 'other' })],
    ['an unknown tenant', ({ token }) => ({ token, customer_id: 'nowhere' })],
    ['a tenant that contradicts the prefix', ({ token }) => ({ token, customer_id: 'demo' }), 'other'],
    ['a refresh token', ({ refreshToken }) => ({ token: refreshToken, customer_id: 'demo' })],
    ['another encoding of a token', ({ token }) => ({ token: `${token}=`, customer_id: 'demo' })],
    [
      'a logged-out token',
      async ({ token }) => {
        await prancerApi(server, 'POST', '/logout/', { token });
        return { token, customer_id: 'demo' };
      },
    ],
    [
      'an expired token',
      ({ token }) => {
        server.clock.advance({ days: 8 });
        return { token, customer_id: 'demo' };
      },
    ],
  ])('%s', async (_case, spoil, tenant) => {
    const body = await spoil(await loginByPrancer(server, customer));
    const answer = await prancerApi(server, 'POST', '/validate/accesstoken/', { body, tenant });
    expect(seen(answer)).toEqual(refusedValidation);
  });

  test('credentials in the header do not replace the token in the body', async () => {
    const { token } = await loginByPrancer(server, customer);
    const answer = await prancerApi(server, 'POST', '/validate/accesstoken/', {
      token,
      body: { token: 'garbage', customer_id: 'demo' },
    });
    expect(seen(answer)).toEqual(refusedValidation);
  });
});

describe('errors outside of the endpoints are in the envelope too', () => {
  test.each(['/nothing', '/', '/login/again', '/refresh', '/validate'])(
    'the unknown path %s gets 404',
    async (path) => {
      for (const tenant of [null, 'demo']) {
        const answer = await prancerApi(server, 'POST', path, { tenant, body: '{"broken' });
        expect(seen(answer)).toEqual(anyFailure(404));
      }
    },
  );

  test('another method of a path gets 405', async () => {
    for (const { method, path } of prancer.routes) {
      for (const wrong of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter((name) => name !== method)) {
        const answer = await prancerApi(server, wrong, path, { tenant: 'demo' });
        expect(seen(answer), `${wrong} ${path}`).toEqual(anyFailure(405));
        expect(answer.headers.allow).toMatch(new RegExp(`^${method}\\b`));
      }
    }
  });

  test('a body of 2 MB gets 413, an unknown content type 415, and broken JSON 400', async () => {
    for (const { path } of prancer.routes.filter(({ method }) => method === 'POST')) {
      const large = await prancerApi(server, 'POST', path, { body: { email: 'x'.repeat(2_000_000) } });
      expect(seen(large), path).toEqual(anyFailure(413));
      const headers = { 'content-type': 'text/xml' };
      const foreign = await prancerApi(server, 'POST', path, { body: '<login/>', headers });
      expect(seen(foreign), path).toEqual(anyFailure(415));
      const broken = await prancerApi(server, 'POST', path, { body: '{"email":' });
      expect(seen(broken), path).toEqual(anyFailure(400));
    }
  });

  test('a URL that cannot be decoded, or has a very long tenant, gets 400', async () => {
    for (const path of ['/api/%zz', '/%zz/api/login/', `/${'a'.repeat(500)}/api/login/`]) {
      const answer = await rest(server.url, 'POST', path, { body: good() });
      expect(seen(answer), path).toEqual(anyFailure(400));
    }
  });
});
