import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { IdentityError } from '../../platform/errors.ts';

const AUTHORIZATION = 'authorization';

/**
 * Whether a request has more than one Authorization header. Node uses the first one. A proxy may use the last one, and
 * would then check another caller than this server (RFC 9110 §5.3).
 */
export function hasDuplicateAuthorization({ rawHeaders }: Pick<IncomingMessage, 'rawHeaders'>): boolean {
  let seen = 0;
  // Names and values alternate.
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? '';
    if (name.length === AUTHORIZATION.length && name.toLowerCase() === AUTHORIZATION) seen += 1;
  }
  return seen > 1;
}

/** Refuses a request with several Authorization headers, in the form of the API that it was sent to. */
export function refuseDuplicateAuthorization(app: FastifyInstance): void {
  app.addHook('onRequest', (request, _reply, done) => {
    if (!hasDuplicateAuthorization(request.raw)) done();
    else done(new IdentityError('BAD_REQUEST', { message: 'There is more than one Authorization header.' }));
  });
}
