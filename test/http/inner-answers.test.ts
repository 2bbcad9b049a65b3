import { readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { describe, expect, test } from 'vitest';
import { rest } from '../support/client.ts';
import { register, uniqueEmail } from '../support/customers.ts';
import { authorization, exchange } from '../support/http.ts';
import { parseRaw, sendRaw } from '../support/raw-http.ts';
import { testServer } from '../support/server.ts';

const server = testServer();
const ACCEPTED = [
  'application/json',
  'application/graphql-response+json',
  'multipart/mixed',
  'multipart/mixed;deferSpec=20220824',
  'text/event-stream',
  'text/event-stream, application/json;q=0.1',
  'multipart/mixed;deferSpec=20220824,application/graphql-response+json,application/json;q=0.9',
  'application/graphql-response+json, application/graphql+json, application/json, text/event-stream, multipart/mixed',
  '*/*',
  'text/html',
  'image/png',
  'application/json;q=0',
  '',
];
/** A request with the first type takes the fast path. A request with the second goes through Fastify. */
const TYPES = ['application/json', 'application/json; charset=utf-8; way=common'];
const VERSIONS = ['1.0', '1.1'];

/** Checks that a response is framed once (RFC 9112 §6), and has no header of an inner connection. */
function expectOneFraming(answer: string, version: string): void {
  const { headers, body } = parseRaw(answer);
  const framings = ['content-length', 'transfer-encoding'].flatMap((name) => headers[name] ?? []);
  expect(framings).toHaveLength(1);
  if (version === '1.0') expect(headers['transfer-encoding']).toBeUndefined();
  if (headers['content-length']) expect(Number(headers['content-length'][0])).toBe(body.length);
  expect(headers.connection).toEqual(['close']);
  expect(headers['keep-alive']).toBeUndefined();
  expect(headers['cache-control']).toEqual(['no-store']);
}

describe.each(VERSIONS)('over HTTP/%s', (version) => {
  test.each(TYPES)(
    'the response to a POST as %s is framed once, and the connection closes as requested',
    async (type) => {
      for (const accept of ACCEPTED) {
        const body = JSON.stringify({ query: '{ __typename }' });
        const answer = await sendRaw(
          server.url,
          `POST /graphql HTTP/${version}\r\nHost: x\r\nConnection: close\r\nAccept: ${accept}\r\n` +
            `Content-Type: ${type}\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
        );
        expectOneFraming(answer, version);
      }
    },
  );

  test('the response to a GET is framed once, and the connection closes as requested', async () => {
    for (const accept of ACCEPTED) {
      for (const path of ['/graphql?query=%7B__typename%7D', '/graphql?query=%7B', '/graphql']) {
        if (accept === 'text/html') continue;
        const answer = await sendRaw(
          server.url,
          `GET ${path} HTTP/${version}\r\nHost: x\r\nConnection: close\r\nAccept: ${accept}\r\n\r\n`,
        );
        expectOneFraming(answer, version);
      }
    }
  });
});

test.each(VERSIONS)('a stream is framed once, over HTTP/%s', async (version) => {
  const { authorization: basic } = authorization({ basic: server.demo.partner });
  const { hostname, port } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  socket.write(
    `GET /revocations/stream HTTP/${version}\r\nHost: x\r\nConnection: close\r\nAuthorization: ${basic}\r\n\r\n`,
  );
  let received = '';
  socket.setEncoding('latin1').on('data', (text: string) => {
    received += text;
  });
  await expect.poll(() => received).toContain('\r\n\r\n');
  socket.destroy();
  const { status, headers } = parseRaw(received);
  expect(status).toBe(200);
  expect(headers['content-length']).toBeUndefined();
  // HTTP/1.0 has no chunks, so the end of the connection ends the stream.
  expect(headers['transfer-encoding']).toEqual(version === '1.0' ? undefined : ['chunked']);
  expect(headers.connection).toEqual(['close']);
  expect(headers['cache-control']).toEqual(['no-store, no-transform']);
});

test('a GraphQL response has only the listed headers', async () => {
  const chosen = new Set([
    'allow',
    'cache-control',
    'connection',
    'content-length',
    'content-security-policy',
    'content-type',
    'date',
    'keep-alive',
    'referrer-policy',
    'retry-after',
    'strict-transport-security',
    'vary',
    'www-authenticate',
    'x-content-type-options',
    'x-frame-options',
    'x-request-id',
  ]);
  const queries = [
    '{ __typename }',
    '{',
    '{ nope }',
    '{ me { id } }',
    'mutation { logout { customer { id } } }',
  ];
  for (const accept of ACCEPTED) {
    for (const type of TYPES) {
      for (const query of queries) {
        const { headers } = await rest(server.url, 'POST', '/graphql', {
          body: { query },
          headers: { accept, 'content-type': type },
        });
        expect(Object.keys(headers).filter((name) => !chosen.has(name))).toEqual([]);
      }
    }
  }
});

describe('a media type that is not offered', () => {
  const wanted = ['multipart/mixed', 'text/event-stream', 'image/png', 'text/html', 'application/json;q=0'];

  test.each(wanted)('%s alone is refused with 406 in JSON, and nothing is executed', async (accept) => {
    const before = await server.gatehouse.prisma.customer.count();
    for (const type of TYPES) {
      const { status, headers, body } = await rest(server.url, 'POST', '/graphql', {
        body: {
          query: `mutation { register(input: { email: "${uniqueEmail()}", password: "correct horse" }) { token } }`,
        },
        headers: { accept, 'content-type': type },
      });
      expect([status, headers['content-type']]).toEqual([406, 'application/json; charset=utf-8']);
      expect(body).toMatchObject({ errors: [{ extensions: { code: 'NOT_ACCEPTABLE' } }] });
    }
    expect(await server.gatehouse.prisma.customer.count()).toBe(before);
  });

  test('is ignored if the client also accepts a type that is offered', async () => {
    for (const accept of [
      'multipart/mixed;deferSpec=20220824, application/graphql-response+json, application/json',
      'text/event-stream, */*;q=0.1',
      'text/event-stream, application/*',
    ]) {
      const { status, headers, body } = await rest(server.url, 'POST', '/graphql', {
        body: { query: '{ __typename }' },
        headers: { accept },
      });
      expect([status, body]).toEqual([200, { data: { __typename: 'Query' } }]);
      expect(headers['content-type']).toMatch(/^application\/(graphql-response\+)?json; charset=utf-8$/);
    }
  });
});

describe('a private response says no-store', () => {
  const NO_STORE = /(^|,\s*)no-store(\s*,|$)/;

  test.each(ACCEPTED)('from GraphQL, with Accept: %s', async (accept) => {
    const { email, password, token } = await register(server.url);
    const input = `{ email: "${email}", password: "${password}" }`;
    for (const type of TYPES) {
      for (const query of [
        `mutation { login(input: ${input}) { token refreshToken } }`,
        'mutation { refresh { token } }',
        `mutation { register(input: { email: "${uniqueEmail()}", password: "correct horse" }) { token } }`,
      ]) {
        const { headers } = await exchange(`${server.url}/graphql`, {
          method: 'POST',
          headers: { accept, 'content-type': type, authorization: `Bearer ${token}` },
          body: JSON.stringify({ query }),
        });
        expect(headers['cache-control']).toMatch(NO_STORE);
      }
    }
  });

  test.each(ACCEPTED)('from both REST APIs and OAuth, with Accept: %s', async (accept) => {
    const { email, password, token } = await register(server.url);
    const headers = { accept };
    const answers = [
      await rest(server.url, 'POST', '/api/v1/sdk/auth/login', {
        headers,
        body: { email, password, site_id: 1 },
      }),
      await rest(server.url, 'POST', '/api/v1/sdk/customer/refresh', {
        headers,
        token,
        body: { site_id: 1 },
      }),
      await rest(server.url, 'GET', '/api/v1/sdk/customer?site_id=1', { headers, token }),
      await rest(server.url, 'POST', '/api/v1/sdk/customer', { headers, token, body: { site_id: 1 } }),
      await rest(server.url, 'POST', '/demo/api/login/', {
        headers,
        body: { email, password, customer_id: 'demo' },
      }),
      await rest(server.url, 'POST', '/oauth2/introspect', {
        headers,
        basic: server.demo.partner,
        form: { token },
      }),
    ];
    for (const answer of answers) {
      expect(answer.status).toBe(200);
      expect(answer.headers['cache-control']).toMatch(NO_STORE);
    }
  });
});

test('only the listed source files set a Cache-Control other than no-store', () => {
  const folder = new URL('../../src/', import.meta.url);
  const saying = readdirSync(folder, { encoding: 'utf8', recursive: true })
    // `rest/gql` and the partner client do not answer requests to this server.
    .filter((file) => /\.ts$/.test(file) && !/^(rest\/gql|clients\/partner)\//.test(file))
    .filter((file) => {
      const text = readFileSync(new URL(file, folder), 'utf8');
      return /['"]cache-control['"]/.test(text.replaceAll(/'cache-control'(: |, )'no-store'/g, ''));
    });
  expect(saying.sort()).toEqual([
    'http/endpoints/logos.ts',
    'http/endpoints/revocations.ts',
    'http/pages/graphiql/page.ts',
    'http/responses/cacheable.ts',
  ]);
});
