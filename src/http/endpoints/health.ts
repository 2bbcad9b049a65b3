import type { FastifyInstance } from 'fastify';
import type { Database } from '../../platform/database/database.ts';

const READY_TIMEOUT_MS = 3_000;

/**
 * `/health/live`: the process answers. `/health/ready`: it should get requests, that is, the
 * database takes writes and it is not about to stop.
 */
export function serveHealth(
  app: FastifyInstance,
  { takesWrites }: Pick<Database, 'takesWrites'>,
  isDraining: () => boolean,
): void {
  app.get('/health/live', async () => ({ status: 'live' }));
  app.get('/health/ready', async (_request, reply) => {
    if (isDraining()) return reply.status(503).send({ status: 'stopping' });
    const answers = await Promise.race([
      takesWrites().catch(() => false),
      new Promise<false>((resolve) => setTimeout(resolve, READY_TIMEOUT_MS, false).unref()),
    ]);
    return answers ? { status: 'ready' } : reply.status(503).send({ status: 'database unavailable' });
  });
}
