import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { rest } from '../support/client.ts';
import { fullCounts, onlyInFullRun } from '../support/counts.ts';
import { freePort } from '../support/free-port.ts';
import { createPostgresDatabase, describePostgres, startPostgres } from '../support/postgres.ts';
import { startProcess, type TestProcess } from '../support/process.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const BOOT_LOCK = 7_204_115;

const health = async ({ url }: TestProcess, path: string) =>
  rest(url, 'GET', path).then(
    ({ status, headers, body }) => ({
      status,
      retryAfter: headers['retry-after'],
      connection: headers.connection,
      body,
    }),
    () => null,
  );
const saysThatItWaits = (server: TestProcess, reason: RegExp) =>
  expect.poll(() => server.stdout.filter((line) => /the start waits/.test(line)).join('\n')).toMatch(reason);

async function holdBootLock(url: string): Promise<pg.Client> {
  const holder = new pg.Client({ connectionString: url, application_name: 'another client' });
  await holder.connect();
  await holder.query('SELECT pg_advisory_lock($1)', [BOOT_LOCK]);
  return holder;
}

describePostgres('a start', () => {
  test('that waits for another process names it, answers health checks, and continues after its end', async () => {
    const { url } = await createPostgresDatabase();
    const holder = await holdBootLock(url);
    const server = await startProcess({ databaseUrl: url, untilReady: false });
    await saysThatItWaits(
      server,
      /another process holds the start lock .*server process \d+ \(another client, /,
    );
    expect(await health(server, '/health/live')).toMatchObject({ status: 200, body: { status: 'live' } });
    expect(await health(server, '/health/ready')).toEqual({
      status: 503,
      retryAfter: '5',
      connection: 'close',
      body: { status: 'starting' },
    });
    expect(await health(server, '/api/v1/sdk/site?site_id=1')).toMatchObject({
      status: 503,
      retryAfter: '5',
      body: { errors: [{ extensions: { code: 'UNAVAILABLE' } }] },
    });
    await holder.end();
    await expect.poll(async () => (await health(server, '/health/ready'))?.status).toBe(200);
  });

  onlyInFullRun(() => {
    test('that waits for another process times out, with advice', async () => {
      const { url } = await createPostgresDatabase();
      const holder = await holdBootLock(url);
      const env = { START_TIMEOUT_SECONDS: '1' };
      const server = await startProcess({ databaseUrl: url, env, untilReady: false });
      expect(await server.exited).toEqual({ code: 1, signal: null });
      const said = server.stderr.join('\n');
      expect(said).toMatch(/^DATABASE_URL: another process holds the start lock .*pg_terminate_backend/m);
      expect(said).not.toMatch(/^\s+at /m);
      await holder.end();
    });

    test('that waits for a lock on a table names the owner, and continues when the lock is released', async () => {
      const { url } = await createPostgresDatabase();
      const holder = new pg.Client({ connectionString: url, application_name: 'a report' });
      await holder.connect();
      await holder.query('BEGIN');
      await holder.query('LOCK TABLE _prisma_migrations IN ACCESS EXCLUSIVE MODE');
      const server = await startProcess({ databaseUrl: url, untilReady: false });
      await saysThatItWaits(
        server,
        /being prepared; it waits for a lock of server process \d+ \(a report, .*idle in transaction/,
      );
      await holder.end();
      await expect.poll(async () => (await health(server, '/health/ready'))?.status).toBe(200);
    });
  });

  test('that waits for an unreachable database logs this, and continues when it is reachable', async () => {
    const postgres = await startPostgres();
    await postgres.stop();
    const server = await startProcess({ databaseUrl: postgres.url('postgres'), untilReady: false });
    await saysThatItWaits(server, /no connection to 127\.0\.0\.1:\d+\/postgres: .*ECONNREFUSED/);
    expect(await health(server, '/health/live')).toMatchObject({ status: 200 });
    await postgres.start();
    await expect.poll(async () => (await health(server, '/health/ready'))?.status).toBe(200);
    expect(server.stdout.join('\n')).not.toContain(new URL(postgres.url('postgres')).password);
  });

  onlyInFullRun(() => {
    test('that waits for a read-only database logs this, and continues when it accepts writes', async () => {
      const postgres = await startPostgres();
      const database = 'standby';
      const administer = async (...statements: string[]) => {
        const client = new pg.Client(postgres.url('postgres'));
        await client.connect();
        for (const statement of statements) await client.query(statement);
        await client.end();
      };
      const readOnly = `ALTER DATABASE ${database} SET default_transaction_read_only = on`;
      await administer(`CREATE DATABASE ${database}`, readOnly);
      const server = await startProcess({ databaseUrl: postgres.url(database), untilReady: false });
      await saysThatItWaits(server, /the server takes no writes: it is a standby/);
      await administer(`ALTER DATABASE ${database} RESET default_transaction_read_only`);
      await expect.poll(async () => (await health(server, '/health/ready'))?.status).toBe(200);
    });
  });

  test.each([
    ['a wrong password', (url: URL) => Object.assign(url, { password: 'wrong' })],
    ['a database that does not exist', (url: URL) => Object.assign(url, { pathname: '/nowhere' })],
  ])('does not wait for %s, and ends at once with the reason', async (_what, spoil) => {
    const { url } = await createPostgresDatabase();
    const wrong = spoil(new URL(url)).href;
    const server = await startProcess({ databaseUrl: wrong, untilReady: false });
    expect(await server.exited).toEqual({ code: 1, signal: null });
    const said = server.stderr.join('\n');
    expect(said).toMatch(/^DATABASE_URL: no connection to /m);
    expect(said).not.toMatch(/^\s+at /m);
    expect(server.stdout.join('\n')).not.toContain('the start waits');
  });

  // The quick run sends SIGTERM only.
  test.each(fullCounts ? (['SIGTERM', 'SIGINT'] as const) : (['SIGTERM'] as const))(
    'that waits ends at %s',
    async (signal) => {
      const { url } = await createPostgresDatabase();
      const holder = await holdBootLock(url);
      const server = await startProcess({ databaseUrl: url, untilReady: false });
      await saysThatItWaits(server, /another process/);
      server.signal(signal);
      expect(await server.exited).toEqual({ code: 0, signal: null });
      await holder.end();
    },
  );
});

const canUnshare = spawnSync('unshare', ['--pid', '--fork', '--mount-proc', 'true']).status === 0;

describe.skipIf(!canUnshare)('as process 1, which has no default signal handlers', () => {
  test.each(fullCounts ? (['SIGTERM', 'SIGINT'] as const) : (['SIGTERM'] as const))(
    'a start ends at %s',
    async (signal) => {
      const port = await freePort();
      const dataDir = temporaryFolder();
      const server = await startProcess({
        // No server listens on this port, so the start waits for two minutes.
        databaseUrl: `postgresql://nobody:nothing@127.0.0.1:${port}/none`,
        dataDir,
        asProcessOne: true,
        untilReady: false,
      });
      await saysThatItWaits(server, /no connection/);
      server.signalInside(signal);
      expect(await server.exited).toMatchObject({ code: 0 });
    },
  );

  test('a start on the embedded database releases the folder at SIGTERM', async () => {
    const dataDir = temporaryFolder();
    const server = await startProcess({ dataDir, asProcessOne: true, untilReady: false });
    const lock = join(dataDir, 'lock');
    await expect.poll(() => existsSync(lock)).toBe(true);
    expect(JSON.parse(readFileSync(lock, 'utf8')).pid).toBe(1);
    server.signalInside('SIGTERM');
    expect(await server.exited).toMatchObject({ code: 0 });
    expect(existsSync(lock)).toBe(false);
  });
});
