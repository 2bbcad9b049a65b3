import { readFile } from 'node:fs/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { credentialsOf } from '../../lib/authorization.ts';
import { once } from '../../lib/once.ts';
import { IdentityError, requireFound } from '../../platform/errors.ts';
import type { Execute } from '../../platform/execute.ts';
import type { Demo } from '../../platform/process/demo.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { requestInfoOf } from '../requests/request-info.ts';
import { builtFiles } from '../responses/built-files.ts';
import { sendCacheable } from '../responses/cacheable.ts';
import { type Access, accessTo } from './demo/access.ts';
import { allArticles } from './demo/articles.ts';
import { type Content, demoContents } from './demo/contents.ts';
import { type Edition, editionsOf } from './demo/papers.ts';
import { loadTemplates } from './demo/templates.ts';
import { sendOwnPage } from './own-page.ts';

const FILES = builtFiles('demo');
const PICTURES = new URL('demo/pictures/', import.meta.url);
const PICTURE_MAX_AGE_SECONDS = 3_600;

const STATUS: Readonly<Record<Access, number>> = {
  granted: 200,
  'logged-out': 401,
  unconfirmed: 403,
  refused: 403,
  unavailable: 503,
};
const RETRY_AFTER_SECONDS = 5;

type OfArticle = { Params: { slug: string } };

/**
 * Serves `/demo`: the papers of a small publisher. Their pages use the Elements and the SDK. The publisher's server
 * decides whether a request gets the rest of a restricted article. Not served in production.
 */
export function serveDemo(
  app: FastifyInstance,
  { settings, clock }: Runtime,
  { demo, execute }: { demo: Demo; execute: Execute },
): void {
  const editions = editionsOf(settings.publicUrl);
  const editionOf = ({ hostname }: FastifyRequest) => editions(hostname);
  const find = async (slug: string, { paper }: Edition) =>
    (await allArticles()).find((article) => article.slug === slug && article.paper === paper.id) ?? null;

  const send = async (request: FastifyRequest, reply: FastifyReply, root: string, make: MakeContent) => {
    const [fill, articles, files] = await Promise.all([loadTemplates(), allArticles(), FILES.names()]);
    const edition = editionOf(request);
    const contents = demoContents(fill, { edition, articles, root, siteId: demo.siteId, now: clock() });
    return sendOwnPage(reply, contents.document(make(contents, edition), files));
  };

  app.get('/demo', (request, reply) => send(request, reply, '', (contents) => contents.front()));
  app.get('/demo/', (_request, reply) => reply.redirect('../demo', 308));
  app.get('/demo/account', (request, reply) => send(request, reply, '../', ({ account }) => account()));
  app.get('/demo/continue', async (request, reply) => {
    requireSister(editionOf(request));
    return send(request, reply, '../', (contents) => contents.continue());
  });
  app.get('/demo/arrival', async (request, reply) => {
    requireSister(editionOf(request));
    return send(request, reply, '../', (contents) => contents.arrival());
  });

  app.get<OfArticle>('/demo/articles/:slug', async (request, reply) => {
    const article = await find(request.params.slug, editionOf(request));
    if (!article) reply.status(404);
    return send(request, reply, '../../', (contents) =>
      article ? contents.article(article) : contents.missing(),
    );
  });

  // Only this route returns the bodies of restricted articles.
  app.get<OfArticle>('/demo/articles/:slug/body', async (request, reply) => {
    const article = requireFound(await find(request.params.slug, editionOf(request)));
    const token = credentialsOf('Bearer', request.headers.authorization);
    const access = await accessTo(article.audience, token, {
      execute,
      demo,
      requestInfo: requestInfoOf(request),
    });
    reply.status(STATUS[access]);
    if (access === 'unavailable') reply.header('retry-after', RETRY_AFTER_SECONDS);
    return access === 'granted' ? { access, body: article.body } : { access };
  });

  const pictures = once(async () => {
    const names = [...new Set((await allArticles()).map(({ picture }) => `${picture}.svg`))];
    const entries = names.map(async (name) => [name, await readFile(new URL(name, PICTURES))] as const);
    return new Map(await Promise.all(entries));
  });
  app.get<{ Params: { name: string } }>('/demo/pictures/:name', async (request, reply) => {
    const body = requireFound((await pictures()).get(request.params.name));
    return sendCacheable(request, reply, {
      type: 'image/svg+xml',
      maxAgeSeconds: PICTURE_MAX_AGE_SECONDS,
      body,
    });
  });
  FILES.serve(app, '/demo/files');
}

type MakeContent = (contents: ReturnType<typeof demoContents>, edition: Edition) => Content;

function requireSister({ sister }: Edition): void {
  if (!sister) throw new IdentityError('NOT_FOUND');
}
