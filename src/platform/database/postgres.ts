import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { OperatorError } from '../../lib/operator-error.ts';
import { type PostgresTarget, parsePostgresUrl } from '../../lib/postgres-url.ts';
import type { Settings } from '../settings.ts';
import { START_APPLICATION_NAME, type StartPatience, withBootLock } from './boot-lock.ts';
import { PrismaClient } from './client/client.ts';
import { ConnectionPool } from './connection-pool.ts';
import { readConnectionRoom } from './connection-room.ts';
import type { Database } from './database.ts';
import { installJobStore, jobStoreOnPostgres } from './job-store.ts';
import { listen } from './listener.ts';
import { applyMigrations } from './migrate.ts';
import type { MigrationConnection } from './migration-connection.ts';
import { ReadOnlyServerError } from './outage.ts';
import { checkPooler } from './pooler.ts';
import { prismaOptions } from './prisma-options.ts';
import { checkServer } from './server-checks.ts';
import { ServerConnection, type ServerConnectionOptions } from './server-connection.ts';
import { locateServers } from './server-locator.ts';
import {
  knownSettings,
  PLANS_OF_READS,
  type SessionSettings,
  transactionStatementOf,
} from './session-settings.ts';
import { statementNames } from './statement-names.ts';
import { watchWritability } from './writability.ts';

/** How many queries of `Database.read` run at once. Requests that arrive meanwhile are joined into the next query. */
const READS_AT_ONCE = 2;
const JOB_CONNECTIONS = 3;
const JOBS_APPLICATION_NAME = 'gatehouse-jobs';
const QUERY_TIMEOUT_MS = 4_500;
const JOB_TIMEOUT_MS = 30_000;
/**
 * The lifetime of a connection. Connections are replaced, because the name or address may lead to another server later.
 * The lifetime is random, so that processes that were started together do not reconnect together.
 */
const LIFETIME_SECONDS = { least: 240, most: 300 };

/**
 * With `directDatabaseUrl`, `databaseUrl` leads to a pooler that may run each transaction on another server connection.
 */
type Addresses = {
  databaseUrl: string;
  directDatabaseUrl?: Settings['directDatabaseUrl'];
  databasePoolSize: number;
};

/**
 * Connects to PostgreSQL, checks it, and applies missing migrations.
 * @param onServer called with the place of the server that is used, if the connection string names several
 */
export async function openPostgres(
  { databaseUrl, directDatabaseUrl, databasePoolSize }: Addresses,
  patience: StartPatience,
  onServer: (place: string) => void,
): Promise<Database> {
  const writability = watchWritability();
  const optionsOf = (
    variable: ServerConnectionOptions['variable'],
    target: PostgresTarget,
  ): ServerConnectionOptions => ({
    variable,
    target,
    locator: locateServers(target, onServer),
    applicationName: 'gatehouse',
    settings: {},
    transactionStatement: null,
    queryTimeoutMilliseconds: null,
    onServerError: writability.noteError,
  });
  const common = optionsOf('DATABASE_URL', parsePostgresUrl(databaseUrl));
  const direct = directDatabaseUrl
    ? optionsOf('DIRECT_DATABASE_URL', directTarget(directDatabaseUrl, common.target))
    : common;
  const isPooled = direct !== common;
  const { schema, known, connectionRoom } = await withBootLock(direct, patience, async (connection) => {
    // A pooler has its own limit.
    const connectionRoom = isPooled ? null : await readConnectionRoom(connection);
    if (isPooled) await checkPooler(common, connection, patience);
    const found = await checkServer(connection, direct);
    const target = { ...direct.target, applicationName: START_APPLICATION_NAME };
    await prepare({ ...direct, target, settings: inSchema(found) });
    return { schema: found, known: await knownSettings(connection), connectionRoom };
  });

  const { least, most } = LIFETIME_SECONDS;
  const lifetimeSeconds = least + Math.random() * (most - least);
  const withTimeout = (milliseconds: number, more: SessionSettings = {}): ServerConnectionOptions => {
    // The server cancels a statement shortly after the client has given up, so that the statement keeps no locks.
    const settings = { ...inSchema(schema), statement_timeout: milliseconds + 500, ...more };
    const transactionStatement = isPooled ? transactionStatementOf(settings, known) : null;
    return { ...common, settings, transactionStatement, queryTimeoutMilliseconds: milliseconds };
  };
  const requests = { idle_in_transaction_session_timeout: 15_000 };
  const pool = new ConnectionPool(withTimeout(QUERY_TIMEOUT_MS, requests), databasePoolSize, lifetimeSeconds);
  // Separate connections, so that verdicts never wait for other requests.
  const reads = new ConnectionPool(
    withTimeout(QUERY_TIMEOUT_MS, { ...requests, ...PLANS_OF_READS }),
    READS_AT_ONCE,
    lifetimeSeconds,
  );
  const forJobs = { ...withTimeout(JOB_TIMEOUT_MS), applicationName: JOBS_APPLICATION_NAME };
  const jobs = new ConnectionPool(forJobs, JOB_CONNECTIONS, lifetimeSeconds);
  const listening = {
    ...direct,
    settings: forJobs.settings,
    queryTimeoutMilliseconds: JOB_TIMEOUT_MS,
    applicationName: JOBS_APPLICATION_NAME,
  };
  const prisma = new PrismaClient({
    adapter: new PrismaPg(pool, {
      disposeExternalPool: true,
      schema,
      ...(isPooled ? {} : { statementNameGenerator: statementNames() }),
    }),
    ...prismaOptions,
  });
  return {
    prisma,
    read: (name, text, values) => readFresh(reads, name, text, values),
    readsAtOnce: READS_AT_ONCE,
    jobs: jobStoreOnPostgres(jobs, (channel, onNotification, onListening) =>
      listen(
        () => new ServerConnection({ ours: listening }),
        lifetimeSeconds,
        channel,
        onNotification,
        onListening,
      ),
    ),
    exclusively: (work) => withBootLock(direct, patience, work),
    connectionRoom,
    takesWrites: () => writability.takesWrites(prisma),
    pools: () =>
      Object.entries({ requests: pool, verdicts: reads, jobs }).map(([name, each]) => ({
        pool: name,
        open: each.totalCount,
        idle: each.idleCount,
        waiting: each.waitingCount,
      })),
    async close() {
      await Promise.all([prisma.$disconnect(), reads.end(), jobs.end()]);
    },
  };
}

/** The target of `directDatabaseUrl`. It must lead to the same tables as `databaseUrl`. */
function directTarget(directDatabaseUrl: string, { schema }: PostgresTarget): PostgresTarget {
  const direct = parsePostgresUrl(directDatabaseUrl);
  if (direct.schema !== null && direct.schema !== schema) {
    throw new OperatorError('DIRECT_DATABASE_URL: must have the same schema as DATABASE_URL, or none.');
  }
  return { ...direct, schema };
}

function inSchema(schema: string): SessionSettings {
  return { search_path: pg.escapeIdentifier(schema) };
}

export function migrationsOnPostgres(connection: Pick<pg.Client, 'query'>): MigrationConnection {
  return {
    run: (sql) => connection.query(sql),
    rows: async (sql) => (await connection.query<Record<string, unknown>>(sql)).rows,
    isShared: true,
  };
}

/** Applies migrations, and creates the tables of the job queue. Both may take longer than any query of a request. */
async function prepare(options: ServerConnectionOptions): Promise<void> {
  const connection = new ServerConnection({ ours: options });
  await connection.connect();
  try {
    await applyMigrations(migrationsOnPostgres(connection));
  } finally {
    await connection.end().catch(() => {});
  }
  const pool = new ConnectionPool(options, 3, 0);
  try {
    await installJobStore(jobStoreOnPostgres(pool));
  } finally {
    await pool.end();
  }
}

/**
 * Reads from a server only if it accepts writes. The query itself checks this, because a server can become read-only
 * while a connection is open.
 * @param text a query that returns exactly one row
 */
async function readFresh<Row>(
  pool: ConnectionPool,
  name: string,
  text: string,
  values: readonly unknown[],
): Promise<Row> {
  const client = await pool.connect();
  let failure: Error | undefined;
  try {
    const { rows } = await client.query({
      name,
      text: `SELECT one.*, current_setting('transaction_read_only') = 'on' AS "isReadOnly" FROM (${text}) AS one`,
      values: [...values],
    });
    if (rows[0]?.isReadOnly !== false) throw new ReadOnlyServerError();
    return rows[0];
  } catch (error) {
    failure = error as Error;
    throw error;
  } finally {
    client.release(failure);
  }
}
