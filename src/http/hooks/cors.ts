import cors, { type FastifyCorsOptions } from '@fastify/cors';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sharesCookie } from '../../customers/single-sign-on/session-cookie.ts';
import { isForPublicClients } from '../../openid/provider/paths.ts';
import type { PrismaClient } from '../../platform/database/client/client.ts';
import { isOutage } from '../../platform/database/failures.ts';
import { IdentityError } from '../../platform/errors.ts';
import { allowsOrigin, findSite, sitesAllowingOrigin } from '../../tenancy/sites/site.ts';
import { type BrowserAccess, namedSite, siteInBody } from '../requests/request-info.ts';

const EXPOSED_HEADERS = ['Retry-After', 'RateLimit', 'RateLimit-Policy', 'X-Request-Id'];
const PREFLIGHT_SECONDS = 600;

/**
 * Lets browsers call from the origins that a site lists, compared exactly.
 * - A preflight lacks the header and the body that may name the site, so it grants the origins of all sites. The
 *   response to the request itself grants only the origins of its site.
 * - In the REST dialects, a refusal that concerns no site can be read from the origins of all sites, without
 *   credentials.
 * - Credentials (cookies) are allowed only from the origins of sites that share a cookie with this server.
 */
export function applyCors(
  app: FastifyInstance,
  prisma: PrismaClient,
  publicUrl: string,
  legacy: BrowserAccess,
): void {
  const allowedHeaders = ['Authorization', 'Content-Type', ...legacy.headers, 'X-Request-Id', 'X-Site-Id'];
  /** Requests whose site was not found because of an outage. A second attempt could make them wait as long again. */
  const unanswered = new WeakSet<FastifyRequest>();
  app.register(cors, {
    strictPreflight: false,
    delegator: (request, callback) => {
      optionsFor(request as FastifyRequest, prisma, publicUrl).then(
        (options) => callback(null, { ...options, allowedHeaders }),
        (error) => {
          if (isOutage(error)) unanswered.add(request as FastifyRequest);
          // A site that cannot be looked up grants nothing. The handler reports the reason. A preflight has no handler,
          // so its error is passed on.
          if (request.method === 'OPTIONS') callback(error, undefined as never);
          else callback(null, { origin: false });
        },
      );
    },
  });
  // Legacy clients may name their site in the body, which is parsed by now.
  app.addHook('preHandler', async (request, reply) => {
    const { origin } = request.headers;
    const named = siteInBody(request);
    if (origin === undefined || named === null || unanswered.has(request)) return;
    if (reply.hasHeader('access-control-allow-origin')) return;
    const site = await findSite(prisma, named).catch(() => null);
    if (!site || !allowsOrigin(site, origin)) return;
    grantOrigin(reply, origin);
    if (sharesCookie(publicUrl, site, origin)) reply.header('access-control-allow-credentials', 'true');
  });
  // A refusal that concerns no site (an unknown site or path) can be read by the pages of all sites.
  app.addHook('onSend', async (request, reply, payload) => {
    const { origin } = request.headers;
    if (origin === undefined || reply.statusCode < 400 || reply.hasHeader('access-control-allow-origin'))
      return payload;
    if (!legacy.includes(request.url) || unanswered.has(request)) return payload;
    if (await namesKnownSite(request, prisma)) return payload;
    const granting = await sitesAllowingOrigin(prisma, origin).catch(() => []);
    if (granting.length > 0) grantOrigin(reply, origin);
    return payload;
  });
}

function grantOrigin(reply: FastifyReply, origin: string): void {
  reply.header('access-control-allow-origin', origin);
  reply.header('access-control-expose-headers', EXPOSED_HEADERS.join(', '));
}

/**
 * Whether the request names an existing site. True also if that cannot be determined, so that only pages that the named
 * site allows can read the answer.
 */
async function namesKnownSite(request: FastifyRequest, prisma: PrismaClient): Promise<boolean> {
  for (const named of [namedSite(request), siteInBody(request)]) {
    const known = named && (await findSite(prisma, named).then(() => true, isNoRefusal));
    if (known) return true;
  }
  return false;
}

function isNoRefusal(error: unknown): boolean {
  return !(error instanceof IdentityError && error.code === 'VALIDATION_FAILED');
}

/**
 * A preflight cannot name its client, so it grants every origin. For the response itself, the OpenID Provider grants
 * the origins of the client. These endpoints accept no cookie.
 */
function preflightOnly({ method }: FastifyRequest): FastifyCorsOptions {
  return { origin: method === 'OPTIONS', methods: ['GET', 'POST'], maxAge: PREFLIGHT_SECONDS };
}

async function optionsFor(
  request: FastifyRequest,
  prisma: PrismaClient,
  publicUrl: string,
): Promise<FastifyCorsOptions> {
  const { origin } = request.headers;
  if (origin === undefined) return { origin: false };
  if (isForPublicClients(request.url)) return preflightOnly(request);
  const sites =
    request.method === 'OPTIONS'
      ? await sitesAllowingOrigin(prisma, origin)
      : [await findSite(prisma, namedSite(request))];
  const granting = sites.filter((site) => allowsOrigin(site, origin));
  return {
    origin: granting.length > 0 ? origin : false,
    // Legacy clients send DELETE to paths that do not exist, and read the 404.
    methods: ['GET', 'POST', 'PUT', 'DELETE'],
    exposedHeaders: EXPOSED_HEADERS,
    credentials: granting.some((site) => sharesCookie(publicUrl, site, origin)),
    maxAge: PREFLIGHT_SECONDS,
  };
}
