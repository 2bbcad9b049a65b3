import { readFile } from 'node:fs/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { printedSchema } from '../../../graphql/schema.ts';
import { once } from '../../../lib/once.ts';
import type { Settings } from '../../../platform/settings.ts';
import { sendCacheable, sendPublic } from '../../responses/cacheable.ts';
import { htmlDocument } from '../../responses/html-document.ts';
import { OWN_FILES, pageHeaders } from '../../responses/page-headers.ts';

const MAX_AGE_SECONDS = 300;

const PAGE_HEADERS = pageHeaders({ ...OWN_FILES, 'img-src': "'self' data:" });

const HTML = 'text/html; charset=utf-8';
const CSS = 'text/css; charset=utf-8';
const SCRIPT = 'text/javascript; charset=utf-8';
const JSON_TYPE = 'application/json; charset=utf-8';
const TEXT = 'text/plain; charset=utf-8';

// The addresses are relative, so that the page also works below a path of another host.
const PAGE = htmlDocument({
  title: 'Gatehouse: the REST explorer',
  head: ['<link rel="stylesheet" href="swagger-ui.css">', '<link rel="stylesheet" href="page.css">'],
  body: `<div id="swagger-ui"></div>
<script src="swagger-ui-bundle.js"></script>
<script src="page.js"></script>`,
});

const PAGE_STYLE = `body { margin: 0; background: #fafafa; }
.swagger-ui .markdown pre code { color: #3b4151; }
`;

// Swagger UI's validator would send the address of the document to another host.
const PAGE_SCRIPT = `SwaggerUIBundle({
  url: 'openapi.json',
  dom_id: '#swagger-ui',
  deepLinking: true,
  docExpansion: 'list',
  defaultModelsExpandDepth: 0,
  validatorUrl: null,
});
`;

/**
 * Serves the documents of the APIs for tools, and the explorer of the REST APIs, which sends requests to this server.
 * They are public. The explorer loads files of this server only.
 * @param openApiDocument makes the document when it is first requested
 */
export function serveApiDocuments(
  app: FastifyInstance,
  settings: Settings,
  openApiDocument: (settings: Settings) => object,
): void {
  app.get('/docs/explorer', (request, reply) => {
    reply.headers(PAGE_HEADERS);
    return sendOwn(request, reply, HTML, PAGE);
  });
  app.get('/docs/page.css', (request, reply) => sendOwn(request, reply, CSS, PAGE_STYLE));
  app.get('/docs/page.js', (request, reply) => sendOwn(request, reply, SCRIPT, PAGE_SCRIPT));
  serveSwaggerUi(app, 'swagger-ui.css', CSS);
  serveSwaggerUi(app, 'swagger-ui-bundle.js', SCRIPT);
  serveDocument(app, '/docs/openapi.json', JSON_TYPE, () =>
    JSON.stringify(openApiDocument(settings), null, 2),
  );
  // The schema is public if introspection is on.
  if (settings.introspection) serveDocument(app, '/docs/schema.graphql', TEXT, printedSchema);
}

function serveDocument(app: FastifyInstance, path: string, type: string, make: () => string): void {
  const load = once(async () => make());
  app.get(path, async (request, reply) =>
    sendPublic(request, reply, { type, maxAgeSeconds: MAX_AGE_SECONDS, body: await load() }),
  );
}

function serveSwaggerUi(app: FastifyInstance, name: string, type: string): void {
  const url = new URL(import.meta.resolve(`swagger-ui-dist/${name}`));
  const load = once(() => readFile(url));
  app.get(`/docs/${name}`, async (request, reply) => sendOwn(request, reply, type, await load()));
}

/**
 * Sends a file of the explorer. Pages of other origins cannot embed the file
 * (https://fetch.spec.whatwg.org/#cross-origin-resource-policy-header).
 */
function sendOwn(request: FastifyRequest, reply: FastifyReply, type: string, body: string | Buffer) {
  reply.header('cross-origin-resource-policy', 'same-origin');
  return sendCacheable(request, reply, { type, maxAgeSeconds: MAX_AGE_SECONDS, body });
}
