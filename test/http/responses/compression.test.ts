import type { OutgoingHttpHeaders } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { getIntrospectionQuery } from 'graphql';
import { describe, expect, test } from 'vitest';
import { acceptedEncoding } from '../../../src/http/responses/compression.ts';
import { register } from '../../support/customers.ts';
import { authorization, exchangeBytes } from '../../support/http.ts';
import { testServer } from '../../support/server.ts';

const server = testServer();
const DECODERS: Record<string, (bytes: Buffer) => Buffer> = {
  br: brotliDecompressSync,
  gzip: gunzipSync,
};
const ENCODINGS = Object.keys(DECODERS);
const varies = (vary: unknown) =>
  String(vary ?? '')
    .toLowerCase()
    .split(/, */);

const get = (path: string, accepted: string | null, headers: OutgoingHttpHeaders = {}, method = 'GET') =>
  exchangeBytes(server.url + path, {
    method,
    headers: { ...(accepted === null ? {} : { 'accept-encoding': accepted }), ...headers },
  });
const introspection = (type: string, accepted: string, headers: OutgoingHttpHeaders = {}) =>
  exchangeBytes(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': type, 'accept-encoding': accepted, ...headers },
    body: JSON.stringify({ query: getIntrospectionQuery() }),
  });

const DOCUMENTS = [
  '/docs/swagger-ui-bundle.js',
  '/docs/swagger-ui.css',
  '/docs/openapi.json',
  '/docs/schema.graphql',
  '/clients/elements.js',
  '/clients/pelcro.js',
];

test.each([
  ['gzip;q=0.5, identity', null],
  ['br;q=0.2, gzip;q=0.4, identity;q=0.3', 'gzip'],
  ['identity, gzip, br', 'br'],
  ['*;q=0.5, identity;q=0', 'br'],
  ['gzip;q=0, identity;q=0', null],
])('Accept-Encoding: %s is answered in the preferred encoding', (accepted, encoding) => {
  expect(acceptedEncoding(accepted)).toBe(encoding);
});

describe.each(DOCUMENTS)('%s', (path) => {
  test.each(ENCODINGS)('is smaller in %s, and has the same content', async (encoding) => {
    const plain = await get(path, null);
    const compressed = await get(path, encoding);
    expect(compressed.status).toBe(200);
    expect(compressed.headers['content-encoding']).toBe(encoding);
    expect(Number(compressed.headers['content-length'])).toBe(compressed.bytes.length);
    expect(compressed.bytes.length).toBeLessThan(plain.bytes.length * 0.6);
    expect(DECODERS[encoding]?.(compressed.bytes).equals(plain.bytes)).toBe(true);
    expect(compressed.headers['content-type']).toBe(plain.headers['content-type']);
    expect(plain.headers['content-encoding']).toBeUndefined();
    for (const { headers } of [plain, compressed]) expect(varies(headers.vary)).toContain('accept-encoding');
  });

  test('has an ETag for each encoding, and is answered with 304 for each of them', async () => {
    const tags = new Set<string>();
    for (const accepted of [null, ...ENCODINGS]) {
      const { headers } = await get(path, accepted);
      const etag = String(headers.etag);
      tags.add(etag);
      for (const condition of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
        for (const again of [null, ...ENCODINGS]) {
          const answer = await get(path, again, { 'if-none-match': condition });
          expect([answer.status, answer.bytes.length]).toEqual([304, 0]);
          expect(varies(answer.headers.vary)).toContain('accept-encoding');
          expect(answer.headers['content-encoding']).toBeUndefined();
        }
      }
      expect((await get(path, accepted, { 'if-none-match': '"other"' })).status).toBe(200);
    }
    expect(tags.size).toBe(3);
  });

  test('has the same headers for HEAD and GET', async () => {
    for (const accepted of [null, ...ENCODINGS]) {
      const [got, head] = [await get(path, accepted), await get(path, accepted, {}, 'HEAD')];
      for (const name of ['content-encoding', 'content-length', 'etag', 'vary', 'content-type']) {
        expect([name, head.headers[name]]).toEqual([name, got.headers[name]]);
      }
      expect(head.bytes.length).toBe(0);
    }
  });
});

test.each([
  ['br, gzip', 'br'],
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip;q=1.0, br;q=0.5', 'gzip'],
  ['br;q=0, gzip', 'gzip'],
  ['*', 'br'],
  ['*;q=0.1, br;q=0', 'gzip'],
  ['GZIP', 'gzip'],
  ['deflate', undefined],
  ['identity', undefined],
  ['gzip;q=0', undefined],
  ['', undefined],
  [';;;,,=', undefined],
])('Accept-Encoding %j is answered in %s', async (accepted, encoding) => {
  expect((await get('/docs/openapi.json', accepted)).headers['content-encoding']).toBe(encoding);
});

test('a page that is the same for all clients is compressed', async () => {
  const plain = await get('/', 'identity', { accept: 'text/html' });
  const compressed = await get('/', 'br', { accept: 'text/html' });
  expect(plain.status).toBe(200);
  expect(compressed.headers['content-encoding']).toBe('br');
  expect(brotliDecompressSync(compressed.bytes).equals(plain.bytes)).toBe(true);
});

describe('responses of the API', () => {
  test.each(['application/json', 'application/json; way=common'])(
    'the schema, requested by introspection, is compressed for every caller, as %s',
    async (type) => {
      const { token } = await register(server.url);
      for (const headers of [{}, { authorization: `Bearer ${token}` }]) {
        const plain = await introspection(type, 'identity', headers);
        const compressed = await introspection(type, 'gzip', headers);
        expect(compressed.headers['content-encoding']).toBe('gzip');
        expect(gunzipSync(compressed.bytes).equals(plain.bytes)).toBe(true);
        expect(varies(plain.headers.vary)).toEqual(['origin', 'accept-encoding']);
        expect(varies(compressed.headers.vary)).toEqual(['origin', 'accept-encoding']);
      }
    },
  );

  test('a response with both a secret and text from the request is not compressed (BREACH)', async () => {
    const { email, password, token } = await register(server.url, { metadata: { a: 'x'.repeat(4_000) } });
    const { partner } = server.demo;
    const json = { 'content-type': 'application/json', 'accept-encoding': 'br, gzip' };
    const common = { ...json, 'content-type': 'application/json; way=common' };
    const post = (path: string, body: object, headers: OutgoingHttpHeaders) =>
      exchangeBytes(server.url + path, { method: 'POST', headers, body: JSON.stringify(body) });
    const login = `mutation { login(input: { email: "${email}", password: "${password}" }) { token customer { metadata } } __typename }`;
    const bearer = authorization({ token });
    const basic = authorization({ basic: partner });
    const tokens = Array.from({ length: 100 }, () => token);
    const answers = [
      ...(await Promise.all(
        [json, common].flatMap((headers) => [
          post('/graphql', { query: login }, headers),
          post('/graphql', { query: '{ me { metadata } }' }, { ...headers, ...bearer }),
          post(
            '/graphql',
            { query: '{ me { metadata } __schema { description } }' },
            { ...headers, ...bearer },
          ),
          post(
            '/graphql',
            {
              query: 'query ($t: [String!]!) { validateTokens(tokens: $t) { valid } }',
              variables: { t: tokens },
            },
            { ...headers, ...basic },
          ),
          post('/api/v1/sdk/auth/token/validate', { auth_tokens: tokens }, { ...headers, ...basic }),
          post('/api/v1/sdk/auth/login', { email, password, site_id: 1 }, headers),
          post('/api/v1/sdk/customer', { site_id: 1 }, { ...headers, ...bearer }),
        ]),
      )),
      await get('/api/v1/sdk/customer?site_id=1', 'gzip', bearer),
    ];
    for (const { status, headers, bytes } of answers) {
      expect(status).toBe(200);
      expect(headers['content-encoding']).toBeUndefined();
      expect(bytes.length).toBeGreaterThan(1_024);
    }
  });

  test('large public responses of the Pelcro API are compressed', async () => {
    const path = '/api/v1/sdk/site?site_id=1';
    await server.gatehouse.prisma.site.update({ where: { id: 1 }, data: { name: 'Long '.repeat(300) } });
    const [plain, compressed] = [await get(path, 'identity'), await get(path, 'br')];
    expect(JSON.parse(plain.bytes.toString('utf8')).data.name).toMatch(/^Long /);
    expect(compressed.headers['content-encoding']).toBe('br');
    expect(brotliDecompressSync(compressed.bytes).equals(plain.bytes)).toBe(true);
    expect(varies(compressed.headers.vary)).toContain('accept-encoding');
    expect(compressed.headers['cache-control']).toBe('no-store');
  });

  test('the list of countries is compressed', async () => {
    const path = '/api/v1/sdk/geo/country?site_id=1';
    const [plain, compressed] = [await get(path, 'identity'), await get(path, 'gzip')];
    expect(compressed.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(compressed.bytes).equals(plain.bytes)).toBe(true);
    expect(compressed.bytes.length).toBeLessThan(plain.bytes.length * 0.6);
  });

  test('small responses are not compressed', async () => {
    const small = await get('/health/live', 'gzip');
    expect(small.headers['content-encoding']).toBeUndefined();
    const typename = await exchangeBytes(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-encoding': 'gzip' },
      body: '{"query":"{ __typename }"}',
    });
    expect(typename.headers['content-encoding']).toBeUndefined();
  });

  test('the fast path and Fastify compress in the same way', async () => {
    const [fastPath, common] = await Promise.all(
      ['application/json', 'application/json; way=common'].map((type) => introspection(type, 'br')),
    );
    expect(fastPath?.bytes.equals(common?.bytes ?? Buffer.alloc(0))).toBe(true);
    const said = ({ date: _date, 'x-request-id': _id, ...headers }: Record<string, unknown>) => headers;
    expect(said(fastPath?.headers ?? {})).toEqual(said(common?.headers ?? {}));
  });
});
