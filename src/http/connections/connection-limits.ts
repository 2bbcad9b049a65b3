import type { IncomingMessage, ServerOptions } from 'node:http';
import type { FastifyInstance } from 'fastify';

/** Limits of a connection, and of all connections together. */
export type ConnectionLimits = {
  /** From the connection, or the first byte of a further request, to the end of the head. */
  headMilliseconds: number;
  /** From the same moment to the end of the body. */
  requestMilliseconds: number;
  /** How often both limits are checked. A connection may end this much after its limit. */
  checkMilliseconds: number;
  /** How long an idle connection is kept: longer than load balancers keep theirs. */
  idleMilliseconds: number;
  /** Memory for large bodies that have begun and not ended, for all connections together. */
  unfinishedBytes: number;
};

/** A request has to be complete within 30 seconds. `allowLongRequest` exempts some. */
export const CONNECTION_LIMITS: ConnectionLimits = {
  headMilliseconds: 15_000,
  requestMilliseconds: 29_000,
  checkMilliseconds: 1_000,
  idleMilliseconds: 72_000,
  unfinishedBytes: 64 * 1024 * 1024,
};

/** The limits under Node's names. `requestTimeout` must be at least `headersTimeout`. */
export function nodeServerOptions(limits: ConnectionLimits): ServerOptions {
  return {
    headersTimeout: limits.headMilliseconds,
    requestTimeout: limits.requestMilliseconds,
    connectionsCheckingInterval: limits.checkMilliseconds,
    keepAliveTimeout: limits.idleMilliseconds,
  };
}

/** Smaller bodies are not counted: the head of a request may be as large as such a body, and is not counted either. */
const LARGE_BODY_BYTES = 16 * 1024;

/**
 * Bounds the memory of unfinished large bodies. Beyond the bound the request that has sent the most is ended, so that
 * slow senders of large bodies cannot exhaust the memory.
 * @returns a function to call for each request when its body begins to be read
 */
export function limitUnfinishedBodies({
  unfinishedBytes,
}: Pick<ConnectionLimits, 'unfinishedBytes'>): (request: IncomingMessage) => void {
  const unfinished = new Map<IncomingMessage, number>();
  let total = 0;

  function release(request: IncomingMessage): void {
    total -= unfinished.get(request) ?? 0;
    unfinished.delete(request);
  }

  function endLargest(): void {
    let largest: IncomingMessage | null = null;
    for (const [request, bytes] of unfinished) {
      if (largest === null || bytes > (unfinished.get(largest) ?? 0)) largest = request;
    }
    if (largest === null) return;
    release(largest);
    largest.socket.destroy();
  }

  return (request) => {
    // A body of unknown length counts as large.
    if (Number(request.headers['content-length'] ?? Number.POSITIVE_INFINITY) <= LARGE_BODY_BYTES) return;
    unfinished.set(request, 0);
    request.on('data', (chunk: Buffer) => {
      const bytes = unfinished.get(request);
      // The request has been ended; data that was read before may still arrive.
      if (bytes === undefined) return;
      unfinished.set(request, bytes + chunk.length);
      total += chunk.length;
      while (total > unfinishedBytes) endLargest();
    });
    request.once('end', () => release(request));
    request.once('close', () => release(request));
  };
}

/** Calls the function of `limitUnfinishedBodies` for the requests of Fastify whose body is held in memory. */
export function trackBodies(app: FastifyInstance, trackBody: (request: IncomingMessage) => void): void {
  app.addHook('preParsing', (request, _reply, payload, done) => {
    if (!request.routeOptions.config.streamsBody) trackBody(request.raw);
    done(null, payload);
  });
}
