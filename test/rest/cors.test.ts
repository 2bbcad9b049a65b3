import { beforeAll, describe, expect, test } from 'vitest';
import type { RestAnswer } from '../support/client.ts';
import { rest } from '../support/client.ts';
import { testServer } from '../support/server.ts';
import { addAccount, addSite, type OtherAccount } from '../support/sites.ts';
import { type PelcroCustomer, pelcroApi, registerByPelcro } from './pelcro/api.ts';

/** The origins of the demo site. */
const OWN = 'http://localhost:3000';
const ALSO_OWN = 'http://localhost:5173';
const SISTER = 'https://sister.example.test';
const OTHER = 'https://other.example.test';

const server = testServer();
let sister: number;
let other: OtherAccount;
let customer: PelcroCustomer;

beforeAll(async () => {
  sister = (await addSite(server, 'sister', { allowedOrigins: [SISTER] })).id;
  other = await addAccount(server, 'other', { allowedOrigins: [OTHER] });
  customer = await registerByPelcro(server);
});

/** @returns the origin that may read the answer, or null. Asserts that the answer allows neither `*` nor credentials */
function granted({ headers }: RestAnswer): string | null {
  expect(headers).not.toHaveProperty('access-control-allow-credentials');
  expect(headers['access-control-allow-origin']).not.toBe('*');
  return headers['access-control-allow-origin'] ?? null;
}

const FOREIGN = [
  'https://evil.example.test',
  'http://localhost:3001',
  'https://localhost:3000',
  'http://localhost',
  'http://localhost:3000.evil.example.test',
  'http://evil.localhost:3000',
  'http://LOCALHOST:3000',
  'http://localhost:3000/',
  'http://localhost:30000',
  'null',
  '*',
  '',
];

describe.each([
  '/api/v1/sdk/auth/login?site_id=1',
  '/api/v1/sdk/customer',
  '/api/v1/sdk/auth/token/validate/',
  '/api/login/',
  '/demo/api/refresh/token/',
  '/graphql',
])('a preflight for %s', (path) => {
  function preflight(origin: string, method = 'POST'): Promise<RestAnswer> {
    return rest(server.url, 'OPTIONS', path, {
      headers: {
        origin,
        'access-control-request-method': method,
        'access-control-request-headers': 'authorization,cache-control,content-type,x-pelcro-sdk-version',
      },
    });
  }

  test('is allowed for the origins of all sites', async () => {
    for (const origin of [OWN, ALSO_OWN, SISTER, OTHER]) {
      const answer = await preflight(origin);
      expect(answer.status).toBe(204);
      expect(granted(answer)).toBe(origin);
      expect(answer.headers.vary).toMatch(/\bOrigin\b/i);
    }
  });

  test('allows the headers and methods of the Pelcro SDK', async () => {
    const { headers } = await preflight(OWN, 'PUT');
    const list = (name: string) => String(headers[name]).toLowerCase().split(/, */);
    expect(list('access-control-allow-headers')).toEqual(
      expect.arrayContaining(['authorization', 'content-type', 'cache-control', 'x-pelcro-sdk-version']),
    );
    expect(list('access-control-allow-methods')).toEqual(
      expect.arrayContaining(['get', 'post', 'put', 'delete']),
    );
  });

  test.each(FOREIGN)('is refused for %j', async (origin) => {
    expect(granted(await preflight(origin))).toBeNull();
  });
});

describe('the CORS header of an answer', () => {
  test('allows the origins of the site that the query or the body names, and no others', async () => {
    const sites: [number, string[]][] = [
      [1, [OWN, ALSO_OWN]],
      [sister, [SISTER]],
      [other.site.id, [OTHER]],
    ];
    for (const [siteId, origins] of sites) {
      for (const origin of [OWN, ALSO_OWN, SISTER, OTHER]) {
        const expected = origins.includes(origin) ? origin : null;
        const headers = { origin };
        const body = { email: 'nobody', password: 'x', site_id: siteId };
        const form = { email: 'nobody', password: 'x', site_id: String(siteId) };
        const answers = [
          await pelcroApi(server, 'GET', '/site', { siteId, headers }),
          await pelcroApi(server, 'POST', '/auth/login', { siteId: null, headers, body }),
          await pelcroApi(server, 'POST', '/auth/login', { siteId: null, headers, form }),
        ];
        expect(answers.map(granted), `${origin} on ${siteId}`).toEqual(answers.map(() => expected));
        for (const answer of answers) expect(answer.headers.vary).toMatch(/\bOrigin\b/i);
      }
    }
  });

  test.each(FOREIGN)('is absent for the origin %j', async (origin) => {
    const headers = { origin };
    expect(granted(await pelcroApi(server, 'GET', '/site', { headers }))).toBeNull();
    expect(
      granted(await pelcroApi(server, 'GET', '/customer', { headers, token: customer.token })),
    ).toBeNull();
  });

  test('is also sent with an error, so that an app can read it', async () => {
    const headers = { origin: OWN };
    const answers = [
      await pelcroApi(server, 'GET', '/customer', { headers }),
      await pelcroApi(server, 'GET', '/customer', { headers, token: 'garbage' }),
      await pelcroApi(server, 'POST', '/auth/register', { headers, body: {} }),
      await pelcroApi(server, 'POST', '/auth/login', { headers, body: { email: 'unknown', password: 'x' } }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([401, 403, 400, 404]);
    expect(answers.map(granted)).toEqual(answers.map(() => OWN));
  });

  test('depends on the site in the query if the error occurs before the body is read', async () => {
    const headers = { origin: OWN };
    const answers = [
      await pelcroApi(server, 'POST', '/auth/login', { headers, body: '{"broken' }),
      await pelcroApi(server, 'POST', '/auth/login', { headers, body: 'x'.repeat(2_000_000) }),
      await pelcroApi(server, 'POST', '/auth/login', {
        headers: { ...headers, 'content-type': 'text/xml' },
        body: '<a/>',
      }),
      await pelcroApi(server, 'GET', '/auth/login', { headers }),
      await pelcroApi(server, 'GET', '/nothing', { headers }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([400, 413, 415, 405, 404]);
    expect(answers.map(granted)).toEqual(answers.map(() => OWN));
  });

  test('exposes Retry-After to the app', async () => {
    const answer = await pelcroApi(server, 'GET', '/site', { headers: { origin: OWN } });
    expect(answer.headers['access-control-expose-headers']).toMatch(/\bRetry-After\b/i);
  });

  test('allows only the origins of the site in the query, whichever site a header names', async () => {
    const headers = { origin: OTHER, 'x-site-id': String(other.site.id) };
    const answer = await pelcroApi(server, 'GET', '/customer', { headers, token: customer.token, siteId: 1 });
    expect(answer.body.data.id).toBe(customer.id);
    expect(granted(answer)).toBeNull();
  });

  test('is absent without an Origin header, and for a foreign origin without a known site', async () => {
    expect(granted(await pelcroApi(server, 'GET', '/site'))).toBeNull();
    for (const origin of FOREIGN) {
      for (const siteId of [999_999, 'x', null]) {
        expect(granted(await pelcroApi(server, 'GET', '/site', { headers: { origin }, siteId }))).toBeNull();
      }
    }
  });

  test('allows the origins of all sites if an error concerns no site', async () => {
    const body = { email: 'nobody', password: 'x' };
    for (const origin of [OWN, SISTER, OTHER]) {
      const headers = { origin };
      const answers = [
        await pelcroApi(server, 'GET', '/site', { headers, siteId: 999_999 }),
        await pelcroApi(server, 'GET', '/site', { headers, siteId: 'x' }),
        await pelcroApi(server, 'GET', '/site', { headers, siteId: null }),
        await pelcroApi(server, 'POST', '/auth/login', { headers, siteId: 999_999, body }),
        await pelcroApi(server, 'POST', '/auth/login', {
          headers,
          siteId: null,
          body: { ...body, site_id: 999_999 },
        }),
        await pelcroApi(server, 'POST', '/auth/login', { headers, siteId: null, body }),
        await pelcroApi(server, 'POST', '/auth/login', { headers, siteId: null, body: '{"broken' }),
        // These two endpoints are not offered, so their bodies, which name the site, are not read.
        await pelcroApi(server, 'POST', '/auth/convert', { headers, siteId: null, body: { site_id: 1 } }),
        await pelcroApi(server, 'DELETE', '/customer/picture', {
          headers,
          siteId: null,
          body: { site_id: 1 },
        }),
      ];
      expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 400, 400, 400, 400, 404, 404]);
      for (const answer of answers) {
        expect(granted(answer)).toBe(origin);
        expect(answer.headers.vary).toMatch(/\bOrigin\b/i);
      }
    }
  });

  test('allows only the origins of the site if an answer concerns a site', async () => {
    const headers = { origin: SISTER };
    const body = { email: 'nobody', password: 'x' };
    const answers = [
      await pelcroApi(server, 'POST', '/auth/login', { headers, siteId: 1, body }),
      await pelcroApi(server, 'POST', '/auth/login', {
        headers,
        siteId: null,
        body: { ...body, site_id: 1 },
      }),
      await pelcroApi(server, 'POST', '/auth/login', {
        headers,
        siteId: 1,
        body: { ...body, site_id: 999_999 },
      }),
      await pelcroApi(server, 'GET', '/nothing', { headers, siteId: 1 }),
      await pelcroApi(server, 'GET', '/customer', { headers, siteId: 1, token: customer.token }),
    ];
    expect(answers.map(granted)).toEqual(answers.map(() => null));
  });
});

describe('POST /graphql', () => {
  function ask(headers: Record<string, string>, query = ''): Promise<RestAnswer> {
    return rest(server.url, 'POST', `/graphql${query}`, { headers, body: { query: '{ site { id } }' } });
  }

  test('allows the origins of the site that the header or the query names, and no others', async () => {
    for (const [siteId, own] of [
      [1, OWN],
      [sister, SISTER],
      [other.site.id, OTHER],
    ] as const) {
      for (const origin of [OWN, SISTER, OTHER, ...FOREIGN]) {
        const answers = [
          await ask({ origin, 'x-site-id': String(siteId) }),
          await ask({ origin }, `?site_id=${siteId}`),
        ];
        for (const answer of answers) {
          expect(answer.body.data.site.id).toBe(String(siteId));
          expect(granted(answer), `${origin} on ${siteId}`).toBe(origin === own ? own : null);
        }
      }
    }
  });

  test('allows no origin of the site in the query if the header names another site', async () => {
    const answer = await ask({ origin: OTHER, 'x-site-id': '1' }, `?site_id=${other.site.id}`);
    expect(answer.body.data.site.id).toBe('1');
    expect(granted(answer)).toBeNull();
  });

  test('allows no origin if the site is unknown or not named', async () => {
    expect(granted(await ask({ origin: OWN, 'x-site-id': '999999' }))).toBeNull();
    expect(granted(await ask({ origin: OWN }))).toBeNull();
  });
});
