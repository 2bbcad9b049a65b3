import { readFile } from 'node:fs/promises';
import type { FastifyInstance } from 'fastify';
import { once } from '../../../lib/once.ts';
import { IdentityError } from '../../../platform/errors.ts';
import { sendCacheable } from '../../responses/cacheable.ts';

/** Made by `npm run build`. */
const FOLDER = new URL('../../../../dist/hosted/', import.meta.url);

/** The names contain a hash of the content. */
const MAX_AGE_SECONDS = 31_536_000;

const TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
};

/** The files that a hosted page loads, as paths from `/hosted/`. */
export type HostedFiles = { script: string; style: string };

type Manifest = Record<string, { file: string } | undefined>;

/** Finds the files of the last build in its manifest. */
export const hostedFiles: () => Promise<HostedFiles> = once(async () => {
  const manifest = JSON.parse(await readFile(new URL('manifest.json', FOLDER), 'utf8')) as Manifest;
  const script = manifest['page.ts']?.file;
  const style = manifest['page.css']?.file;
  if (!script || !style) throw new Error('The manifest of the hosted pages does not name their files.');
  return { script, style };
});

/** Serves the script and the style of the hosted pages. Only these can be requested. */
export function serveHostedFiles(app: FastifyInstance): void {
  const load = once(async () => {
    const files = Object.values(await hostedFiles()).map(
      async (name) => [name, await readFile(new URL(name, FOLDER))] as const,
    );
    return new Map(await Promise.all(files));
  });
  app.get<{ Params: { name: string } }>('/hosted/:name', async (request, reply) => {
    const { name } = request.params;
    const body = (await load()).get(name);
    if (!body) throw new IdentityError('NOT_FOUND');
    reply.header('cross-origin-resource-policy', 'same-origin');
    return sendCacheable(request, reply, {
      type: TYPES[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream',
      maxAgeSeconds: MAX_AGE_SECONDS,
      body,
    });
  });
}
