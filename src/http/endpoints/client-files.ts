import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import { once } from '../../lib/once.ts';
import { requireFound } from '../../platform/errors.ts';
import { sendPublic } from '../responses/cacheable.ts';

/** `npm run build` creates this folder. */
const FOLDER = fileURLToPath(new URL('../../../dist/clients', import.meta.url));

/** Pages load these files by fixed names, so browsers must get a new version soon. */
const MAX_AGE_SECONDS = 300;
/** A chunk has a hash of its content in its name. */
const CHUNK_MAX_AGE_SECONDS = 31_536_000;

const TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
};

/** Serves the files that pages of any origin load: the SDK, the Elements, `pelcro.js`, and chunks of these. */
export function serveClientFiles(app: FastifyInstance): void {
  const load = once(readFiles);
  const config = { onLoginHosts: 'same' } as const;
  app.get<{ Params: { '*': string } }>('/clients/*', { config }, async (request, reply) => {
    const path = request.params['*'];
    const body = requireFound((await load()).get(path));
    reply.header('cross-origin-resource-policy', 'cross-origin');
    return sendPublic(request, reply, {
      type: TYPES[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream',
      maxAgeSeconds: path.startsWith('chunks/') ? CHUNK_MAX_AGE_SECONDS : MAX_AGE_SECONDS,
      body,
    });
  });
}

/** All files by their path. Only these can be requested. */
async function readFiles(): Promise<ReadonlyMap<string, Buffer>> {
  const entries = await readdir(FOLDER, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map(async (entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(FOLDER.length + 1), await readFile(path)] as const;
    });
  return new Map(await Promise.all(files));
}
