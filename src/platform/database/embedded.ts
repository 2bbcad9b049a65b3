import { PGlite, type PGliteOptions } from '@electric-sql/pglite';
import { OperatorError } from '../../lib/operator-error.ts';
import { PrismaClient } from './client/client.ts';
import type { Database } from './database.ts';
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
import { installJobStore, jobStoreOnPGlite } from './job-store.ts';
import { applyMigrations } from './migrate.ts';
import type { MigrationConnection } from './migration-connection.ts';
import { prismaOptions } from './prisma-options.ts';
import { PLANS_OF_READS } from './session-settings.ts';
import { type Writability, watchWritability } from './writability.ts';

/** PLANS_OF_READS apply to every statement, because the embedded database has only one connection. */
export const PGLITE_OPTIONS: PGliteOptions = {
  startParams: [
    ...PGlite.defaultStartParams,
    ...SHARED_BUFFERS,
    ...ENGINE_LOG_PARAMETERS,
    ...Object.entries(PLANS_OF_READS).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ],
};

/**
 * Opens the embedded database in a folder, and applies missing migrations.
 * @throws FolderLockedError when another process uses the folder, OperatorError when the database cannot be used
 */
export async function openEmbedded(dataDir: string, reports: EngineReports): Promise<Database> {
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

/** Wraps a PGlite that the caller has opened: in tests, or during the creation of the cluster. */
export async function overPGlite(pglite: PGlite): Promise<Database> {
  const writability = watchWritability();
  return overEngine(await onlyEngine(pglite, writability.noteError), writability);
}

async function overEngine(engine: EmbeddedEngine, writability: Writability): Promise<Database> {
  // Migrate before any other statement: a statement that is prepared before a migration could fail after it.
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
    pools: () => [],
    connectionRoom: null,
    async close() {
      await prisma.$disconnect();
      await engine.close();
    },
  };
}

/** The connection for migrations. No other process uses the database meanwhile. */
export function migrationsOnPGlite(pglite: PGlite): MigrationConnection {
  return {
    run: (sql) => pglite.exec(sql),
    rows: async (sql) => (await pglite.query<Record<string, unknown>>(sql)).rows,
    isShared: false,
  };
}
