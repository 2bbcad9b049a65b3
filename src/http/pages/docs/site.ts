import { readFile } from 'node:fs/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { escapeHtml } from '../../../lib/html.ts';
import { once } from '../../../lib/once.ts';
import { IdentityError } from '../../../platform/errors.ts';
import type { Settings } from '../../../platform/settings.ts';
import { acceptsPage } from '../../requests/accepts-page.ts';
import { builtFiles } from '../../responses/built-files.ts';
import { sendCacheable } from '../../responses/cacheable.ts';
import { htmlDocument } from '../../responses/html-document.ts';
import { OWN_FILES, pageHeaders } from '../../responses/page-headers.ts';

const MAX_AGE_SECONDS = 300;
const HEADERS = pageHeaders(OWN_FILES);
const FILES = builtFiles('docs');
const PAGES = new URL('../../../../dist/docs-pages/', import.meta.url);

/** A page as `npm run build` writes it. */
type BuiltPage = {
  /** Below `/docs/`. Empty for the start page. */
  path: string;
  title: string;
  description: string;
  /** Whether the page shows the schema of the admin API. */
  isSchema: boolean;
  /** HTML. */
  body: string;
};

/** The pages for a missing page, one for each depth of its path, because links are relative. */
const MISSING = ['missing', 'reference/missing'] as const;
const UNPUBLISHED = 'reference/unpublished';
const STAND_INS: readonly string[] = [...MISSING, UNPUBLISHED];
/** The folders of pages. Other paths are left free: a tenant can be named `docs`, with its API at `/docs/api`. */
const FOLDERS = ['reference', 'recipes', 'integrations'];

/** Serves the pages of the documentation at `/docs` and below. They are HTML that is made by `npm run build`. */
export function serveSite(app: FastifyInstance, { introspection }: Pick<Settings, 'introspection'>): void {
  const load = once(async () => {
    const [text, files] = await Promise.all([readFile(new URL('pages.json', PAGES), 'utf8'), FILES.names()]);
    const pages = JSON.parse(text) as BuiltPage[];
    return new Map(
      pages.map((page) => [page.path, { isSchema: page.isSchema, html: documentOf(page, files) }]),
    );
  });
  const loadSearch = once(async () => {
    const entries = JSON.parse(await readFile(new URL('search.json', PAGES), 'utf8')) as { schema?: 1 }[];
    return JSON.stringify(introspection ? entries : entries.filter(({ schema }) => !schema));
  });

  const send = async (request: FastifyRequest, reply: FastifyReply, path: string) => {
    const pages = await load();
    const found = pages.get(path);
    const isListed = found !== undefined && !STAND_INS.includes(path);
    // A request that does not accept HTML comes from a program with a wrong address.
    if (!isListed && !acceptsPage(request)) throw new IdentityError('NOT_FOUND');
    const page = !isListed
      ? pages.get(MISSING[path.includes('/') ? 1 : 0])
      : found.isSchema && !introspection
        ? pages.get(UNPUBLISHED)
        : found;
    if (!page) throw new Error('The build has no such page.');
    reply.headers({ ...HEADERS, 'cross-origin-resource-policy': 'same-origin' });
    const type = 'text/html; charset=utf-8';
    if (isListed && page === found) {
      return sendCacheable(request, reply, { type, maxAgeSeconds: MAX_AGE_SECONDS, body: page.html });
    }
    return reply.code(404).type(type).send(page.html);
  };

  app.get('/docs', (request, reply) => send(request, reply, ''));
  app.get('/docs/', (_request, reply) => reply.redirect('../docs', 308));
  app.get<{ Params: { page: string } }>('/docs/:page', (request, reply) =>
    send(request, reply, request.params.page),
  );
  for (const folder of FOLDERS) {
    app.get<{ Params: { page: string } }>(`/docs/${folder}/:page`, (request, reply) =>
      send(request, reply, `${folder}/${request.params.page}`),
    );
  }
  app.get('/docs/search.json', async (request, reply) => {
    reply.header('cross-origin-resource-policy', 'same-origin');
    const body = await loadSearch();
    return sendCacheable(request, reply, {
      type: 'application/json; charset=utf-8',
      maxAgeSeconds: MAX_AGE_SECONDS,
      body,
    });
  });
  FILES.serve(app, '/docs/files');
}

/** The files have relative addresses, so that the pages also work below a path of another host. */
function documentOf(
  { path, title, description, body }: BuiltPage,
  files: { script: string; style: string },
): string {
  const root = path === '' ? 'docs/' : '../'.repeat(path.split('/').length - 1);
  return htmlDocument({
    title: path === '' ? title : `${title} · Gatehouse documentation`,
    head: [
      `<meta name="description" content="${escapeHtml(description)}">`,
      '<meta name="color-scheme" content="light dark">',
      `<link rel="stylesheet" href="${root}files/${files.style}">`,
      `<script type="module" src="${root}files/${files.script}"></script>`,
    ],
    bodyAttributes: path === '' ? ' class="home"' : '',
    body,
  });
}
