import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendCacheable } from '../responses/cacheable.ts';
import { OWN_FILES, pageHeaders } from '../responses/page-headers.ts';

/** The logo of a site is a file of this server too. */
const PAGE_HEADERS = pageHeaders({ ...OWN_FILES, 'img-src': "'self' data:" });

/** Sends a page whose script and style are files of this server. */
export function sendOwnPage(reply: FastifyReply, html: string): FastifyReply {
  // The page is the same for all clients.
  reply.request.outcome.isPublic = true;
  return reply.headers(PAGE_HEADERS).type('text/html; charset=utf-8').send(html);
}

/** Sends a script or a style of such a page. A browser caches it and revalidates it each time. */
export function sendOwnFile(
  request: FastifyRequest,
  reply: FastifyReply,
  file: { type: string; body: string },
): Promise<FastifyReply> {
  reply.header('cross-origin-resource-policy', 'same-origin');
  return sendCacheable(request, reply, { ...file, maxAgeSeconds: 0 });
}
