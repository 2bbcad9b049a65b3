import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, globSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { assemblePartnerPackage } from '../../src/cli/partner-package.ts';
import { root } from '../../src/cli/tool.ts';
import { atEnd } from '../support/at-end.ts';
import { execute } from '../support/client.ts';
import { onlyInFullRun } from '../support/counts.ts';
import { register } from '../support/customers.ts';
import { Logout } from '../support/documents.ts';
import { exchange } from '../support/http.ts';
import { installNestedPackage } from '../support/nested-package.ts';
import { PUBLIC_URL, testServer } from '../support/server.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const server = testServer();
const RECIPE = join(root, 'docs/recipes/partner-kit');
const FRAMEWORKS = join(root, 'test/clients/partner/frameworks');

/** A folder with the examples, the packed kit and the frameworks. */
let folder: string;

async function prepare(frameworks: string): Promise<void> {
  folder = temporaryFolder();
  for (const file of globSync('*.js', { cwd: RECIPE })) copyFileSync(join(RECIPE, file), join(folder, file));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  const modules = join(folder, 'node_modules');
  mkdirSync(join(modules, '@gatehouse'), { recursive: true });
  await assemblePartnerPackage(join(modules, '@gatehouse/partner'));
  for (const name of globSync(['*', '@*/*'], { cwd: frameworks })) {
    if (!name.startsWith('@') || name.includes('/')) link(frameworks, modules, name);
  }
}

function link(from: string, to: string, name: string): void {
  mkdirSync(join(to, name, '..'), { recursive: true });
  symlinkSync(join(from, name), join(to, name));
}

function environment(): Record<string, string> {
  const { clientId, clientSecret } = server.demo.partner;
  return {
    PATH: process.env.PATH ?? '',
    PORT: '0',
    GATEHOUSE_ISSUER: PUBLIC_URL,
    GATEHOUSE_URL: server.url,
    GATEHOUSE_CLIENT_ID: clientId,
    GATEHOUSE_CLIENT_SECRET: clientSecret,
  };
}

/** Runs an example in a separate process. @returns its origin */
async function run(file: string): Promise<string> {
  const child = spawn(process.execPath, [file], {
    cwd: folder,
    env: environment(),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  atEnd(async () => {
    const exit = once(child, 'exit');
    const deaf = setTimeout(() => child.kill('SIGKILL'), 30_000);
    child.kill();
    if (child.exitCode === null && child.signalCode === null) await exit;
    clearTimeout(deaf);
    expect({ file, signal: child.signalCode }).not.toEqual({ file, signal: 'SIGKILL' });
  });
  const [port] = await once(createInterface(child.stdout), 'line');
  return `http://127.0.0.1:${port}`;
}

type Answer = { status: number; text: string; headers: Record<string, unknown> };
type Read = (path: string, headers?: Record<string, string>) => Promise<Answer>;

/** Checks that the routes of an example are protected. */
async function protects(read: Read, hasPublicRoute: boolean): Promise<void> {
  const { token, customer } = await register(server.url, {}, { siteId: 1 });
  const bearer = { authorization: `Bearer ${token}` };
  if (hasPublicRoute) expect((await read('/weather')).status).toBe(200);
  const without = await read('/letters');
  expect(without).toMatchObject({ status: 401, headers: { 'www-authenticate': 'Bearer' } });
  expect(without.text).not.toContain('A reader writes.');
  const granted = await read('/letters', bearer);
  expect(granted).toMatchObject({ status: 200, headers: { 'cache-control': 'private, no-store' } });
  expect(JSON.parse(granted.text)).toEqual({ text: 'A reader writes.', customerId: customer.id });
  expect((await read('/letters', { cookie: `__Host-session=${token}` })).status).toBe(200);
  expect((await read('/letters', { cookie: `__Host-session=x; __Host-session=${token}` })).status).toBe(401);
  expect((await read('/letters', { authorization: `Bearer ${token}x` })).status).toBe(401);
  await execute(server.url, Logout, {}, { token });
  await expect.poll(async () => (await read('/letters', bearer)).status).toBe(401);
  expect(JSON.parse((await read('/letters', bearer)).text)).toMatchObject({ action: 'REAUTHENTICATE' });
}

const readFrom =
  (origin: string): Read =>
  (path, headers = {}) =>
    exchange(`${origin}${path}`, { headers });

async function query(origin: string, document: string, token?: string) {
  const { status, text } = await exchange(`${origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query: document }),
  });
  return { status, ...(JSON.parse(text) as object) };
}

const refused = (status: number, code: string, action: string) => ({
  status,
  errors: [{ extensions: { code, action } }],
});

async function protectsOperations(origin: string, document: string, field: string): Promise<void> {
  const { token } = await register(server.url, {}, { siteId: 1 });
  expect(await query(origin, document)).toMatchObject(refused(401, 'UNAUTHENTICATED', 'REAUTHENTICATE'));
  expect(await query(origin, document, token)).toMatchObject({
    status: 200,
    data: { [field]: expect.anything() },
  });
  expect(await query(origin, document, 'x')).toMatchObject(refused(401, 'UNAUTHENTICATED', 'DENY'));
  await execute(server.url, Logout, {}, { token });
  await expect
    .poll(() => query(origin, document, token))
    .toMatchObject(refused(401, 'UNAUTHENTICATED', 'REAUTHENTICATE'));
}

/** A subgraph of the publisher, which does not use the kit. */
async function startComments(): Promise<string> {
  const { createSchema, createYoga } = await import(
    pathToFileURL(join(folder, 'node_modules/graphql-yoga/esm/index.js')).href
  );
  const schema = createSchema({
    typeDefs:
      'type Query { comments: [Comment!]! } type Comment { text: String! author: Customer! } type Customer { id: ID! }',
    resolvers: { Query: { comments: () => [{ text: 'A reader writes.', author: { id: '1' } }] } },
  });
  const comments = createServer(createYoga({ schema })).listen(0, '127.0.0.1');
  await once(comments, 'listening');
  atEnd(async () => {
    comments.closeAllConnections();
    await new Promise((resolve) => comments.close(resolve));
  });
  return `http://127.0.0.1:${(comments.address() as AddressInfo).port}/graphql`;
}

// These frameworks are dependencies of this repository.
test('Fastify, Next.js and GraphQL Yoga give an article to customers only', async () => {
  await prepare(join(root, 'node_modules'));
  await protects(readFrom(await run('fastify.js')), true);
  await protectsOperations(await run('yoga.js'), '{ letters customerId }', 'letters');
  Object.assign(process.env, environment());
  const route = await import(pathToFileURL(join(folder, 'route.js')).href);
  const { verifier } = await import(pathToFileURL(join(folder, 'verifier.js')).href);
  atEnd(() => verifier.close());
  await protects(async (path, headers = {}) => {
    const response: Response = await route.GET(new Request(`http://paper.example${path}`, { headers }), {});
    return {
      status: response.status,
      text: await response.text(),
      headers: Object.fromEntries(response.headers),
    };
  }, false);
});

onlyInFullRun(() => {
  test('Express and Hive Gateway, with the service as a subgraph, give an article to customers only', async () => {
    const packages = await installNestedPackage(FRAMEWORKS);
    await prepare(join(packages, 'node_modules'));
    await protects(readFrom(await run('express.js')), true);
    const comments = await startComments();
    const { composeServices } = await import(
      pathToFileURL(join(folder, 'node_modules/@theguild/federation-composition/esm/index.js')).href
    );
    const { parse } = await import(pathToFileURL(join(folder, 'node_modules/graphql/index.mjs')).href);
    const { SUBGRAPH_SDL } = await import('../../src/graphql/subgraph.ts');
    const link = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])';
    const theirs = `${link} type Query { comments: [Comment!]! } type Comment { text: String! author: Customer! }
      type Customer @key(fields: "id", resolvable: false) { id: ID! }`;
    const { supergraphSdl, errors } = composeServices([
      { name: 'gatehouse', typeDefs: parse(SUBGRAPH_SDL), url: `${server.url}/subgraph` },
      { name: 'comments', typeDefs: parse(theirs), url: comments },
    ]);
    expect(errors ?? []).toEqual([]);
    writeFileSync(join(folder, 'supergraph.graphql'), supergraphSdl);
    const gateway = await run('gateway.js');
    await protectsOperations(gateway, '{ comments { text author { id } } me { id } }', 'me');
  });
});
