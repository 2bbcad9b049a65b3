import { auditServer } from 'graphql-http';
import { beforeAll, describe, expect, test } from 'vitest';
import { rest } from '../support/client.ts';
import { uniqueEmail } from '../support/customers.ts';
import { type Answered, exchange } from '../support/http.ts';
import { testServer } from '../support/server.ts';

const server = testServer();
let endpoint: string;

beforeAll(async () => {
  endpoint = `${server.url}/graphql`;
});

const registration = () =>
  `mutation { register(input: { email: "${uniqueEmail()}", password: "correct horse" }) { token } }`;

function expectUnsupported({ status, text }: Answered): void {
  expect(status).toBe(415);
  expect(JSON.parse(text || 'null')).toMatchObject({
    errors: [{ extensions: { code: 'UNSUPPORTED_MEDIA_TYPE' } }],
  });
}

function expectNotAllowed({ status, text }: Answered): void {
  expect(status).toBe(405);
  expect(JSON.parse(text || 'null')).toMatchObject({
    errors: [{ extensions: { code: 'METHOD_NOT_ALLOWED' } }],
  });
}

const customers = () => server.gatehouse.prisma.customer.count();

test('GraphQL over HTTP: all 61 audits pass', async () => {
  const results = await auditServer({ url: endpoint, fetchFn: fetch });
  const failed = results.filter(({ status }) => status !== 'ok').map(({ id, name }) => `${id} ${name}`);
  expect(failed).toEqual([]);
  expect(results.length).toBe(61);
});

/** A foreign page can send some of these requests without a preflight. */
describe('a POST that is not JSON', () => {
  test.each([
    ['text/plain'],
    ['text/plain; application/json'],
    ['text/plain; charset=application/json'],
    ['application/x-www-form-urlencoded'],
    ['application/x-www-form-urlencoded; x=application/json'],
    ['multipart/form-data; boundary=x'],
    ['multipart/form-data; boundary=application/json'],
    ['application/graphql'],
    ['application/xml'],
    ['application/octet-stream'],
    ['application/jsonp'],
    ['text/json'],
    ['application/json, text/plain'],
    ['nonsense'],
    [''],
  ])('is refused with 415, and nothing is executed: %j', async (type) => {
    const before = await customers();
    const bodies = [
      JSON.stringify({ query: registration() }),
      new URLSearchParams({ query: registration() }).toString(),
      registration(),
    ];
    for (const body of bodies) {
      const { status } = await exchange(endpoint, {
        method: 'POST',
        headers: { 'content-type': type },
        body,
      });
      expect(status).toBe(415);
    }
    expect(await customers()).toBe(before);
  });

  test('is refused with 415 without a content type, with and without a body', async () => {
    const before = await customers();
    const body = JSON.stringify({ query: registration() });
    const inQuery = `${endpoint}?query=${encodeURIComponent(registration())}`;
    expectUnsupported(await exchange(endpoint, { method: 'POST', body }));
    expectUnsupported(await exchange(inQuery, { method: 'POST', body: '' }));
    expectUnsupported(await exchange(inQuery, { method: 'POST' }));
    expect(await customers()).toBe(before);
  });

  test.each(['application/json', 'application/json; charset=utf-8', 'APPLICATION/JSON'])(
    'is distinguished from a POST of %s, which is executed',
    async (type) => {
      const body = '{"query":"{ __typename }"}';
      const answer = await exchange(endpoint, { method: 'POST', headers: { 'content-type': type }, body });
      expect(answer).toMatchObject({ status: 200, text: '{"data":{"__typename":"Query"}}' });
    },
  );
});

/** A request with the first type takes the fast path. One with the second type goes through Fastify. */
const CONTENT_TYPES = ['application/json', 'application/json; charset=utf-8; x=1'];

describe('a deviation from the standard by clients:', () => {
  const post = (type: string, path: string, body: object, headers: object = {}) =>
    rest(server.url, 'POST', path, {
      body: JSON.stringify(body),
      headers: { 'content-type': type, ...headers },
    });

  test.each(CONTENT_TYPES)('an id, extensions and an empty operationName are ignored: %s', async (type) => {
    const query = 'query Named { __typename }';
    for (const added of [
      { operationName: '' },
      { operationName: null },
      { id: 'a hash of the document' },
      { id: 7, operationName: '', extensions: { clientLibrary: { name: 'x' } } },
      { extensions: {} },
      { extensions: null, variables: null },
      { extensions: { persistedQuery: { version: 1, sha256Hash: 'abc' } } },
    ]) {
      for (const accept of ['application/json', 'application/graphql-response+json']) {
        const { status, body } = await post(type, '/graphql', { query, ...added }, { accept });
        expect([added, status, body]).toEqual([added, 200, { data: { __typename: 'Query' } }]);
      }
    }
  });

  test.each(CONTENT_TYPES)(
    'an empty operationName is still an error if there are several operations, as %s',
    async (type) => {
      const query = 'query A { __typename } query B { __typename }';
      expect((await post(type, '/graphql', { query, operationName: '' })).body.errors).toHaveLength(1);
      expect((await post(type, '/graphql', { query, operationName: 'B' })).body.data).toBeTruthy();
    },
  );

  test('an empty operationName in a query string counts as none', async () => {
    const headers = { accept: 'application/json' };
    const query = encodeURIComponent('query Named { __typename }');
    const answer = await rest(server.url, 'GET', `/graphql?query=${query}&operationName=`, { headers });
    expect([answer.status, answer.body]).toEqual([200, { data: { __typename: 'Query' } }]);
  });

  test.each(CONTENT_TYPES)('a slash at the end of the path is ignored, as %s', async (type) => {
    const { body } = await post(type, '/graphql/', { query: '{ site { id } }' }, { 'x-site-id': '987' });
    expect(body.errors[0].extensions.code).toBe('VALIDATION_FAILED');
    expect((await post(type, '/graphql/', { query: '{ site { id } }' }, { 'x-site-id': '1' })).body).toEqual({
      data: { site: { id: '1' } },
    });
    const got = await rest(server.url, 'GET', '/graphql/?query=%7B__typename%7D');
    expect(got.body).toEqual({ data: { __typename: 'Query' } });
    expect((await rest(server.url, 'PUT', '/graphql/')).status).toBe(405);
  });

  test.each(CONTENT_TYPES)(
    'a hash instead of a document is answered with PersistedQueryNotSupported, as %s',
    async (type) => {
      const extensions = { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } };
      const expected = {
        errors: [
          { message: 'PersistedQueryNotSupported', extensions: { code: 'PERSISTED_QUERY_NOT_SUPPORTED' } },
        ],
      };
      const posted = await post(type, '/graphql', { operationName: 'Named', extensions });
      expect([posted.status, posted.body]).toEqual([200, expected]);
      const inQuery = encodeURIComponent(JSON.stringify(extensions));
      expect((await rest(server.url, 'GET', `/graphql?extensions=${inQuery}`)).body).toEqual(expected);
    },
  );
});

describe('other methods', () => {
  test('a mutation by GET is refused with 405, and nothing is executed', async () => {
    const before = await customers();
    const named = `query Q { __typename } ${registration().replace('mutation', 'mutation M')}`;
    for (const query of [
      `query=${encodeURIComponent(registration())}`,
      `query=${encodeURIComponent(named)}&operationName=M`,
    ]) {
      const answer = await exchange(`${endpoint}?${query}`);
      expectNotAllowed(answer);
      expect(answer.headers.allow).toContain('POST');
    }
    expect(await customers()).toBe(before);
  });

  test('HEAD has the status and content type of GET, without the body', async () => {
    const before = await customers();
    const headers = { accept: 'application/json' };
    const ask = (query: string, method: string) =>
      exchange(`${endpoint}?query=${encodeURIComponent(query)}`, { method, headers });
    for (const query of ['{ __typename }', '{ nothing }', registration()]) {
      const [got, head] = [await ask(query, 'GET'), await ask(query, 'HEAD')];
      expect(head.status).toBe(got.status);
      expect(head.headers['content-type']).toBe(got.headers['content-type']);
      expect(head.text).toBe('');
    }
    expect(await customers()).toBe(before);
  });

  test.each(['PUT', 'PATCH', 'DELETE', 'TRACE', 'QUERY'])('%s is refused with 405', async (method) => {
    const before = await customers();
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ query: registration() });
    expectNotAllowed(await exchange(endpoint, { method, headers, body }));
    expect(await customers()).toBe(before);
  });
});

describe('a foreign origin', () => {
  test('is not allowed', async () => {
    for (const origin of ['https://attacker.example', 'null', 'http://localhost:3000.attacker.example']) {
      const { headers } = await rest(server.url, 'POST', '/graphql', {
        body: { query: '{ __typename }' },
        headers: { origin },
      });
      expect(headers['access-control-allow-origin']).toBeUndefined();
      const preflight = await exchange(endpoint, {
        method: 'OPTIONS',
        headers: {
          origin,
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'content-type',
        },
      });
      expect(preflight.headers['access-control-allow-origin']).toBeUndefined();
    }
  });

  test('is distinguished from an origin of the site, which is allowed without credentials', async () => {
    const origin = 'http://localhost:3000';
    const { headers } = await rest(server.url, 'POST', '/graphql', {
      body: { query: '{ __typename }' },
      headers: { origin },
    });
    expect(headers['access-control-allow-origin']).toBe(origin);
    expect(headers['access-control-allow-credentials']).toBeUndefined();
    expect(headers.vary?.toLowerCase()).toContain('origin');
  });
});

describe('a broken request', () => {
  test.each<[string, string, number]>([
    ['broken JSON', '{"query":', 400],
    ['no JSON object', '"text"', 400],
    ['null', 'null', 400],
    ['an empty body', '', 400],
    ['no query', '{}', 400],
    ['a query that is a number', '{"query":7}', 400],
    ['a query that is an object', '{"query":{"$ne":1}}', 400],
    ['variables that are a list', '{"query":"{ __typename }","variables":[]}', 400],
    ['variables that are a text', '{"query":"{ __typename }","variables":"x"}', 400],
    ['an operation name that is an object', '{"query":"{ __typename }","operationName":{}}', 400],
    ['an operation that is not there', '{"query":"query A { __typename }","operationName":"B"}', 400],
    ['an unknown member', '{"query":"{ __typename }","surprise":1}', 400],
    ['U+0000 in the query', '{"query":"{ __typename \\u0000 }"}', 400],
    ['2 MB', `{"query":"{ __typename }","extensions":{"x":"${'x'.repeat(2_000_000)}"}}`, 413],
  ])('is refused in the format of GraphQL: %s', async (_what, body, expected) => {
    const { status, body: answer } = await rest(server.url, 'POST', '/graphql', {
      body,
      headers: { accept: 'application/graphql-response+json' },
    });
    expect(status).toBe(expected);
    expect(answer.data ?? null).toBeNull();
    const code = expected === 413 ? 'PAYLOAD_TOO_LARGE' : 'BAD_REQUEST';
    for (const error of answer.errors) {
      expect(error).toMatchObject({ message: expect.any(String), extensions: { code } });
    }
    expect(answer.errors.length).toBeGreaterThan(0);
  });

  test('an unknown path and a malformed URL are refused in the format of GraphQL', async () => {
    const unknown = await rest(server.url, 'GET', '/nowhere');
    expect(unknown).toMatchObject({ status: 404, body: { errors: [{ extensions: { code: 'NOT_FOUND' } }] } });
    const broken = await rest(server.url, 'GET', '/%E0%A4%A');
    expect(broken).toMatchObject({
      status: 400,
      body: { errors: [{ extensions: { code: 'BAD_REQUEST' } }] },
    });
  });
});
