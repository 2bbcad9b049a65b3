import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { IdentityError } from '../errors.ts';
import type { createEngine } from '../graphql/engine.ts';
import type { HttpResult } from '../graphql/fast-lane.ts';
import type { Outcome, RequestFacts } from '../lib/request-facts.ts';
import { decodeUtf8 } from '../lib/utf8.ts';
import type { LaneAnswer, LaneHandler } from './express-lane.ts';
import type { FactsOf } from './request-facts.ts';
import { namedSite, siteOf } from './request-facts.ts';

type Engine = Pick<ReturnType<typeof createEngine>, 'yoga' | 'answer'>;
type BareFacts = Omit<RequestFacts, 'authorization' | 'site'>;

/**
 * `/graphql`, by GraphQL over HTTP. A POST must be JSON (`application/json`): other types are what
 * a foreign page can send without asking (CSRF), so they are refused before anything is read.
 */
export function serveGraphql(app: FastifyInstance, engine: Engine, factsOf: FactsOf): void {
  const { yoga } = engine;
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      /^application\/json\s*(;|$)/i,
      { parseAs: 'buffer' },
      (_request, body, done) => {
        const text = decodeUtf8(body as Buffer);
        if (text === null) done(new IdentityError('BAD_REQUEST'));
        else done(null, text);
      },
    );
    scope.route({
      method: ['GET', 'POST'],
      url: '/graphql',
      handler: (request, reply) => handle(request, reply),
    });
    const refuseMethod = async (_request: FastifyRequest, reply: FastifyReply) => {
      reply.header('allow', 'GET, POST');
      throw new IdentityError('METHOD_NOT_ALLOWED');
    };
    // HEAD comes with GET; OPTIONS belongs to CORS.
    const known = ['GET', 'HEAD', 'POST', 'OPTIONS'];
    scope.route({
      method: app.supportedMethods.filter((method) => !known.includes(method)),
      url: '/graphql',
      onRequest: refuseMethod,
      handler: refuseMethod,
    });

    async function handle(request: FastifyRequest, reply: FastifyReply) {
      const { url, headers } = request;
      // Of an answer to HEAD only the body is left out, by Fastify.
      const method = request.method === 'HEAD' ? 'GET' : request.method;
      const facts = {
        ...factsOf(request),
        authorization: headers.authorization ?? null,
        site: namedSite(request),
      };
      if (method === 'GET') refuseBrokenParameters(request.query);
      const text = typeof request.body === 'string' ? request.body : '';
      const answered =
        method === 'GET'
          ? await throughYoga(yoga, { method, url, headers, text }, facts)
          : await answerPost(engine, url, headers, text, facts);
      return reply.code(answered.status).headers(answered.headers).send(answered.body);
    }
  });
}

/**
 * `POST /graphql` as the express lane takes it: without a query.
 * @param plain puts an error that is thrown into GraphQL's form
 */
export function graphqlDirectly(
  engine: Engine,
  plain: (error: unknown, facts: BareFacts) => LaneAnswer,
): LaneHandler {
  return async ({ headers, text, facts: bare }) => {
    try {
      if (text === null) throw new IdentityError('BAD_REQUEST');
      const facts = {
        ...bare,
        authorization: headers.authorization ?? null,
        site: siteOf(headers['x-site-id']),
      };
      return await answerPost(engine, '/graphql', headers, text, facts);
    } catch (error) {
      return plain(error, bare);
    }
  };
}

async function answerPost(
  { yoga, answer }: Engine,
  url: string,
  headers: IncomingHttpHeaders,
  text: string,
  facts: RequestFacts,
): Promise<HttpResult> {
  if (acceptsJson(headers.accept)) {
    const answered = await answer(parsed(text), facts);
    if (answered) return { ...answered, headers: { ...answered.headers, 'content-type': JSON_TYPE } };
  }
  if (headers['content-type'] === undefined) throw new IdentityError('UNSUPPORTED_MEDIA_TYPE');
  return throughYoga(yoga, { method: 'POST', url, headers, text }, facts);
}

/** Anything that is not just ordinary: Yoga says what is wrong with it, or answers in another media type. */
async function throughYoga(
  yoga: Engine['yoga'],
  { method, url, headers, text }: { method: string; url: string; headers: IncomingHttpHeaders; text: string },
  facts: RequestFacts,
): Promise<HttpResult> {
  const response = await yoga.fetch(
    new URL(url, 'http://gatehouse'),
    { method, headers: requestHeaders(headers), ...(method === 'GET' ? {} : { body: text }) },
    { facts },
  );
  const body = await response.text();
  if (response.status >= 500) noteReportIds(body, facts.outcome);
  const shown = [...response.headers]
    .map(([name, value]) => [name.toLowerCase(), value])
    .filter(([name]) => name !== 'content-length');
  return { status: response.status, headers: Object.fromEntries(shown), body };
}

/** What Yoga would parse without a net. @throws IdentityError BAD_REQUEST */
function refuseBrokenParameters(query: unknown): void {
  for (const name of ['variables', 'extensions']) {
    const text = (query as Record<string, unknown>)[name];
    if (text === undefined || text === '') continue;
    const value = parsed(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new IdentityError('BAD_REQUEST', { message: `The parameter ${name} must be a JSON object.` });
    }
  }
}

const JSON_TYPE = 'application/json; charset=utf-8';

/** Whether plain JSON is what Yoga would answer with: nothing is said, or everything or JSON comes first. */
function acceptsJson(accept: string | undefined): boolean {
  return accept === undefined || /^(\*\/\*|application\/json)\s*(,|;|$)/.test(accept);
}

/** A fault before the execution has no result to be noted with. */
function noteReportIds(body: string, outcome: Outcome): void {
  const { errors } = (parsed(body) ?? {}) as { errors?: { extensions?: { reportId?: string } }[] };
  for (const { extensions } of errors ?? []) {
    if (extensions?.reportId && !outcome.reportIds.includes(extensions.reportId)) {
      outcome.reportIds.push(extensions.reportId);
    }
  }
}

function parsed(body: unknown): unknown {
  try {
    return typeof body === 'string' ? JSON.parse(body) : null;
  } catch {
    return null;
  }
}

function requestHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  return {
    accept: headers.accept ?? '*/*',
    ...(headers['content-type'] === undefined ? {} : { 'content-type': headers['content-type'] }),
  };
}
