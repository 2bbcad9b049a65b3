import { getIntrospectionQuery } from 'graphql';
import { describe, expect, test } from 'vitest';
import { exchange } from '../support/http.ts';
import { startServer, testServer } from '../support/server.ts';
import { ask } from './ask.ts';

describe('with INTROSPECTION and GRAPHIQL off', () => {
  const server = testServer({ env: { INTROSPECTION: 'false', GRAPHIQL: 'false' } });
  test.each([
    ['the standard query', getIntrospectionQuery()],
    ['__schema', '{ __schema { queryType { name } } }'],
    ['__type', '{ __type(name: "Customer") { name } }'],
    ['in a fragment', '{ ...F } fragment F on Query { __schema { types { name } } }'],
  ])('introspection is refused with 400: %s', async (_how, query) => {
    const headers = { accept: 'application/graphql-response+json' };
    const { status, body } = await ask(server.url, query, undefined, { headers });
    expect(status).toBe(400);
    expect(body.data).toBeUndefined();
    expect(JSON.stringify(body)).not.toContain('sessions');
  });

  test.each<[string, string, object?]>([
    ['a field', '{ mee { id } }'],
    ['a nested field', '{ me { emaill } }'],
    ['an argument', '{ validateToken(tokn: "x") { valid } }'],
    ['an input field', 'mutation { login(input: { emaill: "x", password: "y" }) { token } }'],
    ['a type', 'query ($x: LoginInputt) { __typename }'],
    ['a directive', '{ __typename @includ(if: true) }'],
    [
      'a variable’s field',
      'mutation ($i: LoginInput!) { login(input: $i) { token } }',
      { i: { emaill: 'x', password: 'y' } },
    ],
  ])('errors suggest no names: %s', async (_what, query, variables) => {
    const { body } = await ask(server.url, query, variables);
    expect(body.errors.length).toBeGreaterThan(0);
    expect(JSON.stringify(body.errors)).not.toMatch(/did you mean/i);
  });

  test('errors suggest no names, even without the fast path', async () => {
    const { url } = await startServer({ fastPath: false, env: { INTROSPECTION: 'false' } });
    const variables = { i: { emaill: 'x', password: 'y' } };
    const { body } = await ask(url, 'mutation ($i: LoginInput!) { login(input: $i) { token } }', variables);
    expect(body.errors[0].message).toMatch(/emaill/);
    expect(JSON.stringify(body.errors)).not.toMatch(/did you mean/i);
  });

  test('there is no GraphiQL', async () => {
    const { headers, text } = await exchange(`${server.url}/graphql`, { headers: { accept: 'text/html' } });
    expect(headers['content-type'] ?? '').not.toContain('text/html');
    expect(text.toLowerCase()).not.toContain('<script');
  });
});

describe('in development', () => {
  const server = testServer({ env: { NODE_ENV: 'development' } });
  test('introspection is on, and errors suggest names', async () => {
    const { body } = await ask(server.url, getIntrospectionQuery());
    expect(body.data.__schema.queryType.name).toBe('Query');
    expect(JSON.stringify((await ask(server.url, '{ mee { id } }')).body)).toContain('Did you mean');
  });

  test('GraphiQL is a small page that loads only files of this server', async () => {
    const { status, headers, text } = await exchange(`${server.url}/graphql`, {
      headers: { accept: 'text/html' },
    });
    expect(status).toBe(200);
    expect(headers['content-type']).toContain('text/html');
    expect(text.length).toBeLessThan(5_000);
    expect(text).not.toMatch(/<style|style=|<script>|\son\w+=/);
    const addresses = [...text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address = '']) => address);
    const files = addresses.filter((address) => address !== 'data:,');
    expect(files).toHaveLength(3);
    for (const file of files) expect(file).toMatch(/^graphiql\/[0-9a-f]{24}\/[\w-]+\.(js|css)$/);
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toMatch(/https?:|\*|blob:/);
  });
});
