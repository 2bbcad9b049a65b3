import { Server as HttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Server as NetServer, type Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** A client that does not finish holds a stop up no longer than this. */
const PATIENCE_MS = 30_000;
const LOOK_AGAIN_MS = 50;

export type Shutdown = {
  /** Whether answers have to say `Connection: close`. */
  isShuttingDown(): boolean;
  /** Resolves when every connection has ended. */
  shutDown(lingerMilliseconds: number): Promise<void>;
};

/**
 * Stops a server so that no request is lost. `http.Server.close` ends idle connections at once, and with
 * them requests that are on their way; this stops listening first, answers what still comes on open
 * connections with `Connection: close`, and ends those that stay idle.
 */
export function prepareShutdown(app: FastifyInstance): Shutdown {
  let stopping = false;
  const busy = trackRequests(app);
  app.addHook('onSend', (_request, reply, payload, done) => {
    if (stopping) reply.header('connection', 'close');
    done(null, payload);
  });
  const shutDown = async (lingerMilliseconds: number) => {
    const { server } = app;
    if (!(server instanceof HttpServer) || !server.listening) return;
    stopping = true;
    const startedAt = performance.now();
    await new Promise<void>((resolve) => {
      const timer = setInterval(() => {
        const waited = performance.now() - startedAt;
        if (waited >= lingerMilliseconds) busy.endIdle();
        if (waited >= PATIENCE_MS) server.closeAllConnections();
      }, LOOK_AGAIN_MS);
      NetServer.prototype.close.call(server, () => {
        clearInterval(timer);
        resolve();
      });
      if (lingerMilliseconds === 0) busy.endIdle();
    });
  };
  return { isShuttingDown: () => stopping, shutDown };
}

/**
 * Knows which connections have a request under way. Node's own notion of idle leaves out those on which
 * nothing, or half a request, was ever sent.
 */
function trackRequests({ server }: FastifyInstance): { endIdle(): void } {
  const underWay = new Map<Socket, number>();
  server.on('connection', (socket: Socket) => {
    underWay.set(socket, 0);
    socket.once('close', () => underWay.delete(socket));
  });
  server.on('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
    underWay.set(socket, (underWay.get(socket) ?? 0) + 1);
    response.once('close', () => {
      if (underWay.has(socket)) underWay.set(socket, (underWay.get(socket) ?? 1) - 1);
    });
  });
  return {
    endIdle() {
      for (const [socket, requests] of underWay) if (requests === 0) socket.destroy();
    },
  };
}
