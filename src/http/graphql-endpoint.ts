import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { IdentityError } from '../errors.ts';
import type { createEngine } from '../graphql/engine.ts';
import type { Outcome } from '../lib/request-facts.ts';
import { decodeUtf8 } from '../lib/utf8.ts';
import type { FactsOf } from './request-facts.ts';
import { namedSite } from './request-facts.ts';

/**
 * `/graphql`, by GraphQL over HTTP. A POST must be JSON (`application/json`): other types are what
 * a foreign page can send without asking (CSRF), so they are refused before anything is read.
 */
export function serveGraphql(
  app: FastifyInstance,
  { yoga, answer }: Pick<ReturnType<typeof createEngine>, 'yoga' | 'answer'>,
  factsOf: FactsOf,
): void {
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
    scope.route({
      method: ['PUT', 'PATCH', 'DELETE'],
      url: '/graphql',
      onRequest: refuseMethod,
      handler: refuseMethod,
    });

    async function handle(request: FastifyRequest, reply: FastifyReply) {
      const facts = {
        ...factsOf(request),
        authorization: request.headers.authorization ?? null,
        site: namedSite(request),
      };
      if (request.method === 'POST' && acceptsJson(request.headers.accept)) {
        const answered = await answer(parsed(request.body), facts);
        if (answered) {
          return reply.code(answered.status).headers(answered.headers).type(JSON_TYPE).send(answered.body);
        }
      }
      if (request.method === 'GET') refuseBrokenParameters(request.query);
      else if (request.headers['content-type'] === undefined)
        throw new IdentityError('UNSUPPORTED_MEDIA_TYPE');
      const response = await yoga.fetch(
        new URL(request.url, 'http://gatehouse'),
        {
          method: request.method,
          headers: requestHeaders(request),
          ...(request.method === 'GET' ? {} : { body: typeof request.body === 'string' ? request.body : '' }),
        },
        { facts },
      );
      reply.status(response.status);
      for (const [name, value] of response.headers) if (name !== 'content-length') reply.header(name, value);
      const body = await response.text();
      if (response.status >= 500) noteReportIds(body, facts.outcome);
      return reply.send(body);
    }
  });
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

function requestHeaders({ headers }: FastifyRequest): Record<string, string> {
  return {
    accept: headers.accept ?? '*/*',
    ...(headers['content-type'] === undefined ? {} : { 'content-type': headers['content-type'] }),
  };
}
