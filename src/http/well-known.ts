import type { FastifyInstance } from 'fastify';
import type { SigningKeys } from '../tokens/signing-keys.ts';

const JWKS_MAX_AGE_SECONDS = 300;

/** Public documents at fixed places (RFC 8615). */
export function serveWellKnown(app: FastifyInstance, signingKeys: SigningKeys): void {
  app.get('/.well-known/jwks.json', async (_request, reply) => {
    reply.header('cache-control', `public, max-age=${JWKS_MAX_AGE_SECONDS}`);
    reply.header('access-control-allow-origin', '*');
    reply.header('content-type', 'application/jwk-set+json');
    return JSON.stringify(await signingKeys.published());
  });
}
