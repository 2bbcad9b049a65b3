import type { FastifyInstance } from 'fastify';
import type { PrismaClient } from '../../platform/database/client/client.ts';
import { findSiteByLoginHost, mayBeLoginHost } from '../../tenancy/sites/login-host.ts';

/**
 * Serves `/login-hosts`, for a proxy that obtains certificates on demand. The response states whether a host belongs to
 * this service: as the host of PUBLIC_URL, or as the login host of a site. The path is served at METRICS_PORT.
 * https://caddyserver.com/docs/caddyfile/options#on-demand-tls
 */
export function serveLoginHosts(app: FastifyInstance, prisma: PrismaClient, publicUrl: string): void {
  const own = new URL(publicUrl);
  app.get('/login-hosts', async (request, reply) => {
    const { domain } = request.query as Record<string, unknown>;
    const host = typeof domain === 'string' ? domain.toLowerCase() : '';
    const isOwn = host === own.host || host === own.hostname;
    const site = mayBeLoginHost(host, own.host) ? await findSiteByLoginHost(prisma, host) : null;
    return reply.code(isOwn || site ? 200 : 404).send({ known: isOwn || site !== null });
  });
}
