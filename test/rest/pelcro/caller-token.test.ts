import { beforeAll, describe, expect, test } from 'vitest';
import { uniqueEmail } from '../../support/customers.ts';
import { startServer, testServer } from '../../support/server.ts';
import { loginByPrancer, prancerApi } from '../prancer/api.ts';
import {
  blacklistedTokenError,
  invalidTokenError,
  loginByPelcro,
  noTokenError,
  type PelcroCustomer,
  pelcroApi,
  registerByPelcro,
  seen,
  validationError,
} from './api.ts';

const server = testServer();
let customer: PelcroCustomer;
/** A token that a logout has blacklisted. Pelcro's client still sends it afterwards. */
let dead: string;

beforeAll(async () => {
  customer = await registerByPelcro(server);
  dead = await loginByPelcro(server, customer);
  await pelcroApi(server, 'POST', '/auth/logout', { token: dead });
});

describe('the token may come as auth_token in the body, as older callers send it', () => {
  test.each([
    ['POST', '/customer'],
    ['PUT', '/customer'],
    ['POST', '/customer/refresh'],
    ['POST', '/auth/logout'],
    ['POST', '/password/update'],
  ])('%s %s, in JSON and in a form', async (method, path) => {
    for (const kind of ['body', 'form']) {
      const own = await registerByPelcro(server);
      const fields: Record<string, string> = {
        auth_token: own.token,
        old_password: own.password,
        new_password: 'another one',
        confirm_new_password: 'another one',
      };
      const answer = await pelcroApi(server, method, path, { [kind]: fields });
      expect(answer.status, `${kind}: ${JSON.stringify(answer.body)}`).toBe(200);
      expect(answer.body.data.id).toBe(own.id);
    }
  });

  test('an invalid token in the body is refused like an invalid token in the header', async () => {
    const blacklisted = await pelcroApi(server, 'POST', '/customer', { body: { auth_token: dead } });
    expect(seen(blacklisted)).toEqual(blacklistedTokenError);
    for (const auth_token of ['garbage', 'two words', ' ', '\u0000', `${customer.token}=`]) {
      const answer = await pelcroApi(server, 'POST', '/customer', { body: { auth_token } });
      expect(seen(answer), JSON.stringify(auth_token)).toEqual(invalidTokenError);
    }
  });

  test('a token with white space around it is refused, because a token has a single valid encoding', async () => {
    for (const auth_token of [`${customer.token} `, ` ${customer.token}`, `${customer.token}\n`]) {
      const answer = await pelcroApi(server, 'POST', '/customer', { body: { auth_token } });
      expect(seen(answer), JSON.stringify(auth_token)).toEqual(invalidTokenError);
    }
  });

  test('an empty token counts as no token, and a token that is not a string is refused with 400', async () => {
    for (const auth_token of ['', null]) {
      expect(seen(await pelcroApi(server, 'POST', '/customer', { body: { auth_token } }))).toEqual(
        noTokenError,
      );
    }
    for (const auth_token of [[customer.token], { token: customer.token }, 1, true]) {
      const answer = await pelcroApi(server, 'POST', '/customer', { body: { auth_token } });
      expect(seen(answer)).toEqual(validationError({ auth_token: ['The auth token must be a string.'] }));
    }
  });

  test('the token in the header has precedence', async () => {
    const good = { token: customer.token, body: { auth_token: dead } };
    expect((await pelcroApi(server, 'POST', '/customer', good)).body.data.id).toBe(customer.id);
    const bad = { token: dead, body: { auth_token: customer.token } };
    expect(seen(await pelcroApi(server, 'POST', '/customer', bad))).toEqual(blacklistedTokenError);
    const other = await registerByPelcro(server);
    const both = { token: other.token, body: { auth_token: customer.token } };
    expect((await pelcroApi(server, 'POST', '/auth/logout', both)).body.data.id).toBe(other.id);
    expect((await pelcroApi(server, 'GET', '/customer', { token: customer.token })).status).toBe(200);
  });

  test('a token in the query is ignored', async () => {
    const answer = await pelcroApi(server, 'GET', `/customer?auth_token=${customer.token}&site_id=1`, {
      siteId: null,
    });
    expect(seen(answer)).toEqual(noTokenError);
  });
});

describe('public endpoints ignore the Authorization header', () => {
  test.each<[string, () => Record<string, string>]>([
    ['a blacklisted token', () => ({ authorization: `Bearer ${dead}` })],
    ['text that is not a token', () => ({ authorization: 'Bearer garbage' })],
    ['wrong partner credentials', () => ({ authorization: 'Basic d3Jvbmc6d3Jvbmc=' })],
    ['nonsense', () => ({ authorization: '%%% ~~~' })],
    ['another customer’s valid token', () => ({ authorization: `Bearer ${customer.token}` })],
  ])('%s', async (_case, header) => {
    const headers = header();
    const email = uniqueEmail();
    const registered = await pelcroApi(server, 'POST', '/auth/register', {
      headers,
      body: { email, password: 'securePassword123' },
    });
    expect(registered.body.data.email).toBe(email);
    const login = await pelcroApi(server, 'POST', '/auth/login', {
      headers,
      body: { email, password: 'securePassword123', auth_token: dead },
    });
    expect(login.body.data.email).toBe(email);
    expect((await pelcroApi(server, 'GET', '/site', { headers })).body.data.id).toBe(1);
    const tenant = await prancerApi(server, 'POST', '/login/', {
      headers,
      body: { email, password: 'securePassword123', customer_id: 'demo' },
    });
    expect(tenant.status).toBe(200);
    const valid = await prancerApi(server, 'POST', '/validate/accesstoken/', {
      headers,
      body: { token: login.body.data.token, customer_id: 'demo' },
    });
    expect(valid.status).toBe(200);
  });

  test('afterwards the valid token is still valid, and the blacklisted token is still refused', async () => {
    expect((await pelcroApi(server, 'GET', '/customer', { token: customer.token })).status).toBe(200);
    expect(seen(await pelcroApi(server, 'GET', '/customer', { token: dead }))).toEqual(blacklistedTokenError);
  });
});

describe('the session behind the token', () => {
  test('a token stays valid after its refresh until it expires; a logout ends all tokens of the session', async () => {
    const server = await startServer();
    const { token } = await registerByPelcro(server);
    server.clock.advance({ days: 30 });
    const fresh = (await pelcroApi(server, 'POST', '/customer/refresh', { token })).body.data.token;
    expect((await pelcroApi(server, 'GET', '/customer', { token })).status).toBe(200);
    server.clock.advance({ days: 31 });
    expect((await pelcroApi(server, 'GET', '/customer', { token })).status).toBe(403);
    expect((await pelcroApi(server, 'GET', '/customer', { token: fresh })).status).toBe(200);
    const last = (await pelcroApi(server, 'POST', '/customer/refresh', { token: fresh })).body.data.token;
    await pelcroApi(server, 'POST', '/auth/logout', { token: last });
    for (const ended of [fresh, last]) {
      expect(seen(await pelcroApi(server, 'GET', '/customer', { token: ended }))).toEqual(
        blacklistedTokenError,
      );
    }
  });

  test('an expired token cannot be refreshed, and a logout ends its own session only', async () => {
    const server = await startServer();
    const own = await registerByPelcro(server);
    const elsewhere = await loginByPelcro(server, own);
    await pelcroApi(server, 'POST', '/auth/logout', { token: own.token });
    expect((await pelcroApi(server, 'GET', '/customer', { token: elsewhere })).status).toBe(200);
    server.clock.advance({ days: 61 });
    expect((await pelcroApi(server, 'POST', '/customer/refresh', { token: elsewhere })).status).toBe(403);
  });

  test('the scheme Bearer is accepted in upper or lower case, and with more than one space', async () => {
    const token = (await loginByPrancer(server, customer)).token;
    for (const authorization of [`bearer ${token}`, `BEARER  ${token}`]) {
      expect((await pelcroApi(server, 'GET', '/customer', { headers: { authorization } })).status).toBe(200);
    }
  });
});
