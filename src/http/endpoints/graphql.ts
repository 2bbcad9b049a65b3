import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { decodeUtf8 } from '../../lib/utf8.ts';
import { IdentityError } from '../../platform/errors.ts';
import type { SendGraphiql } from '../pages/graphiql/page.ts';
import { refuseOtherMethods } from '../requests/refuse-other-methods.ts';
import { namedSite, opensGraphiql, requestInfoOf } from '../requests/request-info.ts';
import { addVary } from '../responses/compression.ts';
import type { GraphqlOverHttp } from './graphql-over-http.ts';

export const GRAPHQL_PATHS = ['/graphql', '/graphql/'];
export const SUBGRAPH_PATHS = ['/subgraph'];

/**
 * Serves GraphQL at these paths. A POST must be `application/json`: pages of other origins can send some other types
 * without a preflight (CSRF). Every other type is refused before the body is parsed.
 * @param sendGraphiql answers a browser that opens the endpoint; null if GraphiQL is off
 */
export function serveGraphql(
  app: FastifyInstance,
  paths: readonly string[],
  graphql: GraphqlOverHttp,
  sendGraphiql: SendGraphiql | null,
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
    for (const url of paths) {
      scope.route({ method: ['GET', 'POST'], url, config: { onLoginHosts: 'same' }, handler });
      refuseOtherMethods(scope, url, ['GET', 'POST'], { onLoginHosts: 'same' });
    }
  });

  async function handler(request: FastifyRequest, reply: FastifyReply) {
    const { headers } = request;
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    if (sendGraphiql && opensGraphiql(request)) {
      // The page names its files by relative addresses, so its own address must not end with a slash.
      if (/^[^?]*\/(\?|$)/.test(request.url)) {
        return reply.redirect(`../graphql${searchOf(request.url)}`, 308);
      }
      return sendGraphiql(request, reply);
    }
    const requestInfo = {
      ...requestInfoOf(request),
      authorization: headers.authorization ?? null,
      site: namedSite(request),
      acceptLanguage: headers['accept-language'] ?? null,
    };
    const text = typeof request.body === 'string' ? request.body : '';
    const answer = isRead
      ? await graphql.get(request.query, headers, requestInfo)
      : await graphql.post(searchOf(request.url), headers, text, requestInfo);
    if (requestInfo.outcome.errorCodes.length > 0) addVary(reply, 'Accept-Language');
    return reply.code(answer.status).headers(answer.headers).send(answer.body);
  }
}

function searchOf(url: string): string {
  const start = url.indexOf('?');
  return start < 0 ? '' : url.slice(start);
}
