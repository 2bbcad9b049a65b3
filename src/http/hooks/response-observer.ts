import type { FastifyInstance } from 'fastify';
import type { RequestOutcome } from '../../platform/request-info.ts';
import { newOutcome } from '../../platform/request-info.ts';

declare module 'fastify' {
  interface FastifyRequest {
    outcome: RequestOutcome;
  }
}

export type ObservedResponse = {
  requestId: string;
  method: string;
  /** The first 200 characters of the path, without the query. */
  path: string;
  /** The route's pattern, or null if no route matched. */
  route: string | null;
  status: number;
  milliseconds: number;
  address: string;
  outcome: RequestOutcome;
};

/** Called after every response, for the access log, the metrics and the spans. */
export type ResponseObserver = (response: ObservedResponse) => void;

/** Calls the observer after every response of Fastify. Gives each request an `outcome`, which handlers fill in. */
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
