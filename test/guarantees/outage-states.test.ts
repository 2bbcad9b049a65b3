import pg from 'pg';
import { beforeAll, expect, test } from 'vitest';
import { request, rest } from '../support/client.ts';
import { fullCounts, onlyInFullRun } from '../support/counts.ts';
import { type RegisteredCustomer, register, uniqueEmail } from '../support/customers.ts';
import { Login, Refresh, Register } from '../support/documents.ts';
import { describePostgres, startPostgres } from '../support/postgres.ts';
import { startServer, type TestServer } from '../support/server.ts';

const STATES = [
  ...['08000', '08001', '08003', '08004', '08006', '08P01', '25006', '25P03', '28000', '28P01', '3D000'],
  ...['40001', '40P01', '53000', '53100', '53200', '53300', '53400', '55000', '55P03', '57000', '57014'],
  ...['57P01', '57P02', '57P03', '57P04', '57P05', '58000', '58030', '72000'],
];

const DISCONNECT = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'keeper'`;

type Answer = { status: number; headers: Record<string, unknown>; body?: unknown; errors?: unknown };

describePostgres('a temporary failure of the database causes a 503 with Retry-After:', () => {
  let superuser: string;
  let owner: string;
  let server: TestServer;
  let customer: RegisteredCustomer;
  beforeAll(async () => {
    const postgres = await startPostgres();
    superuser = postgres.url('postgres');
    await administer("CREATE ROLE keeper LOGIN PASSWORD 'first'", 'CREATE DATABASE kept OWNER keeper');
    const url = new URL(postgres.url('kept'));
    Object.assign(url, { username: 'keeper', password: 'first' });
    owner = url.href;
    server = await startServer({ database: { url: owner } });
    customer = await register(server.url);
  });

  async function administer(...statements: string[]): Promise<void> {
    await run(superuser, statements);
  }
  async function run(url: string, statements: string[]): Promise<void> {
    const client = new pg.Client(url);
    await client.connect();
    try {
      for (const statement of statements) await client.query(statement);
    } finally {
      await client.end();
    }
  }
  const inDatabase = (...statements: string[]) => {
    const url = new URL(superuser);
    url.pathname = '/kept';
    return run(url.href, statements);
  };

  /** Operations of the four APIs that begin, refresh or end a session. */
  async function writes(): Promise<Record<string, Answer>> {
    const { url } = server;
    const { email, password, token, refreshToken } = customer;
    const site = { site_id: 1 };
    return {
      login: await request(url, Login, { input: { email, password } }),
      register: await request(url, Register, { input: { email: uniqueEmail(), password } }),
      refresh: await request(url, Refresh, { refreshToken }),
      pelcroLogin: await rest(url, 'POST', '/api/v1/sdk/auth/login', { body: { ...site, email, password } }),
      pelcroRegister: await rest(url, 'POST', '/api/v1/sdk/auth/register', {
        body: { ...site, email: uniqueEmail(), password },
      }),
      prancerLogin: await rest(url, 'POST', '/demo/api/login/', {
        body: { email, password, customer_id: 'demo' },
      }),
      pelcroLogout: await rest(url, 'POST', '/api/v1/sdk/auth/logout', { token, body: site }),
      prancerLogout: await rest(url, 'POST', '/demo/api/logout/', { token }),
      revoke: await rest(url, 'POST', '/oauth2/revoke', {
        basic: server.demo.partner,
        form: { token },
      } as never),
    };
  }
  async function reads(): Promise<Record<string, Answer>> {
    const { url, demo } = server;
    const { token } = customer;
    return {
      verdict: await rest(url, 'POST', '/api/v1/sdk/auth/token/validate', {
        body: { auth_token: token },
        basic: demo.partner,
      }),
      prancerVerdict: await rest(url, 'POST', '/demo/api/validate/accesstoken/', {
        body: { token, customer_id: 'demo' },
      }),
      me: await rest(url, 'GET', '/api/v1/sdk/customer?site_id=1', { token }),
      site: await rest(url, 'GET', '/api/v1/sdk/site?site_id=1'),
    };
  }
  function refusals(answers: Record<string, Answer>) {
    return Object.entries(answers).map(([name, { status, headers }]) => [
      name,
      status,
      Number(headers['retry-after']) > 0,
    ]);
  }
  const allRefused = (answers: Record<string, Answer>) =>
    Object.keys(answers).map((name) => [name, 503, true]);
  const isReady = async () => (await rest(server.url, 'GET', '/health/ready')).status;

  // A part of the states is enough without the full counts: `platform/database/failures.test.ts` always tests all.
  const states = fullCounts ? STATES : STATES.filter((_state, index) => index % 5 === 0);
  test.each(states)('SQLSTATE %s', async (state) => {
    await inDatabase(
      `CREATE OR REPLACE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'das Datenbanksystem mag nicht' USING ERRCODE = '${state}'; END $$`,
      'CREATE OR REPLACE TRIGGER refuse BEFORE INSERT OR UPDATE ON session FOR EACH ROW EXECUTE FUNCTION refuse()',
      'CREATE OR REPLACE TRIGGER refuse BEFORE INSERT OR UPDATE ON refresh_token FOR EACH ROW EXECUTE FUNCTION refuse()',
    );
    try {
      const answers = await writes();
      expect(refusals(answers)).toEqual(allRefused(answers));
    } finally {
      await inDatabase('DROP FUNCTION refuse() CASCADE');
    }
    // Apart from the triggers, the database is healthy and accepts writes.
    await expect.poll(isReady).toBe(200);
  });

  async function refusedUntil(broken: string[], mended: string[]): Promise<void> {
    await administer(...broken, DISCONNECT);
    try {
      for (const answers of [await writes(), await reads()]) {
        expect(refusals(answers)).toEqual(allRefused(answers));
      }
      expect(await isReady()).toBe(503);
    } finally {
      await administer(...mended);
    }
    await expect.poll(isReady).toBe(200);
    const { email, password } = customer;
    expect((await request(server.url, Login, { input: { email, password } })).errors).toEqual([]);
  }

  test('a role whose password was changed', () =>
    refusedUntil([`ALTER ROLE keeper PASSWORD 'second'`], [`ALTER ROLE keeper PASSWORD 'first'`]));

  onlyInFullRun(() => {
    test('a role that may not log in', () =>
      refusedUntil(['ALTER ROLE keeper NOLOGIN'], ['ALTER ROLE keeper LOGIN']));

    test('a database that takes no connections', () =>
      refusedUntil(
        ['ALTER DATABASE kept ALLOW_CONNECTIONS false'],
        ['ALTER DATABASE kept ALLOW_CONNECTIONS true'],
      ));

    test('a role that may have no connection', () =>
      refusedUntil(['ALTER ROLE keeper CONNECTION LIMIT 0'], ['ALTER ROLE keeper CONNECTION LIMIT -1']));

    test('a read-only database, even if it becomes so under open connections', async () => {
      await refusedUntil(
        ['ALTER DATABASE kept SET default_transaction_read_only = on'],
        ['ALTER DATABASE kept RESET default_transaction_read_only', DISCONNECT],
      );
      const before = await reads();
      expect(before.verdict?.status).toBe(200);
      const reload = 'SELECT pg_reload_conf()';
      await administer('ALTER SYSTEM SET default_transaction_read_only = on', reload);
      try {
        await expect.poll(isReady).toBe(503);
        expect(refusals(await reads())).toContainEqual(['verdict', 503, true]);
        const answers = await writes();
        expect(refusals(answers)).toEqual(allRefused(answers));
      } finally {
        await administer(
          'SET default_transaction_read_only = off',
          'ALTER SYSTEM RESET default_transaction_read_only',
          reload,
        );
      }
      await expect.poll(isReady).toBe(200);
      expect((await reads()).verdict).toMatchObject({ status: 200, body: { data: { valid: true } } });
    });
  });
});
