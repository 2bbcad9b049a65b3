import cors, { type FastifyCorsOptions } from '@fastify/cors';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { PrismaClient } from '../database/client/client.ts';
import { allowsOrigin, anySiteAllowsOrigin, findSite } from '../sites/site.ts';
import { namedSite } from './request-facts.ts';

/** What the legacy browser client asks to send, and what GraphQL clients need. */
const ALLOWED_HEADERS = [
  'Authorization',
  'Content-Type',
  'Cache-Control',
  'X-Pelcro-Sdk-Version',
  'X-Site-Id',
];
const EXPOSED_HEADERS = ['Retry-After', 'RateLimit', 'RateLimit-Policy'];
const PREFLIGHT_SECONDS = 600;

/**
 * Browsers may call from the origins that a site lists, exactly. A preflight cannot name its site,
 * so any site's origin passes it; the answer to the request itself grants its own site's only.
 * Credentials (cookies) are never allowed.
 */
export function allowOrigins(app: FastifyInstance, prisma: PrismaClient): void {
  app.register(cors, {
    strictPreflight: false,
    delegator: (request, callback) => {
      optionsFor(request as FastifyRequest, prisma).then(
        (options) => callback(null, options),
        // A site that cannot be looked up grants nothing; the request itself will say why.
        () => callback(null, { origin: false }),
      );
    },
  });
  // Legacy callers name their site in the body, which is not there before.
  app.addHook('preHandler', async (request, reply) => {
    const { origin } = request.headers;
    const named = siteInBody(request);
    if (origin === undefined || named === null || reply.hasHeader('access-control-allow-origin')) return;
    const site = await findSite(prisma, named).catch(() => null);
    if (!site || !allowsOrigin(site, origin)) return;
    reply.header('access-control-allow-origin', origin);
    reply.header('access-control-expose-headers', EXPOSED_HEADERS.join(', '));
  });
}

async function optionsFor(request: FastifyRequest, prisma: PrismaClient): Promise<FastifyCorsOptions> {
  const { origin } = request.headers;
  if (origin === undefined) return { origin: false };
  const allowed =
    request.method === 'OPTIONS'
      ? await anySiteAllowsOrigin(prisma, origin)
      : allowsOrigin(await findSite(prisma, namedSite(request)), origin);
  return {
    origin: allowed ? origin : false,
    methods: ['GET', 'POST', 'PUT'],
    allowedHeaders: ALLOWED_HEADERS,
    exposedHeaders: EXPOSED_HEADERS,
    credentials: false,
    maxAge: PREFLIGHT_SECONDS,
  };
}

function siteInBody({ body }: FastifyRequest): { id: number } | null {
  if (body === null || typeof body !== 'object' || !('site_id' in body)) return null;
  return { id: Number(body.site_id) };
}
