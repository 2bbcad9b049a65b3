import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { createEngine } from '../graphql/engine.ts';
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
    scope.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) =>
      done(null, body),
    );
    scope.route({
      method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
      url: '/graphql',
      handler: (request, reply) => handle(request, reply),
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
      return reply.send(await response.text());
    }
  });
}

const JSON_TYPE = 'application/json; charset=utf-8';

/** Whether plain JSON is what Yoga would answer with: nothing is said, or everything or JSON comes first. */
function acceptsJson(accept: string | undefined): boolean {
  return accept === undefined || /^(\*\/\*|application\/json)\s*(,|;|$)/.test(accept);
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
