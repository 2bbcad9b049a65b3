import { beforeAll, describe, expect, test } from 'vitest';
import { execute, request } from '../../support/client.ts';
import { register } from '../../support/customers.ts';
import { UpdateCustomer } from '../../support/documents.ts';
import { graphql } from '../../support/gql/gql.ts';
import { describePostgres } from '../../support/postgres.ts';
import { startServer, testServer } from '../../support/server.ts';
import { addAccount } from '../../support/sites.ts';
import { asCollaborator } from './collaborators.ts';
import { DeleteCustomer } from './documents.ts';

const Find = graphql(`
  query FindCustomers($search: String, $emailPrefix: String, $first: Int, $after: String) {
    customersConnection(search: $search, emailPrefix: $emailPrefix, first: $first, after: $after) {
      edges { cursor node { id email username firstName lastName deletedAt } }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

const server = testServer();
let support: { token: string };
const ids: Record<string, string> = {};

beforeAll(async () => {
  support = await asCollaborator(server, 'SUPPORT');
  const add = async (name: string, profile: object) => {
    ids[name] = (await register(server.url, { email: `${name}@find.test`, ...profile })).customer.id;
  };
  await add('lovelace', { firstName: 'Ada', lastName: 'Lovelace', username: 'countess' });
  await add('byron', { firstName: 'Ada', lastName: 'Byron' });
  await add('count', { firstName: 'Count', lastName: 'Zero' });
  await add('ada', { displayName: 'The Enchantress' });
  await add('anonymous', {});
  await add('percent%', { firstName: 'P%', lastName: '_' });
});

const find = async (search: string, page: { first?: number; after?: string | null } = {}) =>
  (await execute(server.url, Find, { search, ...page }, support)).customersConnection;
const found = async (search: string) => (await find(search)).edges.map(({ node }) => node.id);
const named = (...names: string[]) => names.map((name) => ids[name]);

describe('a search finds customers by the beginning of', () => {
  test.each([
    ['an email', 'LoveL', ['lovelace']],
    ['a whole email', 'byron@find.test', ['byron']],
    ['a username', 'COUNTESS', ['lovelace']],
    ['a last name', 'byr', ['byron']],
    ['a first name', 'ada l', ['lovelace']],
    ['a last name and a first name', 'lovelace a', ['lovelace']],
    ['a first name and a last name', '  ada   byron ', ['byron']],
    ['a display name', 'the ench', ['ada']],
  ])('%s', async (_what, search, names) => {
    expect(await found(search)).toEqual(named(...names));
  });

  test('any of these texts, with each customer once, in the order of the matching text', async () => {
    // The matching texts "ada byron", "ada lovelace" and "ada@find.test" are in the order of their bytes.
    expect(await found('ada')).toEqual(named('byron', 'lovelace', 'ada'));
    // The text matches the email and the first name of one customer, and the username of another.
    expect(await found('count')).toEqual(named('count', 'lovelace'));
    expect(await found('')).toHaveLength(6);
  });

  test('these texts only, and treats % and _ as ordinary characters', async () => {
    expect(await found('p%')).toEqual(named('percent%'));
    expect(await found('%')).toEqual([]);
    expect(await found('_')).toEqual(named('percent%'));
    expect(await found('nobody')).toEqual([]);
    expect(await found('zzz@find')).toEqual([]);
  });
});

test('an id finds its customer as the first result, even after the deletion', async () => {
  const { customer } = await register(server.url, { email: 'gone@find.test' });
  const byName = await register(server.url, { email: `${customer.id}@find.test` });
  expect(await found(customer.id)).toEqual([customer.id, byName.customer.id]);
  const admin = await asCollaborator(server, 'ADMIN');
  await execute(server.url, DeleteCustomer, { id: customer.id }, admin);
  expect(await found(customer.id)).toEqual([customer.id, byName.customer.id]);
  expect(await found('gone@')).toEqual([]);
});

test('a search also finds the previous email while a change can be undone, with each customer once', async () => {
  const person = await register(server.url, { email: 'before@find.test', lastName: 'Movesworth' });
  await execute(server.url, UpdateCustomer, { input: { email: 'beforehand@find.test' } }, person);
  expect(await found('before@')).toEqual([person.customer.id]);
  expect(await found('before')).toEqual([person.customer.id]);
  expect(await found('moves')).toEqual([person.customer.id]);
});

test('a search is paged, with each customer once', async () => {
  for (let index = 0; index < 5; index += 1)
    await register(server.url, { firstName: 'Twin', lastName: 'Same', username: `twin-${index}` });
  const all = await found('twin');
  expect(all).toHaveLength(5);
  expect(await found('same twin')).toHaveLength(5);
  for (const search of ['twin', 'same t']) {
    const seen: string[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const { edges, pageInfo }: Awaited<ReturnType<typeof find>> = await find(search, { first: 2, after });
      seen.push(...edges.map(({ node }) => node.id));
      ({ endCursor: after, hasNextPage: more } = pageInfo);
    }
    expect(seen).toEqual(await found(search));
  }
});

test('customers of another account are never found', async () => {
  const { account, site } = await addAccount(server, 'elsewhere');
  const { customer } = await register(
    server.url,
    { email: 'far@find.test', firstName: 'Far', lastName: 'Away', username: 'faraway' },
    { siteId: site.id },
  );
  for (const search of ['far', 'away', 'faraway', 'far@find.test', customer.id])
    expect(await found(search)).toEqual([]);
  const theirs = await asCollaborator(server, 'SUPPORT', account.id);
  const answer = await execute(server.url, Find, { search: 'far' }, theirs);
  expect(answer.customersConnection.edges.map(({ node }) => node.id)).toEqual([customer.id]);
});

test('a search together with a prefix is refused, and so is a text that is too long or contains NUL', async () => {
  for (const variables of [
    { search: 'a', emailPrefix: 'b' },
    { search: 'a\0' },
    { search: 'x'.repeat(255) },
  ]) {
    const { errors } = await request(server.url, Find, variables, support);
    expect(errors[0]?.extensions?.fields).toEqual({ search: [expect.any(String)] });
  }
});

describePostgres('in a large table', () => {
  test('a search by username, last name or first name uses its index', async () => {
    const { gatehouse } = await startServer({ database: 'postgres' });
    const { prisma } = gatehouse;
    await prisma.$executeRaw`
      INSERT INTO customer (account_id, email, email_key, username, username_key, first_name, last_name, updated_at)
      SELECT 1, n || '@x.test', n || '@x.test', 'u' || n, 'u' || n, 'First' || n, 'Last' || n, now()
      FROM generate_series(1, 20000) AS n`;
    await prisma.$executeRaw`ANALYZE customer`;
    const last =
      "lower(coalesce(c.last_name || ' ' || c.first_name, c.last_name, c.first_name, c.display_name))";
    const first = "lower(coalesce(c.first_name || ' ' || c.last_name, c.display_name))";
    for (const [index, key] of [
      ['customer_username_search_idx', 'lower(c.username_key)'],
      ['customer_last_name_search_idx', last],
      ['customer_first_name_search_idx', first],
    ] as const) {
      const plan = await prisma.$queryRawUnsafe(`EXPLAIN SELECT c.id FROM customer c
        WHERE c.account_id = 1 AND c.deleted_at IS NULL AND c.id <> 0
          AND (${key} ~>=~ 'x' AND ${key} ~<~ ('x' || U&'\\+10FFFF'))
          AND ${key} ~>=~ '' AND (${key} ~>~ '' OR c.id > -1)
        ORDER BY ${key} USING ~<~, c.id LIMIT 21`);
      expect(JSON.stringify(plan)).toContain(index);
      expect(JSON.stringify(plan)).not.toContain('Seq Scan');
    }
  });
});
