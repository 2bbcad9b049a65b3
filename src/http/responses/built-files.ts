import { readFile } from 'node:fs/promises';
import type { FastifyContextConfig, FastifyInstance } from 'fastify';
import { once } from '../../lib/once.ts';
import { requireFound } from '../../platform/errors.ts';
import { sendCacheable } from './cacheable.ts';

/** The names contain a hash of the content. */
const MAX_AGE_SECONDS = 31_536_000;

const TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
};

/** The script and the style of a page, as paths below the path of its files. */
export type BuiltFiles = { script: string; style: string };

type Manifest = Record<string, { file: string; css?: string[] } | undefined>;

/**
 * The files that `npm run build` made for a page: its script (from `page.ts` or `page.tsx`), its style (imported by
 * the script, or `page.css`), and the chunks that they load later.
 * @param name of the folder in `dist`
 */
export function builtFiles(name: string) {
  const folder = new URL(`../../../dist/${name}/`, import.meta.url);
  const readManifest = once(
    async () => JSON.parse(await readFile(new URL('manifest.json', folder), 'utf8')) as Manifest,
  );
  /** Finds the files of the last build in its manifest. */
  const names = once(async (): Promise<BuiltFiles> => {
    const manifest = await readManifest();
    const page = manifest['page.ts'] ?? manifest['page.tsx'];
    const style = manifest['page.css']?.file ?? page?.css?.[0];
    if (!page || !style) throw new Error(`The manifest of dist/${name} does not name its files.`);
    return { script: page.file, style };
  });
  const load = once(async () => {
    const all = Object.values(await readManifest()).flatMap((entry) =>
      entry ? [entry.file, ...(entry.css ?? [])] : [],
    );
    const files = [...new Set(all)].map(
      async (file) => [file, await readFile(new URL(file, folder))] as const,
    );
    return new Map(await Promise.all(files));
  });
  /** Serves the files below a path. Only these can be requested. */
  function serve(app: FastifyInstance, path: string, config: FastifyContextConfig = {}): void {
    app.get<{ Params: { name: string } }>(`${path}/:name`, { config }, async (request, reply) => {
      const { name: file } = request.params;
      const body = requireFound((await load()).get(file));
      reply.header('cross-origin-resource-policy', 'same-origin');
      return sendCacheable(request, reply, {
        type: TYPES[file.slice(file.lastIndexOf('.') + 1)] ?? 'application/octet-stream',
        maxAgeSeconds: MAX_AGE_SECONDS,
        body,
      });
    });
  }
  return { names, serve };
}
