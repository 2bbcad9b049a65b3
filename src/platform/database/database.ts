import { PGlite, type PGliteOptions } from '@electric-sql/pglite';
import { OperatorError } from '../../lib/operator-error.ts';
import type { Settings } from '../settings.ts';
import type { StartPatience } from './boot-lock.ts';
import { type Prisma, PrismaClient } from './client/client.ts';
import { PrismaEmbedded } from './embedded-adapter.ts';
import { startCheckpoints } from './embedded-checkpoints.ts';
import { openEmbeddedCluster, requireReopenable, SHARED_BUFFERS } from './embedded-cluster.ts';
import {
  currentPGlite,
  type EmbeddedEngine,
  type EngineReports,
  keepEngine,
  onlyEngine,
} from './embedded-engine.ts';
import { ENGINE_LOG_PARAMETERS } from './embedded-engine-watch.ts';
import { outageReasonOf } from './failures.ts';
import { lockFolder } from './folder-lock.ts';
import { installJobStore, type JobStore, jobStoreOnPGlite } from './job-store.ts';
import { applyMigrations, type MigrationConnection } from './migrate.ts';
import { openPostgres } from './postgres.ts';
import { prismaOptions } from './prisma-options.ts';
import { PLANS_OF_READS } from './session-settings.ts';
import { type Writability, watchWritability } from './writability.ts';

/** The Prisma client, or one of its transactions. */
export type Db = Prisma.TransactionClient;

declare module '../runtime.ts' {
  interface Runtime {
    prisma: PrismaClient;
  }
}

/** An open database with all migrations applied. Only this folder distinguishes PGlite and PostgreSQL. */
export type Database = {
  prisma: PrismaClient;
  /** Runs a read as a prepared statement, without Prisma. For the few reads of every page view. */
  read: Read;
  /** How many of these reads run faster in parallel than one after the other. */
  readsAtOnce: number;
  jobs: JobStore;
  /** Runs work that only one process at a time may do. */
  exclusively<T>(work: () => Promise<T>): Promise<T>;
  /** Whether it accepts writes: no standby, not read-only, no full disk. @throws when it does not answer */
  takesWrites(): Promise<boolean>;
  close(): Promise<void>;
};

/**
 * Reads from a server that accepts writes.
 * @param name unique to the text; PostgreSQL keeps the plan under this name
 * @param text a SELECT that returns exactly one row
 * @throws ReadOnlyServerError when the server has become a standby or read-only
 */
export type Read = <Row>(name: string, text: string, values: readonly unknown[]) => Promise<Row>;

/** The embedded database has one connection for everything. */
export const PGLITE_OPTIONS: PGliteOptions = {
  startParams: [
    ...PGlite.defaultStartParams,
    ...SHARED_BUFFERS,
    ...ENGINE_LOG_PARAMETERS,
    ...Object.entries(PLANS_OF_READS).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ],
};

/** Commands wait for a server that is starting, but not for a database that is unavailable. */
const COMMAND_WAIT: StartPatience = { seconds: 10, forServer: false, onWait() {} };
/** Commands fail with the reason. */
const NO_REPORTS: EngineReports = { onStopped() {}, onReopened() {} };

/**
 * Opens the embedded database or connects to PostgreSQL, and applies missing migrations.
 * @param reports called when the embedded database has stopped, and when it is open again
 * @throws FolderLockedError when another process uses the embedded folder, OperatorError when the folder or the
 *   server cannot be used
 */
export async function openDatabase(
  settings: Pick<Settings, 'dataDir' | 'databaseUrl' | 'databasePoolSize'>,
  patience: StartPatience = COMMAND_WAIT,
  reports: EngineReports = NO_REPORTS,
) {
  return settings.databaseUrl
    ? openPostgres(settings.databaseUrl, settings.databasePoolSize, patience)
    : openEmbedded(settings.dataDir, reports);
}

async function openEmbedded(dataDir: string, reports: EngineReports): Promise<Database> {
  const unlock = await lockFolder(dataDir);
  try {
    const writability = watchWritability();
    const source = {
      open: (watch: PGliteOptions) => openEmbeddedCluster(dataDir, { ...PGLITE_OPTIONS, ...watch }),
      requireReopenable: () => requireReopenable(dataDir),
    };
    const engine = await keepEngine(source, writability.noteError, reports);
    const database = await overEngine(engine, writability);
    const stopCheckpoints = startCheckpoints(engine);
    return {
      ...database,
      async close() {
        await stopCheckpoints();
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

/** Wraps a PGlite that the caller has opened: in tests, or while the cluster is created. */
export async function overPGlite(pglite: PGlite): Promise<Database> {
  const writability = watchWritability();
  return overEngine(await onlyEngine(pglite, writability.noteError), writability);
}

async function overEngine(engine: EmbeddedEngine, writability: Writability): Promise<Database> {
  // Before any other statement, because a statement that is prepared before a migration could fail after it.
  await applyMigrations(migrationsOnPGlite(engine.current().pglite));
  const jobs = jobStoreOnPGlite(engine, writability.noteError);
  await installJobStore(jobs);
  const prisma = new PrismaClient({
    adapter: new PrismaEmbedded(currentPGlite(engine, 'prepared')),
    ...prismaOptions,
  });
  return {
    prisma,
    read: async <Row>(_name: string, text: string, values: readonly unknown[]) => {
      const { pglite, run } = engine.current();
      return (await pglite._runExclusiveTransaction(() => run(text, values))).rows[0] as Row;
    },
    readsAtOnce: 1,
    jobs,
    exclusively: (work) => work(),
    takesWrites: () => writability.takesWrites(prisma),
    async close() {
      await prisma.$disconnect();
      await engine.close();
    },
  };
}

/** No other process is connected. */
export function migrationsOnPGlite(pglite: PGlite): MigrationConnection {
  return {
    run: (sql) => pglite.exec(sql),
    rows: async (sql) => (await pglite.query<Record<string, unknown>>(sql)).rows,
    isShared: false,
  };
}
