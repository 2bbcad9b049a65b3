import pg from 'pg';
import { expect, test } from 'vitest';
import type { Database } from '../../../src/platform/database/database.ts';
import { openDatabase } from '../../../src/platform/database/open-database.ts';
import { describePostgres, startPostgres } from '../../support/postgres.ts';
import type { PostgresCluster } from '../../support/postgres-cluster.ts';

const placeOf = (cluster: PostgresCluster) => new URL(cluster.url('postgres')).host;

function urlOf(cluster: PostgresCluster, ...places: string[]): string {
  const { username, password } = new URL(cluster.url('postgres'));
  return `postgresql://${username}:${password}@${places.join(',')}/postgres?target_session_attrs=read-write`;
}

async function run(cluster: PostgresCluster, sql: string): Promise<void> {
  const client = new pg.Client(cluster.url('postgres'));
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

async function portOf(database: Database): Promise<string> {
  const { port } = await database.read<{ port: number }>('port', 'SELECT inet_server_port() AS port', []);
  return `127.0.0.1:${port}`;
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
