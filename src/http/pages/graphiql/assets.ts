import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { once } from '../../../lib/once.ts';
import type { Encoding } from '../../responses/compression.ts';

/** A file of GraphiQL, in the two encodings in which it is kept. */
export type Asset = Record<Encoding, Buffer>;

const PACKAGE = import.meta.resolve('@graphql-yoga/render-graphiql');

/** The files that come from the package, with the export that each contains. */
const FILES: Readonly<Record<string, string>> = {
  'graphiql.css': 'css',
  'graphiql.js': 'js',
  'editor-worker.js': 'editorWorkerService',
  'graphql-worker.js': 'graphqlWorker',
  'json-worker.js': 'jsonWorker',
};

export const ASSET_NAMES = Object.keys(FILES);

/**
 * Loads all files, compressed. The package is a module with nine megabytes of text. A worker thread loads and
 * compresses it, then ends, so that only the compressed files stay in memory.
 */
export const loadAssets = once(
  () =>
    new Promise<ReadonlyMap<string, Asset>>((resolve, reject) => {
      const workerData = { module: new URL('./graphiql.js', PACKAGE).href, files: FILES };
      const worker = new Worker(new URL('./compress-assets.ts', import.meta.url), { workerData });
      worker.once('error', reject);
      worker.once('message', (files: Record<string, Record<Encoding, Uint8Array>>) => {
        const assets = Object.entries(files).map(
          ([name, { br, gzip }]) => [name, { br: Buffer.from(br), gzip: Buffer.from(gzip) }] as const,
        );
        resolve(new Map(assets));
      });
      worker.unref();
    }),
);

/** Returns a part of each file's address. It changes with the package, so that browsers can cache the files forever. */
export const versionOfAssets = once(async () => {
  const manifest = await readFile(new URL('../package.json', PACKAGE), 'utf8');
  const { name, version } = JSON.parse(manifest) as { name: string; version: string };
  return createHash('sha256').update(`${name}@${version}`).digest('hex').slice(0, 16);
});
