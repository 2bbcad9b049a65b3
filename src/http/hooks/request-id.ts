import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyInstance } from 'fastify';

export const REQUEST_ID_HEADER = 'x-request-id';

/** Ids of proxies and tracers: UUIDs, ULIDs, base64, dotted ids. No character can end or forge a log line. */
const ACCEPTED = /^[\w.~:=+/-]{1,128}$/;

/**
 * Returns the X-Request-Id of a request, so that the sender's id can be found in the log. Without a valid one, returns
 * a new id. The sender chooses the id, so the id proves nothing.
 */
export function requestIdOf(headers: IncomingHttpHeaders): string {
  const brought = headers[REQUEST_ID_HEADER];
  return typeof brought === 'string' && ACCEPTED.test(brought) ? brought : randomUUID();
}

export function sendRequestIds(app: FastifyInstance): void {
  app.addHook('onRequest', (request, reply, done) => {
    reply.header(REQUEST_ID_HEADER, request.id);
    done();
  });
}
