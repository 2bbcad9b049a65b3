import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PGlite, type PGliteOptions } from '@electric-sql/pglite';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import { OperatorError, reasonOf } from '../lib/operator-error.ts';
import type { Settings } from '../settings.ts';
import { type Prisma, PrismaClient } from './client/client.ts';
import { preparedStatements, withPreparedQueries } from './embedded-statements.ts';
import { lockFolder } from './folder-lock.ts';
import { installJobStore, type JobStore, jobStoreOnPGlite, jobStoreOnPostgres } from './job-store.ts';
import { applyMigrations } from './migrate.ts';
import { statementNames } from './statement-names.ts';

/** The Prisma client, or a transaction of it: what every rule takes first. */
export type Db = Prisma.TransactionClient;

/** A migrated database. This module is the only one that tells PGlite from PostgreSQL. */
export type Database = {
  prisma: PrismaClient;
  /**
   * Runs one read by hand: a statement that is prepared once a connection. For the few that run at
   * every page view; everything else goes through Prisma.
   */
  read: Read;
  /** How many such reads it answers better side by side than one after the other. */
  readsAtOnce: number;
  jobs: JobStore;
  /** Runs work that only one process may do at a time, before or after others have done it. */
  exclusively<T>(work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
};

/** @param name unique to the statement's text, under which PostgreSQL keeps its plan */
export type Read = <Row>(name: string, text: string, values: readonly unknown[]) => Promise<Row[]>;

/**
 * One plan for all values, and one that looks rows up by an index: for reads of a few rows by their keys. Left to
 * itself PostgreSQL would plan each anew, which takes longer than to run it, or keep a plan that it made when
 * the tables were empty.
 */
const PLANS_OF_READS = ['plan_cache_mode=force_generic_plan', 'enable_seqscan=off'];

/**
 * PostgreSQL clears its buffers at each start: with its usual 128 MB that is a third of the time it takes, and
 * the files are in the operating system's cache anyway. The only connection is that of reads too.
 */
export const PGLITE_OPTIONS: PGliteOptions = {
  startParams: [
    ...PGlite.defaultStartParams,
    ...['shared_buffers=16MB', ...PLANS_OF_READS].flatMap((setting) => ['-c', setting]),
  ],
};

/** Any constant: all processes of this product use the same. */
const BOOT_LOCK = 7_204_115;
/** One under way, and one that gathers meanwhile and follows at once. */
const READS_AT_ONCE = 2;
const CONNECT_TIMEOUT_MS = 4_000;
const QUERY_TIMEOUT_MS = 4_500;
/** Without the source text around the failing call. */
const errorFormat = 'minimal';
const transactionOptions = { maxWait: 4_000, timeout: 10_000 };

/**
 * Opens the embedded database or connects to PostgreSQL, and applies missing migrations.
 * @throws FolderLockedError when another process uses the embedded folder, OperatorError when the folder or the
 *   server cannot be used
 */
export async function openDatabase(settings: Pick<Settings, 'dataDir' | 'databaseUrl' | 'databasePoolSize'>) {
  return settings.databaseUrl
    ? openPostgres(settings.databaseUrl, settings.databasePoolSize)
    : openEmbedded(settings.dataDir);
}

async function openEmbedded(dataDir: string): Promise<Database> {
  const unlock = await lockFolder(dataDir);
  try {
    const database = await overPGlite(
      await PGlite.create({ ...PGLITE_OPTIONS, dataDir: join(dataDir, 'database') }),
    );
    return {
      ...database,
      async close() {
        await database.close();
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}

/** Over a PGlite that the caller has opened: the embedded folder's, or a test's in memory. */
export async function overPGlite(pglite: PGlite): Promise<Database> {
  // Prisma writes and reads timestamps as UTC without an offset.
  await pglite.exec("SET TIME ZONE 'UTC'");
  await applyMigrations(new PrismaPGlite(pglite));
  const jobs = jobStoreOnPGlite(pglite);
  await installJobStore(jobs);
  // Only now: a statement prepared before a migration could fail after it.
  const run = preparedStatements(pglite);
  const adapter = new PrismaPGlite(withPreparedQueries(pglite, run));
  const prisma = new PrismaClient({ adapter, transactionOptions, errorFormat });
  return {
    prisma,
    read: async <Row>(_name: string, text: string, values: readonly unknown[]) =>
      (await pglite._runExclusiveTransaction(() => run(text, values))).rows as Row[],
    readsAtOnce: 1,
    jobs,
    exclusively: (work) => work(),
    async close() {
      await prisma.$disconnect();
      if (!pglite.closed) await pglite.close();
    },
  };
}

async function openPostgres(connectionString: string, max: number): Promise<Database> {
  const config = {
    connectionString,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    application_name: 'gatehouse',
    // Prisma writes and reads timestamps as UTC without an offset.
    options: '-c TimeZone=UTC',
  } satisfies pg.PoolConfig;
  const exclusively = <T>(work: () => Promise<T>) => withBootLock(config, work);
  // Migrations may take longer than any query of a request.
  await exclusively(async () => {
    await applyMigrations(new PrismaPg({ ...config, max: 2 }));
    await installJobStore(jobStoreOnPostgres(config));
  });
  const served: pg.PoolConfig = {
    ...config,
    // The server gives up a little after the client has: what nobody waits for must hold no lock.
    options: `${config.options} -c statement_timeout=${QUERY_TIMEOUT_MS + 500} -c idle_in_transaction_session_timeout=15000`,
    query_timeout: QUERY_TIMEOUT_MS,
    keepAlive: true,
  };
  const pool = new pg.Pool({ ...served, max });
  // Connections of their own: no storm of other requests keeps a verdict waiting for one.
  const readsPool = new pg.Pool({
    ...served,
    options: `${served.options} ${PLANS_OF_READS.map((setting) => `-c ${setting}`).join(' ')}`,
    max: READS_AT_ONCE,
  });
  // One that breaks while it is idle is replaced by the next read.
  readsPool.on('error', () => {});
  const prisma = new PrismaClient({
    adapter: new PrismaPg(pool, { disposeExternalPool: true, statementNameGenerator: statementNames() }),
    transactionOptions,
    errorFormat,
  });
  return {
    prisma,
    read: async <Row>(name: string, text: string, values: readonly unknown[]) =>
      (await readsPool.query({ name, text, values: [...values] })).rows as Row[],
    readsAtOnce: READS_AT_ONCE,
    jobs: jobStoreOnPostgres({ ...config, options: `${config.options} -c statement_timeout=30000` }),
    exclusively,
    async close() {
      await Promise.all([prisma.$disconnect(), readsPool.end()]);
    },
  };
}

/**
 * A lock of the server's that dies with its connection, so a killed process leaves none behind.
 * @throws OperatorError when there is no connection to be had
 */
async function withBootLock<T>(
  config: pg.ClientConfig & { connectionString: string },
  work: () => Promise<T>,
): Promise<T> {
  const client = new pg.Client(config);
  // A connection that breaks fails the query under way; by itself it must not end the process.
  client.on('error', () => {});
  await client.connect().catch((error) => {
    // Never the whole URL: it holds the password.
    const { host, pathname } = new URL(config.connectionString);
    const message = `DATABASE_URL: no connection to ${host}${pathname}: ${reasonOf(error)}`;
    throw new OperatorError(message, { cause: error });
  });
  try {
    while (!(await client.query('SELECT pg_try_advisory_lock($1) AS locked', [BOOT_LOCK])).rows[0].locked) {
      await sleep(50);
    }
    return await work();
  } finally {
    await client.end();
  }
}
