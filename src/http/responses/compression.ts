import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { LRUCache } from 'lru-cache';
import type { RequestOutcome } from '../../platform/request-info.ts';

export type Encoding = 'br' | 'gzip';

/** Below this size, compression costs more than it saves. */
const MIN_BYTES = 1_024;
/** The highest quality is 11. Quality 5 makes a text at most 10 % larger, in 2 % of the time. */
const BROTLI_QUALITY = 5;
const MAX_KEPT_BYTES = 8_000_000;

const brotliAsync = promisify(brotliCompress);
const gzipAsync = promisify(gzip);

/** In order of preference. */
const OFFERED: readonly Encoding[] = ['br', 'gzip'];

/**
 * Chooses the encoding of the response (RFC 9110 §12.5.3), or null for none.
 * @param accepted the Accept-Encoding header
 */
export function acceptedEncoding(accepted: string | string[] | undefined): Encoding | null {
  if (accepted === undefined) return null;
  const weights = new Map<string, number>();
  for (const item of String(accepted).toLowerCase().split(',')) {
    const [, name = '', weight = '1'] = /^\s*([\w*-]+)\s*(?:;\s*q=([\d.]+)\s*)?$/.exec(item) ?? [];
    if (name) weights.set(name, Number(weight));
  }
  const weightOf = (name: Encoding) => weights.get(name) ?? weights.get('*') ?? 0;
  const [best] = OFFERED.toSorted((one, other) => weightOf(other) - weightOf(one));
  const worth = best === undefined ? 0 : weightOf(best);
  return best !== undefined && worth > 0 && worth >= (weights.get('identity') ?? 0) ? best : null;
}

/** Compresses off the main thread. */
export function compress(body: string | Uint8Array, encoding: Encoding): Promise<Buffer> {
  if (encoding === 'gzip') return gzipAsync(body);
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: Buffer.byteLength(body),
  };
  return brotliAsync(body, { params });
}

const kept = new LRUCache<string, Promise<Buffer>>({
  max: 100,
  maxSize: MAX_KEPT_BYTES,
  // The compressed size is not known yet, so the key begins with an estimate of it.
  sizeCalculation: (_compressed, key) => Number(key.split(' ', 1)[0]) || 1,
});

/**
 * Like `compress`, with a cache, for documents that are requested often.
 * @param name unique to the text
 */
export function compressOnce(name: string, body: string | Uint8Array, encoding: Encoding): Promise<Buffer> {
  const key = `${Math.ceil(Buffer.byteLength(body) / 4)} ${encoding} ${name}`;
  const known = kept.get(key);
  if (known) return known;
  const compressing = compress(body, encoding);
  kept.set(key, compressing);
  return compressing;
}

export function isLarge(body: string | Uint8Array): boolean {
  return body.length >= MIN_BYTES;
}

/**
 * Whether a response may be compressed. A response with a secret may not: the compressed length shows how much of the
 * request is repeated in the response (BREACH).
 */
export function mayCompress({ isPublic, session }: RequestOutcome): boolean {
  return isPublic && session === null;
}

/** Adds the name of a request header to the Vary header. */
export function addVary(reply: FastifyReply, name: string): void {
  const varies = reply.getHeader('vary');
  const names = varies === undefined ? [] : String(varies).split(/\s*,\s*/);
  if (!names.some((known) => known.toLowerCase() === name.toLowerCase())) {
    reply.header('vary', [...names, name].join(', '));
  }
}

/** Compresses the large responses that contain no secret. `sendCacheable` has compressed its documents already. */
export function compressResponses(app: FastifyInstance): void {
  app.addHook<string | Buffer | null>('onSend', (request, reply, payload, done) => {
    const body = typeof payload === 'string' || Buffer.isBuffer(payload) ? payload : null;
    if (
      body === null ||
      !request.outcome ||
      !mayCompress(request.outcome) ||
      !isLarge(body) ||
      reply.hasHeader('content-encoding')
    ) {
      done(null, payload);
      return;
    }
    addVary(reply, 'Accept-Encoding');
    const encoding = acceptedEncoding(request.headers['accept-encoding']);
    if (encoding === null) {
      done(null, payload);
      return;
    }
    compress(body, encoding).then((compressed) => {
      reply.headers({ 'content-encoding': encoding, 'content-length': compressed.length });
      done(null, compressed);
    }, done);
  });
}
