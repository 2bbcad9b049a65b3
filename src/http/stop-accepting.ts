import { Server as HttpServer } from 'node:http';
import { Server as NetServer } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** A client that does not finish holds a stop up no longer than this. */
const PATIENCE_MS = 30_000;
const LOOK_AGAIN_MS = 50;

/**
 * Stops a server so that no request is lost. `http.Server.close` ends idle connections at once, and with
 * them requests that are on their way; this stops listening first, answers what still comes on open
 * connections with `Connection: close`, and ends those that stay idle.
 * @returns the stop: it resolves when every connection has ended
 */
export function prepareToStop(app: FastifyInstance): (lingerMilliseconds: number) => Promise<void> {
  let stopping = false;
  app.addHook('onSend', async (_request, reply) => {
    if (stopping) reply.header('connection', 'close');
  });
  return async (lingerMilliseconds) => {
    const { server } = app;
    if (!(server instanceof HttpServer) || !server.listening) return;
    stopping = true;
    const startedAt = performance.now();
    await new Promise<void>((resolve) => {
      const timer = setInterval(() => {
        const waited = performance.now() - startedAt;
        if (waited >= lingerMilliseconds) server.closeIdleConnections();
        if (waited >= PATIENCE_MS) server.closeAllConnections();
      }, LOOK_AGAIN_MS);
      NetServer.prototype.close.call(server, () => {
        clearInterval(timer);
        resolve();
      });
      if (lingerMilliseconds === 0) server.closeIdleConnections();
    });
  };
}
