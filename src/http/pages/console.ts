import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { escapeHtml } from '../../lib/html.ts';
import { IdentityError } from '../../platform/errors.ts';
import type { Settings } from '../../platform/settings.ts';
import { acceptsPage } from '../requests/accepts-page.ts';
import { builtFiles } from '../responses/built-files.ts';
import { htmlDocument } from '../responses/html-document.ts';
import { OWN_FILES, pageHeaders, type Sources } from '../responses/page-headers.ts';

const files = builtFiles('console');

const NONCE_BYTES = 16;
const NEEDS_SCRIPT = 'The console needs JavaScript.';
const NOT_LOADED = 'The console was not loaded. Reload the page.';

/**
 * Serves the console, an application in the browser, at `/admin/` and below. Its document contains no data: the
 * application reads its data over GraphQL.
 */
export function serveConsole(app: FastifyInstance, { publicUrl }: Pick<Settings, 'publicUrl'>): void {
  files.serve(app, '/admin/files');
  // A relative address, so that it also works below a path of another host.
  app.get('/admin', (_request, reply) => reply.redirect('admin/', 302));
  app.get<{ Params: { '*': string } }>('/admin/*', (request, reply) =>
    sendConsole(request, reply, publicUrl),
  );
}

async function sendConsole(
  request: FastifyRequest,
  reply: FastifyReply,
  publicUrl: string,
): Promise<FastifyReply> {
  const { '*': path } = request.params as { '*': string };
  // A request that does not accept HTML comes from a program with a wrong address.
  if (path !== '' && !acceptsPage(request)) throw new IdentityError('NOT_FOUND');
  const { script, style } = await files.names();
  const nonce = randomBytes(NONCE_BYTES).toString('base64');
  const root = '../'.repeat(path.split('/').length - 1);
  const html = htmlDocument({
    title: 'Gatehouse',
    head: [
      '<meta name="robots" content="noindex">',
      '<meta name="color-scheme" content="light dark">',
      `<link rel="stylesheet" href="${root}files/${style}">`,
      // The application reads the nonce here, for the styles that its components add.
      `<script type="module" nonce="${nonce}" src="${root}files/${script}"></script>`,
    ],
    body: `<noscript>${NEEDS_SCRIPT}</noscript><div id="console" data-public-url="${escapeHtml(publicUrl)}"><p class="not-loaded">${NOT_LOADED}</p></div>`,
  });
  return reply
    .headers(pageHeaders(sourcesOf(nonce)))
    .type('text/html; charset=utf-8')
    .send(html);
}

/** Everything comes from this server. A component may add a style element only with the nonce of the response. */
function sourcesOf(nonce: string): Sources {
  return {
    ...OWN_FILES,
    'style-src': `'self' 'nonce-${nonce}'`,
    'img-src': "'self' data:",
    'frame-src': "'self'",
  };
}
