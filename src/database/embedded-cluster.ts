import { setFlagsFromString } from 'node:v8';
import { PGlite, type PGliteOptions } from '@electric-sql/pglite';
import { ensureCluster } from './embedded-folder.ts';

/**
 * PostgreSQL clears its buffers at each start: with its usual 128 MB that is a third of the time it takes, and all
 * of it stays resident. The files are in the operating system's cache anyway.
 */
export const SHARED_BUFFERS = ['-c', 'shared_buffers=4MB'] as const;

/**
 * Opens the embedded database, and makes it where there is none yet. The caller holds the lock of `dataDir`.
 */
export async function openEmbeddedCluster(dataDir: string, options: PGliteOptions): Promise<PGlite> {
  const folder = await ensureCluster(dataDir);
  return withBaselineCode(() => PGlite.create({ ...options, dataDir: folder }));
}

/**
 * V8 compiles a WebAssembly module that is loaded meanwhile with its baseline compiler only, also what it compiles
 * of it later. The optimizing compiler takes 600 MB for a single function of PostgreSQL's; docs/capacity.md says
 * what that costs and saves.
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
