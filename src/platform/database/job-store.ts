import type { ConstructorOptions, Db as JobDatabase } from 'pg-boss';
import { fromPglite, PgBoss } from 'pg-boss';
import type { ConnectionPool } from './connection-pool.ts';
import { currentPGlite, type EmbeddedEngine } from './embedded-engine.ts';
import { noteErrors, type Writability } from './writability.ts';

/** Gives the job queue (pg-boss) access to its tables, which are in the same database as all others. */
export type JobStore = {
  /** The options of `PgBoss`. */
  connection: Pick<ConstructorOptions, 'db' | 'backend'>;
  /** Whether no other process can work on the same jobs. */
  alone: boolean;
};

/** All queues. */
export const JOB_QUEUES = ['mail', 'webhook', 'openid_logout'] as const;
export type JobQueue = (typeof JOB_QUEUES)[number];

/**
 * Creates or migrates the job queue's tables. Only one process at a time may do this. If it fails, everything
 * else still works: the job runner tries again and reports the reason.
 */
export async function installJobStore({ connection }: JobStore): Promise<void> {
  const boss = new PgBoss({ ...connection, schedule: false, supervise: false });
  // pg-boss emits errors as events, too. Without a listener they would end the process.
  boss.on('error', () => {});
  try {
    await startJobStore(boss);
  } catch {
    // The runner gets the same error, and reports it.
  } finally {
    await boss.stop({ graceful: false });
  }
}

/** @throws when the tables and queues cannot be created */
export async function startJobStore(boss: PgBoss): Promise<void> {
  await boss.start();
  const made = new Set((await boss.getQueues()).map(({ name }) => name));
  for (const name of JOB_QUEUES) if (!made.has(name)) await boss.createQueue(name);
}

/** The job store of the embedded database. It shares the only connection with all requests. */
export function jobStoreOnPGlite(engine: EmbeddedEngine, noteError: Writability['noteError']): JobStore {
  const database = fromPglite(currentPGlite(engine, 'pglite'));
  const run: JobDatabase['executeSql'] = async (text, values) =>
    // A failed block leaves its transaction open. PGlite's `transaction` rolls it back, so that other statements are
    // not affected.
    /^\s*BEGIN\b/.test(text) && !values?.length
      ? engine.current().pglite.transaction(async (tx) => ({
          rows: (await tx.exec(text)).flatMap(({ rows }) => rows),
        }))
      : database.executeSql(text, values);
  const executeSql: JobDatabase['executeSql'] = (text, values) => noteErrors(run(text, values), noteError);
  const listen: JobDatabase['listen'] = async (channel, onNotification, onListening) => {
    const begin = async () => {
      await engine.current().pglite.listen(channel, onNotification);
      onListening();
    };
    await begin();
    // If the engine stops before it listens, the next engine listens.
    const forget = engine.onReopened(() => void begin().catch(() => {}));
    return {
      async close() {
        forget();
        try {
          await engine.current().pglite.unlisten(channel, onNotification);
        } catch {
          // An engine that has ended has no listeners.
        }
      },
    };
  };
  return { connection: { db: { ...database, executeSql, listen }, backend: 'pglite' }, alone: true };
}

/** The job store of PostgreSQL. It has its own connections, so that jobs and requests do not compete for them. */
export function jobStoreOnPostgres(
  pool: ConnectionPool,
  listen?: NonNullable<JobDatabase['listen']>,
): JobStore {
  const executeSql: JobDatabase['executeSql'] = (text, values) => pool.query(text, values);
  return { connection: { db: { executeSql, ...(listen ? { listen } : {}) } }, alone: false };
}
