import type { FastifyInstance } from 'fastify';
import type { RequestOutcome } from '../../platform/request-info.ts';
import { newOutcome } from '../../platform/request-info.ts';

declare module 'fastify' {
  interface FastifyRequest {
    outcome: RequestOutcome;
  }
}

/** A request that has been answered. */
export type ObservedResponse = {
  requestId: string;
  method: string;
  /** Without the query. */
  path: string;
  /** The route's pattern; null where there is none. */
  route: string | null;
  status: number;
  milliseconds: number;
  address: string;
  outcome: RequestOutcome;
};

/** Told of every answer, whichever way it went: the log, the metrics. */
export type ResponseObserver = (answered: ObservedResponse) => void;

/** Tells the observers of what Fastify answers. Each request gets its `outcome`, to be filled in on the way. */
export function observeResponses(app: FastifyInstance, observe: ResponseObserver): void {
  app.decorateRequest('outcome');
  app.addHook('onRequest', (request, _reply, done) => {
    request.outcome = newOutcome();
    done();
  });
  app.addHook('onResponse', (request, reply, done) => {
    observe({
      requestId: request.id,
      method: request.method,
      path: pathOf(request.url),
      route: request.routeOptions.url ?? null,
      status: reply.statusCode,
      milliseconds: reply.elapsedTime,
      address: request.ip,
      // A URL that cannot be decoded is refused before there is an outcome.
      outcome: request.outcome ?? newOutcome(),
    });
    done();
  });
}

const MAX_PATH_LENGTH = 200;

function pathOf(url: string): string {
  return url.split('?', 1)[0]?.slice(0, MAX_PATH_LENGTH) ?? '';
}
