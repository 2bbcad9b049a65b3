import { execFileSync } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../../../src/platform/database/open-database.ts';
import { atEnd } from '../../support/at-end.ts';
import { fullCounts, onlyInFullRun } from '../../support/counts.ts';
import { createEmptyPostgresDatabase, describePostgres, startPostgres } from '../../support/postgres.ts';
import { type PostgresCluster, serverUser } from '../../support/postgres-cluster.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const open = (databaseUrl: string) => openDatabase({ databaseUrl, databasePoolSize: 2, dataDir: '' });

async function run<Row extends pg.QueryResultRow>(url: string, ...statements: string[]): Promise<Row[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    let rows: Row[] = [];
    for (const statement of statements) rows = (await client.query<Row>(statement)).rows;
    return rows;
  } finally {
    await client.end();
  }
}

function changed(url: string, change: Partial<URL>, parameters: Record<string, string> = {}): string {
  const other = Object.assign(new URL(url), change);
  for (const [name, value] of Object.entries(parameters)) other.searchParams.set(name, value);
  return other.href;
}

/** Asserts that a database can be opened, written by Prisma, read by `read`, and closed. */
async function works(url: string): Promise<void> {
  const database = await open(url);
  try {
    const { id } = await database.prisma.account.create({ data: { slug: 'kept', name: 'Kept' } });
    const text = 'SELECT (SELECT slug FROM account WHERE id = $1) AS slug';
    expect(await database.read('account', text, [id])).toMatchObject({ slug: 'kept' });
    await database.prisma.account.delete({ where: { id } });
    expect(await database.takesWrites()).toBe(true);
  } finally {
    await database.close();
  }
}

const schemasWithTables = (url: string) =>
  run<{ schema: string }>(
    url,
    `SELECT nspname AS schema FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace
     WHERE relname = 'signing_key'`,
  );

describePostgres('a database with other default settings', () => {
  test('has correct times, texts, isolation and durability', async () => {
    const { url } = await createEmptyPostgresDatabase();
    const name = new URL(url).pathname.slice(1);
    const settings = {
      TimeZone: 'America/New_York',
      DateStyle: 'German, DMY',
      IntervalStyle: 'sql_standard',
      bytea_output: 'escape',
      extra_float_digits: '-5',
      client_encoding: 'LATIN1',
      standard_conforming_strings: 'off',
      default_transaction_isolation: 'serializable',
      synchronous_commit: 'off',
      statement_timeout: '100',
      lock_timeout: '1000',
      idle_session_timeout: '1000',
    };
    await run(
      url,
      ...Object.entries(settings).map(([key, value]) => `ALTER DATABASE ${name} SET ${key} = '${value}'`),
    );
    const database = await open(url);
    const { prisma } = database;
    const at = new Date('2026-01-02T03:04:05.678Z');
    const kept = 'Zoë 🗝️ \\ ';
    const { id } = await prisma.account.create({ data: { slug: 'times', name: kept, createdAt: at } });
    const [row] = await prisma.$queryRaw<{ text: string; octets: number }[]>`
      SELECT created_at::text AS text, octet_length(name) AS octets FROM account WHERE id = ${id}`;
    expect(row).toEqual({ text: '2026-01-02 03:04:05.678+00', octets: Buffer.byteLength(kept) });
    expect((await prisma.account.findUniqueOrThrow({ where: { id } })).createdAt).toEqual(at);
    const names = [
      'TimeZone',
      'DateStyle',
      'default_transaction_isolation',
      'synchronous_commit',
      'lock_timeout',
    ];
    const shown = await prisma.$queryRaw<object[]>`
      SELECT ${names}::text[] AS names, array(SELECT current_setting(name) FROM unnest(${names}::text[]) AS name) AS values`;
    const values = ['UTC', 'ISO, MDY', 'read committed', 'on', '0'];
    expect(shown).toEqual([{ names, values }]);
    const read = await database.read<{ at: Date; bytes: Buffer }>(
      'forms',
      `SELECT created_at AS at, '\\xff00'::bytea AS bytes FROM account WHERE id = $1`,
      [id],
    );
    expect([read.at, [...read.bytes]]).toEqual([at, [0xff, 0]]);
    await database.close();
  });

  test('is refused if its encoding is not UTF8', async () => {
    const { url } = await createEmptyPostgresDatabase();
    const name = `${new URL(url).pathname.slice(1)}_latin`;
    await run(url, `CREATE DATABASE ${name} ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0`);
    try {
      await expect(open(changed(url, { pathname: `/${name}` }))).rejects.toThrow(
        /^DATABASE_URL: the database has the encoding LATIN1/,
      );
    } finally {
      await run(url, `DROP DATABASE ${name}`);
    }
  });
});

describePostgres('the schema', () => {
  test('in the connection string is created and used', async () => {
    const { url } = await createEmptyPostgresDatabase();
    const named = changed(url, {}, { schema: 'Gate-house' });
    await works(named);
    await works(named);
    expect(await schemasWithTables(url)).toEqual([{ schema: 'Gate-house' }]);
    await expect(open(url)).rejects.toThrow(
      /the tables of a Gatehouse are in the schema Gate-house .*\?schema=/,
    );
  });

  async function withRole(
    set: (role: string) => string[],
    expected: (role: string) => string,
  ): Promise<void> {
    const { url } = await createEmptyPostgresDatabase();
    const role = `owner_${new URL(url).pathname.slice(6, 20)}`;
    await run(
      url,
      `CREATE ROLE ${role} LOGIN PASSWORD 'pw'`,
      `ALTER DATABASE ${new URL(url).pathname.slice(1)} OWNER TO ${role}`,
      ...set(role),
    );
    const theirs = changed(url, { username: role, password: 'pw' });
    try {
      await works(theirs);
      await works(theirs);
      expect(await schemasWithTables(url)).toEqual([{ schema: expected(role) }]);
    } finally {
      await run(
        url,
        `REASSIGN OWNED BY ${role} TO CURRENT_USER`,
        `DROP OWNED BY ${role}`,
        `DROP ROLE ${role}`,
      );
    }
  }

  onlyInFullRun(() => {
    test('with the name of the role is used, because it is first in the default search_path', () =>
      withRole(
        (role) => [`CREATE SCHEMA AUTHORIZATION ${role}`],
        (role) => role,
      ));

    test('is the first existing one in the role’s search_path', () =>
      withRole(
        (role) => [
          `CREATE SCHEMA "Apart-1" AUTHORIZATION ${role}`,
          `ALTER ROLE ${role} SET search_path = nowhere, "Apart-1"`,
        ],
        () => 'Apart-1',
      ));

    test('stays the same if a schema with the name of the role is created later', async () => {
      const { url } = await createEmptyPostgresDatabase();
      await works(url);
      await run(url, 'CREATE SCHEMA AUTHORIZATION CURRENT_USER');
      await works(url);
      expect(await schemasWithTables(url)).toEqual([{ schema: 'public' }]);
    });
  });

  test('is refused if the role may not create schemas or tables', async () => {
    const { url } = await createEmptyPostgresDatabase();
    const name = new URL(url).pathname.slice(1);
    const role = `guest_${name.slice(5, 20)}`;
    await run(url, `CREATE ROLE ${role} LOGIN PASSWORD 'pw'`, 'REVOKE CREATE ON SCHEMA public FROM public');
    const theirs = changed(url, { username: role, password: 'pw' });
    try {
      await expect(open(theirs)).rejects.toThrow(/^DATABASE_URL: the role may not create schemas/);
      await run(url, `GRANT CREATE ON DATABASE ${name} TO ${role}`);
      await expect(open(theirs)).rejects.toThrow(
        /^DATABASE_URL: the role may not create tables in the schema public/,
      );
    } finally {
      await run(url, `DROP OWNED BY ${role}`, `DROP ROLE ${role}`);
    }
  });

  const reserved = ['pg_catalog, public', 'pgboss', 'pg_temp, public', 'information_schema'];
  test.each(fullCounts ? reserved : reserved.slice(0, 2))(
    'cannot be a reserved one: search_path = %s',
    async (path) => {
      const { url } = await createEmptyPostgresDatabase();
      const name = new URL(url).pathname.slice(1);
      await run(url, `ALTER DATABASE ${name} SET search_path = ${path}`, 'CREATE SCHEMA pgboss');
      await expect(open(url)).rejects.toThrow(
        /^DATABASE_URL: the search_path of the role leads to the schema \w+, .*\?schema=/,
      );
      await works(changed(url, {}, { schema: 'public' }));
    },
  );

  test('of another application’s job queue is refused', async () => {
    const { url } = await createEmptyPostgresDatabase();
    await run(url, 'CREATE SCHEMA pgboss', 'CREATE TABLE pgboss.job (x int)');
    await expect(open(url)).rejects.toThrow(/^DATABASE_URL: the schema pgboss .* another application/);
  });
});

describePostgres('several servers', () => {
  let primary: PostgresCluster;
  let standby: PostgresCluster;
  beforeAll(async () => {
    primary = await startPostgres();
    standby = await startPostgres({ standbyOf: primary.url('postgres') });
  });
  const placesOf = (...clusters: PostgresCluster[]) =>
    clusters.map(({ url }) => new URL(url('postgres')).host).join(',');
  const withHosts = (hosts: string, parameters = '') => {
    const { username, password } = new URL(primary.url('postgres'));
    return `postgresql://${username}:${password}@${hosts}/postgres${parameters}`;
  };

  test('are tried in order until one accepts writes', async () => {
    await works(withHosts(placesOf(standby, primary), '?target_session_attrs=read-write'));
    await works(withHosts(`127.0.0.1:1,${placesOf(standby, primary)}`));
    await works(withHosts(placesOf(primary, standby)));
  });

  test('are refused with a reason for each if no server accepts writes', async () => {
    const { port } = new URL(standby.url('postgres'));
    await expect(open(withHosts(`127.0.0.1:1,${placesOf(standby)}`))).rejects.toThrow(
      new RegExp(
        `127\\.0\\.0\\.1:1/postgres: .*ECONNREFUSED.*127\\.0\\.0\\.1:${port}/postgres: the server takes no writes`,
      ),
    );
    await expect(open(withHosts(placesOf(standby)))).rejects.toThrow(/the server takes no writes/);
  });
});

describePostgres('a Unix socket', () => {
  test('can be the host in the URL or in a parameter, even with sslmode=require', async () => {
    const socketFolder = mkdtempSync(join(tmpdir(), 'gatehouse-socket-'));
    atEnd(() => rmSync(socketFolder, { recursive: true, force: true }));
    const owner = serverUser();
    if (owner) chownSync(socketFolder, owner.uid, owner.gid);
    const { url } = await startPostgres({ socketFolder });
    const { username, password, port } = new URL(url('postgres'));
    const user = `${username}:${password}`;
    await works(`postgresql://${user}@/postgres?host=${socketFolder}&port=${port}`);
    await works(`postgresql://${user}@localhost/postgres?host=${socketFolder}&port=${port}&sslmode=require`);
    await works(`postgresql://${user}@${encodeURIComponent(socketFolder)}:${port}/postgres`);
  });
});

describePostgres('TLS to the server', () => {
  const folder = temporaryFolder();
  const file = (name: string) => join(folder, name);
  let secured: PostgresCluster;
  let plain: PostgresCluster;
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
  beforeAll(async () => {
    for (const name of ['root', 'other']) {
      openssl(
        'req',
        '-x509',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:P-256',
        '-nodes',
        '-days',
        '2',
        ...['-keyout', `${name}.key`, '-out', `${name}.pem`, '-subj', `/CN=${name}`],
      );
    }
    openssl(
      'req',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:P-256',
      '-nodes',
      ...[
        '-keyout',
        'server.key',
        '-out',
        'server.csr',
        '-subj',
        '/CN=localhost',
        '-addext',
        'subjectAltName=DNS:localhost',
      ],
    );
    openssl(
      'x509',
      '-req',
      '-in',
      'server.csr',
      '-CA',
      'root.pem',
      '-CAkey',
      'root.key',
      '-days',
      '2',
      ...['-copy_extensions', 'copy', '-out', 'server.pem'],
    );
    secured = await startPostgres({
      tls: { ssl_cert_file: file('server.pem'), ssl_key_file: file('server.key') },
    });
    plain = await startPostgres();
  });
  const to = (cluster: PostgresCluster, hostname: string, parameters: Record<string, string>) =>
    changed(cluster.url('postgres'), { hostname }, parameters);

  async function isEncrypted(url: string): Promise<boolean> {
    const database = await open(url);
    try {
      const [row] = await database.prisma.$queryRaw<{ ssl: boolean }[]>`
        SELECT bool_and(ssl) AS ssl FROM pg_stat_ssl JOIN pg_stat_activity USING (pid)
        WHERE application_name LIKE 'gatehouse%'`;
      return row?.ssl ?? false;
    } finally {
      await database.close();
    }
  }
  const [root, other] = [file('root.pem'), file('other.pem')];

  test.each<[string, Record<string, string>, boolean]>([
    ['127.0.0.1', {}, true],
    ['127.0.0.1', { sslmode: 'disable' }, false],
    ['127.0.0.1', { sslmode: 'allow' }, false],
    ['127.0.0.1', { sslmode: 'prefer' }, true],
    ['127.0.0.1', { sslmode: 'require' }, true],
    ['127.0.0.1', { sslmode: 'no-verify' }, true],
    ['127.0.0.1', { sslmode: 'require', sslrootcert: root }, true],
    ['127.0.0.1', { sslmode: 'verify-ca', sslrootcert: root }, true],
    ['localhost', { sslmode: 'verify-full', sslrootcert: root }, true],
    ['localhost', { sslmode: 'verify-full', sslrootcert: root, channel_binding: 'require' }, true],
  ])('a server with TLS (%s, %j) is reached encrypted: %s', async (hostname, parameters, encrypted) => {
    expect(await isEncrypted(to(secured, hostname, parameters))).toBe(encrypted);
  });

  test.each<[string, Record<string, string>, RegExp]>([
    ['127.0.0.1', { sslmode: 'verify-full', sslrootcert: root }, /does not match certificate|altnames/i],
    ['localhost', { sslmode: 'verify-full', sslrootcert: other }, /certificate/],
    ['localhost', { sslmode: 'verify-full' }, /certificate/],
    ['127.0.0.1', { sslmode: 'verify-ca', sslrootcert: other }, /certificate/],
    ['127.0.0.1', { sslmode: 'require', sslrootcert: other }, /certificate/],
  ])('a server that is not trusted is refused: %s %j', async (hostname, parameters, reason) => {
    await expect(open(to(secured, hostname, parameters))).rejects.toThrow(reason);
  });

  test('a server without TLS is used unencrypted, unless the URL requires TLS or channel binding', async () => {
    for (const sslmode of ['prefer', 'allow', 'disable']) {
      expect(await isEncrypted(to(plain, '127.0.0.1', { sslmode }))).toBe(false);
    }
    await expect(open(to(plain, '127.0.0.1', { sslmode: 'require' }))).rejects.toThrow(
      /does not support SSL/,
    );
    const bound = { sslmode: 'prefer', channel_binding: 'require' };
    await expect(open(to(plain, '127.0.0.1', bound))).rejects.toThrow(/channel_binding=require/);
  });
});
