import type { FastifyInstance } from 'fastify';
import { rateLimitHeaders } from '../../platform/refusal-headers.ts';

/**
 * Says in headers where a caller stands in the limit that its request was counted under, whatever door it
 * came through and whatever the answer is. A refusal by the limit has said so itself.
 */
export function sendRateLimitHeaders(app: FastifyInstance): void {
  app.addHook('onSend', (request, reply, payload, done) => {
    // A URL that cannot be decoded is refused before there is an outcome.
    const rateLimit = request.outcome?.rateLimit;
    if (rateLimit && !reply.hasHeader('ratelimit')) reply.headers(rateLimitHeaders(rateLimit));
    done(null, payload);
  });
}
