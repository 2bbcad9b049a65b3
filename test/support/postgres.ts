import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { describe, inject } from 'vitest';
import { atEnd } from './at-end.ts';
import {
  type ClusterOptions,
  createCluster,
  findServerPrograms,
  type PostgresCluster,
} from './postgres-cluster.ts';

/** Tests that need PostgreSQL. Skipped if it is not installed. */
export function describePostgres(name: string, tests: () => void): void {
  describe.skipIf(!inject('postgres'))(name, tests);
}

/** Like `describePostgres`, for tests that run in order, because each continues from the one before. */
export function describePostgresInOrder(name: string, tests: () => void): void {
  describe.skipIf(!inject('postgres'))(name, { shuffle: false }, tests);
}

/** Creates an empty migrated database, which is dropped at the end of the test. */
export async function createPostgresDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  return createDatabase(templateOf(connection().template));
}

/** Creates a database without tables, which is dropped at the end of the test. */
export async function createEmptyPostgresDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  return createDatabase('');
}

/** Copies a database, which must have no connections. The copy is dropped at the end of the test. */
export async function copyPostgresDatabase(url: string): Promise<{ url: string; drop(): Promise<void> }> {
  return createDatabase(templateOf(new URL(url).pathname.slice(1)));
}

/** Starts a separate server, which a test may stop, kill or freeze. It is removed at the end of the test. */
export async function startPostgres(options: ClusterOptions = {}): Promise<PostgresCluster> {
  const programs = findServerPrograms();
  if (!programs) throw new Error('PostgreSQL is not installed: use describePostgres');
  const cluster = await createCluster(programs, { prepared: connection().prepared, ...options });
  atEnd(cluster.remove);
  return cluster;
}

function templateOf(database: string): string {
  return `TEMPLATE ${pg.escapeIdentifier(database)} ${connection().strategy}`;
}

async function createDatabase(from: string) {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await administer(`CREATE DATABASE ${name} ${from}`);
  const drop = atEnd(() => administer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
  return { url: withDatabase(connection().url, name), drop };
}

function connection() {
  const postgres = inject('postgres');
  if (!postgres) throw new Error('PostgreSQL is not installed: use describePostgres');
  return postgres;
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}

/** SQLSTATEs of temporary errors: template in use, tuple concurrently updated, too many connections, starting. */
const PASSING = new Set(['55006', 'XX000', '53300', '57P03']);
const TRIES = 50;

async function administer(sql: string): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    const client = new pg.Client({ connectionString: connection().url });
    try {
      await client.connect();
      await client.query(sql);
      return;
    } catch (error) {
      if (tries === TRIES || !PASSING.has((error as { code?: string }).code ?? '')) throw error;
      await sleep(100);
    } finally {
      await client.end().catch(() => {});
    }
  }
}
