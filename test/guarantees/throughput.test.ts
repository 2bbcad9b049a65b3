import type { GraphQLResolveInfo } from 'graphql';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createThroughputLimiter } from '../../src/platform/limits/throughput.ts';
import { execute, request, rest } from '../support/client.ts';
import { logInCollaborator } from '../support/collaborators.ts';
import { onlyInFullRun } from '../support/counts.ts';
import { login, register } from '../support/customers.ts';
import { Me, Refresh, UpdateCustomer } from '../support/documents.ts';
import { testServer } from '../support/server.ts';
import { cameFrom } from './attempts.ts';

/** The limits of `refresh`, `updateCustomer` and `exportCustomer`, for each minute and address. */
const REFRESHES = 120;
const UPDATES = 60;
const EXPORTS = 60;

type Limited = ['GET' | 'POST', string, object, number];

describe('a field that declares a limit', () => {
  const server = testServer({ env: { RATE_LIMITS: 'on', TRUSTED_PROXIES: '1' } });
  // The window uses the machine's time.
  beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }));
  afterEach(() => void vi.useRealTimers());

  let hosts = 0;
  const refresh = (from: string) =>
    request(server.url, Refresh, { refreshToken: 'unknown' }, { headers: cameFrom(from) });
  const aliased = (times: number, token: string, from: string) => {
    const fields = Array.from({ length: times }, (_, index) => `r${index}: refresh { token }`);
    const body = { query: `mutation { ${fields.join(' ')} }` };
    return rest(server.url, 'POST', '/graphql', { body, token, headers: cameFrom(from) });
  };
  async function exhaust(from: string) {
    for (let calls = 0; calls < REFRESHES; calls += 1) {
      expect((await refresh(from)).errors[0]?.extensions?.code).toBe('UNAUTHENTICATED');
    }
  }

  test('answers 429 with Retry-After and the limit, until the window ends', async () => {
    const from = '203.0.113.1';
    await exhaust(from);
    vi.setSystemTime(Date.now() + 20_000);
    const { status, headers, errors } = await refresh(from);
    expect({ status, retryAfter: headers['retry-after'], errors }).toMatchObject({
      status: 429,
      retryAfter: '40',
      errors: [{ extensions: { code: 'RATE_LIMITED', retryAfterSeconds: 40 } }],
    });
    // https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/
    expect(headers.ratelimit).toMatch(/r=0\b.*t=40\b/);
    expect(headers['ratelimit-policy']).toMatch(/q=120\b.*w=60\b/);
    vi.setSystemTime(Date.now() + 39_000);
    expect((await refresh(from)).status).toBe(429);
    vi.setSystemTime(Date.now() + 1_000);
    expect((await refresh(from)).status).toBe(401);
  });

  test('lets a collaborator export 60 customers a minute', async () => {
    const { token } = await logInCollaborator(server);
    const headers = cameFrom('203.0.113.9');
    const exported = async () => {
      const body = { query: 'mutation { exportCustomer(id: "0") }' };
      const answer = await rest(server.url, 'POST', '/graphql', { body, token, headers });
      return answer.body.errors[0].extensions.code;
    };
    for (let calls = 0; calls < EXPORTS; calls += 1) expect(await exported()).toBe('NOT_FOUND');
    expect(await exported()).toBe('RATE_LIMITED');
  });

  const CODE = '{ openidDeviceRequest(userCode: "BCDF-GHJK") { scopes } }';
  // These two are limited so that nobody can guess the code that another person's device shows.
  const DEVICES: Limited[] = [
    ['GET', '/device?user_code=BCDF-GHJK', {}, 20],
    ['POST', '/graphql', { body: { query: CODE } }, 20],
  ];
  const OTHERS: Limited[] = [
    ['GET', '/oauth2/authorize?client_id=x', {}, 300],
    ['POST', '/oauth2/par', { form: { client_id: 'x' } }, 300],
    ['POST', '/oauth2/device-authorization', { form: { client_id: 'x' } }, 300],
    ['GET', '/enterprise/1/start?site_id=1', {}, 60],
    ['POST', '/enterprise/1/saml/acs', { form: { SAMLResponse: 'x' } }, 60],
    ['GET', '/identity-providers/none/start?site_id=1', {}, 60],
    ['GET', '/admin/sso/none', {}, 60],
  ];
  async function isLimited([method, path, sent, max]: Limited): Promise<void> {
    hosts += 1;
    const ask = async (from: string) =>
      (await rest(server.url, method, path, { ...sent, headers: cameFrom(from) })).status;
    const [from, other] = [`198.51.100.${hosts}`, `192.0.2.${hosts}`];
    const statuses = await Promise.all(Array.from({ length: max }, () => ask(from)));
    expect(statuses.filter((status) => status === 429 || status >= 500)).toEqual([]);
    expect([await ask(from), await ask(other)]).toEqual([429, statuses[0]]);
  }
  test.each(DEVICES)('%s %s is refused above its limit', (...limited) => isLimited(limited));
  onlyInFullRun(() => {
    test.each(OTHERS)('%s %s is refused above its limit', (...limited) => isLimited(limited));
  });

  test('counts each alias of a document', async () => {
    const from = '203.0.113.3';
    const { token } = await register(server.url, {}, { headers: cameFrom(from) });
    for (let calls = 0; calls < REFRESHES - 15; calls += 15) {
      const { body } = await aliased(15, token, from);
      expect(Object.keys(body.data)).toHaveLength(15);
    }
    expect((await aliased(14, token, from)).status).toBe(200);
    const { status, headers, body } = await aliased(2, token, from);
    expect({ status, body }).toMatchObject({
      status: 429,
      body: { data: null, errors: [{ path: ['r1'], extensions: { code: 'RATE_LIMITED' } }] },
    });
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
  });

  test('counts the calls of GraphQL and both dialects together, and answers in the form of each', async () => {
    const from = '203.0.113.4';
    const headers = cameFrom(from);
    const customer = await register(server.url, {}, { headers });
    const pelcro = () =>
      rest(server.url, 'POST', '/api/v1/sdk/customer/refresh', {
        token: customer.token,
        body: { site_id: 1 },
        headers,
      });
    const prancer = () => rest(server.url, 'GET', '/demo/api/refresh/token/', { token: 'none', headers });
    for (let calls = 0; calls < REFRESHES; calls += 3) {
      expect((await pelcro()).status).toBe(200);
      expect((await prancer()).status).toBe(401);
      expect((await refresh(from)).status).toBe(401);
    }
    expect(await pelcro()).toMatchObject({
      status: 429,
      headers: { 'retry-after': expect.stringMatching(/^[1-9]\d*$/) },
      body: { error: { status: 429 } },
    });
    expect(await prancer()).toMatchObject({
      status: 429,
      headers: { 'retry-after': expect.stringMatching(/^[1-9]\d*$/) },
      body: { status: 429, data: {}, error: 'Too Many Requests' },
    });
    expect((await refresh(from)).status).toBe(429);
  });

  test('does not limit other addresses or other fields', async () => {
    const [from, elsewhere] = ['203.0.113.5', '203.0.113.6'];
    const customer = await register(server.url, {}, { headers: cameFrom(from) });
    await exhaust(from);
    expect((await refresh(from)).status).toBe(429);
    expect((await refresh(elsewhere)).status).toBe(401);
    await login(server.url, customer, { headers: cameFrom(from) });
    await execute(server.url, Me, {}, { token: customer.token, headers: cameFrom(from) });
  });

  test('counts a whole /64 as one address', async () => {
    const from = (index: number) => `2001:db8:5:5::${index.toString(16)}`;
    for (let calls = 0; calls < REFRESHES; calls += 1) await refresh(from(calls));
    expect((await refresh(from(999))).status).toBe(429);
    expect((await refresh('2001:db8:5:6::1')).status).toBe(401);
  });

  test('is not executed beyond the limit', async () => {
    const from = '203.0.113.7';
    const { token } = await register(server.url, {}, { headers: cameFrom(from) });
    const update = (firstName: string) =>
      request(server.url, UpdateCustomer, { input: { firstName } }, { token, headers: cameFrom(from) });
    for (let calls = 0; calls < UPDATES; calls += 1) expect((await update(`name ${calls}`)).status).toBe(200);
    expect((await update('too late')).status).toBe(429);
    const { me } = await execute(server.url, Me, {}, { token });
    expect(me?.firstName).toBe(`name ${UPDATES - 1}`);
  });
});

describe('the limiter', () => {
  const limit = { max: 3, windowSeconds: 60 };
  const info = { fieldName: 'login' } as GraphQLResolveInfo;
  beforeEach(() => void vi.useFakeTimers({ toFake: ['Date', 'performance'] }));
  afterEach(() => void vi.useRealTimers());

  test('allows exactly as many of 100 parallel calls as the limit', async () => {
    const throughput = createThroughputLimiter();
    const calls = Array.from({ length: 100 }, () => throughput('source', limit, info));
    const settled = await Promise.allSettled(calls);
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(limit.max);
  });

  test('does not count refused calls', async () => {
    const throughput = createThroughputLimiter();
    for (let calls = 0; calls < 3; calls += 1) await throughput('source', limit, info);
    for (let seconds = 0; seconds < 60; seconds += 10) {
      await expect(throughput('source', limit, info)).rejects.toMatchObject({
        code: 'RATE_LIMITED',
        details: { retryAfterSeconds: 60 - seconds },
      });
      vi.advanceTimersByTime(10_000);
    }
    await throughput('source', limit, info);
  });

  test('frees a place when the oldest call leaves the window', async () => {
    const throughput = createThroughputLimiter();
    for (let calls = 0; calls < 3; calls += 1) {
      await throughput('source', limit, info);
      vi.advanceTimersByTime(20_000);
    }
    await throughput('source', limit, info);
    await expect(throughput('source', limit, info)).rejects.toMatchObject({
      details: { retryAfterSeconds: 20 },
    });
  });

  test('keeps a limited number of sources, the newest ones', async () => {
    const throughput = createThroughputLimiter();
    for (let calls = 0; calls < 3; calls += 1) await throughput('first', limit, info);
    for (let source = 0; source < 5_000; source += 1) await throughput(`${source}`, limit, info);
    await expect(throughput('first', limit, info)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    for (let source = 0; source < 25_000; source += 1) await throughput(`${source}`, limit, info);
    await throughput('first', limit, info);
  });
});
