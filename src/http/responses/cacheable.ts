import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import { acceptedEncoding, addVary, compressOnce, isLarge } from './compression.ts';

/** Most documents are sent repeatedly. Hashing the largest one takes a millisecond. */
const hashes = new LRUCache<string | Buffer, string>({ max: 100 });

type Document = { type: string; maxAgeSeconds: number; body: string | Buffer };

/** Like `sendCacheable`, for a document that pages of any origin may read. */
export function sendPublic(
  request: FastifyRequest,
  reply: FastifyReply,
  document: Document,
): Promise<FastifyReply> {
  reply.header('access-control-allow-origin', '*');
  return sendCacheable(request, reply, document);
}

/**
 * Answers a GET with a public, cacheable document, or with 304 if the client has the document already (RFC 9110
 * §13.1.2). A large document is compressed if the client accepts that.
 */
export async function sendCacheable(
  request: FastifyRequest,
  reply: FastifyReply,
  { type, maxAgeSeconds, body }: Document,
): Promise<FastifyReply> {
  const hash = hashOf(body);
  const encoding = isLarge(body) ? acceptedEncoding(request.headers['accept-encoding']) : null;
  if (isLarge(body)) addVary(reply, 'Accept-Encoding');
  // Each encoding of the document has its own tag (RFC 9110 §8.8.3.3).
  const etag = `"${encoding === null ? hash : `${hash}.${encoding}`}"`;
  reply.headers({ etag, 'cache-control': `public, max-age=${maxAgeSeconds}` });
  if (names(request.headers['if-none-match'], hash)) return reply.code(304).send();
  reply.header('content-type', type);
  if (encoding === null) return reply.send(body);
  return reply.header('content-encoding', encoding).send(await compressOnce(hash, body, encoding));
}

/**
 * Whether a condition names the document in any encoding. The comparison is weak, because a proxy that compressed the
 * document has made its tag weak.
 */
function names(condition: string | undefined, hash: string): boolean {
  if (condition === undefined) return false;
  const tags = condition.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.some((tag) => tag === '*' || tag.replace(/^"([\w-]+)(?:\.(?:br|gzip))?"$/, '$1') === hash);
}

function hashOf(body: string | Buffer): string {
  const known = hashes.get(body);
  if (known !== undefined) return known;
  const hash = createHash('sha256').update(body).digest('base64url');
  hashes.set(body, hash);
  return hash;
}
