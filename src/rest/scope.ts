import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Execute } from '../lib/execute.ts';
import type { RequestFacts } from '../lib/request-facts.ts';
import { MAX_BODY_BYTES } from '../lib/wire-limits.ts';
import { type Answer, sendAnswer } from './answer.ts';
import { acceptBodies } from './body.ts';
import { type Failure, failureOfThrown, RefusedError } from './failure.ts';
import type { Route } from './route.ts';

/** What the server lends the shim. */
export type ShimOptions = {
  execute: Execute;
  facts(request: FastifyRequest): Omit<RequestFacts, 'authorization' | 'site'>;
  /** Logs a fault that did not come out of the schema, and tells the report id it was logged under. */
  report?(fault: unknown, request: FastifyRequest): string;
};

/** A dialect: its routes, how it answers them, and its words for every failure. */
export type Dialect<Declared extends Route> = {
  routes: readonly Declared[];
  answer(route: Declared, request: FastifyRequest, options: ShimOptions): Promise<Answer>;
  refuse(failure: Failure): Answer;
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
    const failure = failureOfThrown(thrown);
    if (failure.code === 'INTERNAL') failure.reportId ??= options.report?.(thrown, request);
    return sendAnswer(reply, refuse(failure));
  });

  // In a hook too, so that an unknown path is a 404 whatever its body is.
  app.setNotFoundHandler(refuseUnknownPath);
  app.addHook('onRequest', async (request) => {
    if (request.is404) refuseUnknownPath();
  });

  for (const route of routes) {
    for (const url of [route.path, `${route.path}/`]) {
      app.route({
        method: route.method,
        url,
        bodyLimit: MAX_BODY_BYTES,
        handler: async (request, reply) => sendAnswer(reply, await answer(route, request, options)),
      });
    }
  }
  refuseOtherMethods(app, routes);
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
    const others = app.supportedMethods.filter((method) => method !== 'OPTIONS' && !known.includes(method));
    for (const url of [path, `${path}/`]) {
      app.route({ method: others, url, onRequest: refuse, handler: refuse });
    }
  }
}
