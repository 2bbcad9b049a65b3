import { beforeAll, describe, expect, test } from 'vitest';
import { schema } from '../../src/graphql/schema.ts';
import { rest } from '../support/client.ts';
import { exchange } from '../support/http.ts';
import { type TestServer, testServer } from '../support/server.ts';
import { type Tour, tour } from './operations.ts';

const server = testServer({ env: { LOG_LEVEL: 'trace' } });
let travelled: Tour;
/** The log after the tour. */
let log: string[];

beforeAll(async () => {
  travelled = await tour(server);
  log = [...server.logs];
});

test('the tour calls every operation, and only calls with a colon in their name may fail', () => {
  const operations = [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
    Object.keys(type?.getFields() ?? {}),
  );
  const called = new Set(travelled.calls.map(({ name }) => name.split(':')[0]));
  expect(operations.filter((operation) => !called.has(operation))).toEqual([]);
  const failed = travelled.calls.filter(({ name, answer }) => !name.includes(':') && answer.body.errors);
  expect(failed).toEqual([]);
});

test('every response says no-store, with and without a token', () => {
  for (const { name, answer } of travelled.calls) {
    expect([name, answer.headers['cache-control']]).toEqual([name, 'no-store']);
  }
});

test('the audit log contains no secret', async () => {
  const rows = await server.gatehouse.prisma.$queryRaw<{ row: string }[]>`
    SELECT to_jsonb(e)::text AS row FROM audit_event e`;
  expect(rows.length).toBeGreaterThan(30);
  expect(leaked({ logs: rows.map(({ row }) => row) }, travelled.secrets)).toEqual([]);
});

describe('the log', () => {
  test('has a line for each request', () => {
    const lines = log.map((line) => JSON.parse(line)).filter(({ path }) => path === '/graphql');
    expect(lines.length).toBeGreaterThanOrEqual(travelled.calls.length);
    for (const line of lines) {
      expect(line).toMatchObject({
        requestId: expect.any(String),
        method: 'POST',
        status: expect.any(Number),
      });
    }
  });

  test('contains no secret, and no part of a token between dots', () => {
    expect(leaked(server, travelled.secrets)).toEqual([]);
    expect(travelled.secrets.size).toBeGreaterThan(12);
  });

  test('contains no secret from a URL or a header, and no operation name from a request', async () => {
    const secret = 'in-the-query-string-7f3a9c';
    const name = 'secret_in_a_name_5d1e';
    const query = encodeURIComponent(`{ validateToken(token: "${secret}") { valid } }`);
    await exchange(`${server.url}/graphql?query=${query}&token=${secret}&site_id=${secret}`);
    await exchange(`${server.url}/nowhere?auth_token=${secret}`);
    await exchange(`${server.url}/api/v1/sdk/customer?site_id=1&auth_token=${secret}`);
    await exchange(`${server.url}/api/v1/sdk/customer?site_id=1`, {
      headers: {
        authorization: `Bearer ${secret}`,
        cookie: secret,
        referer: `https://x.example/?${secret}`,
        'user-agent': secret,
      },
    });
    await rest(server.url, 'POST', '/graphql', { body: `{"query": "${secret}` });
    await rest(server.url, 'POST', '/graphql', { body: { query: '{ __typename }', operationName: name } });
    expect(leaked(server, new Set([secret, name]))).toEqual([]);
  });
});

/** @returns the secrets, and the parts of secrets between dots, that the log contains */
function leaked({ logs }: Pick<TestServer, 'logs'>, secrets: ReadonlySet<string>): string[] {
  const text = logs.join('\n');
  const parts = [...secrets]
    .flatMap((secret) => [secret, ...secret.split('.')])
    .filter((part) => part.length >= 5);
  return parts.filter((part) => text.includes(part) || text.includes(JSON.stringify(part).slice(1, -1)));
}
