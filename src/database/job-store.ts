import type { PGlite } from '@electric-sql/pglite';
import type pg from 'pg';
import type { ConstructorOptions, Db as JobDatabase } from 'pg-boss';
import { fromPglite, PgBoss } from 'pg-boss';

/** How the job queue (pg-boss) reaches its own tables, which are in the same database as all others. */
export type JobStore = {
  /** What a `PgBoss` is made with. */
  connection: Pick<ConstructorOptions, 'db' | 'backend' | 'connectionString' | 'connectionTimeoutMillis'> &
    Pick<ConstructorOptions, 'max' | 'options' | 'application_name'>;
  /** Whether no other process can be at work on the same jobs. */
  alone: boolean;
};

/** Every queue that there is. */
export const JOB_QUEUES = ['mail', 'webhook'] as const;
export type JobQueue = (typeof JOB_QUEUES)[number];

/** Makes the job queue's tables, or brings them up to date. Only one process may do so at a time. */
export async function installJobStore({ connection }: JobStore): Promise<void> {
  const boss = new PgBoss({ ...connection, schedule: false, supervise: false });
  // It emits what it also throws, and an event that nobody hears would end the process.
  boss.on('error', () => {});
  try {
    await boss.start();
    const made = new Set((await boss.getQueues()).map(({ name }) => name));
    for (const name of JOB_QUEUES) if (!made.has(name)) await boss.createQueue(name);
  } finally {
    await boss.stop({ graceful: false });
  }
}

/** The one connection is shared with everybody else. */
export function jobStoreOnPGlite(pglite: PGlite): JobStore {
  const database = fromPglite(pglite);
  const executeSql: JobDatabase['executeSql'] = (text, values) =>
    // A block that fails leaves its transaction open: within one of PGlite's own nobody else falls into it.
    /^\s*BEGIN\b/.test(text) && !values?.length
      ? pglite.transaction(async (tx) => ({ rows: (await tx.exec(text)).flatMap(({ rows }) => rows) }))
      : database.executeSql(text, values);
  return { connection: { db: { ...database, executeSql }, backend: 'pglite' }, alone: true };
}

/** A few connections of its own: requests never wait for jobs, nor jobs for requests. */
export function jobStoreOnPostgres(config: pg.PoolConfig): JobStore {
  const { connectionString, connectionTimeoutMillis, options } = config;
  return {
    connection: {
      ...(connectionString === undefined ? {} : { connectionString }),
      ...(connectionTimeoutMillis === undefined ? {} : { connectionTimeoutMillis }),
      ...(options === undefined ? {} : { options }),
      max: 3,
      application_name: 'gatehouse-jobs',
    },
    alone: false,
  };
}
