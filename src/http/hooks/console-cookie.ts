import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { consoleCookie, consoleCookieOptions } from '../../administration/collaborators/console-cookie.ts';
import { secondsUntil } from '../../lib/clock.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { isGraphql } from '../requests/request-info.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Whether a page of the console sent the request. Such a request has no other credential than the cookie. */
    isConsole: boolean;
  }
}

/** A page of another origin cannot send this header: CORS allows it to no origin. */
const CONSOLE_HEADER = 'x-gatehouse-console';

/**
 * Keeps the token of a collaborator in a cookie for the console. No script can read the cookie. It authenticates a
 * request only if all of this is true: the request is a POST to `/graphql` or to another route for the console, it has
 * the header `X-Gatehouse-Console: 1`, its Origin is that of PUBLIC_URL, and it has no Authorization header. A GET of a
 * route for the console has no Origin, so its `Sec-Fetch-Site` has to be `same-origin` instead. In all other requests
 * the cookie is ignored, and a login returns the token in its answer.
 */
export function keepConsoleSession(app: FastifyInstance, { settings, clock }: Runtime): void {
  const { publicUrl } = settings;
  const { origin } = new URL(publicUrl);
  const name = consoleCookie(publicUrl);
  const options = consoleCookieOptions(publicUrl);

  app.decorateRequest('isConsole', false);
  app.addHook('preHandler', async (request) => {
    if (!isOfConsole(request, origin)) return;
    request.isConsole = true;
    const token = app.parseCookie(request.headers.cookie ?? '')[name];
    if (token) request.headers.authorization = `Bearer ${token}`;
  });
  app.addHook('onSend', async ({ outcome }, reply: FastifyReply) => {
    const session = outcome?.consoleSession ?? null;
    if (session === null) return;
    const [value, maxAge] =
      session === 'ended' ? ['', 0] : [session.token, secondsUntil(clock(), session.expiresAt)];
    reply.header('set-cookie', app.serializeCookie(name, value, { ...options, maxAge }));
  });
}

/** Whether a request is one of the console: no page of another origin can have sent it. */
function isOfConsole(request: FastifyRequest, origin: string): boolean {
  const { method, headers } = request;
  const site = headers['sec-fetch-site'];
  const { isForConsole = false } = request.routeOptions.config;
  const isOwnRead =
    isForConsole && method === 'GET' && headers.origin === undefined && site === 'same-origin';
  const isOwnPost =
    (isForConsole || isGraphql(request)) &&
    method === 'POST' &&
    headers.origin === origin &&
    (site === undefined || site === 'same-origin');
  return headers[CONSOLE_HEADER] === '1' && (isOwnRead || isOwnPost) && headers.authorization === undefined;
}
