import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { beforeAll, describe, expect, test } from 'vitest';
import { fastListener } from '../../../src/http/fast-path/listener.ts';
import { register } from '../../support/customers.ts';
import { authorization, exchange } from '../../support/http.ts';
import { testServer } from '../../support/server.ts';

const server = testServer({ env: { TRUSTED_PROXIES: '1' } });
let token: string;

beforeAll(async () => {
  ({ token } = await register(server.url));
  server.clock.freeze();
});

const REST = '/api/v1/sdk/auth/token/validate';
const LOGIN = '/api/v1/sdk/auth/login';
const WRONG_LOGIN = '{"email":"nobody@example.test","password":"a wrong one"}';
const VERDICT = 'query Verdict($token: String!) { validateToken(token: $token) { valid reason customerId } }';

type Case = { what: string; path: string; body: () => string | Buffer; headers?: Record<string, string> };
const json = (value: () => unknown) => () => JSON.stringify(value());
const cases: Case[] = [
  { what: 'a good token', path: REST, body: json(() => ({ auth_token: token })) },
  { what: 'a batch', path: REST, body: json(() => ({ auth_tokens: [token, 'nonsense'] })) },
  { what: 'a path with a slash', path: `${REST}/`, body: json(() => ({ auth_token: token })) },
  { what: 'a missing field', path: REST, body: () => '{}' },
  { what: 'a field of the wrong type', path: REST, body: () => '{"auth_token":{}}' },
  { what: 'broken JSON', path: REST, body: () => '{"auth_token":' },
  { what: 'JSON that is not an object', path: REST, body: () => '[1]' },
  { what: 'a prototype', path: REST, body: () => '{"__proto__":{"x":1},"auth_token":"x"}' },
  { what: 'bytes that are not UTF-8', path: REST, body: () => Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]) },
  {
    what: 'wrong credentials',
    path: REST,
    body: () => '{"auth_token":"x"}',
    headers: { authorization: 'Basic eDp5' },
  },
  { what: 'no credentials', path: REST, body: () => '{"auth_token":"x"}', headers: { authorization: '' } },
  { what: 'a site in the query', path: `${REST}?site_id=1`, body: json(() => ({ auth_token: token })) },
  { what: 'a wrong password', path: `${LOGIN}?site_id=1`, body: () => WRONG_LOGIN },
  { what: 'a site in the body', path: LOGIN, body: () => WRONG_LOGIN.replace('{', '{"site_id":1,') },
  { what: 'two sites', path: `${LOGIN}?site_id=1`, body: () => WRONG_LOGIN.replace('{', '{"site_id":2,') },
  { what: 'an unknown site', path: `${LOGIN}?site_id=4711`, body: () => WRONG_LOGIN },
  { what: 'the site 0', path: `${LOGIN}?site_id=0`, body: () => WRONG_LOGIN },
  { what: 'a large site id', path: `${LOGIN}?site_id=9999999999`, body: () => WRONG_LOGIN },
  { what: 'no site', path: LOGIN, body: () => WRONG_LOGIN },
  { what: 'a site that is not a number', path: `${LOGIN}?site_id=x`, body: () => WRONG_LOGIN },
  { what: 'a repeated site', path: `${LOGIN}?site_id=1&site_id=2`, body: () => WRONG_LOGIN },
  { what: 'more in the query', path: `${LOGIN}?site_id=1&email=b@b.test`, body: () => '{}' },
  { what: 'no credentials', path: `${LOGIN}/?site_id=1`, body: () => '' },
  { what: 'a site in the query', path: '/graphql?site_id=1', body: () => '{"query":"{ site { id } }"}' },
  { what: 'a verdict', path: '/graphql', body: json(() => ({ query: VERDICT, variables: { token } })) },
  { what: 'an error', path: '/graphql', body: () => '{"query":"mutation { logout { customer { id } } }"}' },
  { what: 'a syntax error', path: '/graphql', body: () => '{"query":"{"}' },
  { what: 'an unknown field', path: '/graphql', body: () => '{"query":"{ nope }"}' },
  { what: 'broken JSON', path: '/graphql', body: () => '{' },
  { what: 'bytes that are not UTF-8', path: '/graphql', body: () => Buffer.from([0x22, 0xff, 0x22]) },
  {
    what: 'another media type',
    path: '/graphql',
    body: () => '{"query":"{ nope }"}',
    headers: { accept: 'application/graphql-response+json' },
  },
];

/** A parameter in the content type is enough to send a request through Fastify. */
const WAYS = { fastPath: 'application/json', framework: 'application/json; charset=utf-8; way=common' };

async function ask(way: keyof typeof WAYS, { path, body, headers }: Case) {
  const lines = server.logs.length;
  const {
    status,
    text,
    headers: answered,
  } = await exchange(`${server.url}${path}`, {
    method: 'POST',
    headers: {
      'content-type': WAYS[way],
      'x-forwarded-for': '203.0.113.7, 192.0.2.9',
      ...authorization({ basic: server.demo.partner }),
      ...headers,
    },
    body: body(),
  });
  const {
    date: _date,
    connection: _connection,
    'keep-alive': _alive,
    'x-request-id': requestIdSaid,
    ...said
  } = answered;
  await expect.poll(() => server.logs.length).toBeGreaterThan(lines);
  const { requestId, milliseconds, time, ...line } = JSON.parse(server.logs.at(-1) as string);
  expect(requestIdSaid).toBe(requestId);
  expect([typeof requestId, typeof milliseconds, typeof time]).toEqual(['string', 'number', 'string']);
  return { status, said, body: JSON.parse(text), line };
}

describe('an ordinary POST has the same response and log line on the fast path and through Fastify', () => {
  test.each(cases)('$path: $what', async (asked) => {
    expect(await ask('fastPath', asked)).toEqual(await ask('framework', asked));
  });
});

test.each([
  ['', true],
  ['?site_id=1', true],
  ['?site_id=x', false],
  ['?site_id=1&site_id=2', false],
  ['?SITE_ID=1', false],
])('a login with the query "%s" takes the fast path: %s', async (query, isFast) => {
  const passedOn: string[] = [];
  const routes = new Map([[LOGIN, async () => ({ status: 200, body: '{}' })]]);
  const options = {
    headers: {},
    observe: () => {},
    isShuttingDown: () => false,
    addressOf: () => '192.0.2.9',
    trackBody: () => {},
    report: () => '',
  };
  const listener = fastListener(routes, options, (request, response) => {
    passedOn.push(request.url ?? '');
    response.end('{}');
  });
  const http = createServer(listener);
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}${LOGIN}${query}`;
  const headers = { 'content-type': WAYS.fastPath };
  const { status } = await exchange(url, { method: 'POST', headers, body: WRONG_LOGIN });
  http.close();
  expect(status).toBe(200);
  expect(passedOn).toEqual(isFast ? [] : [`${LOGIN}${query}`]);
});

test('the metrics count requests to /graphql', async () => {
  const answered = await exchange(`${server.url}/metrics`, {});
  expect(answered.text).toMatch(
    /gatehouse_http_request_duration_seconds_count\{[^}]*route="\/graphql"[^}]*status="200"/,
  );
});

test('the server continues after a body that ends early', async () => {
  const { hostname, port } = new URL(server.url);
  const { connect } = await import('node:net');
  await new Promise<void>((resolve) => {
    const socket = connect(Number(port), hostname, () => {
      socket.write(
        `POST ${REST} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 90\r\n\r\n{"auth`,
      );
      setImmediate(() => socket.destroy());
    });
    socket.once('close', () => resolve());
  });
  expect((await ask('fastPath', cases[0] as Case)).status).toBe(200);
});
