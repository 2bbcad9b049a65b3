import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { beforeAll, expect, test } from 'vitest';
import { createEndpoint, LOOPBACK, type Receiver, startReceiver } from '../../delivery/webhooks/receiver.ts';
import { inParallel } from '../../guarantees/two-servers.ts';
import { execute, request } from '../../support/client.ts';
import { testClock } from '../../support/clock.ts';
import { login, type RegisteredCustomer, register, tryLogin } from '../../support/customers.ts';
import {
  Login,
  Logout,
  Me,
  Refresh,
  UpdateCustomer,
  ValidateToken,
  ValidateTokens,
} from '../../support/documents.ts';
import { describePgBouncer, type PgBouncer, startPooler } from '../../support/pgbouncer.ts';
import { createPostgresDatabase } from '../../support/postgres.ts';
import { startProcess, type TestProcess } from '../../support/process.ts';
import { PUBLIC_URL, startServer, type TestServer } from '../../support/server.ts';
import { startSmtp } from '../../support/smtp.ts';
import { RequestPasswordReset } from '../../support/ways-in.ts';
import { administer } from '../../tenancy/sites/administer.ts';

const SERVER_CONNECTIONS = 4;
const CLIENTS = 16;
const ROUNDS = 2;

describePgBouncer('two processes through 4 connections of PgBouncer in transaction mode', () => {
  let both: [TestProcess, TestProcess];
  let pooler: PgBouncer;
  let databaseUrl: string;
  let smtp: Awaited<ReturnType<typeof startSmtp>>;
  let receiver: Receiver;
  let admin: Awaited<ReturnType<typeof administer>>;
  beforeAll(async () => {
    ({ url: databaseUrl } = await createPostgresDatabase());
    const settings = { pool_mode: 'transaction', default_pool_size: String(SERVER_CONNECTIONS) };
    pooler = await startPooler(databaseUrl, settings);
    smtp = await startSmtp();
    receiver = await startReceiver();
    const env = { ...LOOPBACK, PUBLIC_URL, SMTP_URL: smtp.url, DIRECT_DATABASE_URL: databaseUrl };
    const first = await startProcess({ databaseUrl: pooler.url, env });
    both = [first, await startProcess({ databaseUrl: pooler.url, env, dataDir: first.dataDir })];
    admin = await administer(first);
    await createEndpoint(first as unknown as TestServer, { url: receiver.url });
  });

  const at = (index: number) => (both[index % 2] as TestProcess).url;
  const basic = () => both[0].demo.partner;
  const isValid = async (index: number, token: string) =>
    (await execute(at(index), ValidateToken, { token }, { basic: basic() })).validateToken.valid;

  /** Performs the operations of a customer, alternating between the two processes. Asserts that none fails. */
  async function live(index: number): Promise<RegisteredCustomer> {
    const customer = await register(at(index));
    const { token, refreshToken } = await login(at(index + 1), customer);
    const { refresh } = await execute(at(index), Refresh, { refreshToken });
    expect(await isValid(index + 1, refresh.token)).toBe(true);
    const tokens = [customer.token, token, refresh.token];
    const batch = await execute(at(index), ValidateTokens, { tokens }, { basic: basic() });
    expect(batch.validateTokens.map(({ valid }) => valid)).toEqual([true, true, true]);
    await execute(at(index + 1), UpdateCustomer, { input: { firstName: `Name ${index}` } }, { token });
    await execute(at(index), RequestPasswordReset, { input: { email: customer.email } });
    await execute(at(index + 1), Logout, {}, { token: refresh.token });
    expect(await isValid(index, token)).toBe(false);
    expect(await isValid(index, customer.token)).toBe(true);
    return customer;
  }

  test('no request fails, and for each customer a mail and a webhook are sent', async () => {
    const lives = inParallel(CLIENTS, async (client) => {
      const customers = [];
      for (let round = 0; round < ROUNDS; round += 1) customers.push(await live(client + round));
      return customers;
    });
    const edits = inParallel(ROUNDS * 3, (index) => admin.set({ tokenLifetimeDays: 10 + index }));
    const [customers] = await Promise.all([lives, edits]);
    const emails = customers.flat().map(({ email }) => email);
    await expect
      .poll(() => emails.filter((email) => !smtp.mails.some(({ to }) => to.includes(email))), {
        timeout: 120_000,
      })
      .toEqual([]);
    const announced = () =>
      receiver.received
        .filter(({ event }) => event.type === 'customer.created')
        .map(({ event }) => event.data);
    await expect
      .poll(() => new Set(announced().map((data) => JSON.stringify(data))).size)
      .toBe(emails.length);

    const [pool] = (await pooler.command('SHOW POOLS')).filter(({ database }) =>
      databaseUrl.endsWith(`/${database}`),
    );
    expect(Number(pool?.sv_active) + Number(pool?.sv_idle) + Number(pool?.sv_used)).toBeLessThanOrEqual(
      SERVER_CONNECTIONS,
    );
    for (const { stderr, stdout } of both) {
      expect([...stderr, ...stdout].filter((line) => /"level":(50|60)/.test(line))).toEqual([]);
    }
    const client = new pg.Client(pooler.url);
    await client.connect();
    expect((await client.query('SELECT * FROM pg_prepared_statements')).rows).toEqual([]);
    await client.end();
  });

  test('70 changes and 140 reads at once all succeed', async () => {
    const customers = await inParallel(10, (index) => register(at(index)));
    const answers = await inParallel<{ status: number; errors: readonly unknown[] }>(210, (index) => {
      const { token } = customers[index % 10] as RegisteredCustomer;
      if (index % 3 === 0) return request(at(index), ValidateToken, { token }, { basic: basic() });
      if (index % 3 === 1) return request(at(index), Me, {}, { token });
      return request(at(index), UpdateCustomer, { input: { firstName: `Name ${index}` } }, { token });
    });
    expect(answers.filter(({ status, errors }) => status !== 200 || errors.length > 0)).toEqual([]);
  });

  test('two servers verify 10 of 30 parallel wrong passwords, and keep 3 sessions of 20 parallel logins', async () => {
    const clock = testClock();
    const env = { DIRECT_DATABASE_URL: databaseUrl };
    const database = { url: pooler.url };
    const servers = [
      await startServer({ database, clock, env }),
      await startServer({ database, clock, env }),
    ];
    // An attempt reserves one of the 10 places for a while. The clock is frozen, so that a slow one keeps its place.
    clock.freeze();
    const of = (index: number) => (servers[index % 2] as TestServer).url;
    const customer = await register(of(0));
    const wrong = await inParallel(30, (index) => tryLogin(of(index), { ...customer, password: 'wrong' }));
    const codes = wrong.map(({ errors }) => errors[0]?.extensions?.code).toSorted();
    expect(codes).toEqual([
      ...Array.from({ length: 20 }, () => 'ACCOUNT_LOCKED'),
      ...Array.from({ length: 10 }, () => 'INVALID_CREDENTIALS'),
    ]);

    await admin.set({ concurrentSessions: 'EVICT_OLDEST', sessionLimit: 3 });
    const another = await register(of(0));
    const answers = await inParallel(20, (index) => tryLogin(of(index), another));
    expect(answers.filter(({ errors }) => errors.length > 0)).toEqual([]);
    const tokens = [another.token, ...answers.flatMap(({ data }) => data?.login.token ?? [])];
    for (const index of [0, 1]) {
      const valid = await Promise.all(tokens.map((token) => isValid(index, token)));
      expect(valid.filter(Boolean)).toHaveLength(3);
    }
    await admin.set({ concurrentSessions: 'UNLIMITED' });
  });

  test('while the pooler is reloaded, paused and restarted, requests succeed or get a 503', async () => {
    const customers = await inParallel(CLIENTS, (index) => register(at(index)));
    const said = new Map<string, number>();
    let going = true;
    async function ask<Data>(what: string, asking: ReturnType<typeof request<Data, never>>) {
      const { status, headers, data, errors } = await asking;
      const retryAfter = headers['retry-after'] === undefined ? '' : ' with Retry-After';
      const answer = `${what} ${errors[0]?.extensions?.code ?? 'done'} ${status}${retryAfter}`;
      said.set(answer, (said.get(answer) ?? 0) + 1);
      return data;
    }
    const validity = async (index: number, token: string) =>
      (await ask('verdict', request(at(index), ValidateToken, { token }, { basic: basic() }) as never)) as {
        validateToken: { valid: boolean };
      } | null;
    const stale: unknown[] = [];
    const living = customers.map(async ({ email, password, token: own }, index) => {
      while (going) {
        const opened = (await ask(
          'login',
          request(at(index), Login, { input: { email, password } }) as never,
        )) as { login: { token: string } } | null;
        if ((await validity(index + 1, own))?.validateToken.valid === false) stale.push('an open session');
        if (!opened) continue;
        const { token } = opened.login;
        const left = await request(at(index + 1), Logout, {}, { token });
        if (left.errors.length > 0) await ask('logout', Promise.resolve(left) as never);
        else if ((await validity(index, token))?.validateToken.valid) stale.push('a session that has ended');
      }
    });

    const asking = inParallel(4, async (index) => {
      while (going) {
        const answer = await validity(index, customers[index]?.token ?? '');
        if (answer?.validateToken.valid === false) stale.push('an open session');
        await sleep(50);
      }
    });

    /** Waits until logins and verdicts succeed again. */
    const progress = async () => {
      const before = new Map(said);
      const done = (what: string) =>
        (said.get(`${what} done 200`) ?? 0) - (before.get(`${what} done 200`) ?? 0);
      await expect.poll(() => done('login') > 3 && done('verdict') > 10).toBe(true);
    };
    await progress();
    await pooler.reload({ default_pool_size: '3' });
    await progress();
    await pooler.command('PAUSE');
    await sleep(500);
    await pooler.command('RESUME');
    await progress();
    await pooler.command('PAUSE');
    await expect.poll(() => [...said.keys()].some((answer) => answer.includes(' 503 '))).toBe(true);
    await pooler.command('RESUME');
    await progress();
    await pooler.restart();
    await progress();
    going = false;
    await Promise.all([...living, asking]);

    console.info('answers', Object.fromEntries(said));
    expect(stale).toEqual([]);
    expect(
      [...said.keys()].filter((answer) => !/ (done 200|UNAVAILABLE 503 with Retry-After)$/.test(answer)),
    ).toEqual([]);
    // As soon as the pooler is available again, no request fails.
    await inParallel(CLIENTS, live);
  });
});
