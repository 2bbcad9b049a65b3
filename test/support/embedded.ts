import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { inject } from 'vitest';
import type { Database } from '../../src/platform/database/database.ts';
import { PGLITE_OPTIONS } from '../../src/platform/database/embedded.ts';
import { atEnd } from './at-end.ts';
import { emptyAgain, makeReusable, type ReusableDatabase } from './reusable-database.ts';

let image: Blob | undefined;

/** Databases that no test uses at the moment. A reset takes an eighth of the time of a start. */
const idle: ReusableDatabase[] = [];
const MOST_IDLE = 3;

/** Returns an empty migrated database in memory, which is released at the end of the test. */
export async function createEmbeddedDatabase(): Promise<Database> {
  const reusable = (await takeIdle()) ?? (await makeReusable(await openEmbeddedImage()));
  const close = atEnd(async () => {
    if (idle.length < MOST_IDLE && !reusable.pglite.closed) idle.push(reusable);
    else await reusable.database.close();
  });
  return { ...reusable.database, close };
}

/** Closes the databases that wait for their next test, so that the next test gets a new one, which can be reused. */
export async function closeIdleDatabases(): Promise<void> {
  await Promise.all(idle.splice(0).map(({ database }) => database.close()));
}

async function takeIdle(): Promise<ReusableDatabase | undefined> {
  for (let one = idle.pop(); one !== undefined; one = idle.pop()) {
    if (await emptyAgain(one)) return one;
    await one.database.close().catch(() => {});
  }
  return undefined;
}

/** Opens the database engine without the product. The caller closes it. */
export function openEmbeddedImage(): Promise<PGlite> {
  image ??= new Blob([readFileSync(inject('embeddedImage'))]);
  return PGlite.create({ ...PGLITE_OPTIONS, loadDataDir: image });
}

/** Creates the files of an empty migrated database, which a server can open. */
export function unpackEmbeddedDatabase(folder: string): void {
  mkdirSync(folder, { mode: 0o700 });
  execFileSync('tar', ['-xf', inject('embeddedImage'), '-C', folder], { stdio: 'ignore' });
}

const SEGMENT_BYTES = 16 * 1024 * 1024;

/**
 * Fills the current segment of a cluster's write-ahead log, except for some bytes.
 * @returns a function that removes the segments that PostgreSQL has made in advance
 */
export async function useUpLogSegment(folder: string, leftBytes: number): Promise<() => void> {
  const pglite = await PGlite.create({ ...PGLITE_OPTIONS, dataDir: folder });
  const position = async () => {
    const { rows } = await pglite.query<{ bytes: number; segment: string }>(
      `SELECT mod(pg_current_wal_lsn() - '0/0', ${SEGMENT_BYTES})::int AS bytes,
         pg_walfile_name(pg_current_wal_lsn()) AS segment`,
    );
    if (!rows[0]) throw new Error('The log has no position');
    return rows[0];
  };
  for (;;) {
    const missing = SEGMENT_BYTES - leftBytes - (await position()).bytes;
    if (missing <= 0) break;
    await pglite.query("SELECT pg_logical_emit_message(false, 'test', repeat('x', $1))", [
      Math.min(missing, 1_000_000),
    ]);
  }
  const { segment } = await position();
  await pglite.close();
  const log = join(folder, 'pg_wal');
  return () => {
    for (const name of readdirSync(log)) {
      if (/^[0-9A-F]{24}$/.test(name) && name > segment) rmSync(join(log, name));
    }
  };
}
