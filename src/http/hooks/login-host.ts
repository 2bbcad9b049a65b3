import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { PrismaClient } from '../../platform/database/client/client.ts';
import { IdentityError } from '../../platform/errors.ts';
import { findSiteByLoginHost, mayBeLoginHost } from '../../tenancy/sites/login-host.ts';
import type { SiteOfAccount } from '../../tenancy/sites/site.ts';
import { opensGraphiql } from '../requests/request-info.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /**
     * How a route answers on the login hosts of sites. `same`: as under every other host; `as-site`: for the site of
     * the host. Absent: with a 404.
     */
    onLoginHosts?: 'same' | 'as-site';
  }
  interface FastifyRequest {
    /** The site whose login host the request is for. Null under every other host, and for routes that are `same`. */
    loginSite: SiteOfAccount | null;
  }
}

/**
 * Finds the site whose login host a request is for. On a login host, routes that are not meant for customers answer
 * 404. The host comes from the `Host` header, or from `X-Forwarded-Host` behind trusted proxies. A host of no site is
 * handled like the host of PUBLIC_URL.
 * @param isApi whether a URL belongs to an API, which is the same under every host
 */
export function routeLoginHosts(
  app: FastifyInstance,
  prisma: PrismaClient,
  publicUrl: string,
  isApi: (url: string) => boolean,
): void {
  const ownHost = new URL(publicUrl).host;

  function isSame(request: FastifyRequest): boolean {
    // A preflight has no route of its own.
    if (request.method === 'OPTIONS' || isApi(request.url)) return true;
    return request.routeOptions.config.onLoginHosts === 'same' && !opensGraphiql(request);
  }

  app.decorateRequest('loginSite', null);
  app.addHook('onRequest', async (request) => {
    if (isSame(request) || !mayBeLoginHost(request.host, ownHost)) return;
    const site = await findSiteByLoginHost(prisma, request.host);
    if (!site) return;
    request.loginSite = site;
    if (request.routeOptions.config.onLoginHosts !== 'as-site') throw new IdentityError('NOT_FOUND');
  });
}
