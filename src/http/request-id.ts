import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyInstance } from 'fastify';

export const REQUEST_ID_HEADER = 'x-request-id';

/** What proxies and tracers make: UUIDs, ULIDs, base64 and dotted ids. Nothing that could end or forge a line of a log. */
const ACCEPTED = /^[\w.~:=+/-]{1,128}$/;

/**
 * The id of a request: the one that it brings, so that it is found in the log under the name that its sender knows,
 * or else a new one. Whoever calls may choose it: it proves nothing.
 */
export function requestIdOf(headers: IncomingHttpHeaders): string {
  const brought = headers[REQUEST_ID_HEADER];
  return typeof brought === 'string' && ACCEPTED.test(brought) ? brought : randomUUID();
}

/** Every answer says the id of its request. */
export function sayRequestIds(app: FastifyInstance): void {
  app.addHook('onRequest', (request, reply, done) => {
    reply.header(REQUEST_ID_HEADER, request.id);
    done();
  });
}
