import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { PGlite, type PGliteOptions } from '@electric-sql/pglite';
import { clusterFolder, ensureCluster, isCluster } from './embedded-folder.ts';
import { holdsLock } from './folder-lock.ts';
import { DatabaseOutageError } from './outage.ts';

/**
 * PostgreSQL clears its buffers at each start. Clearing the default of 128 MB would take a third of the start-up time,
 * and all of it would stay resident. The operating system caches the files anyway.
 */
export const SHARED_BUFFERS = ['-c', 'shared_buffers=4MB'] as const;

/**
 * Opens the embedded database, and creates it if there is none yet. The caller holds the lock of `dataDir`.
 */
export async function openEmbeddedCluster(dataDir: string, options: PGliteOptions): Promise<PGlite> {
  const folder = await ensureCluster(dataDir);
  delayOptimizing();
  return withBaselineCode(() => PGlite.create({ ...options, dataDir: folder }));
}

/**
 * The size of a segment of the write-ahead log. With less free space, PostgreSQL stops at one of the next two writes.
 */
const SEGMENT_BYTES = 16 * 1024 * 1024;

/**
 * Checks that the cluster of a data folder can be opened again after the engine has stopped.
 * @throws when the folder was removed or replaced, or its disk has no space for a segment of the log
 */
export async function requireReopenable(dataDir: string): Promise<void> {
  // In an empty folder PGlite would create another cluster.
  if (!isCluster(clusterFolder(dataDir)) || !holdsLock(dataDir)) {
    throw new DatabaseOutageError(`${dataDir} is no longer the folder that it was at the start`);
  }
  const file = join(dataDir, 'space');
  try {
    await writeFile(file, Buffer.alloc(SEGMENT_BYTES, 1), { mode: 0o600 });
  } finally {
    await rm(file, { force: true });
  }
}

/**
 * Loads WebAssembly modules so that V8 only uses its baseline compiler for them, also for functions that it compiles
 * later. The optimizing compiler takes 600 MB for a single function of PostgreSQL. docs/capacity.md states the cost and
 * the saving.
 */
export async function withBaselineCode<T>(load: () => Promise<T>): Promise<T> {
  // The first flag only affects modules without dynamic tiering: those that `load` loads.
  setFlagsFromString('--no-wasm-tier-up');
  setFlagsFromString('--no-wasm-dynamic-tiering');
  try {
    return await load();
  } finally {
    setFlagsFromString('--wasm-dynamic-tiering');
  }
}

/**
 * Makes V8 optimize a WebAssembly function only after ten times the usual budget. With the usual budget, V8 would
 * optimize Prisma's query compiler during the start, although Prisma caches the results of the compiler. The 75 MB that
 * the optimization takes would stay resident, because long-lived objects of the server are allocated in between.
 */
function delayOptimizing(): void {
  setFlagsFromString('--wasm-tiering-budget=130000000');
}
