import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

type Document = { type: string; maxAgeSeconds: number; body: string | Buffer };

/** As `sendCacheable`, and pages of any origin may read it. */
export function sendPublic(request: FastifyRequest, reply: FastifyReply, document: Document): FastifyReply {
  reply.header('access-control-allow-origin', '*');
  return sendCacheable(request, reply, document);
}

/**
 * Answers a GET with a document that anybody may keep for a while, or with 304 when the caller has it
 * already (RFC 9110 §13.1.2).
 */
export function sendCacheable(
  request: FastifyRequest,
  reply: FastifyReply,
  document: Document,
): FastifyReply {
  const etag = `"${createHash('sha256').update(document.body).digest('base64url')}"`;
  reply.headers({ etag, 'cache-control': `public, max-age=${document.maxAgeSeconds}` });
  if (names(request.headers['if-none-match'], etag)) return reply.code(304).send();
  return reply.header('content-type', document.type).send(document.body);
}

/** The comparison is the weak one: a proxy that compressed the document has made its tag weak. */
function names(condition: string | undefined, etag: string): boolean {
  if (condition === undefined) return false;
  const tags = condition.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes(etag) || tags.includes('*');
}
