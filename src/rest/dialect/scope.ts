import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Execute } from '../../platform/execute.ts';
import type { BareRequestInfo } from '../../platform/request-info.ts';
import { MAX_BODY_BYTES } from '../../platform/wire-limits.ts';
import { acceptBodies } from './body.ts';
import { type Failure, failureOfThrown, RefusedError } from './failure.ts';
import type { DialectDocs } from './operation.ts';
import type { Route } from './route.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The route of a dialect, also for a request to its path with another method. */
    route?: Route;
  }
}

/** The functions of the server that the shim, which serves the legacy dialects, needs. */
export type ShimOptions = {
  execute: Execute;
  requestInfo(request: FastifyRequest): BareRequestInfo;
  /** Logs a fault that did not come from the schema. @returns its report id */
  report(fault: unknown, requestInfo: BareRequestInfo): string;
  /** Answers the other methods of a path with METHOD_NOT_ALLOWED. */
  refuseOtherMethods(
    scope: FastifyInstance,
    url: string,
    allowed: readonly string[],
    config?: { route?: Route },
  ): void;
};

/** The parts of a request that a dialect reads. */
export type ShimRequest = Pick<FastifyRequest, 'headers' | 'query' | 'body' | 'params'>;

export type Answer = { status: number; headers?: Readonly<Record<string, string>>; body: unknown };

export type Answering = { execute: Execute; requestInfo: BareRequestInfo };

/** A dialect: its prefixes, routes, answers, refusals and documentation. */
export type Dialect<Declared extends Route = Route> = {
  /** In Fastify's spelling. */
  prefixes: readonly string[];
  /** For a dialect that browsers call: the headers that its clients send. Its clients may use the shared cookie. */
  browsers?: { headers: readonly string[] };
  routes: readonly Declared[];
  answer(route: Declared, request: ShimRequest, answering: Answering): Promise<Answer>;
  /** @param route null for an unknown path, and for a URL that cannot be decoded */
  refuse(failure: Failure, route: Route | null): Answer;
  docs: DialectDocs;
};

/**
 * Serves a dialect in a Fastify scope. The framework's own errors are also answered in the dialect's form. A path with
 * a trailing slash is the same path.
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

  // The hook refuses a request to an unknown path before its body is parsed. The handler alone would do so later.
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
  for (const [path, siblings] of Map.groupBy(routes, (route) => route.path)) {
    const methods: string[] = siblings.map(({ method }) => method);
    if (methods.includes('GET')) methods.push('HEAD');
    const [route] = siblings;
    for (const url of urlsOf(path)) options.refuseOtherMethods(app, url, methods, route && { route });
  }
}

/**
 * Makes a plain function of a POST route, for the fast path. It takes the headers, the query and the JSON text of a
 * request.
 */
export function fastPathHandler<Declared extends Route>(
  { answer, refuse }: Dialect<Declared>,
  route: Declared,
  parseJson: (text: string | null) => unknown,
  options: ShimOptions,
) {
  return async (request: {
    headers: FastifyRequest['headers'];
    text: string | null;
    query: ShimRequest['query'];
    requestInfo: BareRequestInfo;
  }): Promise<Answer> => {
    const { headers, text, query, requestInfo } = request;
    try {
      const asked = { headers, query, params: {}, body: parseJson(text) };
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

export function sendAnswer(reply: FastifyReply, { status, headers = {}, body }: Answer): FastifyReply {
  return reply.code(status).headers(headers).send(body);
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

/** The path in Fastify's spelling, without and with a slash at its end. */
function urlsOf(path: string): string[] {
  const url = path.replace(/\{(\w+)\}/g, ':$1');
  return [url, `${url}/`];
}

function refuseUnknownPath(): never {
  throw new RefusedError({ code: 'NOT_FOUND' });
}
