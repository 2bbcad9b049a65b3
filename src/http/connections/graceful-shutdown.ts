import { Server as HttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Server as NetServer, type Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** The longest time that the shutdown waits for a client to finish. */
const MAX_WAIT_MS = 30_000;
const LOOK_AGAIN_MS = 50;

export type Shutdown = {
  /** Whether responses must have `Connection: close`. */
  isShuttingDown(): boolean;
  /** Resolves when every connection has ended. */
  shutDown(lingerMilliseconds: number): Promise<void>;
};

/**
 * Prepares a shutdown that lets requests finish. `http.Server.close` ends idle connections at once, and with them
 * requests that are on their way. This shutdown first stops listening. It answers further requests on open connections
 * with `Connection: close`, and then ends the connections that stay idle. After `MAX_WAIT_MS` it ends all connections.
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
        if (waited >= MAX_WAIT_MS) server.closeAllConnections();
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
 * Tracks which connections have a request in progress. Node never counts a connection as idle if the client has sent
 * nothing on it, or only a part of a request.
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
