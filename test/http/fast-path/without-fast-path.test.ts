import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { register } from '../../support/customers.ts';
import { authorization, exchange } from '../../support/http.ts';
import { startServer, type TestServer } from '../../support/server.ts';

type Subject = { server: TestServer; token: string };

let fast: Subject;
let plain: Subject;

beforeAll(async () => {
  const start = async (fastPath: boolean) => {
    const server = await startServer({ fastPath });
    const { token } = await register(server.url);
    return { server, token };
  };
  fast = await start(true);
  plain = await start(false);
});

const REST = '/api/v1/sdk/auth/token/validate';
const ONE =
  'query ($token: String!) { validateToken(token: $token) { valid reason action customerId siteId } }';
const MANY = 'query ($tokens: [String!]!) { validateTokens(tokens: $tokens) { valid reason } }';

const cases: [string, string, (token: string) => unknown][] = [
  ['REST, a valid token', REST, (token) => ({ auth_token: token })],
  ['REST, an invalid token', REST, () => ({ auth_token: 'x' })],
  ['REST, a batch', REST, (token) => ({ auth_tokens: [token, 'x'] })],
  ['REST, a missing field', REST, () => ({})],
  ['GraphQL, a valid token', '/graphql', (token) => ({ query: ONE, variables: { token } })],
  ['GraphQL, several tokens', '/graphql', (token) => ({ query: MANY, variables: { tokens: [token, 'x'] } })],
  ['GraphQL, an invalid variable', '/graphql', () => ({ query: ONE, variables: { token: {} } })],
  [
    'GraphQL, a list that is too long',
    '/graphql',
    () => ({ query: MANY, variables: { tokens: Array(101).fill('x') } }),
  ],
  ['GraphQL, a missing credential', '/graphql', () => ({ query: '{ me { id } }' })],
  ['GraphQL, introspection', '/graphql', () => ({ query: '{ __schema { queryType { name } } }' })],
  ['GraphQL, an unknown field', '/graphql', () => ({ query: '{ nope }' })],
  ['GraphQL, a syntax error', '/graphql', () => ({ query: '{' })],
  [
    'GraphQL, an unknown operation',
    '/graphql',
    () => ({ query: 'query A { site { id } }', operationName: 'B' }),
  ],
];

async function ask({ server, token }: Subject, path: string, body: (token: string) => unknown) {
  const answer = await exchange(`${server.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...authorization({ basic: server.demo.partner }) },
    body: JSON.stringify(body(token)),
  });
  const {
    date: _date,
    'x-request-id': _id,
    'keep-alive': _alive,
    connection: _connection,
    ...headers
  } = answer.headers;
  const { operations, errorCodes, status } = JSON.parse(server.logs.at(-1) as string);
  // The dates and the session of a token differ between two servers.
  const text = answer.text.replaceAll(
    /"(session_id|issued_at|expires_at|checked_at)":("[^"]*"|\d+)/g,
    '"$1":0',
  );
  return {
    status: answer.status,
    headers: { ...headers, 'content-length': 0 },
    text,
    log: { operations, errorCodes, status },
  };
}

describe('a server without the fast path returns the same answers', () => {
  test.each(cases)('%s', async (_what, path, body) => {
    expect(await ask(plain, path, body)).toEqual(await ask(fast, path, body));
  });
});

test('only http/app.ts imports the fast path, and only its one function', () => {
  const root = new URL('../../../src/', import.meta.url);
  const importing = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.startsWith('http/fast-path/'))
    .flatMap((path) =>
      readFileSync(new URL(path, root), 'utf8')
        .split('\n')
        .filter((line) => line.includes('/fast-path/'))
        .map((line) => `${path}: ${line}`),
    );
  expect(importing).toEqual(["http/app.ts: import { createFastPath } from './fast-path/fast-path.ts';"]);
});
