import { parentPort, workerData } from 'node:worker_threads';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** A worker thread that compresses the texts that a module exports. `./assets.ts` starts it. */
const { module, files } = workerData as { module: string; files: Record<string, string> };
const BROTLI_QUALITY = 9;

const texts = (await import(module)) as Record<string, string>;
const compressed = Object.entries(files).map(([name, text]) => {
  const content = Buffer.from(texts[text] ?? '');
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
  };
  return [name, { br: brotliCompressSync(content, { params }), gzip: gzipSync(content) }] as const;
});
parentPort?.postMessage(Object.fromEntries(compressed));
