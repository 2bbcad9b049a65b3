import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { once } from '../../src/lib/once.ts';
import { lastWill } from '../support/last-will.ts';
import { createCluster, findServerPrograms } from '../support/postgres-cluster.ts';

/** The databases, servers and folders of the bench, which are closed at its end. */
export type Stage = {
  /** A temporary folder, which is removed at the end. */
  folder: string;
  /** Where servers write their CPU profiles, or null. */
  profiles: string | null;
  /** Creates an empty folder inside `folder`. */
  subfolder(name: string): string;
  /** Creates an empty database. The first call starts the PostgreSQL of the bench. @returns the URL of the database */
  createDatabase(name: string): Promise<string>;
  postgresVersion(): Promise<string>;
  /** Reads the log of the PostgreSQL of the bench. */
  postgresLog(): Promise<string>;
  /** Closes a resource at the end. @returns a function that closes it earlier; it is closed only once */
  atEnd(close: () => Promise<void>): () => Promise<void>;
  /** Closes everything, the last opened first. Runs once. */
  close(): Promise<void>;
};

/**
 * @param profiles a folder for CPU profiles of Gatehouse's servers
 * @param onDisk whether PostgreSQL keeps its files on disk even if they would fit into memory
 */
export function openStage(profiles: string | null, { onDisk = false } = {}): Stage {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-bench-'));
  const revoke = lastWill('sleep 1; rm -rf "$1"', folder);
  const open = new Set<() => Promise<void>>();

  const cluster = once(async () => {
    const programs = findServerPrograms();
    if (!programs) throw new Error('The bench needs PostgreSQL (Debian: apt-get install postgresql)');
    const created = await createCluster(programs, onDisk ? { parent: tmpdir() } : {});
    stage.atEnd(created.remove);
    return created;
  });
  const administer = async (sql: string) => {
    const client = new pg.Client({ connectionString: (await cluster()).url('postgres') });
    await client.connect();
    try {
      return await client.query(sql);
    } finally {
      await client.end();
    }
  };

  const stage: Stage = {
    folder,
    profiles,
    subfolder(name) {
      const path = join(folder, name);
      mkdirSync(path);
      return path;
    },
    async createDatabase(name) {
      await administer(`CREATE DATABASE ${pg.escapeIdentifier(name)}`);
      return (await cluster()).url(name);
    },
    postgresVersion: async () => (await administer('SHOW server_version')).rows[0].server_version,
    postgresLog: async () => (await cluster()).log(),
    atEnd(close) {
      const closeOnce = once(async () => {
        open.delete(closeOnce);
        await close();
      });
      open.add(closeOnce);
      return closeOnce;
    },
    close: once(async () => {
      for (const close of [...open].reverse()) await close();
      revoke();
      rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    }),
  };
  return stage;
}
