import type { FastifyInstance } from 'fastify';
import type { Settings } from '../../platform/settings.ts';

/**
 * What OWASP asks of an API's answers: they are data, may not be guessed to be anything else, framed or
 * kept. https://cheatsheetseries.owasp.org/cheatsheets/REST_Security_Cheat_Sheet.html#security-headers
 */
const OF_DATA = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

/** Two years: what the preload lists ask for (RFC 6797). Only where the public URL is https. */
const STRICT_TRANSPORT = { 'strict-transport-security': 'max-age=63072000; includeSubDomains' };

/** Headers of every answer. */
export function securityHeaders({ publicUrl }: Pick<Settings, 'publicUrl'>): Record<string, string> {
  return { ...OF_DATA, ...(publicUrl.startsWith('https:') ? STRICT_TRANSPORT : {}) };
}

/** Sets them where Fastify answers; a handler that sets one of them itself is left alone. */
export function setSecurityHeaders(app: FastifyInstance, headers: Record<string, string>): void {
  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers(headers);
    done();
  });
}
