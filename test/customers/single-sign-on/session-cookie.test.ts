import { beforeAll, describe, expect, test } from 'vitest';
import { verdicts } from '../../access/tokens/jwt.ts';
import { pelcroApi } from '../../rest/pelcro/api.ts';
import { type GraphqlAnswer, type RestAnswer, request, rest } from '../../support/client.ts';
import { login, type RegisteredCustomer, register } from '../../support/customers.ts';
import { Login, Logout, Me, Refresh, UpdateCustomer } from '../../support/documents.ts';
import { PUBLIC_URL, startServer, testServer } from '../../support/server.ts';
import { addAccount, addSite } from '../../support/sites.ts';

/** PUBLIC_URL of these servers is https://id.example.test. */
const NEWS = 'https://www.example.test';
const SHOP = 'https://shop.example.test';
const ELSEWHERE = 'https://www.elsewhere.test';
const EVIL = 'https://evil.example.test';
const COOKIE = '__Secure-gatehouse_session';

const server = testServer();
let shop: number;
let customer: RegisteredCustomer;
beforeAll(async () => {
  const { prisma } = server.gatehouse;
  const data = {
    cookieSharing: true,
    link: NEWS,
    allowedOrigins: [NEWS, ELSEWHERE, 'http://www.example.test'],
  };
  await prisma.site.update({ where: { id: 1 }, data });
  const own = { cookieSharing: true, link: SHOP, allowedOrigins: [SHOP] };
  shop = (await addSite(server, 'shop', own)).id;
  customer = await register(server.url, {}, { siteId: 1 });
});

type Answer = Pick<GraphqlAnswer<unknown>, 'headers'>;
const setCookies = ({ headers }: Answer) => headers['set-cookie'] ?? [];

/** The cookie that a browser would store from an answer. */
function cookieOf(answer: Answer): string {
  const [set = ''] = setCookies(answer);
  return set.split(';', 1)[0] ?? '';
}

const from = (origin: string | null, cookie: string | null, more: Record<string, string> = {}) => ({
  headers: { ...(origin && { origin }), ...(cookie && { cookie }), ...more },
});

async function loggedIn(siteId = 1, origin = NEWS): Promise<string> {
  const { email, password } = customer;
  return cookieOf(
    await request(server.url, Login, { input: { email, password } }, { siteId, ...from(origin, null) }),
  );
}

const whoAmI = async (siteId: number, origin: string | null, cookie: string) => {
  const answer = await request(server.url, Me, {}, { siteId, ...from(origin, cookie) });
  return answer.data?.me?.id ?? null;
};

describe('a login from a page of the site', () => {
  test('sets an HttpOnly, SameSite cookie for the registrable domain', async () => {
    // The cookie expires with the token. The clock is frozen, so that both have the same second.
    server.clock.freeze();
    const { email, password } = customer;
    const answer = await request(
      server.url,
      Login,
      { input: { email, password } },
      { siteId: 1, ...from(NEWS, null) },
    );
    expect(setCookies(answer)).toEqual([
      `${COOKIE}=${answer.data?.login.token}; Max-Age=${60 * 86_400}; Domain=example.test; Path=/; HttpOnly; Secure; SameSite=Lax`,
    ]);
    expect(answer.headers['access-control-allow-credentials']).toBe('true');
    expect(answer.headers['access-control-allow-origin']).toBe(NEWS);
  });

  test('through Pelcro, with the site in the body, sets a cookie that `/customer` accepts', async () => {
    const { email, password } = customer;
    const body = { email, password, site_id: 1 };
    const answer = await pelcroApi(server, 'POST', '/auth/login', {
      siteId: null,
      body,
      ...from(NEWS, null),
    });
    expect(answer.headers['access-control-allow-credentials']).toBe('true');
    const cookie = cookieOf(answer);
    for (const method of ['GET', 'POST']) {
      const options = { ...from(NEWS, cookie), ...(method === 'POST' && { body: {} }) };
      const { body } = await pelcroApi(server, method, '/customer', options);
      expect(body.data?.email).toBe(email);
    }
  });

  test('works on the pages of this server too, although the site does not list them', async () => {
    const hosted = PUBLIC_URL;
    const cookie = await loggedIn(1, hosted);
    expect(await whoAmI(1, hosted, cookie)).toBe(customer.customer.id);
    expect(await whoAmI(1, NEWS, cookie)).toBe(customer.customer.id);
    for (const origin of ['http://id.example.test', `${hosted}:8443`, 'https://id.example.test.evil.test']) {
      expect([origin, await whoAmI(1, origin, cookie)]).toEqual([origin, null]);
    }
  });

  test('logs the customer in on the other site of the domain too', async () => {
    const cookie = await loggedIn();
    expect(await whoAmI(shop, SHOP, cookie)).toBe(customer.customer.id);
    const { body } = await pelcroApi(server, 'GET', '/customer', { siteId: shop, ...from(SHOP, cookie) });
    expect(body.data.id).toBe(Number(customer.customer.id));
  });

  test('is renewed by a refresh, and ended by a logout', async () => {
    const cookie = await loggedIn();
    server.clock.advance({ seconds: 2 });
    const refreshed = await request(server.url, Refresh, {}, { siteId: shop, ...from(SHOP, cookie) });
    expect(refreshed.data?.refresh.token).toBeTruthy();
    expect(cookieOf(refreshed)).toBe(`${COOKIE}=${refreshed.data?.refresh.token}`);
    const left = await request(server.url, Logout, {}, { siteId: shop, ...from(SHOP, cookieOf(refreshed)) });
    expect(left.errors).toEqual([]);
    expect(setCookies(left)).toEqual([
      `${COOKIE}=; Max-Age=0; Domain=example.test; Path=/; HttpOnly; Secure; SameSite=Lax`,
    ]);
    const [verdict] = await verdicts(server, [cookie.slice(COOKIE.length + 1)]);
    expect(verdict?.valid).toBe(false);
  });

  test('reports a revoked session and clears the cookie', async () => {
    const cookie = await loggedIn();
    await request(server.url, Logout, {}, { token: cookie.slice(COOKIE.length + 1) });
    const answer = await request(server.url, Me, {}, { siteId: 1, ...from(NEWS, cookie) });
    expect(answer.errors[0]?.extensions?.code).toBe('TOKEN_REVOKED');
    expect(cookieOf(answer)).toBe(`${COOKIE}=`);
  });
});

describe('the cookie is ignored', () => {
  test.each([
    ['without an Origin', null],
    ['from a page of a subdomain that the site does not list', EVIL],
    ['from a page of the other site of the domain', SHOP],
    ['from an origin of the site on another domain', ELSEWHERE],
    ['from the site’s own page without TLS', 'http://www.example.test'],
    ['from an opaque origin', 'null'],
    ['from an origin that begins with an allowed origin', `${NEWS}.evil.test`],
  ])('%s', async (_what, origin) => {
    const cookie = await loggedIn();
    expect(await whoAmI(1, origin, cookie)).toBeNull();
    const change = { input: { firstName: 'Hacked' } };
    const answer = await request(server.url, UpdateCustomer, change, { siteId: 1, ...from(origin, cookie) });
    expect(answer.errors[0]?.extensions?.code).toBe('UNAUTHENTICATED');
    expect(setCookies(answer)).toEqual([]);
    expect(answer.headers).not.toHaveProperty('access-control-allow-credentials');
    const { status } = await pelcroApi(server, 'PUT', '/customer', {
      body: { first_name: 'Hacked' },
      ...from(origin, cookie),
    });
    expect(status).toBe(401);
    expect(await whoAmI(1, NEWS, cookie)).toBe(customer.customer.id);
  });

  test('for content types that a foreign form can send, and without a content type', async () => {
    const cookie = await loggedIn();
    const options = from(NEWS, cookie);
    const form = await pelcroApi(server, 'POST', '/customer/refresh', { form: { a: 'b' }, ...options });
    expect(form.status).toBe(401);
    const text = await pelcroApi(server, 'POST', '/auth/logout', {
      body: '',
      headers: { ...options.headers, 'content-type': 'text/plain' },
    });
    expect(text.status).toBe(401);
    const bare = await pelcroApi(server, 'POST', '/auth/logout', options);
    expect(bare.status).toBe(401);
    expect(await whoAmI(1, NEWS, cookie)).toBe(customer.customer.id);
  });

  test('if there is another credential: the Authorization header and a token in the body have priority', async () => {
    const other = await register(server.url, {}, { siteId: 1 });
    const cookie = await loggedIn();
    const options = { siteId: 1, token: other.token, ...from(NEWS, cookie) };
    expect((await request(server.url, Me, {}, options)).data?.me?.id).toBe(other.customer.id);
    const body = { auth_token: other.token };
    const answer = await pelcroApi(server, 'POST', '/customer', { body, ...from(NEWS, cookie) });
    expect(answer.body.data.id).toBe(Number(other.customer.id));
  });

  test('for operations of other callers: revocations and Prancer', async () => {
    const cookie = await loggedIn();
    const calls: [string, string][] = [
      ['GET', '/revocations'],
      ['POST', '/api/logout/'],
      ['GET', '/api/refresh/token/'],
    ];
    for (const [method, path] of calls) {
      const body = method === 'POST' ? { body: {} } : {};
      expect((await rest(server.url, method, path, { ...body, ...from(NEWS, cookie) })).status).toBe(401);
    }
    expect(await whoAmI(1, NEWS, cookie)).toBe(customer.customer.id);
  });

  test('on a site of another account', async () => {
    const account = await addAccount(server, 'stranger', {
      cookieSharing: true,
      link: NEWS,
      allowedOrigins: [NEWS],
    });
    const answer = await request(
      server.url,
      Me,
      {},
      { siteId: account.site.id, ...from(NEWS, await loggedIn()) },
    );
    expect(answer.data?.me ?? null).toBeNull();
  });
});

describe('no cookie is set', () => {
  const attempt = async (
    settings: object,
    origin: string,
    env: Record<string, string> = {},
  ): Promise<RestAnswer> => {
    const other = await startServer({ env });
    await other.gatehouse.prisma.site.update({ where: { id: 1 }, data: settings });
    const own = await register(other.url);
    const { email, password } = own;
    const answer = await pelcroApi(other, 'POST', '/auth/login', {
      body: { email, password },
      ...from(origin, null),
    });
    expect(answer.status).toBe(200);
    return answer;
  };
  const sharing = { cookieSharing: true, link: NEWS, allowedOrigins: [NEWS] };

  test.each<[string, object, string, Record<string, string>]>([
    ['if the site does not share cookies', { ...sharing, cookieSharing: false }, NEWS, {}],
    ['if the site has no link', { ...sharing, link: null }, NEWS, {}],
    ['if the site is under another domain', { ...sharing, link: ELSEWHERE }, NEWS, {}],
    ['if Gatehouse is under another domain', sharing, NEWS, { PUBLIC_URL: 'https://id.elsewhere.test' }],
    ['if Gatehouse is not reached by TLS', sharing, NEWS, { PUBLIC_URL: 'http://id.example.test' }],
    [
      'if only a public suffix such as github.io is shared',
      { ...sharing, link: 'https://us.github.io', allowedOrigins: ['https://us.github.io'] },
      'https://us.github.io',
      { PUBLIC_URL: 'https://id.github.io' },
    ],
    ['from a foreign page, so that no customer is logged in against their will', sharing, EVIL, {}],
  ])('%s', async (_what, settings, origin, env) => {
    const answer = await attempt(settings, origin, env);
    expect(setCookies(answer)).toEqual([]);
    expect(answer.headers).not.toHaveProperty('access-control-allow-credentials');
  });

  test('for the domain of a Host header', async () => {
    const { email, password } = customer;
    const body = { email, password };
    for (const host of ['www.evil.test', 'id.elsewhere.test']) {
      const headers = { origin: NEWS, host, 'x-forwarded-host': host };
      const answer = await pelcroApi(server, 'POST', '/auth/login', { body, headers });
      expect(setCookies(answer).join()).toContain('Domain=example.test;');
    }
  });

  test('for callers that are not browsers', async () => {
    const options = { siteId: 1 };
    expect((await login(server.url, customer, options)).token).toBeTruthy();
    const { email, password } = customer;
    expect(setCookies(await request(server.url, Login, { input: { email, password } }, options))).toEqual([]);
  });
});

test('a preflight allows credentials only from origins of cookie-sharing sites under the shared domain', async () => {
  const allowed = async (origin: string) => {
    const headers = {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type',
    };
    const answer = await rest(server.url, 'OPTIONS', '/graphql', { headers });
    return answer.headers['access-control-allow-credentials'] ?? null;
  };
  expect(await allowed(NEWS)).toBe('true');
  expect(await allowed(SHOP)).toBe('true');
  expect(await allowed(ELSEWHERE)).toBeNull();
  expect(await allowed(EVIL)).toBeNull();
});

test('the log does not contain the cookie', async () => {
  const cookie = await loggedIn();
  await whoAmI(1, NEWS, cookie);
  const signature = cookie.split('.').at(-1) ?? '';
  expect(signature.length).toBeGreaterThan(40);
  expect(server.logs.some((line) => line.includes(signature))).toBe(false);
});
