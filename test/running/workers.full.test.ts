import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { inParallel } from '../guarantees/two-servers.ts';
import { execute, rest } from '../support/client.ts';
import { register, tryLogin } from '../support/customers.ts';
import { ValidateToken } from '../support/documents.ts';
import { exchange } from '../support/http.ts';
import { createPostgresDatabase, describePostgres, startPostgres } from '../support/postgres.ts';
import { childrenOf, runs } from '../support/process-tree.ts';
import { administer } from '../tenancy/sites/administer.ts';
import {
  connect,
  holdBootLock,
  messagesOf,
  RESTARTED,
  sample,
  says,
  sendLoad,
  startTree,
  wroteOf,
} from './worker-tree.ts';

const CLIENTS = 12;
const UNEXPECTED = /ended unexpectedly/;

describePostgres('workers under load', () => {
  test('are replaced if they are killed, and their clients get at worst a closed connection', async () => {
    const server = await startTree(2);
    const load = await sendLoad(server, CLIENTS);
    for (let round = 1; round <= 3; round += 1) {
      const before = load.answers();
      await expect.poll(load.answers).toBeGreaterThan(before + 5 * CLIENTS);
      process.kill(childrenOf(server.pid)[0] as number, 'SIGKILL');
      await says(server, UNEXPECTED, round);
      await says(server, /a new worker serves/, round);
    }
    const { statuses, errors } = await load.stop();
    expect([...statuses]).toEqual([200]);
    expect(new Set(errors)).toEqual(new Set(errors.length > 0 ? ['ECONNRESET'] : []));
    expect(errors.length).toBeLessThanOrEqual(3 * CLIENTS);
    expect(childrenOf(server.pid)).toHaveLength(2);
  });

  test('are all replaced by SIGHUP, without a failed request', async () => {
    const server = await startTree(2);
    const former = childrenOf(server.pid);
    const load = await sendLoad(server, CLIENTS);
    server.signal('SIGHUP');
    await says(server, RESTARTED);
    const between = childrenOf(server.pid);
    server.signal('SIGHUP');
    await says(server, RESTARTED, 2);
    const { statuses, errors, answers } = await load.stop();
    expect(errors).toEqual([]);
    expect([...statuses]).toEqual([200]);
    const now = childrenOf(server.pid);
    expect(new Set([...former, ...between, ...now]).size).toBe(6);
    // The metrics include the answers of workers that have ended.
    const counted = (await exchange(`${server.url}/metrics`, { agent: false })).text
      .split('\n')
      .filter((line) => /_request_duration_seconds_count\{method="POST",route="\/api\/v1\/sdk/.test(line))
      .map((line) => Number(line.split(' ').at(-1)));
    expect(counted.reduce((sum, each) => sum + each, 0)).toBe(answers);
    expect(await sample(server, 'gatehouse_worker_unexpected_ends_total')).toBe(0);
    // Each retired worker logs its end.
    expect(wroteOf(server, 'stopping')).toEqual([1, 2, 3, 4]);
    expect(wroteOf(server, 'stopped')).toEqual([1, 2, 3, 4]);
    expect(await server.stop()).toEqual({ code: 0, signal: null });
    expect(now.filter(runs)).toEqual([]);
  });

  test('are all replaced by a SIGHUP that arrives during the start, when the start is complete', async () => {
    const { url: databaseUrl } = await createPostgresDatabase();
    const server = await startTree(2, { databaseUrl, untilReady: false });
    await expect.poll(() => server.stdout, { interval: 1 }).not.toEqual([]);
    server.signal('SIGHUP');
    await says(server, RESTARTED);
    expect(wroteOf(server, 'started')).toEqual([1, 2, 3, 4, 'primary']);
    expect(await server.stop()).toEqual({ code: 0, signal: null });
  });
});

describePostgres('a worker that cannot start', () => {
  test('aborts a restart by SIGHUP, or is started again after growing pauses; the other workers continue', async () => {
    const { url: databaseUrl } = await createPostgresDatabase();
    const server = await startTree(2, { databaseUrl, env: { START_TIMEOUT_SECONDS: '1' } });
    const lock = await holdBootLock(databaseUrl);
    const former = childrenOf(server.pid);
    const load = await sendLoad(server, CLIENTS);

    server.signal('SIGHUP');
    await says(server, /the restart has been given up/);
    expect(childrenOf(server.pid)).toEqual(former);
    const { statuses, errors } = await load.stop();
    expect([...statuses]).toEqual([200]);
    expect(errors).toEqual([]);

    process.kill(former[0] as number, 'SIGKILL');
    const pauses = () => messagesOf(server).flatMap(({ pauseSeconds = [] }) => pauseSeconds);
    await expect.poll(pauses).toEqual([1, 2, 4]);
    expect((await rest(server.url, 'GET', '/health/ready')).status).toBe(200);
    await lock.end();
    await says(server, /a new worker serves/);
    expect(childrenOf(server.pid)).toHaveLength(2);
  });

  test('ends the start of the service, which reports the reason, if no worker has served before', async () => {
    const { url: databaseUrl } = await createPostgresDatabase();
    const lock = await holdBootLock(databaseUrl);
    const env = { START_TIMEOUT_SECONDS: '1' };
    const server = await startTree(2, { databaseUrl, env, untilReady: false });
    expect(await server.exited).toEqual({ code: 1, signal: null });
    expect(server.stderr.join('\n')).toMatch(/^DATABASE_URL: another process holds the start lock/m);
    expect(server.stderr.join('\n')).not.toMatch(/^\s+at /m);
    await lock.end();
  });
});

describePostgres('the workers end', () => {
  test('when the primary process is killed', async () => {
    const server = await startTree(2);
    const workers = childrenOf(server.pid);
    server.signal('SIGKILL');
    await expect.poll(() => workers.filter(runs)).toEqual([]);
    await server.exited;
  });

  test('at once if they are stopped during the start', async () => {
    const { url: databaseUrl } = await createPostgresDatabase();
    const lock = await holdBootLock(databaseUrl);
    const server = await startTree(2, { databaseUrl, untilReady: false });
    await says(server, /the start waits/);
    const workers = childrenOf(server.pid);
    expect(workers).toHaveLength(1);
    expect(await server.stop()).toEqual({ code: 0, signal: null });
    expect(workers.filter(runs)).toEqual([]);
    await lock.end();
  });

  test('gracefully after Ctrl-C, which also sends SIGINT to the workers', async () => {
    const server = await startTree(2);
    const workers = childrenOf(server.pid);
    for (const pid of [...workers, server.pid]) process.kill(pid, 'SIGINT');
    expect(await server.exited).toEqual({ code: 0, signal: null });
    expect(workers.filter(runs)).toEqual([]);
    expect(messagesOf(server).filter(({ msg }) => UNEXPECTED.test(msg ?? ''))).toEqual([]);
  });
});

const canUnshare = spawnSync('unshare', ['--pid', '--fork', '--mount-proc', 'true']).status === 0;

describePostgres('as process 1', () => {
  describe.skipIf(!canUnshare)('in a PID namespace', () => {
    test.each(['SIGTERM', 'SIGINT'] as const)('%s ends all processes gracefully', async (signal) => {
      const server = await startTree(2, { asProcessOne: true });
      const [primary = 0] = childrenOf(server.pid);
      const workers = childrenOf(primary);
      expect(workers).toHaveLength(2);
      process.kill(workers[0] as number, 'SIGKILL');
      await says(server, /a new worker serves/);
      server.signalInside(signal);
      expect(await server.exited).toMatchObject({ code: 0 });
      expect(workers.filter(runs)).toEqual([]);
    });
  });
});

describePostgres('over all workers', () => {
  test('the lockout and the session limit are exact', async () => {
    const server = await startTree(3);
    const admin = await administer(server);
    await admin.set({ concurrentSessions: 'EVICT_OLDEST', sessionLimit: 3 });
    const customer = await register(server.url);
    const answers = await inParallel(20, () => tryLogin(server.url, customer));
    expect(answers.filter(({ errors }) => errors.length > 0)).toEqual([]);
    const tokens = [customer.token, ...answers.flatMap(({ data }) => data?.login.token ?? [])];
    for (let round = 0; round < 3; round += 1) {
      const verdicts = await Promise.all(
        tokens.map((token) => execute(server.url, ValidateToken, { token }, { basic: server.demo.partner })),
      );
      const reasons = verdicts.map(({ validateToken }) => validateToken.reason);
      expect(reasons.filter((reason) => reason === null)).toHaveLength(3);
      expect(reasons.filter((reason) => reason === 'SUPERSEDED')).toHaveLength(18);
    }

    const victim = await register(server.url);
    const wrong = { email: victim.email, password: 'not this one' };
    const refused = await inParallel(30, () => tryLogin(server.url, wrong));
    const codes = refused.map(({ errors }) => errors[0]?.extensions?.code);
    expect(codes.filter((code) => code === 'INVALID_CREDENTIALS')).toHaveLength(10);
    expect(codes.filter((code) => code === 'ACCOUNT_LOCKED')).toHaveLength(20);
  });

  test('one worker sweeps, and another takes over when it has ended', async () => {
    const postgres = await startPostgres();
    const databaseUrl = postgres.url('postgres');
    const client = await connect(databaseUrl);
    await client.query(`ALTER DATABASE postgres SET log_statement = 'all'`);
    const sweeps = () => (postgres.log().match(/DELETE FROM [^\n]*"signing_key"/g) ?? []).length;
    const server = await startTree(3, { databaseUrl });
    await expect.poll(sweeps).toBe(1);
    const spend = () =>
      client.query(
        `INSERT INTO signing_key (kid, public_jwk, encrypted_private, created_at, signs_from, retired_at, verifies_until)
         SELECT kid || ' spent', public_jwk, encrypted_private, created_at, signs_from, now(), now()
         FROM signing_key LIMIT 1`,
      );
    await spend();
    // No worker has removed the key yet.
    await says(server, /spent signing keys/, 0);
    const [first] = childrenOf(server.pid);
    process.kill(first as number, 'SIGKILL');
    await says(server, /spent signing keys were removed/);
    const [line] = messagesOf(server).filter(({ msg }) => /spent signing keys/.test(msg ?? ''));
    expect(line?.worker).toBeGreaterThan(1);
    expect(sweeps()).toBe(2);
    await client.end();
  });
});
