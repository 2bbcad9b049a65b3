import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { openDatabase } from '../../../src/platform/database/open-database.ts';
import { readSettings } from '../../../src/platform/settings.ts';
import { execute } from '../../support/client.ts';
import { login, register } from '../../support/customers.ts';
import { Logout, ValidateToken } from '../../support/documents.ts';
import { describePgBouncer, startPooler } from '../../support/pgbouncer.ts';
import { createEmptyPostgresDatabase, createPostgresDatabase } from '../../support/postgres.ts';
import { startServer } from '../../support/server.ts';

const IN_TRANSACTIONS = { pool_mode: 'transaction', default_pool_size: '2' };

const open = (databaseUrl: string, directDatabaseUrl: string) =>
  openDatabase({ databaseUrl, directDatabaseUrl, databasePoolSize: 5, dataDir: '' });

async function run(url: string, ...statements: string[]) {
  const client = new pg.Client(url);
  await client.connect();
  try {
    const results = [];
    for (const statement of statements) results.push((await client.query(statement)).rows);
    return results.at(-1) ?? [];
  } finally {
    await client.end();
  }
}

const nameOf = (url: string) => pg.escapeIdentifier(new URL(url).pathname.slice(1));

describePgBouncer('through PgBouncer in transaction mode, with DIRECT_DATABASE_URL', () => {
  test('settings apply in each transaction, and do not stay on the connections of the pooler', async () => {
    const { url } = await createEmptyPostgresDatabase();
    const others = [
      `ALTER DATABASE ${nameOf(url)} SET timezone = 'America/New_York'`,
      `ALTER DATABASE ${nameOf(url)} SET search_path = elsewhere`,
      `ALTER DATABASE ${nameOf(url)} SET synchronous_commit = off`,
      `ALTER DATABASE ${nameOf(url)} SET statement_timeout = 77777`,
    ];
    await run(url, ...others);
    const { url: through } = await startPooler(url, IN_TRANSACTIONS);
    const { prisma, read, jobs, close } = await open(`${through}?schema=public`, url);
    const at = new Date('2026-01-02T03:04:05.678Z');
    const { id } = await prisma.account.create({ data: { slug: 'times', name: 'x', createdAt: at } });
    const select = `SELECT current_setting('search_path') AS path, current_setting('synchronous_commit') AS durable,
      current_setting('statement_timeout') AS timeout, (SELECT created_at FROM account WHERE id = $1) AS at`;
    const settled = { path: '"public"', durable: 'on', timeout: '5s', at };
    // Several statements run at the same time, so that every connection of the pooler gets some.
    const rows = await Promise.all([
      ...Array.from({ length: 8 }, () => read('settled', select, [id])),
      ...Array.from({ length: 8 }, () => prisma.$queryRawUnsafe<object[]>(select, id).then(([row]) => row)),
      ...Array.from({ length: 8 }, () =>
        prisma.$transaction(async (tx) => {
          await tx.account.update({ where: { id }, data: { createdAt: at } });
          return (await tx.$queryRawUnsafe<object[]>(select, id))[0];
        }),
      ),
    ]);
    for (const row of rows) expect(row).toMatchObject(settled);
    // The job queue sends texts of several statements with their own transaction.
    const several = `BEGIN; SET LOCAL lock_timeout = 321; SELECT current_setting('TimeZone') AS zone; COMMIT`;
    const results = await jobs.connection.db?.executeSql(several);
    expect(results).toMatchObject([{ rows: [] }, { rows: [] }, { rows: [{ zone: 'UTC' }] }, { rows: [] }]);
    await expect(jobs.connection.db?.executeSql('SELECT 1 / 0')).rejects.toThrow('division by zero');

    const left = `SELECT current_setting('TimeZone') AS zone, current_setting('search_path') AS path,
      current_setting('statement_timeout') AS timeout, current_setting('synchronous_commit') AS durable,
      (SELECT count(*)::int FROM pg_prepared_statements) AS named`;
    const asBefore = { path: 'elsewhere', timeout: '77777ms', durable: 'off', named: 0 };
    for (let each = 0; each < 4; each += 1) expect(await run(through, left)).toMatchObject([asBefore]);
    await close();
  });

  test('a transaction with another isolation level fails', async () => {
    const { url } = await createEmptyPostgresDatabase();
    const { url: through } = await startPooler(url, { ...IN_TRANSACTIONS, default_pool_size: '1' });
    const { prisma, close } = await open(through, url);
    // Another application that shares the connections of the pooler could run this statement.
    await run(through, `SET default_transaction_isolation = 'serializable'`);
    await expect(prisma.account.count()).rejects.toThrow(/ISOLATION LEVEL/);
    await run(through, `RESET default_transaction_isolation`);
    await expect(prisma.account.count()).resolves.toBe(0);
    await close();
  });

  test('the start is refused with a reason for wrong URLs, statement mode or a wrong isolation level', async () => {
    const { url } = await createEmptyPostgresDatabase();
    const { url: another } = await createEmptyPostgresDatabase();
    const { url: through } = await startPooler(url, IN_TRANSACTIONS);
    const { url: statements } = await startPooler(url, { pool_mode: 'statement' });
    await expect(open(statements, url)).rejects.toThrow(/^DATABASE_URL: .*Statement mode is not supported/);
    await expect(open(through, another)).rejects.toThrow(
      /^DATABASE_URL: the pooler leads to another database/,
    );
    await expect(open(url, through)).rejects.toThrow(
      /^DIRECT_DATABASE_URL: a pooler in transaction or statement mode/,
    );
    await expect(open(`${through}?schema=one`, `${url}?schema=two`)).rejects.toThrow(/the same schema/);
    await run(url, `ALTER DATABASE ${nameOf(url)} SET default_transaction_isolation = 'serializable'`);
    const serializable = await startPooler(url, IN_TRANSACTIONS);
    await expect(open(serializable.url, url)).rejects.toThrow(
      /^DATABASE_URL: .*isolation level serializable.*ALTER ROLE "?\w+"? SET default_transaction_isolation/,
    );
    // The refused starts have created no table, and hold no lock that would block the next start.
    await expect(run(url, 'SELECT * FROM account')).rejects.toThrow('does not exist');
    await run(url, `ALTER DATABASE ${nameOf(url)} RESET default_transaction_isolation`);
    const { close } = await open(through, url);
    await close();
  });

  test('a customer logs in and out, and a partner gets a verdict each time', async () => {
    const { url } = await createPostgresDatabase();
    const { url: through } = await startPooler(url, IN_TRANSACTIONS);
    const server = await startServer({ database: { url: through }, env: { DIRECT_DATABASE_URL: url } });
    const customer = await register(server.url);
    const { token } = await login(server.url, customer);
    const basic = server.demo.partner;
    const validity = async () =>
      (await execute(server.url, ValidateToken, { token }, { basic })).validateToken.valid;
    expect(await validity()).toBe(true);
    await execute(server.url, Logout, {}, { token });
    expect(await validity()).toBe(false);
  });

  test('a server listens on a direct connection, and sends its statements through the pooler', async () => {
    const { url } = await createPostgresDatabase();
    const { url: through, command } = await startPooler(url, IN_TRANSACTIONS);
    const server = await startServer({ database: { url: through }, env: { DIRECT_DATABASE_URL: url } });
    // The last query of the listening connection is LISTEN, or later the check that it still listens.
    const listening = `SELECT pid FROM pg_stat_activity WHERE datname = current_database()
      AND query ~ '^(LISTEN|SELECT 1 FROM pg_listening_channels)'`;
    await expect.poll(() => run(url, listening), { interval: 20 }).toHaveLength(1);
    const [listener] = await run(url, listening);
    const [used] = await server.gatehouse.prisma.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`;
    const pooled = (await command('SHOW SERVERS')).map(({ remote_pid }) => Number(remote_pid));
    expect(pooled).toContain(used?.pid);
    expect(pooled).not.toContain(listener.pid);
  });
});

describe('DIRECT_DATABASE_URL', () => {
  test('needs DATABASE_URL, and is not quoted in the error', () => {
    const wrong = (env: Record<string, string>) => () => readSettings(env);
    const direct = 'postgresql://gatehouse:secret@db/gatehouse';
    expect(wrong({ DIRECT_DATABASE_URL: direct })).toThrow(/DIRECT_DATABASE_URL: only with DATABASE_URL/);
    expect(wrong({ DIRECT_DATABASE_URL: direct })).not.toThrow(/secret/);
    expect(wrong({ DIRECT_DATABASE_URL: `${direct}?nothing=1` })).toThrow(
      /DIRECT_DATABASE_URL: has an unknown parameter: nothing/,
    );
  });
});
