import { sessionSweep } from '../../../src/access/sessions/sweep.ts';
import { systemClock } from '../../../src/lib/clock.ts';
import { openDatabase } from '../../../src/platform/database/open-database.ts';
import { type BenchCustomer, logIn, registerCustomers } from '../customers.ts';
import { type Gatehouse, startGatehouse } from '../gatehouse.ts';
import { fillSessions, withClient } from '../sessions.ts';
import type { Stage } from '../stage.ts';
import { count, type Row } from '../table.ts';

const CUSTOMERS = 50;
const LOGINS = 1_000;
const AT_ONCE = 8;
const COUNTED_LOGINS = 100;
const OLD_SESSIONS = 20_000;

/** Tables that grow with every login. */
const GROWING = ['session', 'refresh_token'];

/** Measures the cost of a session in the database: its rows, its statements, and its removal. */
export async function costRows(stage: Stage): Promise<Row[]> {
  const databaseUrl = await stage.createDatabase('cost');
  await withClient(databaseUrl, (client) => client.query(`ALTER DATABASE cost SET log_statement = 'all'`));
  const server = await startGatehouse(stage, stage.subfolder('cost'), databaseUrl);
  const customers = await registerCustomers(server, CUSTOMERS, 1);
  const written = await statementsOfLogins(stage, databaseUrl, server, customers);
  const before = await sizes(databaseUrl);
  let next = 0;
  const logInSome = async () => {
    while (next < LOGINS) await logIn(server, customers[next++ % customers.length] as BenchCustomer);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, logInSome));
  const after = await sizes(databaseUrl);
  await server.stop();
  const growth = GROWING.map((table) => {
    const bytes = (after.get(table) ?? 0) - (before.get(table) ?? 0);
    return [table, Math.round(bytes / LOGINS)] as const;
  });
  const total = growth.reduce((sum, [, bytes]) => sum + bytes, 0);
  return [
    plain(
      'a session in PostgreSQL, tables and indexes',
      `${count(total)} bytes (${growth.map(([table, bytes]) => `${table} ${count(bytes)}`).join(', ')})`,
    ),
    ...written,
    await removalRow(stage),
  ];
}

/** Counts the statements of a login, and the write-ahead log that they cause. */
async function statementsOfLogins(
  stage: Stage,
  databaseUrl: string,
  server: Gatehouse,
  customers: readonly BenchCustomer[],
): Promise<Row[]> {
  const position = () =>
    withClient(databaseUrl, async (client) => {
      const { rows } = await client.query(`SELECT pg_current_wal_insert_lsn() - '0/0'::pg_lsn AS bytes`);
      return Number(rows[0].bytes);
    });
  // The first login of a customer is different: the device is new and statements are not prepared.
  for (const customer of customers) await logIn(server, customer);
  const [logBefore, bytesBefore] = [(await stage.postgresLog()).length, await position()];
  for (let login = 0; login < COUNTED_LOGINS; login += 1) {
    await logIn(server, customers[login % customers.length] as BenchCustomer);
  }
  const bytes = (await position()) - bytesBefore;
  const statements = [...(await stage.postgresLog()).slice(logBefore).matchAll(STATEMENT)].map(
    ([, verb = '']) => verb.toUpperCase(),
  );
  const each = (verbs: string[]) => statements.filter((verb) => verbs.includes(verb)).length / COUNTED_LOGINS;
  const writes = each(['INSERT', 'UPDATE', 'DELETE', 'WITH']);
  const reads = each(['SELECT']);
  return [
    plain(
      'statements of a login',
      `${writes.toFixed(1)} that write, ${reads.toFixed(1)} that read, ${each(['COMMIT']).toFixed(1)} commits`,
    ),
    plain('write-ahead log of a login', `${count(bytes / COUNTED_LOGINS)} bytes`),
  ];
}

const STATEMENT = /LOG: {2}(?:execute [^:]+|statement): \s*(\w+)/g;

async function sizes(databaseUrl: string): Promise<Map<string, number>> {
  return withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<{ table: string; bytes: string }>(
      'SELECT name AS table, pg_total_relation_size(name::regclass) AS bytes FROM unnest($1::text[]) name',
      [GROWING],
    );
    return new Map(rows.map(({ table, bytes }) => [table, Number(bytes)]));
  });
}

/** Measures the removal of sessions that expired long ago, each with a refresh token. */
async function removalRow(stage: Stage): Promise<Row> {
  const databaseUrl = await stage.createDatabase('removal');
  const server = await startGatehouse(stage, stage.subfolder('removal'), databaseUrl);
  await server.stop();
  await fillSessions(databaseUrl, OLD_SESSIONS);
  await withClient(databaseUrl, async (client) => {
    // Makes the sessions two years old. An id contains the time of its creation, so the ids are changed too.
    await client.query(`UPDATE session SET expires_at = now() - interval '60 days', created_at = now() - interval '2 years',
      id = (lpad(to_hex(floor(extract(epoch FROM created_at - interval '2 years') * 1000)::bigint), 12, '0')
        || substr(replace(id::text, '-', ''), 13))::uuid`);
    await client.query(`INSERT INTO refresh_token (id, session_id, secret_hash, created_at, expires_at)
      SELECT gen_random_uuid(), id, sha256(id::text::bytea), created_at, expires_at FROM session`);
    await client.query('VACUUM (ANALYZE) session, refresh_token');
  });
  const database = await openDatabase({ databaseUrl, dataDir: stage.folder, databasePoolSize: 2 });
  const milliseconds: number[] = [];
  const settings = { sessionHistoryDays: 30 };
  const sweep = sessionSweep({ prisma: database.prisma, clock: systemClock, settings });
  let more = true;
  while (more) {
    const startedAt = performance.now();
    more = await sweep.batch();
    milliseconds.push(performance.now() - startedAt);
  }
  const left = await database.prisma.session.count();
  await database.close();
  if (left > 0) throw new Error(`The sweep left ${left} sessions`);
  const total = milliseconds.reduce((sum, value) => sum + value, 0);
  return plain(
    'removal of a session that expired long ago',
    `${((total / OLD_SESSIONS) * 1000).toFixed(0)} µs; the longest of ${milliseconds.length} batches ${Math.max(...milliseconds).toFixed(0)} ms`,
  );
}

function plain(measured: string, figure: string): Row {
  return { measured, figure, ratio: '', target: '', reached: null };
}
