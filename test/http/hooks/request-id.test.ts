import { describe, expect, test } from 'vitest';
import { Invite } from '../../administration/collaborators/documents.ts';
import { execute } from '../../support/client.ts';
import { logInCollaborator } from '../../support/collaborators.ts';
import { uniqueEmail } from '../../support/customers.ts';
import { exchange } from '../../support/http.ts';
import { parseRaw, sendRaw } from '../../support/raw-http.ts';
import { testServer } from '../../support/server.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const server = testServer();
type Asked = {
  method?: string;
  path: string;
  body?: string;
  type?: string;
  headers?: Record<string, string>;
};
const ask = ({ method = 'GET', path, body, type = 'application/json', headers = {} }: Asked) =>
  exchange(server.url + path, {
    method,
    headers: { ...(body === undefined ? {} : { 'content-type': type }), ...headers },
    ...(body === undefined ? {} : { body }),
  });

/**
 * A request for each kind of response: with and without the fast path, both REST APIs, documents, pages, errors and
 * redirects.
 */
const REQUESTS: Asked[] = [
  { method: 'POST', path: '/graphql', body: '{"query":"{ __typename }"}' },
  { method: 'POST', path: '/graphql', body: '{"query":"{"}' },
  {
    method: 'POST',
    path: '/graphql',
    body: '{"query":"{ __typename }"}',
    type: 'application/json; way=common',
  },
  { method: 'POST', path: '/graphql', body: 'x', type: 'text/plain' },
  { path: '/graphql?query=%7B__typename%7D' },
  { path: '/graphql', headers: { accept: 'text/html' } },
  { method: 'DELETE', path: '/graphql' },
  { method: 'POST', path: '/api/v1/sdk/auth/token/validate', body: '{"auth_token":"x"}' },
  { path: '/api/v1/sdk/site?site_id=1' },
  { path: '/api/v1/sdk/nowhere' },
  { path: '/api/v1/sdk/%E0%A4%A' },
  { method: 'POST', path: '/demo/api/login/', body: '{}' },
  { method: 'POST', path: '/oauth2/introspect', body: 'token=x', type: 'application/x-www-form-urlencoded' },
  { path: '/revocations' },
  { path: '/.well-known/jwks.json' },
  { path: '/docs' },
  { path: '/docs/' },
  { path: '/health/live' },
  { path: '/nowhere' },
  { path: '/%E0%A4%A' },
  { path: '/outbox' },
  { method: 'HEAD', path: '/health/live' },
];

describe('X-Request-Id', () => {
  test.each(REQUESTS)('of $method $path is returned, or created if the request has none', async (asked) => {
    const brought = 'edge-1.2_3~4:5=6+7/8';
    const answered = await ask({ ...asked, headers: { ...asked.headers, 'x-request-id': brought } });
    expect(answered.headers['x-request-id']).toBe(brought);
    const made = (await ask(asked)).headers['x-request-id'];
    expect(made).toMatch(UUID);
    expect((await ask(asked)).headers['x-request-id']).not.toBe(made);
  });

  test('is in the log line of its request', async () => {
    for (const path of ['/graphql', '/api/v1/sdk/auth/token/validate']) {
      for (const type of ['application/json', 'application/json; way=common']) {
        const id = `log ${path} ${type}`.replace(/[^\w/]/g, '.');
        await ask({ method: 'POST', path, body: '{}', type, headers: { 'x-request-id': id } });
        await expect.poll(() => server.logs.map((line) => JSON.parse(line).requestId)).toContain(id);
      }
    }
  });

  test('is in the audit entries of its request', async () => {
    const id = 'a-change-of-mine';
    const owner = await logInCollaborator(server);
    const input = { email: uniqueEmail(), role: 'SUPPORT' as const };
    await execute(server.url, Invite, { input }, { ...owner, headers: { 'x-request-id': id } });
    const entries = await server.gatehouse.prisma.auditEvent.findMany({ where: { requestId: id } });
    expect(entries.map(({ action }) => action)).toEqual(['collaborator.invited']);
  });

  test.each([
    ['an empty one', ''],
    ['a long one', 'x'.repeat(129)],
    ['one with a blank', 'a b'],
    ['one with a quote', 'a"b'],
    ['one with a bracket', '{"level":60}'],
    ['one beyond ASCII', 'caf\u00e9'],
    ['a tab', 'a\tb'],
    ['a list', 'a,b'],
  ])('%s is not accepted', async (_what, id) => {
    for (const asked of REQUESTS.slice(0, 3)) {
      const { headers } = await ask({ ...asked, headers: { 'x-request-id': id } });
      expect(headers['x-request-id']).toMatch(UUID);
    }
  });

  test('of exactly 128 characters is accepted, and two headers are not', async () => {
    const longest = 'x'.repeat(128);
    const { headers } = await ask({ path: '/health/live', headers: { 'x-request-id': longest } });
    expect(headers['x-request-id']).toBe(longest);
    const twice = await sendRaw(
      server.url,
      'GET /health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-Request-Id: a\r\nX-Request-Id: b\r\n\r\n',
    );
    expect(parseRaw(twice).headers['x-request-id']?.[0]).toMatch(UUID);
  });

  test('can be sent and read by the pages of a site', async () => {
    const origin = 'http://localhost:3000';
    const preflight = await ask({
      method: 'OPTIONS',
      path: '/graphql',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'x-request-id',
      },
    });
    expect(String(preflight.headers['access-control-allow-headers'])).toContain('X-Request-Id');
    const answered = await ask({
      method: 'POST',
      path: '/graphql',
      body: '{"query":"{ __typename }"}',
      headers: { origin },
    });
    expect(String(answered.headers['access-control-expose-headers'])).toContain('X-Request-Id');
  });
});
