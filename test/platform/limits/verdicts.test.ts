import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { createPartner } from '../../../src/tenancy/partners/partner.ts';
import { type GraphqlOptions, request, rest } from '../../support/client.ts';
import { register } from '../../support/customers.ts';
import { ValidateToken, ValidateTokens } from '../../support/documents.ts';
import { startServer, testServer } from '../../support/server.ts';

const PER_ADDRESS = 20;
const VALIDATE = '/api/v1/sdk/auth/token/validate';
const cameFrom = (address: string) => ({ 'x-forwarded-for': address });

const server = testServer({
  env: { RATE_LIMITS: 'on', TRUSTED_PROXIES: '1', SOURCE_VERDICTS_PER_MINUTE: String(PER_ADDRESS) },
});
let url: string;
let token: string;
beforeAll(async () => {
  url = server.url;
  token = (await register(url)).token;
});

// The windows of the limits use the machine's time.
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: Date.now() }));
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** Creates a partner of the demo account with a rate limit. */
async function partnerWith(ratePerMinute: number | null) {
  const { prisma } = server.gatehouse;
  const basic = await createPartner(prisma, 1, 'Limited');
  await prisma.partner.update({ where: { clientId: basic.clientId }, data: { ratePerMinute } });
  return basic;
}

const ask = (options: GraphqlOptions) => request(url, ValidateToken, { token }, options);
/** Different texts, of which only the first is a token. */
const manyTokens = (tokens: number) => [token, ...Array.from({ length: tokens - 1 }, (_, n) => `t${n}`)];
const askMany = (tokens: number, options: GraphqlOptions) =>
  request(url, ValidateTokens, { tokens: manyTokens(tokens) }, options);
type Basic = Awaited<ReturnType<typeof partnerWith>>;
const askByRest = (basic: Basic) => rest(url, 'POST', VALIDATE, { body: { auth_token: token }, basic });
const laterBy = (seconds: number) => vi.setSystemTime(Date.now() + 1000 * seconds);

describe('the rate limit of a partner', () => {
  test('is in the headers of every verdict, by GraphQL and by the Pelcro API', async () => {
    const basic = await partnerWith(10);
    const answers = [
      await ask({ basic }),
      await askByRest(basic),
      await askMany(1, { basic }),
      // This request does not take the fast path.
      await ask({ basic, headers: { accept: 'application/graphql-response+json' } }),
      await rest(url, 'POST', VALIDATE, { body: { auth_tokens: [token, 'nonsense'] }, basic }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(answers.map(({ headers }) => headers.ratelimit)).toEqual(
      [9, 8, 7, 6, 4].map((left) => `"verdicts";r=${left};t=60`),
    );
    for (const { headers } of answers) expect(headers['ratelimit-policy']).toBe('"verdicts";q=10;w=60');
  });

  test('refuses requests with 429 and Retry-After when it is used up, until the window ends', async () => {
    const basic = await partnerWith(3);
    for (let asked = 0; asked < 3; asked += 1) expect((await ask({ basic })).status).toBe(200);
    laterBy(20);
    const limit = {
      'retry-after': '40',
      ratelimit: '"verdicts";r=0;t=40',
      'ratelimit-policy': '"verdicts";q=3;w=60',
    };
    const overGraphql = await ask({ basic });
    expect(overGraphql).toMatchObject({
      status: 429,
      headers: limit,
      data: null,
      errors: [{ extensions: { code: 'RATE_LIMITED', retryAfterSeconds: 40 } }],
    });
    expect(await askByRest(basic)).toMatchObject({
      status: 429,
      headers: limit,
      body: { error: { report_id: null, status: 429, message: expect.any(String) } },
    });
    // Refused requests do not extend the window.
    laterBy(39);
    expect((await ask({ basic })).status).toBe(429);
    laterBy(1);
    expect(await ask({ basic })).toMatchObject({
      status: 200,
      headers: { ratelimit: '"verdicts";r=2;t=60' },
    });
  });

  test('counts each different token of a request once, in all fields and aliases', async () => {
    const basic = await partnerWith(100);
    expect((await askMany(60, { basic })).headers.ratelimit).toContain(';r=40;');
    const fields = Array.from(
      { length: 15 },
      (_, index) => `v${index}: validateToken(token: "x${index}") { valid }`,
    );
    const aliased = await rest(url, 'POST', '/graphql', {
      body: { query: `{ ${fields.join(' ')} }` },
      basic,
    });
    expect([aliased.status, aliased.headers.ratelimit]).toEqual([200, '"verdicts";r=25;t=60']);
    const tokens = Array(100).fill(token);
    const repeated = await request(url, ValidateTokens, { tokens }, { basic });
    expect([repeated.data?.validateTokens.length, repeated.headers.ratelimit]).toEqual([
      100,
      '"verdicts";r=24;t=60',
    ]);
    const query = `query Q($t: String!) { ${fields.map((_, n) => `v${n}: validateToken(token: $t) { valid }`).join(' ')} }`;
    const same = await rest(url, 'POST', '/graphql', { body: { query, variables: { t: token } }, basic });
    expect([same.status, same.headers.ratelimit]).toEqual([200, '"verdicts";r=23;t=60']);
    expect(same.body.data).toEqual(Object.fromEntries(fields.map((_, n) => [`v${n}`, { valid: true }])));
    expect((await askMany(26, { basic })).status).toBe(429);
  });

  test('refuses every alias of a token when the limit is used up', async () => {
    const basic = await partnerWith(1);
    await ask({ basic });
    const query =
      'query Q($t: String!) { a: validateToken(token: $t) { valid } b: validateToken(token: $t) { valid } }';
    const { body } = await rest(url, 'POST', '/graphql', { body: { query, variables: { t: token } }, basic });
    expect(body.data ?? null).toBe(null);
    for (const { extensions } of body.errors) expect(extensions.code).toBe('RATE_LIMITED');
  });

  test('allows up to 100 different tokens in a request, over all aliases', async () => {
    const basic = await partnerWith(null);
    const query =
      'query Q($a: [String!]!, $b: [String!]!) { a: validateTokens(tokens: $a) { valid } b: validateTokens(tokens: $b) { valid } }';
    const askBoth = (a: string[], b: string[]) =>
      rest(url, 'POST', '/graphql', { body: { query, variables: { a, b } }, basic });
    const hundred = manyTokens(100);
    expect((await askBoth(hundred, hundred)).body.data.b).toHaveLength(100);
    const tooMany = await askBoth(hundred, ['another']);
    expect(tooMany.status).toBe(400);
    expect(tooMany.body.errors[0].extensions).toMatchObject({
      code: 'VALIDATION_FAILED',
      fields: { tokens: ['A request may ask about 100 different tokens.'] },
    });
  });

  test('allows a batch that is larger than the limit, but only as the first request of a window', async () => {
    const basic = await partnerWith(5);
    await ask({ basic });
    expect((await askMany(100, { basic })).status).toBe(429);
    laterBy(60);
    const { status, data, headers } = await askMany(100, { basic });
    expect([status, data?.validateTokens.length, headers.ratelimit]).toEqual([
      200,
      100,
      '"verdicts";r=0;t=60',
    ]);
    expect((await ask({ basic })).status).toBe(429);
  });

  test('is exact with parallel requests', async () => {
    const basic = await partnerWith(50);
    const answers = await Promise.all(Array.from({ length: 120 }, () => ask({ basic })));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(50);
    expect(statuses.filter((status) => status === 429)).toHaveLength(70);
  });

  test('applies to one partner, and is absent by default', async () => {
    const [limited, other] = [await partnerWith(1), await partnerWith(1)];
    await ask({ basic: limited });
    expect((await ask({ basic: limited })).status).toBe(429);
    expect((await ask({ basic: other })).status).toBe(200);
    for (let asked = 0; asked < 2 * PER_ADDRESS; asked += 1) {
      const { status, headers } = await ask({ basic: server.demo.partner });
      expect([status, headers.ratelimit]).toEqual([200, undefined]);
    }
  });

  test('applies as soon as it is changed', async () => {
    const basic = await partnerWith(1);
    await ask({ basic });
    expect((await ask({ basic })).status).toBe(429);
    const { prisma } = server.gatehouse;
    await prisma.partner.update({ where: { clientId: basic.clientId }, data: { ratePerMinute: 10 } });
    expect((await ask({ basic })).status).toBe(200);
    await prisma.partner.update({ where: { clientId: basic.clientId }, data: { ratePerMinute: 0 } });
    expect((await ask({ basic })).status).toBe(429);
    await prisma.partner.update({ where: { clientId: basic.clientId }, data: { ratePerMinute: null } });
    expect((await ask({ basic })).status).toBe(200);
  });
});

describe('an address without a partner’s credentials', () => {
  const wrong = { clientId: 'unknown-partner', clientSecret: 'guess' };
  const holder = (from: string) => ask({ token, headers: cameFrom(from) });
  const guess = (from: string) => ask({ basic: wrong, headers: cameFrom(from) });
  async function spend(from: string) {
    for (let asked = 0; asked < PER_ADDRESS; asked += 1) expect((await guess(from)).status).toBe(401);
  }

  test('may validate the bearer token of its requests up to the limit of each window', async () => {
    const from = '203.0.113.1';
    for (let left = PER_ADDRESS - 1; left >= 0; left -= 1) {
      expect(await holder(from)).toMatchObject({
        status: 200,
        headers: {
          ratelimit: `"verdicts";r=${left};t=60`,
          'ratelimit-policy': `"verdicts";q=${PER_ADDRESS};w=60`,
        },
      });
    }
    expect(await holder(from)).toMatchObject({ status: 429, headers: { 'retry-after': '60' } });
    expect((await holder('203.0.113.2')).status).toBe(200);
    laterBy(60);
    expect((await holder(from)).status).toBe(200);
  });

  test('gets the 429 in the form of each dialect', async () => {
    const from = '203.0.113.3';
    await spend(from);
    const headers = cameFrom(from);
    expect(await rest(url, 'POST', VALIDATE, { body: { auth_token: token }, token, headers })).toMatchObject({
      status: 429,
      headers: { 'retry-after': '60', ratelimit: '"verdicts";r=0;t=60' },
      body: { error: { status: 429 } },
    });
    const body = { token, customer_id: 'demo' };
    expect(await rest(url, 'POST', '/api/validate/accesstoken/', { body, headers })).toMatchObject({
      status: 429,
      headers: { 'retry-after': '60', ratelimit: '"verdicts";r=0;t=60' },
      body: { status: 429, data: {}, error: 'Too Many Requests' },
    });
    expect(
      await rest(url, 'POST', '/api/validate/accesstoken/', { body, headers: cameFrom('203.0.113.4') }),
    ).toMatchObject({ status: 200, headers: { ratelimit: `"verdicts";r=${PER_ADDRESS - 1};t=60` } });
  });

  test('is limited with wrong credentials, too, even with the client id of a partner', async () => {
    const from = '203.0.113.5';
    const { headers } = await guess(from);
    expect(headers.ratelimit).toBe(`"verdicts";r=${PER_ADDRESS - 1};t=60`);
    for (let asked = 1; asked < PER_ADDRESS; asked += 1) await guess(from);
    const halfRight = { ...server.demo.partner, clientSecret: 'guess' };
    for (const basic of [wrong, halfRight]) {
      expect((await ask({ basic, headers: cameFrom(from) })).status).toBe(429);
    }
  });

  test('beyond the limit causes no verification of a signature', async () => {
    const from = '203.0.113.6';
    await spend(from);
    const checked = vi.spyOn(server.gatehouse.signingKeys, 'forVerifying');
    for (let index = 0; index < 5; index += 1) {
      const forged = `${token.slice(0, -43)}${String(index).repeat(42)}A`;
      const headers = cameFrom(from);
      expect((await request(url, ValidateToken, { token: forged }, { token: forged, headers })).status).toBe(
        429,
      );
      expect((await request(url, ValidateToken, { token: forged }, { basic: wrong, headers })).status).toBe(
        429,
      );
      const many = { tokens: [forged, token] };
      expect((await request(url, ValidateTokens, many, { basic: wrong, headers })).status).toBe(429);
    }
    expect(checked).not.toHaveBeenCalled();
  });

  test('beyond the limit does not affect a partner that calls from there', async () => {
    const from = '203.0.113.7';
    await spend(from);
    const { status, data } = await ask({ basic: server.demo.partner, headers: cameFrom(from) });
    expect([status, data?.validateToken.valid]).toEqual([200, true]);
  });

  test('means a whole /64 in IPv6', async () => {
    for (let asked = 0; asked < PER_ADDRESS; asked += 1) await holder(`2001:db8:7:7::${asked.toString(16)}`);
    expect((await holder('2001:db8:7:7::ffff')).status).toBe(429);
    expect((await holder('2001:db8:7:8::1')).status).toBe(200);
  });
});

test('with RATE_LIMITS=off nothing is counted', async () => {
  const free = await startServer({ env: { SOURCE_VERDICTS_PER_MINUTE: '1' } });
  const customer = await register(free.url);
  await free.gatehouse.prisma.partner.updateMany({ data: { ratePerMinute: 1 } });
  for (const asker of [customer, { basic: free.demo.partner }]) {
    for (let asked = 0; asked < 3; asked += 1) {
      const { status, headers } = await request(free.url, ValidateToken, { token: customer.token }, asker);
      expect([status, headers.ratelimit]).toEqual([200, undefined]);
    }
  }
});
