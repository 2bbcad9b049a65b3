import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendCacheable } from '../responses/cacheable.ts';

/** No inline script or style, nothing from elsewhere, and requests to this service only; an empty icon. */
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  'img-src data:',
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Sends a page of this service's own, whose script and style are files beside it. */
export function sendOwnPage(reply: FastifyReply, html: string): FastifyReply {
  // The page is the same for all clients.
  reply.request.outcome.isPublic = true;
  return reply
    .headers({ 'content-security-policy': PAGE_POLICY, 'cross-origin-opener-policy': 'same-origin' })
    .type('text/html; charset=utf-8')
    .send(html);
}

/** Sends a script or a style of such a page. A browser keeps it and revalidates it each time. */
export function sendOwnFile(
  request: FastifyRequest,
  reply: FastifyReply,
  file: { type: string; body: string },
): Promise<FastifyReply> {
  reply.header('cross-origin-resource-policy', 'same-origin');
  return sendCacheable(request, reply, { ...file, maxAgeSeconds: 0 });
}
