import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyInstance } from 'fastify';

export const REQUEST_ID_HEADER = 'x-request-id';

/** The ids of proxies and tracers: UUIDs, ULIDs, base64 and dotted ids. No character can end or forge a log line. */
const ACCEPTED = /^[\w.~:=+/-]{1,128}$/;

/**
 * The id of a request: its X-Request-Id, so that the sender's id finds it in the log, or else a new one. The caller
 * chooses it, so it proves nothing.
 */
export function requestIdOf(headers: IncomingHttpHeaders): string {
  const brought = headers[REQUEST_ID_HEADER];
  return typeof brought === 'string' && ACCEPTED.test(brought) ? brought : randomUUID();
}

/** Adds the id of its request to every answer. */
export function sendRequestIds(app: FastifyInstance): void {
  app.addHook('onRequest', (request, reply, done) => {
    reply.header(REQUEST_ID_HEADER, request.id);
    done();
  });
}
