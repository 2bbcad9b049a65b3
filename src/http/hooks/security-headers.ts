import type { FastifyInstance } from 'fastify';
import type { Settings } from '../../platform/settings.ts';

/**
 * The headers that OWASP recommends for the responses of an API: no caching, no framing, no content sniffing. Pages set
 * their own policy (`responses/page-headers.ts`).
 * https://cheatsheetseries.owasp.org/cheatsheets/REST_Security_Cheat_Sheet.html#security-headers
 */
const OF_DATA = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

/**
 * RFC 6797. Two years. Sent only if the public URL is https. Without `includeSubDomains`, because the hosts below this
 * one may belong to other services. They cannot set the cookies of this one, whose names have the prefixes `__Host-` and
 * `__Secure-`.
 */
const STRICT_TRANSPORT = { 'strict-transport-security': 'max-age=63072000' };

export function securityHeaders({ publicUrl }: Pick<Settings, 'publicUrl'>): Record<string, string> {
  return { ...OF_DATA, ...(publicUrl.startsWith('https:') ? STRICT_TRANSPORT : {}) };
}

/** Sets the headers of every response of Fastify. A handler can replace them. */
export function setSecurityHeaders(app: FastifyInstance, headers: Record<string, string>): void {
  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers(headers);
    done();
  });
}
