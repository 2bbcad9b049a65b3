import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { escapeHtml } from '../../../lib/html.ts';
import { once } from '../../../lib/once.ts';
import { sendCacheable } from '../../responses/cacheable.ts';
import { acceptedEncoding, addVary } from '../../responses/compression.ts';
import { htmlDocument } from '../../responses/html-document.ts';
import { OWN_FILES, pageHeaders } from '../../responses/page-headers.ts';
import { ASSET_NAMES, loadAssets, versionOfAssets } from './assets.ts';
import { FIRST_DOCUMENT } from './first-document.ts';

const PAGE_MAX_AGE_SECONDS = 300;
const FOR_EVER = 'public, max-age=31536000, immutable';

/** The editor adds style elements while it runs, and loads workers and fonts. */
const PAGE_HEADERS = pageHeaders({
  ...OWN_FILES,
  'worker-src': "'self'",
  'style-src': "'self' 'unsafe-inline'",
  'img-src': "'self' data:",
  'font-src': "'self' data:",
});

const SCRIPT = 'text/javascript; charset=utf-8';
const CSS = 'text/css; charset=utf-8';

const loadScript = once(() => readFile(new URL('./page.js', import.meta.url), 'utf8'));

/** Sends the page to a browser that opens the address of the endpoint. */
export type SendGraphiql = (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>;

/**
 * Serves the files of GraphiQL, which browsers may cache forever.
 * @returns a function that sends the page
 */
export function serveGraphiql(app: FastifyInstance): SendGraphiql {
  const version = once(async () => `${await versionOfAssets()}${hashOf(await loadScript())}`);

  app.get<{ Params: { version: string; file: string } }>(
    '/graphiql/:version/:file',
    async (request, reply) => {
      const { file } = request.params;
      const isOwn = file === 'page.js';
      if (request.params.version !== (await version()) || !(isOwn || ASSET_NAMES.includes(file))) {
        return reply.callNotFound();
      }
      reply.headers({ 'cross-origin-resource-policy': 'same-origin', 'cache-control': FOR_EVER });
      reply.type(file.endsWith('.css') ? CSS : SCRIPT);
      if (isOwn) return reply.send(await loadScript());
      const asset = (await loadAssets()).get(file);
      if (!asset) return reply.callNotFound();
      addVary(reply, 'Accept-Encoding');
      const encoding = acceptedEncoding(request.headers['accept-encoding']);
      if (encoding === null) return reply.send(await promisify(gunzip)(asset.gzip));
      return reply.header('content-encoding', encoding).send(asset[encoding]);
    },
  );

  return async (request, reply) => {
    // The same address answers other clients in JSON.
    addVary(reply, 'Accept');
    reply.headers(PAGE_HEADERS);
    return sendCacheable(request, reply, {
      type: 'text/html; charset=utf-8',
      maxAgeSeconds: PAGE_MAX_AGE_SECONDS,
      body: page(await version()),
    });
  };
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}

/** Makes the page. Its addresses are relative, so that it also works below a path of another host. */
function page(version: string): string {
  const folder = `graphiql/${version}`;
  const options = escapeHtml(JSON.stringify({ title: 'Gatehouse', defaultQuery: FIRST_DOCUMENT }));
  return htmlDocument({
    title: 'Gatehouse: GraphiQL',
    head: [`<link rel="stylesheet" href="${folder}/graphiql.css">`],
    bodyAttributes: ' id="body" class="no-focus-outline"',
    body: `<noscript>GraphiQL needs JavaScript.</noscript>
<div id="root" data-options="${options}"></div>
<script src="${folder}/graphiql.js"></script>
<script src="${folder}/page.js"></script>`,
  });
}
