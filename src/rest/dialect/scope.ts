import type { FastifyInstance, FastifyRequest } from 'fastify';
import { MAX_BODY_BYTES } from '../../lib/wire-limits.ts';
import type { Execute } from '../../platform/execute.ts';
import type { BareRequestInfo } from '../../platform/request-info.ts';
import { type Answer, sendAnswer } from './answer.ts';
import { acceptBodies } from './body.ts';
import { type Failure, failureOfThrown, RefusedError } from './failure.ts';
import type { Route } from './route.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The route of a dialect, also where another method of its path is asked. */
    route?: Route;
  }
}

/** What the server lends the shim. */
export type ShimOptions = {
  execute: Execute;
  requestInfo(request: FastifyRequest): BareRequestInfo;
  /** Logs a fault that did not come out of the schema, and tells the report id it was logged under. */
  report(fault: unknown, requestInfo: BareRequestInfo): string;
};

/** What a dialect looks at of a request. */
export type ShimRequest = Pick<FastifyRequest, 'headers' | 'query' | 'body' | 'params'>;

/** What it answers with. */
export type Answering = { execute: Execute; requestInfo: BareRequestInfo };

/** A dialect: its routes, how it answers them, and its words for every failure. */
export type Dialect<Declared extends Route> = {
  routes: readonly Declared[];
  answer(route: Declared, request: ShimRequest, answering: Answering): Promise<Answer>;
  /** @param route the route that was asked; null for an unknown path */
  refuse(failure: Failure, route: Route | null): Answer;
};

/**
 * Gives a dialect a Fastify scope, where not even the framework speaks but in the dialect's own shape.
 * A trailing slash means the same path.
 */
export function openScope<Declared extends Route>(
  app: FastifyInstance,
  { routes, answer, refuse }: Dialect<Declared>,
  options: ShimOptions,
): void {
  acceptBodies(app);

  app.setErrorHandler((thrown, request, reply) => {
    return sendAnswer(
      reply,
      answerFault(
        thrown,
        (failure) => refuse(failure, request.routeOptions.config.route ?? null),
        options,
        () => options.requestInfo(request),
      ),
    );
  });

  // In a hook too, so that an unknown path is a 404 whatever its body is.
  app.setNotFoundHandler(refuseUnknownPath);
  app.addHook('onRequest', async (request) => {
    if (request.is404) refuseUnknownPath();
  });

  for (const route of routes) {
    for (const url of urlsOf(route.path)) {
      app.route({
        method: route.method,
        url,
        bodyLimit: MAX_BODY_BYTES,
        config: { route },
        handler: async (request, reply) => {
          const answering = { execute: options.execute, requestInfo: options.requestInfo(request) };
          answering.requestInfo.outcome.isPublic = route.isPublic;
          return sendAnswer(reply, await answer(route, request, answering));
        },
      });
    }
  }
  refuseOtherMethods(app, routes);
}

/**
 * A route of a dialect as a plain function of a POST's headers and JSON: for what is asked so often that the
 * framework costs more than the answer.
 */
export function directly<Declared extends Route>(
  { answer, refuse }: Dialect<Declared>,
  route: Declared,
  parseJson: (text: string | null) => unknown,
  options: ShimOptions,
) {
  return async (request: {
    headers: FastifyRequest['headers'];
    text: string | null;
    requestInfo: BareRequestInfo;
  }): Promise<Answer> => {
    const { headers, text, requestInfo } = request;
    try {
      const asked = { headers, query: {}, params: {}, body: parseJson(text) };
      return await answer(route, asked, { execute: options.execute, requestInfo });
    } catch (thrown) {
      return answerFault(
        thrown,
        (failure) => refuse(failure, route),
        options,
        () => requestInfo,
      );
    }
  };
}

function answerFault(
  thrown: unknown,
  refuse: (failure: Failure) => Answer,
  { report }: ShimOptions,
  requestInfo: () => BareRequestInfo,
): Answer {
  const failure = failureOfThrown(thrown);
  if (failure.code === 'INTERNAL') failure.reportId ??= report(thrown, requestInfo());
  return refuse(failure);
}

/** A path as Fastify writes it, with and without a slash at its end. */
function urlsOf(path: string): string[] {
  const url = path.replace(/\{(\w+)\}/g, ':$1');
  return [url, `${url}/`];
}

function refuseUnknownPath(): never {
  throw new RefusedError({ code: 'NOT_FOUND' });
}

/** Answers 405 where the path is known but not the method. OPTIONS stays free: it belongs to CORS. */
function refuseOtherMethods(app: FastifyInstance, routes: readonly Route[]): void {
  for (const [path, siblings] of Map.groupBy(routes, (route) => route.path)) {
    const known = siblings.map(({ method }) => method);
    if (known.includes('GET')) known.push('HEAD');
    const allow = known.join(', ');
    const refuse = async () => {
      throw new RefusedError({ code: 'METHOD_NOT_ALLOWED', allow });
    };
    const [route] = siblings;
    const others = app.supportedMethods.filter((method) => method !== 'OPTIONS' && !known.includes(method));
    for (const url of urlsOf(path)) {
      app.route({
        method: others,
        url,
        ...(route && { config: { route } }),
        onRequest: refuse,
        handler: refuse,
      });
    }
  }
}
