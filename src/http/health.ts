import type { FastifyInstance } from 'fastify';
import type { PrismaClient } from '../database/client/client.ts';

const READY_TIMEOUT_MS = 3_000;

/**
 * `/health/live`: the process answers. `/health/ready`: it should get requests, that is, the
 * database answers and it is not about to stop.
 */
export function serveHealth(app: FastifyInstance, prisma: PrismaClient, isDraining: () => boolean): void {
  app.get('/health/live', async () => ({ status: 'live' }));
  app.get('/health/ready', async (_request, reply) => {
    if (isDraining()) return reply.status(503).send({ status: 'stopping' });
    const answers = await Promise.race([
      prisma.$queryRaw`SELECT 1`.then(
        () => true,
        () => false,
      ),
      new Promise<false>((resolve) => setTimeout(resolve, READY_TIMEOUT_MS, false).unref()),
    ]);
    return answers ? { status: 'ready' } : reply.status(503).send({ status: 'database unavailable' });
  });
}
