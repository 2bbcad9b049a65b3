import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { PGlite, type PGliteOptions } from '@electric-sql/pglite';
import { clusterFolder, ensureCluster, isCluster } from './embedded-folder.ts';
import { holdsLock } from './folder-lock.ts';
import { DatabaseOutageError } from './outage.ts';

/**
 * PostgreSQL clears its buffers at each start. With the default of 128 MB that takes a third of the start, and all of
 * it stays resident. The operating system caches the files anyway.
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

/** The size of a segment of the write-ahead log. With less free space, PostgreSQL ends at one of the next two writes. */
const SEGMENT_BYTES = 16 * 1024 * 1024;

/**
 * Checks that the cluster of a data folder can be opened again after it has ended.
 * @throws when the folder was removed or replaced, or its disk has no space for a segment of the log
 */
export async function requireReopenable(dataDir: string): Promise<void> {
  // In an empty folder PGlite would create another cluster.
  if (!isCluster(clusterFolder(dataDir)) || !holdsLock(dataDir)) {
    throw new DatabaseOutageError(`${dataDir} is not the folder any more that it was at the start`);
  }
  const file = join(dataDir, 'space');
  try {
    await writeFile(file, Buffer.alloc(SEGMENT_BYTES, 1), { mode: 0o600 });
  } finally {
    await rm(file, { force: true });
  }
}

/**
 * V8 compiles a WebAssembly module that is loaded meanwhile with its baseline compiler only, also what it compiles of
 * it later. The optimizing compiler takes 600 MB for a single function of PostgreSQL's; docs/capacity.md has the cost
 * and the saving.
 */
export async function withBaselineCode<T>(load: () => Promise<T>): Promise<T> {
  // Concerns modules without dynamic tiering only: those that are loaded here.
  setFlagsFromString('--no-wasm-tier-up');
  setFlagsFromString('--no-wasm-dynamic-tiering');
  try {
    return await load();
  } finally {
    setFlagsFromString('--wasm-dynamic-tiering');
  }
}

/**
 * V8 optimizes a function of WebAssembly when it has run ten times as much as usual. Otherwise the start would have
 * Prisma's query compiler optimized, whose result Prisma keeps anyway. The memory for that stays resident afterwards,
 * 75 MB, because what the server keeps is allocated in between.
 */
function delayOptimizing(): void {
  setFlagsFromString('--wasm-tiering-budget=130000000');
}
