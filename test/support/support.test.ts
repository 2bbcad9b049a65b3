import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';
import { connect as connectTls } from 'node:tls';
import argon2 from 'argon2';
import pg from 'pg';
import { describe, expect, inject, test } from 'vitest';
import { openDatabase } from '../../src/platform/database/open-database.ts';
import { parsePhc, TODAY } from '../customers/passwords/phc.ts';
import { execute, request, rest } from './client.ts';
import { count, fullCounts, onlyInFullRun } from './counts.ts';
import { login, register } from './customers.ts';
import { Login, Me, ValidateToken } from './documents.ts';
import { closeIdleDatabases } from './embedded.ts';
import { makeHashesCheap, makeHashesReal } from './hash-cost.ts';
import { exchange } from './http.ts';
import { createPostgresDatabase, describePostgres, startPostgres } from './postgres.ts';
import { startProcess } from './process.ts';
import { startServer } from './server.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** On PostgreSQL each server has its own database, which is not reused. */
const onPostgres = process.env.TEST_DATABASE === 'postgres';
/** An address of RFC 5737, which is never used. */
const FOREIGN = '192.0.2.1';

describe('a test', () => {
  test.each([
    ['a socket', () => once(connect(80, FOREIGN), 'connect')],
    ['a socket, to a name', () => once(connect({ host: 'example.com', port: 80 }), 'connect')],
    ['a socket, over IPv6', () => once(connect({ host: '2001:db8::1', port: 80 }), 'connect')],
    ['tls', () => once(connectTls(443, FOREIGN), 'secureConnect')],
    ['http', () => exchange(`http://${FOREIGN}/`)],
    ['pg', () => new pg.Client({ host: FOREIGN, user: 'u', password: 'p' }).connect()],
  ])('cannot leave this machine through %s', async (_way, leave) => {
    await expect(leave()).rejects.toMatchObject({ code: 'ERR_FOREIGN_CONNECTION' });
  });

  test('cannot leave this machine through fetch', async () => {
    await expect(fetch('https://example.com/')).rejects.toMatchObject({
      cause: { code: 'ERR_FOREIGN_CONNECTION', message: expect.stringContaining('example.com:443') },
    });
  });

  test.each(['127.0.0.1', '127.8.8.8', 'localhost', '[::ffff:127.0.0.1]'])('reaches %s', async (host) => {
    const server = createServer((_request, response) => response.end('here'));
    await once(server.listen(0, '0.0.0.0'), 'listening');
    const url = `http://${host}:${(server.address() as AddressInfo).port}/`;
    expect((await exchange(url)).text).toBe('here');
    expect(await (await fetch(url, { headers: { connection: 'close' } })).text()).toBe('here');
    server.close();
  });
});

test('the last will of a killed process is carried out', async () => {
  const file = join(temporaryFolder(), 'done');
  const source = `import { lastWill } from ${JSON.stringify(import.meta.resolve('./last-will.ts'))};
    lastWill('echo "$1" > "$1"', ${JSON.stringify(file)});
    process.kill(process.pid, 'SIGKILL');`;
  const { signal } = spawnSync(process.execPath, ['--input-type=module', '-e', source]);
  expect(signal).toBe('SIGKILL');
  await expect.poll(() => existsSync(file)).toBe(true);
});

describe('a test server', () => {
  test('has a separate database, which contains the demo only', async () => {
    const [one, other] = await Promise.all([startServer(), startServer()]);
    const customer = await register(one.url);
    expect(one.demo).not.toEqual(other.demo);
    expect(await one.gatehouse.prisma.customer.count()).toBe(1);
    expect(await other.gatehouse.prisma.customer.count()).toBe(0);
    expect((await execute(one.url, Me, {}, customer)).me?.email).toBe(customer.email);
  });

  test.skipIf(onPostgres)('gets the database of an earlier server without its data', async () => {
    // A database of an earlier file may have been used for the last time.
    await closeIdleDatabases();
    const one = await startServer();
    const { customer } = await register(one.url);
    const { prisma } = one.gatehouse;
    await prisma.$executeRaw`DELETE FROM pgboss.queue`;
    await prisma.$executeRaw`SET statement_timeout = '10min'`;
    await one.close();
    const next = await startServer();
    // Not `expect(…).toBe(prisma)`: to print such an object, Vitest would need more stack than there is.
    expect(next.gatehouse.prisma === prisma).toBe(true);
    expect(next.demo.partner).not.toEqual(one.demo.partner);
    expect(await prisma.customer.count()).toBe(0);
    expect((await register(next.url)).customer.id).toBe(customer.id);
    expect(await prisma.$queryRaw`SELECT name FROM pgboss.queue ORDER BY name`).toEqual([
      { name: 'mail' },
      { name: 'openid_logout' },
      { name: 'webhook' },
    ]);
    expect(await prisma.$queryRaw`SHOW statement_timeout`).toEqual([{ statement_timeout: '0' }]);
  });

  const changes = [
    ['a column', 'ALTER TABLE customer ADD COLUMN another integer'],
    ['a table', 'ALTER TABLE customer RENAME TO customer_gone'],
    ['a constraint', 'ALTER TABLE customer ADD CONSTRAINT spoilt CHECK (false) NOT VALID'],
    ['a function', 'CREATE FUNCTION public.another() RETURNS integer LANGUAGE sql RETURN 1'],
  ] as const;
  test.each(changes.slice(0, count(1, changes.length)))(
    'that has changed %s does not pass its database on to a later server',
    async (_what, change) => {
      const one = await startServer();
      const { prisma } = one.gatehouse;
      await prisma.$executeRawUnsafe(change);
      await one.close();
      const next = await startServer();
      expect(next.gatehouse.prisma === prisma).toBe(false);
      await register(next.url);
    },
  );

  test('has the clock of its test', async () => {
    const { url, clock, demo } = await startServer();
    const { token } = await register(url);
    const verdict = async () =>
      (await execute(url, ValidateToken, { token }, { basic: demo.partner })).validateToken;
    expect(await verdict()).toMatchObject({ valid: true, reason: null });
    clock.advance({ days: 61 });
    expect(await verdict()).toMatchObject({ valid: false, reason: 'EXPIRED' });
  });

  test('does not answer after it was closed', async () => {
    const { url, close, logs } = await startServer();
    expect(await rest(url, 'GET', '/health/ready')).toMatchObject({ status: 200 });
    expect(logs.some((line) => line.includes('/health/ready'))).toBe(true);
    await close();
    await expect(rest(url, 'GET', '/health/ready')).rejects.toThrow('ECONNREFUSED');
  });
});

describe('a password in a test', () => {
  test.each([
    ['at a lower cost', makeHashesCheap],
    ['as the product does', makeHashesReal],
  ])('is hashed %s, and the text of the hash has the full cost', async (_how, make) => {
    const { url, gatehouse } = await startServer();
    make();
    const customer = await register(url);
    const { passwordHash: hash } = await gatehouse.prisma.customer.findFirstOrThrow();
    expect(parsePhc(hash ?? '')).toEqual(TODAY);
    expect(await argon2.verify(hash ?? '', customer.password)).toBe(true);
    expect(await argon2.verify(hash ?? '', 'a wrong one')).toBe(false);
    expect(await verifiesElsewhere(hash ?? '', customer.password)).toBe(make === makeHashesReal);
    for (const again of [makeHashesCheap, makeHashesReal]) {
      again();
      expect((await login(url, customer)).customer.id).toBe(customer.customer.id);
      const input = { email: customer.email, password: 'a wrong one' };
      expect((await request(url, Login, { input })).status).toBe(401);
    }
    expect((await gatehouse.prisma.customer.findFirstOrThrow()).passwordHash).toBe(hash);
  });
});

/** Whether the password matches, according to the unchanged argon2 package in another process. */
async function verifiesElsewhere(hash: string, password: string): Promise<boolean> {
  const script =
    'import("argon2").then(async ({ default: { verify } }) => ' +
    'process.exit((await verify(process.argv[1], process.argv[2])) ? 0 : 1))';
  const { status } = spawnSync(process.execPath, ['-e', script, hash, password]);
  return status === 0;
}

describe('a test process', () => {
  test('serves like the real server, and ends at a signal', async () => {
    const server = await startProcess();
    const customer = await register(server.url);
    expect(server.demo.siteId).toBe(1);
    expect(server.stdout.join('\n')).toContain(server.url);
    expect(await server.stop()).toEqual({ code: 0, signal: null });
    if (!fullCounts) return;
    const again = await startProcess({ dataDir: server.dataDir, port: server.port });
    await login(again.url, customer);
    again.signal('SIGKILL');
    expect(await again.exited).toEqual({ code: null, signal: 'SIGKILL' });
  });

  test('that refuses to start is reported with its last output', async () => {
    const wrong = { env: { PUBLIC_URL: 'nonsense' }, dataDir: temporaryFolder() };
    await expect(startProcess(wrong)).rejects.toThrow('PUBLIC_URL');
    const refusing = await startProcess({ ...wrong, untilReady: false });
    expect(await refusing.exited).toEqual({ code: 1, signal: null });
    expect(refusing.stderr.join('\n')).toContain('PUBLIC_URL');
  });
});

describePostgres('on PostgreSQL', () => {
  test('a test database is migrated, empty and not shared', async () => {
    const databases = await Promise.all(Array.from({ length: 20 }, createPostgresDatabase));
    expect(new Set(databases.map(({ url }) => url)).size).toBe(20);
    const [first, second] = await Promise.all(
      databases
        .slice(0, 2)
        .map(({ url }) => openDatabase({ databaseUrl: url, databasePoolSize: 2, dataDir: '' })),
    );
    await first?.prisma.account.create({ data: { slug: 'one', name: 'One' } });
    expect(await first?.prisma.account.count()).toBe(1);
    expect(await second?.prisma.account.count()).toBe(0);
    await Promise.all([first?.close(), second?.close()]);
  });

  onlyInFullRun(() => {
    test('servers and processes can share a database and tokens', async () => {
      const { url: databaseUrl } = await createPostgresDatabase();
      const server = await startServer({ database: { url: databaseUrl } });
      const process = await startProcess({ databaseUrl, env: { PUBLIC_URL: server.settings.publicUrl } });
      const customer = await register(server.url);
      expect((await execute(process.url, Me, {}, customer)).me?.id).toBe(customer.customer.id);
    });
  });

  test('a separate server of PostgreSQL can be stopped and started again', async () => {
    const postgres = await startPostgres();
    expect(postgres.url('postgres')).not.toBe(inject('postgres')?.url);
    const connectTo = async () => {
      const client = new pg.Client(postgres.url('postgres'));
      await client.connect();
      await client.end();
    };
    await connectTo();
    for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
      await postgres.stop(signal);
      await expect(connectTo()).rejects.toThrow('ECONNREFUSED');
      await postgres.start();
      await connectTo();
    }
  });
});
