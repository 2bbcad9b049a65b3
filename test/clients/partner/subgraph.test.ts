import { execFileSync } from 'node:child_process';
import { copyFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runTool } from '../../../src/cli/tool.ts';
import { execute } from '../../support/client.ts';
import { onlyInFullRun } from '../../support/counts.ts';
import { register } from '../../support/customers.ts';
import { Logout } from '../../support/documents.ts';
import { authorization, type Credentials, exchange } from '../../support/http.ts';
import { installNestedPackage } from '../../support/nested-package.ts';
import { testServer } from '../../support/server.ts';
import { addAccount } from '../../support/sites.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const server = testServer();
const onSite = { siteId: 1 };
const ENTITIES = 'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Customer { id } } }';

async function ask(query: string, variables: object = {}, credentials: Credentials = {}) {
  const { status, text } = await exchange(`${server.url}/subgraph`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...authorization(credentials) },
    body: JSON.stringify({ query, variables }),
  });
  return { status, ...(JSON.parse(text) as { data?: Record<string, unknown> | null; errors?: object[] }) };
}

const customers = (...ids: unknown[]) => ({ of: ids.map((id) => ({ __typename: 'Customer', id })) });
const resolved = (...ids: (string | null)[]) => ({
  _entities: ids.map((id) => (id === null ? null : { id })),
});
const refusal = (code: string) => ({ errors: [{ extensions: { code } }] });

test('a customer can resolve only their own id', async () => {
  const [own, other] = [await register(server.url, {}, onSite), await register(server.url, {}, onSite)];
  const { data } = await ask(ENTITIES, customers(own.customer.id, other.customer.id), own);
  expect(data).toEqual(resolved(own.customer.id, null));
  expect((await ask('{ me { id } }', {}, own)).data).toEqual({ me: { id: own.customer.id } });
  expect((await ask('{ me { id } }')).data).toEqual({ me: null });
  await execute(server.url, Logout, {}, own);
  expect(await ask(ENTITIES, customers(own.customer.id), own)).toMatchObject({
    status: 401,
    ...refusal('TOKEN_REVOKED'),
  });
  expect(await ask('{ me { id } }', {}, own)).toMatchObject(refusal('TOKEN_REVOKED'));
});

test('a partner can resolve only the customers of its account', async () => {
  const elsewhere = await addAccount(server, 'elsewhere');
  const own = await register(server.url, {}, onSite);
  const gone = await register(server.url, {}, onSite);
  const foreign = await register(server.url, {}, { siteId: elsewhere.site.id });
  await server.gatehouse.prisma.customer.update({
    where: { id: Number(gone.customer.id) },
    data: { deletedAt: server.clock.now() },
  });
  const ids = [own, foreign, gone].map(({ customer }) => customer.id);
  const all = customers(...ids, '999999999', 'x', '1e3', null, -1, 1.5, { id: 1 }, '9'.repeat(20));
  const nothing = Array(8).fill(null);
  expect((await ask(ENTITIES, all, { basic: server.demo.partner })).data).toEqual(
    resolved(own.customer.id, null, null, ...nothing),
  );
  expect((await ask(ENTITIES, all, { basic: elsewhere.partner })).data).toEqual(
    resolved(null, foreign.customer.id, null, ...nothing),
  );
});

test('other callers can resolve nothing, and no other type can be resolved', async () => {
  const { customer } = await register(server.url, {}, onSite);
  const wrong = { basic: { ...server.demo.partner, clientSecret: 'wrong' } };
  for (const credentials of [{}, wrong, { token: 'x' }]) {
    expect(await ask(ENTITIES, customers(customer.id), credentials)).toMatchObject({
      status: 401,
      ...refusal('UNAUTHENTICATED'),
    });
  }
  const basic = server.demo.partner;
  for (const representations of [
    [{ __typename: 'Session', id: '1' }],
    [{ id: customer.id }],
    ['Customer'],
    [7],
  ]) {
    expect(await ask(ENTITIES, { of: representations }, { basic })).toMatchObject({
      status: 400,
      ...refusal('VALIDATION_FAILED'),
    });
  }
  expect(await ask(ENTITIES, customers(...Array(1_001).fill('1')), { basic })).toMatchObject({ status: 400 });
  const personal = '{ _entities(representations: []) { ... on Customer { email } } }';
  expect(await ask(personal, {}, { basic })).toMatchObject(refusal('BAD_REQUEST'));
});

describe('the SDL', () => {
  test('is printed by a command, and equals the SDL that the service returns', async () => {
    const printed = await runTool('src/cli/print-subgraph.ts');
    expect((await ask('{ _service { sdl } }')).data).toEqual({ _service: { sdl: printed } });
    expect(printed).toContain('type Customer @key(fields: "id")');
  });

  onlyInFullRun(() => {
    test('composes with a subgraph of a publisher', async () => {
      const packages = await installNestedPackage(join(import.meta.dirname, 'composition'));
      const folder = temporaryFolder();
      symlinkSync(join(packages, 'node_modules'), join(folder, 'node_modules'));
      writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
      copyFileSync(join(import.meta.dirname, 'composition/compose.js'), join(folder, 'compose.js'));
      writeFileSync(join(folder, 'gatehouse.graphql'), await runTool('src/cli/print-subgraph.ts'));
      const comments = (key: string) => `
      extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])
      type Query { comments: [Comment!]! }
      type Comment { text: String! author: Customer! }
      type Customer @key(fields: "${key}") { ${key}: ID! commentCount: Int! }`;
      const compose = () =>
        execFileSync(
          process.execPath,
          ['compose.js', 'gatehouse=gatehouse.graphql', 'comments=comments.graphql'],
          {
            cwd: folder,
            encoding: 'utf8',
            stdio: 'pipe',
          },
        );
      writeFileSync(join(folder, 'comments.graphql'), comments('id'));
      const supergraph = compose();
      expect(supergraph).toMatch(
        /type Customer\s+@join__type\(graph: COMMENTS, key: "id"\)\s+@join__type\(graph: GATEHOUSE, key: "id"\)/,
      );
      writeFileSync(join(folder, 'comments.graphql'), comments('email'));
      expect(compose).toThrow(/Cannot move|not resolvable|satisf/i);
    });
  });
});
