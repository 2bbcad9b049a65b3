import { getIntrospectionQuery } from 'graphql';
import { describe, expect, test } from 'vitest';
import { rest } from '../support/client.ts';
import { testServer } from '../support/server.ts';
import { ask } from './ask.ts';

const server = testServer();

/** @returns the executed operations that the log names after its first `line` lines */
function executedSince(line: number): string[] {
  const lines = server.logs
    .slice(line)
    .map((text) => JSON.parse(text) as { path: string; operations?: string[] });
  expect(lines.filter(({ path }) => path === '/graphql').length).toBeGreaterThan(0);
  return lines.flatMap(({ operations = [] }) => operations);
}

const login = 'login(input: { email: "a@b.example", password: "secret" }) { token }';
const repeated = (times: number, part: (n: number) => string) =>
  Array.from({ length: times }, (_, n) => part(n)).join(' ');
const nested = (depth: number) => `{ me ${'{ a '.repeat(depth)}${'}'.repeat(depth)} }`;

/** Documents like those in the checks of graphql-cop and in the tests of graphql-armor. */
const hostile: [string, string][] = [
  ['100 aliases of a field', `{ ${repeated(100, (n) => `a${n}: __typename`)} }`],
  ['16 aliases of a login', `mutation { ${repeated(16, (n) => `a${n}: ${login}`)} }`],
  ['100 aliases of a login', `mutation { ${repeated(100, (n) => `a${n}: ${login}`)} }`],
  [
    'aliases inside a fragment that is spread nine times',
    `mutation { ${repeated(9, () => '...F')} } fragment F on Mutation { ${repeated(20, (n) => `a${n}: ${login}`)} }`,
  ],
  ['a field 500 times', `query { ${repeated(500, () => '__typename')} }`],
  ['a field 10,000 times', `{ ${repeated(10_000, () => '__typename')} }`],
  ['500 directives', `{ __typename ${repeated(500, () => '@include(if: true)')} }`],
  ['21 directives', `{ ${repeated(21, () => '__typename @include(if: true)')} }`],
  [
    'circular introspection of one type',
    `{ __type(name: "Customer") { ${'fields { type { '.repeat(8)} name ${'} } '.repeat(8)} } }`,
  ],
  [
    'all types twice, by an alias',
    '{ __schema { types { fields { name } } again: types { fields { name } } } }',
  ],
  ['the schema twice', '{ __schema { types { name } } again: __schema { types { name } } }'],
  [
    'the fields of all types twice, in a fragment',
    '{ __schema { types { ...F again: fields { name } } } } fragment F on __Type { fields { name } }',
  ],
  ['a document of more than 100,000 characters', `{ __typename } # ${'x'.repeat(100_000)}`],
  ['more than 5,000 lines of comments', `${'#\n'.repeat(5_001)}{ __typename }`],
  ['more than 5,000 empty lines', `{ __typename ${'\r'.repeat(5_001)} }`],
  [
    'more than 5,000 lines of a block string',
    `{ plansByEmailDomain(email: """${'\n '.repeat(5_001)}""") { id } }`,
  ],
  [
    'a chain of fragments that each spread the next one twice',
    `{ ...F0 } ${repeated(24, (n) => `fragment F${n} on Query { ...F${n + 1} ...F${n + 1} }`)} fragment F24 on Query { __typename }`,
  ],
  ['9 levels', '{ me { sessions { a { b { c { d { e { f { g } } } } } } } } }'],
  ['20,000 levels of fields', nested(20_000)],
  [
    '20,000 levels of lists',
    `{ validateTokens(tokens: ${'['.repeat(20_000)}${']'.repeat(20_000)}) { valid } }`,
  ],
  [
    '20,000 levels of objects',
    `mutation { updateCustomer(input: { metadata: ${'{a:'.repeat(20_000)}1${'}'.repeat(20_000)} }) { id } }`,
  ],
  ['20,000 levels of inline fragments', `{ ${'... { '.repeat(20_000)} __typename ${'} '.repeat(20_000)} }`],
  [
    '200 inline fragments of 100 fields',
    `{ ${repeated(200, () => `... on Query { ${repeated(100, () => '__typename')} }`)} }`,
  ],
  ['1,001 operations', repeated(1_001, (n) => `query Q${n} { __typename }`)],
  ['999,000 commas and 2,000 fields', `${','.repeat(999_000)} { ${repeated(2_000, () => '__typename')} }`],
  ['a list of 2,000 texts', `{ validateTokens(tokens: [${repeated(2_000, () => '""')}]) { valid } }`],
];

/** Invalid documents. With the media type application/json the status may be 200 (GraphQL over HTTP §6.4.1). */
const unlawful: [string, string][] = [
  ['10 unknown directives on a field', `{ __typename ${repeated(10, () => '@aa')} }`],
  [
    'circular introspection',
    '{ __schema { types { fields { type { fields { type { fields { type { fields { type { name } } } } } } } } } } }',
  ],
  ['circular fragments', '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }'],
  ['a fragment that spreads itself', '{ ...A } fragment A on Query { ...A }'],
  ['20,000 opening brackets', '{'.repeat(20_000)],
  ['900 kB of one name', `{ ${'a'.repeat(900_000)} }`],
];

describe('a hostile document is refused, and nothing is executed,', () => {
  test.each(hostile)('with 400: %s', async (_what, query) => {
    const start = server.logs.length;
    for (const accept of ['application/graphql-response+json', 'application/json', undefined]) {
      const { status, body } = await ask(server.url, query, undefined, { headers: accept ? { accept } : {} });
      expect([accept, status]).toEqual([accept, 400]);
      expect(body.data).toBeUndefined();
      for (const { extensions } of body.errors) expect(extensions.code).toBe('BAD_REQUEST');
      expect(JSON.stringify(body).length).toBeLessThan(1_000_000);
    }
    expect(executedSince(start)).toEqual([]);
  });

  test.each(unlawful)('as invalid GraphQL: %s', async (_what, query) => {
    const start = server.logs.length;
    for (const accept of ['application/graphql-response+json', 'application/json', undefined]) {
      const { status, body } = await ask(server.url, query, undefined, { headers: accept ? { accept } : {} });
      expect(body.data).toBeUndefined();
      expect([200, 400]).toContain(status);
      if (accept === 'application/graphql-response+json') expect(status).toBe(400);
      for (const { extensions } of body.errors) expect(extensions.code).toBe('BAD_REQUEST');
    }
    expect(executedSince(start)).toEqual([]);
  });
});

test('up to twenty errors are returned, and a note that there are more', async () => {
  const { body } = await ask(server.url, `{ ${repeated(200, (n) => `countriez${n}`)} }`);
  expect(body.errors).toHaveLength(21);
  expect(body.errors.at(-1).message).toContain('Too many validation errors');
});

test('variables that are too deep to be serialized cause no internal error', async () => {
  const deep = '['.repeat(9_000) + ']'.repeat(9_000);
  for (const accept of ['application/graphql-response+json', 'application/json']) {
    for (const more of ['"id":"1"', '"operationName":""']) {
      // The field `nothing` is unknown, so Yoga answers. Yoga gets the body without `id` or the empty `operationName`.
      const body = `{${more},"query":"{ nothing }","variables":{"v":${deep}}}`;
      const { status } = await rest(server.url, 'POST', '/graphql', { body, headers: { accept } });
      expect([accept, more, status >= 500]).toEqual([accept, more, false]);
    }
  }
});

describe('a batch', () => {
  test.each([
    ['of ten', Array.from({ length: 10 }, () => ({ query: `mutation { ${login} }` }))],
    ['of one', [{ query: `mutation { ${login} }` }]],
    ['of none', []],
    ['of ten thousand', Array.from({ length: 10_000 }, () => ({ query: '{ __typename }' }))],
    ['in a batch', [[{ query: `mutation { ${login} }` }]]],
  ])('%s is refused with 400, and nothing is executed', async (_size, body) => {
    const start = server.logs.length;
    const answer = await rest(server.url, 'POST', '/graphql', { body });
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toMatchObject([{ extensions: { code: 'BAD_REQUEST' } }]);
    expect(executedSince(start)).toEqual([]);
  });
});

describe('hostile variables', () => {
  test.each([
    [
      'metadata of 100,000 levels',
      'mutation ($v: JSON) { register(input: { email: "a@b.example", password: "correct horse", metadata: { x: $v } }) { token } }',
    ],
    [
      'an email of 100,000 levels',
      'mutation ($v: String!) { register(input: { email: $v, password: "correct horse" }) { token } }',
    ],
    ['tokens of 100,000 levels', 'query ($v: [String!]!) { validateTokens(tokens: $v) { valid } }'],
    ['an input of 100,000 levels', 'mutation ($v: LoginInput!) { login(input: $v) { token } }'],
  ])('are refused: %s', async (_what, query) => {
    for (const [open, close] of [
      ['[', ']'],
      ['{"a":', '}'],
    ] as const) {
      const value = `${open.repeat(100_000)}1${close.repeat(100_000)}`;
      const body = `{"query":${JSON.stringify(query)},"variables":{"v":${value}}}`;
      const answer = await rest(server.url, 'POST', '/graphql', { body });
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
      expect(answer.body.errors.length).toBeGreaterThan(0);
    }
  });

  test('400,000 numbers in metadata are refused', async () => {
    const query =
      'mutation ($m: JSON) { register(input: { email: "a@b.example", password: "correct horse", metadata: $m }) { token } }';
    const list = Array.from({ length: 400_000 }, () => 1);
    const { status } = await ask(server.url, query, { m: { list } });
    expect(status).toBe(400);
  });

  test.each([
    ['lists', '[]'],
    ['objects', '{}'],
    ['numbers', '0'],
  ])('more than 10,000 %s in variables are refused before the execution', async (_what, value) => {
    const start = server.logs.length;
    const body = `{"query":"{ __typename }","variables":{"v":[${`${value},`.repeat(10_000)}0]}}`;
    const answer = await rest(server.url, 'POST', '/graphql', { body });
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toMatchObject([{ extensions: { code: 'BAD_REQUEST' } }]);
    expect(executedSince(start)).toEqual([]);
  });
});

describe('an ordinary document passes the limits', () => {
  test.each([
    [
      'the introspection query of GraphiQL',
      getIntrospectionQuery({ inputValueDeprecation: true, schemaDescription: true }),
    ],
    [
      'the fields of a few types',
      '{ a: __type(name: "Site") { fields { name } } b: __type(name: "Customer") { fields { name } } }',
    ],
    ['15 aliases', `{ ${repeated(15, (n) => `a${n}: __typename`)} }`],
    ['20 directives', `{ ${repeated(20, () => '__typename @include(if: true)')} }`],
    ['everything about oneself', '{ me { id email metadata sessions { id createdAt current } } }'],
  ])('%s', async (_what, query) => {
    const start = server.logs.length;
    const { status, body } = await ask(server.url, query);
    expect({ status, errors: body.errors }).toEqual({ status: 200, errors: undefined });
    expect(executedSince(start)).toHaveLength(1);
  });
});

describe('variables of the wrong type', () => {
  const REGISTER = 'mutation ($input: RegisterInput!) { register(input: $input) { token } }';
  const unknown = Object.fromEntries(Array.from({ length: 3_000 }, (_, index) => [`unknown${index}`, index]));

  test.each(['application/json', 'application/graphql-response+json'])(
    'are refused with a short answer even for 3,000 unknown fields, as %s',
    async (accept) => {
      const answer = async (input: object) => {
        const body = { query: REGISTER, variables: { input } };
        const { status, body: answered } = await rest(server.url, 'POST', '/graphql', {
          body,
          headers: { accept },
        });
        return { status, size: JSON.stringify(answered).length };
      };
      const { status, size } = await answer(unknown);
      expect(status).toBe(400);
      expect(size).toBeLessThan(3_000);
      expect((await answer({ wrong: 1 })).status).toBe(400);
    },
  );
});
