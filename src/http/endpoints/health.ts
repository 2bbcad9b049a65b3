import type { FastifyInstance } from 'fastify';
import type { Database } from '../../platform/database/database.ts';
import { readVersion } from '../../platform/version.ts';

const READY_TIMEOUT_MS = 3_000;

/**
 * Serves the health checks, and the version. `/health/live` answers while the process runs. `/health/ready` shows
 * whether the server can handle requests: the database accepts writes, and the server is not stopping.
 */
export function serveHealth(
  app: FastifyInstance,
  { takesWrites }: Pick<Database, 'takesWrites'>,
  isDraining: () => boolean,
): void {
  app.get('/health/live', { config: { onLoginHosts: 'same' } }, async () => ({ status: 'live' }));
  const about = { name: 'gatehouse', version: readVersion() };
  app.get('/version', { config: { onLoginHosts: 'same' } }, async () => about);
  app.get('/health/ready', { config: { onLoginHosts: 'same' } }, async (_request, reply) => {
    if (isDraining()) return reply.status(503).send({ status: 'stopping' });
    const answers = await Promise.race([
      takesWrites().catch(() => false),
      new Promise<false>((resolve) => setTimeout(resolve, READY_TIMEOUT_MS, false).unref()),
    ]);
    return answers ? { status: 'ready' } : reply.status(503).send({ status: 'database unavailable' });
  });
}
