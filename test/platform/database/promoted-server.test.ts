import pg from 'pg';
import { expect, test } from 'vitest';
import { ConnectionPool } from '../../../src/platform/database/connection-pool.ts';
import type { Database } from '../../../src/platform/database/database.ts';
import { openDatabase } from '../../../src/platform/database/open-database.ts';
import { describePostgres, startPostgres } from '../../support/postgres.ts';
import type { PostgresCluster } from '../../support/postgres-cluster.ts';
import { startTcpSwitch } from '../../support/tcp-switch.ts';
import { poolOptions } from './pool-options.ts';

const placeOf = (cluster: PostgresCluster) => new URL(cluster.url('postgres')).host;

function urlOf(cluster: PostgresCluster, ...places: string[]): string {
  const { username, password } = new URL(cluster.url('postgres'));
  return `postgresql://${username}:${password}@${places.join(',')}/postgres?target_session_attrs=read-write`;
}

async function run(cluster: PostgresCluster, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(cluster.url('postgres'));
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

async function portOf(database: Database): Promise<string> {
  const { port } = await database.read<{ port: number }>('port', 'SELECT inet_server_port() AS port', []);
  return `127.0.0.1:${port}`;
}

/** Lifetimes of connections in seconds. */
const BRIEF = 0.2;
const LONG = 600;

/** Lets some connections end: after each end, the next connection searches for the servers again. */
async function searchAgain(pool: ConnectionPool): Promise<void> {
  const connections = new Set<number>();
  await expect
    .poll(async () => {
      const { rows } = await pool.query('SELECT pg_backend_pid() AS pid');
      return connections.add(rows[0].pid).size;
    })
    .toBeGreaterThan(4);
}

describePostgres('of two servers that take writes', () => {
  test('the promoted standby is used; the old primary is not used again, even if it is first in the URL', async () => {
    const old = await startPostgres();
    const next = await startPostgres({ standbyOf: old.url('postgres') });
    const used: string[] = [];
    const open = (url: string) =>
      openDatabase({ databaseUrl: url, databasePoolSize: 2, dataDir: '' }, undefined, {
        onServer: (place) => used.push(place.replace('/postgres', '')),
      });
    // The database belongs to a role without special privileges.
    await run(old, `CREATE ROLE app LOGIN PASSWORD 'app'`);
    await run(old, 'ALTER DATABASE postgres OWNER TO app');
    const url = urlOf(old, placeOf(old), placeOf(next)).replace(/\/\/[^@]*@/, '//app:app@');

    const database = await open(url);
    expect(await portOf(database)).toBe(placeOf(old));
    await old.stop('SIGQUIT');
    await expect
      .poll(() => portOf(database).catch(String))
      .toMatch(/ECONNREFUSED.*; .*the server takes no writes/);
    await run(next, 'SELECT pg_promote()');
    // The old primary is started again, and does not know of the promotion.
    await old.start();
    expect(await portOf(database)).toBe(placeOf(next));
    expect(used).toEqual([placeOf(old), placeOf(next)]);

    const later = await open(url);
    expect(await portOf(later)).toBe(placeOf(next));
    await next.stop('SIGQUIT');
    for (const each of [database, later]) {
      await expect
        .poll(() => portOf(each).catch(String))
        .toMatch(/takes writes on the timeline 1, but .* was promoted to 2/);
    }
    await expect(database.prisma.account.count()).rejects.toThrow();
    await Promise.all([database.close(), later.close()]);
  });

  test('none is used if a second standby was promoted as well, even by a process that used their primary', async () => {
    const old = await startPostgres();
    const one = await startPostgres({ standbyOf: old.url('postgres') });
    const other = await startPostgres({ standbyOf: old.url('postgres') });
    const database = await openDatabase({
      databaseUrl: urlOf(old, placeOf(old), placeOf(one), placeOf(other)),
      databasePoolSize: 2,
      dataDir: '',
    });
    expect(await portOf(database)).toBe(placeOf(old));
    for (const each of [one, other]) await run(each, 'SELECT pg_promote()');
    await old.stop('SIGQUIT');
    for (let round = 0; round < 5; round += 1) await expect(portOf(database)).rejects.toThrow();
    await expect
      .poll(() => portOf(database).catch(String))
      .toMatch(
        new RegExp(
          `${placeOf(one)}.* and ${placeOf(other)}.* all take writes, and none of them is the promoted`,
        ),
      );
    // A server that does not respond is not waited for.
    process.kill(other.pid(), 'SIGSTOP');
    await expect.poll(() => portOf(database).catch(String)).toBe(placeOf(one));
    await database.close();
  });

  test('the one with the latest timeline is used, even if another one answers first', async () => {
    // Required to copy a standby, and off in clusters of tests.
    const old = await startPostgres({ settings: { full_page_writes: 'on' } });
    const next = await startPostgres({ standbyOf: old.url('postgres') });
    const last = await startPostgres({ standbyOf: next.url('postgres') });
    const slow = await startTcpSwitch(Number(new URL(last.url('postgres')).port));
    const database = await openDatabase({
      databaseUrl: urlOf(old, placeOf(old), placeOf(next), `127.0.0.1:${slow.port}`),
      databasePoolSize: 2,
      dataDir: '',
    });
    expect(await portOf(database)).toBe(placeOf(old));

    // The second promotion follows the first one, and the server that was promoted first is not fenced.
    await run(next, 'SELECT pg_promote()');
    await expect
      .poll(() => run(last, 'SELECT received_tli AS timeline FROM pg_stat_wal_receiver'))
      .toEqual([{ timeline: 2 }]);
    await run(last, 'SELECT pg_promote()');
    slow.delay(20);
    await old.stop('SIGQUIT');
    await expect.poll(() => portOf(database).catch(String)).toMatch(/^127/);
    expect(await portOf(database)).toBe(placeOf(last));
    await database.close();
  });

  test('the promoted standby is used after the lifetime of a connection to the old primary', async () => {
    const old = await startPostgres();
    const next = await startPostgres({ standbyOf: old.url('postgres') });
    const pool = new ConnectionPool(poolOptions(urlOf(old, placeOf(old), placeOf(next))), 1, BRIEF);
    const place = async () =>
      `127.0.0.1:${(await pool.query('SELECT inet_server_port() AS port')).rows[0].port}`;
    expect(await place()).toBe(placeOf(old));
    // The old primary was not fenced: it still answers and takes writes.
    await run(next, 'SELECT pg_promote()');
    await expect.poll(() => place().catch(String)).toBe(placeOf(next));
    await pool.end();
  });

  test('a connection stays open when another address of the same server returns', async () => {
    const one = await startPostgres();
    const detour = await startTcpSwitch(Number(new URL(one.url('postgres')).port));
    detour.cut();
    const options = poolOptions(urlOf(one, `127.0.0.1:${detour.port}`, placeOf(one)));
    const [lasting, brief] = [new ConnectionPool(options, 1, LONG), new ConnectionPool(options, 1, BRIEF)];
    const open = await lasting.connect();
    detour.mend();
    await searchAgain(brief);
    expect((await open.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    open.release();
    await Promise.all([lasting.end(), brief.end()]);
  });

  test('open connections are closed when it is noticed that another server takes writes, too', async () => {
    const [one, other] = await Promise.all([startPostgres(), startPostgres()]);
    const detour = await startTcpSwitch(Number(new URL(other.url('postgres')).port));
    detour.cut();
    const options = poolOptions(urlOf(one, placeOf(one), `127.0.0.1:${detour.port}`));
    const [lasting, brief] = [new ConnectionPool(options, 1, LONG), new ConnectionPool(options, 1, BRIEF)];
    const open = await lasting.connect();
    detour.mend();
    await expect.poll(() => brief.query('SELECT 1').catch(String)).toMatch(/all take writes/);
    await expect(open.query('SELECT 1')).rejects.toThrow();
    open.release(true);
    await Promise.all([lasting.end(), brief.end()]);
  });

  test('no server is used if neither is a promoted standby of the other', async () => {
    const [one, other] = await Promise.all([startPostgres(), startPostgres()]);
    const open = (...places: string[]) =>
      openDatabase({ databaseUrl: urlOf(one, ...places), databasePoolSize: 1, dataDir: '' });
    await expect(open(placeOf(one), placeOf(other))).rejects.toThrow(
      /^DATABASE_URL: .* all take writes, and none of them is the promoted standby/,
    );
    const twice = await open(placeOf(one), placeOf(one).replace('127.0.0.1', 'localhost'));
    expect(await portOf(twice)).toBe(placeOf(one));
    await twice.close();
  });
});
