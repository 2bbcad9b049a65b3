import { beforeAll, describe, expect, test } from 'vitest';
import { ask } from '../../graphql/ask.ts';
import { request } from '../../support/client.ts';
import { register } from '../../support/customers.ts';
import { Logout } from '../../support/documents.ts';
import { testServer } from '../../support/server.ts';

const server = testServer();
let good: string;
let dead: string;

beforeAll(async () => {
  const customer = await register(server.url);
  const other = await register(server.url);
  await request(server.url, Logout, {}, other);
  [good, dead] = [customer.token, other.token];
  server.clock.freeze();
});

/** More uses than a document needs before it is compiled. */
const OFTEN = 30;

const FIELDS = '{ valid reason action customerId siteId sessionId issuedAt expiresAt checkedAt }';
const ONE = `query One($token: String!) { validateToken(token: $token) ${FIELDS} }`;
const MANY = `query ($tokens: [String!]!) { validateTokens(tokens: $tokens) ${FIELDS} }`;
const basic = () => ({ basic: server.demo.partner });

type Case = {
  what: string;
  query: string;
  variables?: () => unknown;
  as?: () => object;
  operationName?: string;
};

const cases: Case[] = [
  { what: 'a valid token', query: ONE, variables: () => ({ token: good }) },
  { what: 'a revoked token', query: ONE, variables: () => ({ token: dead }) },
  {
    what: 'a revoked token, validated by its bearer',
    query: ONE,
    variables: () => ({ token: dead }),
    as: () => ({ token: dead }),
  },
  { what: 'an empty token', query: ONE, variables: () => ({ token: '' }) },
  { what: 'several tokens', query: MANY, variables: () => ({ tokens: [dead, good, 'x', good] }) },
  { what: 'no tokens', query: MANY, variables: () => ({ tokens: [] }) },
  { what: 'a value that is not a list', query: MANY, variables: () => ({ tokens: good }) },
  { what: 'too many tokens', query: MANY, variables: () => ({ tokens: Array(101).fill(good) }) },
  { what: 'without credentials', query: ONE, variables: () => ({ token: good }), as: () => ({}) },
  {
    what: 'wrong credentials',
    query: ONE,
    variables: () => ({ token: good }),
    as: () => ({ basic: { clientId: 'x', clientSecret: 'y' } }),
  },
  {
    what: 'the bearer of another token',
    query: ONE,
    variables: () => ({ token: good }),
    as: () => ({ token: dead }),
  },
  { what: 'a missing variable', query: ONE, variables: () => ({}) },
  { what: 'no variables', query: ONE },
  { what: 'a variable of the wrong type', query: ONE, variables: () => ({ token: { x: 1 } }) },
  { what: 'null in a list', query: MANY, variables: () => ({ tokens: [null] }) },
  { what: 'an additional variable', query: ONE, variables: () => ({ token: good, other: 1 }) },
  { what: 'the name of its operation', query: ONE, variables: () => ({ token: good }), operationName: 'One' },
  {
    what: 'the name of another operation',
    query: ONE,
    variables: () => ({ token: good }),
    operationName: 'Two',
  },
  {
    what: 'aliases, literals and fragments',
    query: `{ a: validateToken(token: "x") { ...F } b: validateToken(token: "y") { ... on TokenVerdict { reason __typename } valid } }
      fragment F on TokenVerdict { reason action }`,
  },
  {
    what: 'two fields, one of them skipped',
    query: `query ($token: String!, $no: Boolean = false) { validateToken(token: $token) { valid reason @include(if: $no) } validateTokens(tokens: [$token]) @skip(if: true) { valid } }`,
    variables: () => ({ token: good }),
  },
  {
    what: 'two fields, one of them refused',
    query: `query ($a: String!, $b: String!) { a: validateToken(token: $a) { valid } b: validateToken(token: $b) { valid } }`,
    variables: () => ({ a: good, b: dead }),
    as: () => ({ token: good }),
  },
];

describe('a frequent document of verdicts keeps its answer after it is compiled', () => {
  test.each(cases)('$what', async ({ query, variables, as = basic, operationName }) => {
    // The comment makes the document differ from those of the other cases.
    const own = `${query}\n# ${crypto.randomUUID()}`;
    const asked = async () => {
      const { status, body, headers } = await ask(server.url, own, variables?.(), {
        ...as(),
        ...(operationName === undefined
          ? {}
          : { body: { query: own, variables: variables?.(), operationName } }),
      });
      return { status, body, retryAfter: headers['retry-after'], challenge: headers['www-authenticate'] };
    };
    const first = await asked();
    for (let times = 2; times < OFTEN; times += 1) await asked();
    expect(await asked()).toEqual(first);
  });
});
