import { PGlite, type PGliteOptions } from '@electric-sql/pglite';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import { OperatorError } from '../lib/operator-error.ts';
import type { Settings } from '../settings.ts';
import type { StartPatience } from './boot-lock.ts';
import { type Prisma, PrismaClient } from './client/client.ts';
import { openEmbeddedCluster, SHARED_BUFFERS } from './embedded-cluster.ts';
import { preparedStatements, type RunStatement, withPreparedQueries } from './embedded-statements.ts';
import { outageReasonOf } from './failures.ts';
import { lockFolder } from './folder-lock.ts';
import { installJobStore, type JobStore, jobStoreOnPGlite } from './job-store.ts';
import { applyMigrations, type MigrationConnection } from './migrate.ts';
import { openPostgres } from './postgres.ts';
import { prismaOptions } from './prisma-options.ts';
import { PLANS_OF_READS } from './session-settings.ts';
import { noteErrors, watchWritability } from './writability.ts';

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
  /** Whether it takes writes: not a standby, not read-only, no full disk. @throws when it does not answer */
  takesWrites(): Promise<boolean>;
  close(): Promise<void>;
};

/**
 * Reads from a server that takes writes.
 * @param name unique to the statement's text, under which PostgreSQL keeps its plan
 * @param text a SELECT that gives exactly one row
 * @throws ReadOnlyServerError when the server has become a standby, or read-only
 */
export type Read = <Row>(name: string, text: string, values: readonly unknown[]) => Promise<Row>;

/** The embedded database's only connection is that of reads, too. */
export const PGLITE_OPTIONS: PGliteOptions = {
  startParams: [
    ...PGlite.defaultStartParams,
    ...SHARED_BUFFERS,
    ...Object.entries(PLANS_OF_READS).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ],
};

/** A command waits for a server that starts, but not for a database that is away. */
const COMMAND_PATIENCE: StartPatience = { seconds: 10, forServer: false, onWait() {} };

/**
 * Opens the embedded database or connects to PostgreSQL, and applies missing migrations.
 * @throws FolderLockedError when another process uses the embedded folder, OperatorError when the folder or the
 *   server cannot be used
 */
export async function openDatabase(
  settings: Pick<Settings, 'dataDir' | 'databaseUrl' | 'databasePoolSize'>,
  patience: StartPatience = COMMAND_PATIENCE,
) {
  return settings.databaseUrl
    ? openPostgres(settings.databaseUrl, settings.databasePoolSize, patience)
    : openEmbedded(settings.dataDir);
}

async function openEmbedded(dataDir: string): Promise<Database> {
  const unlock = await lockFolder(dataDir);
  try {
    const database = await overPGlite(await openEmbeddedCluster(dataDir, PGLITE_OPTIONS));
    return {
      ...database,
      async close() {
        await database.close();
        unlock();
      },
    };
  } catch (error) {
    unlock();
    const reason = outageReasonOf(error);
    if (reason === null) throw error;
    throw new OperatorError(`DATA_DIR: the database in ${dataDir} cannot be used: ${reason}`, {
      cause: error,
    });
  }
}

/** Over a PGlite that the caller has opened: the embedded folder's, or a test's in memory. */
export async function overPGlite(pglite: PGlite): Promise<Database> {
  // Prisma writes and reads timestamps as UTC without an offset.
  await pglite.exec("SET TIME ZONE 'UTC'");
  await applyMigrations(migrationsOnPGlite(pglite));
  const writability = watchWritability();
  const jobs = jobStoreOnPGlite(pglite, writability.noteError);
  await installJobStore(jobs);
  // Only now: a statement prepared before a migration could fail after it.
  const run = preparedStatements(pglite);
  const noting: RunStatement = (...statement) => noteErrors(run(...statement), writability.noteError);
  const adapter = new PrismaPGlite(withPreparedQueries(pglite, noting));
  const prisma = new PrismaClient({ adapter, ...prismaOptions });
  return {
    prisma,
    read: async <Row>(_name: string, text: string, values: readonly unknown[]) =>
      (await pglite._runExclusiveTransaction(() => noting(text, values))).rows[0] as Row,
    readsAtOnce: 1,
    jobs,
    exclusively: (work) => work(),
    takesWrites: () => writability.takesWrites(prisma),
    async close() {
      await prisma.$disconnect();
      if (!pglite.closed) await pglite.close();
    },
  };
}

/** Nobody else is connected to it. */
export function migrationsOnPGlite(pglite: PGlite): MigrationConnection {
  return {
    run: (sql) => pglite.exec(sql),
    rows: async (sql) => (await pglite.query<Record<string, unknown>>(sql)).rows,
    isShared: false,
  };
}
