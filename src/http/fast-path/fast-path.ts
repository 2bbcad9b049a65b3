import type { RequestListener } from 'node:http';
import type { Engine } from '../../graphql/engine.ts';
import { IdentityError } from '../../platform/errors.ts';
import type { Execute } from '../../platform/execute.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { GRAPHQL_PATHS } from '../endpoints/graphql.ts';
import type { AnswerDirectly, GraphqlOverHttp } from '../endpoints/graphql-over-http.ts';
import { plainAnswer } from '../errors/plain-errors.ts';
import { siteOf } from '../requests/request-info.ts';
import { answerGraphqlDirectly, executeCompiled } from './graphql-requests.ts';
import {
  type FastAnswer,
  type FastHandler,
  type FastOptions,
  type FastRequest,
  fastListener,
  VARY,
} from './listener.ts';

/** A POST of a REST dialect, as a function of its headers and its body. */
export type RestRoute = {
  path: string;
  handler(request: FastRequest): Promise<Omit<FastAnswer, 'body'> & { body: unknown }>;
};

/**
 * The fast path, for requests that are sent with every page view, or in floods. It has three parts:
 * - `execute` runs the documents of the REST dialects in a compiled form, or refuses them early;
 * - `answerGraphql` answers ordinary GraphQL requests without Yoga;
 * - `before` puts a listener in front of Fastify, and `open` sets the listener's routes.
 *
 * A server without the fast path (an option of `createServer`) gives the same answers, more slowly.
 */
export type FastPath = {
  execute: Execute;
  answerGraphql: AnswerDirectly;
  before(ordinary: RequestListener): RequestListener;
  open(graphql: GraphqlOverHttp, rest: readonly RestRoute[], options: FastOptions): void;
};

export function createFastPath(engine: Engine, runtime: Runtime): FastPath {
  let opened: ((ordinary: RequestListener) => RequestListener) | null = null;
  return {
    execute: executeCompiled(engine, runtime),
    answerGraphql: answerGraphqlDirectly(engine),
    before(ordinary) {
      let listener: RequestListener | null = null;
      return (request, response) => {
        listener ??= opened?.(ordinary) ?? null;
        (listener ?? ordinary)(request, response);
      };
    },
    open(graphql, rest, options) {
      const routes = new Map<string, FastHandler>();
      for (const path of GRAPHQL_PATHS) routes.set(path, graphqlHandler(graphql, options));
      for (const { path, handler } of rest) {
        routes.set(path, async (request) => {
          const { status, headers, body } = await handler(request);
          return { status, headers, body: JSON.stringify(body) };
        });
      }
      opened = (ordinary) => fastListener(routes, options, ordinary);
    },
  };
}

function graphqlHandler(graphql: GraphqlOverHttp, { report }: FastOptions): FastHandler {
  return async ({ headers, text, query, requestInfo: bare }) => {
    const acceptLanguage = headers['accept-language'] ?? null;
    try {
      if (text === null) throw new IdentityError('BAD_REQUEST');
      const authorization = headers.authorization ?? null;
      const requestInfo = {
        ...bare,
        authorization,
        site: siteOf(headers['x-site-id'] ?? query.site_id),
        acceptLanguage,
      };
      const answer = await graphql.post('', headers, text, requestInfo);
      return bare.outcome.errorCodes.length === 0 ? answer : inLanguage(answer);
    } catch (error) {
      return inLanguage(plainAnswer(error, (fault) => report(fault, bare), acceptLanguage));
    }
  };
}

/** The messages of errors depend on the language of the request. */
function inLanguage(answer: FastAnswer): FastAnswer {
  return { ...answer, headers: { ...answer.headers, vary: `${VARY}, Accept-Language` } };
}
