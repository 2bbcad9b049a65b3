import cookie from '@fastify/cookie';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { cookieDomain, SESSION_COOKIE, sharesCookie } from '../../customers/single-sign-on/session-cookie.ts';
import { type Clock, secondsUntil } from '../../lib/clock.ts';
import type { PrismaClient } from '../../platform/database/client/client.ts';
import type { Settings } from '../../platform/settings.ts';
import { findSite, type SiteOfAccount } from '../../tenancy/sites/site.ts';
import { type BrowserAccess, isGraphql, namedSite, siteInBody } from '../requests/request-info.ts';

type Sharing = { prisma: PrismaClient; clock: Clock; settings: Settings };

/** The errors for a cookie whose token is no longer valid. */
const INVALID_TOKEN = new Set(['UNAUTHENTICATED', 'TOKEN_EXPIRED', 'TOKEN_REVOKED']);

/**
 * Accepts and sets the cookie that the sites under one domain share. The cookie authenticates a request if all of this
 * is true: the path takes the credentials of customers, there is no other credential, the Origin is that of a site that
 * shares the cookie, and the method is GET or the body is JSON. A page of another origin cannot send JSON without a
 * preflight. In all other requests the cookie is ignored.
 */
export function acceptSessionCookie(app: FastifyInstance, sharing: Sharing, legacy: BrowserAccess): void {
  /** Whether a path takes the credentials of customers. */
  const takesCookie = (request: FastifyRequest) => isGraphql(request) || legacy.includes(request.url);
  app.register(cookie, { hook: false });
  const byCookie = new WeakSet<FastifyRequest>();

  app.addHook('preHandler', async (request) => {
    const token = takesCookie(request) && !request.isConsole ? presentedCookie(request) : null;
    if (token === null || !(await sharingSite(request, sharing))) return;
    // From here on the cookie is handled like a bearer token.
    request.headers.authorization = `Bearer ${token}`;
    byCookie.add(request);
  });

  app.addHook('onSend', async (request, reply) => {
    const { session = null, errorCodes = [] } = request.outcome ?? {};
    const isInvalid = byCookie.has(request) && errorCodes.some((code) => INVALID_TOKEN.has(code));
    if ((session === null && !isInvalid) || !takesCookie(request)) return;
    const site = await sharingSite(request, sharing);
    const domain = site && cookieDomain(sharing.settings.publicUrl, site);
    if (!domain) return;
    if (session === null || session === 'ended') setCookie(reply, domain, '', 0);
    else if (session.accountId === site.accountId) {
      setCookie(reply, domain, session.token, secondsUntil(sharing.clock(), session.expiresAt));
    }
  });
}

/** Returns the cookie of a request that has no other credential, if its method is GET or its body is JSON. */
function presentedCookie({ server, method, headers, body }: FastifyRequest): string | null {
  if (!headers.cookie?.includes(SESSION_COOKIE) || headers.authorization !== undefined) return null;
  const isJson = /^application\/json\s*(;|$)/i.test(headers['content-type'] ?? '');
  if (method !== 'GET' && !isJson) return null;
  // Legacy clients send their token in the body.
  if (body !== null && typeof body === 'object' && 'auth_token' in body) return null;
  return server.parseCookie(headers.cookie)[SESSION_COOKIE] || null;
}

/** Returns the site that a request names, if the page that sent it shares the cookie. */
async function sharingSite(
  request: FastifyRequest,
  { prisma, settings }: Sharing,
): Promise<SiteOfAccount | null> {
  const { origin } = request.headers;
  if (origin === undefined) return null;
  // A site that cannot be looked up shares nothing. The handler reports why.
  const site = await findSite(prisma, namedSite(request) ?? siteInBody(request)).catch(() => null);
  return site && sharesCookie(settings.publicUrl, site, origin) ? site : null;
}

function setCookie(reply: FastifyReply, domain: string, value: string, maxAge: number): void {
  const attributes = { domain, path: '/', httpOnly: true, secure: true, sameSite: 'lax', maxAge } as const;
  reply.header('set-cookie', reply.server.serializeCookie(SESSION_COOKIE, value, attributes));
}
