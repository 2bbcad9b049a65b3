import type { FastifyInstance } from 'fastify';
import { rateLimitHeaders } from '../../platform/refusal-headers.ts';

/**
 * Sends the state of a rate limit with the response to each request that was counted under it. A refusal by the limit
 * has these headers already.
 */
export function sendRateLimitHeaders(app: FastifyInstance): void {
  app.addHook('onSend', (request, reply, payload, done) => {
    // A URL that cannot be decoded is refused before there is an outcome.
    const rateLimit = request.outcome?.rateLimit;
    if (rateLimit && !reply.hasHeader('ratelimit')) reply.headers(rateLimitHeaders(rateLimit));
    done(null, payload);
  });
}
