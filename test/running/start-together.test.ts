import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { beforeAll, describe, expect, test } from 'vitest';
import { verifyPassword } from '../../src/customers/passwords/password-hash.ts';
import { openDatabase } from '../../src/platform/database/open-database.ts';
import { execute, rest } from '../support/client.ts';
import { count, onlyInFullRun } from '../support/counts.ts';
import { type RegisteredCustomer, register } from '../support/customers.ts';
import { Me, Refresh, ValidateToken } from '../support/documents.ts';
import { exchange } from '../support/http.ts';
import {
  createEmptyPostgresDatabase,
  createPostgresDatabase,
  describePostgres,
} from '../support/postgres.ts';
import { startProcess, type TestProcess } from '../support/process.ts';
import { startServer } from '../support/server.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const PROCESSES = count(3, 4);
const PUBLIC_URL = 'https://id.example.test';
const TIMEOUT_MS = 180_000;

describePostgres(`${PROCESSES} processes that start in parallel on an empty database`, () => {
  let databaseUrl: string;
  let processes: TestProcess[];
  let announced: { text: string; mode: number; changed: number };
  beforeAll(async () => {
    ({ url: databaseUrl } = await createEmptyPostgresDatabase());
    const dataDir = temporaryFolder();
    const bootstrap = { BOOTSTRAP_EMAIL: 'First@example.test', BOOTSTRAP_PASSWORD: 'first password' };
    processes = await Promise.all(
      Array.from({ length: PROCESSES }, () =>
        startProcess({
          databaseUrl,
          dataDir,
          env: { PUBLIC_URL, ...bootstrap },
          untilReady: false,
        }),
      ),
    );
    await Promise.race(processes.map(ready));
    const file = join(dataDir, 'demo.json');
    const { mode, mtimeMs } = statSync(file);
    announced = { text: readFileSync(file, 'utf8'), mode, changed: mtimeMs };
    await Promise.all(processes.map(ready));
  });

  async function ready(server: TestProcess): Promise<void> {
    const deadline = Date.now() + TIMEOUT_MS;
    for (;;) {
      const answered = await exchange(`${server.url}/health/ready`, { agent: false }).catch(() => null);
      if (answered?.status === 200) return;
      if (Date.now() > deadline) throw new Error([...server.stdout, ...server.stderr].join('\n'));
      await sleep(10);
    }
  }

  const rows = async (sql: string) => {
    const client = new pg.Client(databaseUrl);
    await client.connect();
    const { rows } = await client.query(sql);
    await client.end();
    return rows;
  };

  test('migrate it once', async () => {
    const history = await rows('SELECT migration_name, finished_at, rolled_back_at FROM _prisma_migrations');
    expect(history.length).toBeGreaterThan(0);
    expect(new Set(history.map(({ migration_name }) => migration_name)).size).toBe(history.length);
    for (const { finished_at, rolled_back_at } of history) {
      expect([finished_at instanceof Date, rolled_back_at]).toEqual([true, null]);
    }
  });

  test('create one signing key, one demo account and one first collaborator', async () => {
    expect(await rows('SELECT 1 FROM signing_key')).toHaveLength(1);
    expect(await rows('SELECT 1 FROM encryption_secret')).toHaveLength(1);
    expect(await rows('SELECT slug FROM account ORDER BY slug')).toEqual([
      { slug: 'demo' },
      { slug: 'main' },
    ]);
    expect(await rows('SELECT 1 FROM partner')).toHaveLength(1);
    expect(await rows('SELECT email, role FROM collaborator ORDER BY email_key')).toEqual([
      { email: 'First@example.test', role: 'OWNER' },
      { email: 'owner@demo.example', role: 'OWNER' },
    ]);
  });

  test('print the demo data once; when the first is ready, a file that only its owner can read has the data', () => {
    const [any] = processes;
    expect(JSON.parse(announced.text)).toEqual(any?.demo);
    expect(announced.mode & 0o777).toBe(0o600);
    expect(statSync(join(any?.dataDir ?? '', 'demo.json')).mtimeMs).toBe(announced.changed);
    const printed = processes.filter(({ stdout }) =>
      stdout.join('\n').includes(any?.demo.partner.clientId ?? '?'),
    );
    expect(printed).toHaveLength(1);
    expect(JSON.parse(announced.text)).toEqual({
      siteId: expect.any(Number),
      partner: { clientId: expect.any(String), clientSecret: expect.any(String) },
      collaborator: { email: expect.any(String), password: expect.any(String) },
    });
  });

  test('accept each other’s tokens', async () => {
    const tokens: RegisteredCustomer[] = [];
    for (const { url, demo } of processes) tokens.push(await register(url, {}, { siteId: demo.siteId }));
    for (const { url, demo } of processes) {
      for (const { token, customer } of tokens) {
        const { me } = await execute(url, Me, {}, { token });
        expect(me?.id).toBe(customer.id);
        const { validateToken } = await execute(url, ValidateToken, { token }, { basic: demo.partner });
        expect(validateToken).toMatchObject({ valid: true, customerId: customer.id });
      }
    }
    let { refreshToken } = tokens[0] ?? {};
    for (const { url } of processes) {
      const { refresh } = await execute(url, Refresh, { refreshToken });
      refreshToken = refresh.refreshToken;
    }
    expect(refreshToken).toEqual(expect.any(String));
  });
});

describePostgres('on PostgreSQL', () => {
  const none = { SEED_DEMO: '' };

  test('no demo account is created without SEED_DEMO', async () => {
    const { url } = await createPostgresDatabase();
    const server = await startServer({ database: { url }, env: none });
    expect(await server.gatehouse.prisma.account.count()).toBe(0);
    expect(existsSync(join(server.settings.dataDir, 'demo.json'))).toBe(false);
    expect((await rest(server.url, 'GET', '/health/ready')).status).toBe(200);
  });

  onlyInFullRun(() => {
    describe('BOOTSTRAP_EMAIL and BOOTSTRAP_PASSWORD', () => {
      const bootstrap = (email: string) => ({
        ...none,
        BOOTSTRAP_EMAIL: email,
        BOOTSTRAP_PASSWORD: 'chosen by the operator',
      });

      test('create the first collaborator once, with a site', async () => {
        const { url } = await createPostgresDatabase();
        const first = await startServer({ database: { url }, env: bootstrap('Owner@example.test') });
        const again = await startServer({
          database: { url },
          env: bootstrap(`${randomUUID()}@example.test`),
        });
        const collaborators = await again.gatehouse.prisma.collaborator.findMany();
        expect(collaborators).toMatchObject([{ email: 'Owner@example.test', role: 'OWNER' }]);
        const hash = collaborators[0]?.passwordHash ?? '';
        expect(await verifyPassword(hash, 'chosen by the operator')).toMatchObject({ matches: true });
        expect(await again.gatehouse.prisma.site.count()).toBe(1);
        expect(existsSync(join(first.settings.dataDir, 'demo.json'))).toBe(false);
        await register(first.url);
      });
    });
  });

  onlyInFullRun(() => {
    test('a database with another account gets no demo account', async () => {
      const { url } = await createPostgresDatabase();
      const database = await openDatabase({ databaseUrl: url, databasePoolSize: 2, dataDir: '' });
      await database.prisma.account.create({ data: { slug: 'theirs', name: 'Theirs' } });
      await database.close();
      const server = await startServer({ database: { url } });
      expect(await server.gatehouse.prisma.account.findMany()).toMatchObject([{ slug: 'theirs' }]);
      expect(existsSync(join(server.settings.dataDir, 'demo.json'))).toBe(false);
    });
  });
});
