import type { IncomingMessage, ServerOptions } from 'node:http';

/** What a connection may take, and what all of them together. */
export type ConnectionLimits = {
  /** From the connection, or the first byte of a further request, to the end of its head. */
  headMilliseconds: number;
  /** To the end of its body. */
  requestMilliseconds: number;
  /** How often the two are looked at: so much later a connection may end. */
  checkMilliseconds: number;
  /** How long an idle connection is kept: longer than load balancers keep theirs. */
  idleMilliseconds: number;
  /** What of large bodies that have begun and not ended is held in memory, over all connections. */
  unfinishedBytes: number;
};

/** A request is here, whole, within 30 seconds. */
export const CONNECTION_LIMITS: ConnectionLimits = {
  headMilliseconds: 15_000,
  requestMilliseconds: 29_000,
  checkMilliseconds: 1_000,
  idleMilliseconds: 72_000,
  unfinishedBytes: 64 * 1024 * 1024,
};

/** The same as Node calls it. It swaps the first two where the first is the larger, and looks every 30 s by default. */
export function nodeLimits(limits: ConnectionLimits): ServerOptions {
  return {
    headersTimeout: limits.headMilliseconds,
    requestTimeout: limits.requestMilliseconds,
    connectionsCheckingInterval: limits.checkMilliseconds,
    keepAliveTimeout: limits.idleMilliseconds,
  };
}

/** A smaller body holds no more than the head of its request may. */
const LARGE_BODY_BYTES = 16 * 1024;

/**
 * Bounds what unfinished large bodies hold. Beyond it the request that holds the most is ended: those who send large bodies
 * slowly are, and never an ordinary one beside them.
 * @returns to be told of each request when its body begins to be read
 */
export function boundUnfinishedBodies({
  unfinishedBytes,
}: Pick<ConnectionLimits, 'unfinishedBytes'>): (request: IncomingMessage) => void {
  const held = new Map<IncomingMessage, number>();
  let total = 0;

  function release(request: IncomingMessage): void {
    total -= held.get(request) ?? 0;
    held.delete(request);
  }

  function endLargest(): void {
    let largest: IncomingMessage | null = null;
    for (const [request, bytes] of held) {
      if (largest === null || bytes > (held.get(largest) ?? 0)) largest = request;
    }
    if (largest === null) return;
    release(largest);
    largest.socket.destroy();
  }

  return (request) => {
    // Of unknown length counts as large.
    if (Number(request.headers['content-length'] ?? Number.POSITIVE_INFINITY) <= LARGE_BODY_BYTES) return;
    held.set(request, 0);
    request.on('data', (chunk: Buffer) => {
      const bytes = held.get(request);
      // It has been ended; the rest of what was read is on its way here still.
      if (bytes === undefined) return;
      held.set(request, bytes + chunk.length);
      total += chunk.length;
      while (total > unfinishedBytes) endLargest();
    });
    request.once('end', () => release(request));
    request.once('close', () => release(request));
  };
}
