import type { FastifyInstance } from 'fastify';
import { consoleCookie, consoleCookieOptions } from '../../administration/collaborators/console-cookie.ts';
import { finishSso, type SsoResult } from '../../administration/employee-sso/finish.ts';
import { pageOfConsole, SSO_LIFETIME_SECONDS, startSso } from '../../administration/employee-sso/start.ts';
import { sourceOf } from '../../lib/address.ts';
import { secondsUntil } from '../../lib/clock.ts';
import { IdentityError } from '../../platform/errors.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { limitPerSource } from '../requests/source-limit.ts';

/** Each start stores a row for ten minutes. */
const STARTS_PER_MINUTE = 60;

/**
 * Serves the single sign-on of collaborators. `/admin/sso/<account slug>` redirects to the provider of the company. The
 * provider redirects to `callback`. `callback` redirects to the console: logged in, with a challenge for the second
 * factor, or with an error.
 */
export function serveEmployeeSso(app: FastifyInstance, runtime: Runtime): void {
  const { settings, clock } = runtime;
  const { publicUrl } = settings;
  const countStart = limitPerSource(settings, 'employee-sso', STARTS_PER_MINUTE);
  // Browsers send this cookie with navigations from other sites (GET), such as the redirect back, and with no other
  // cross-site request.
  const stateCookie = { ...consoleCookieOptions(publicUrl), sameSite: 'lax' } as const;

  app.get<{ Params: { account: string } }>('/admin/sso/:account', async (request, reply) => {
    await countStart(request);
    const from = new URL(request.url, publicUrl).searchParams.get('from');
    try {
      const { location, browser } = await startSso(runtime, request.params.account, from);
      const options = { ...stateCookie, maxAge: SSO_LIFETIME_SECONDS };
      reply.header('set-cookie', app.serializeCookie(browser.name, browser.secret, options));
      return reply.redirect(location, 302);
    } catch (error) {
      if (!(error instanceof IdentityError) || error.code === 'UNAVAILABLE') throw error;
      return reply.redirect(pageFor({ error: error.code }, pageOfConsole(from)), 302);
    }
  });

  app.get('/admin/sso/callback', async (request, reply) => {
    const visit = {
      source: sourceOf(request.ip),
      userAgent: request.headers['user-agent'] ?? null,
      requestId: request.id,
      isConsole: true,
    };
    const { result, cookie, from } = await finishSso(runtime, visit, {
      search: new URL(request.url, publicUrl).search,
      cookies: app.parseCookie(request.headers.cookie ?? ''),
    });
    reply.header('set-cookie', app.serializeCookie(cookie, '', { ...stateCookie, maxAge: 0 }));
    if ('grant' in result) {
      const { token, expiresAt } = result.grant;
      const options = { ...consoleCookieOptions(publicUrl), maxAge: secondsUntil(clock(), expiresAt) };
      reply.header('set-cookie', app.serializeCookie(consoleCookie(publicUrl), token, options));
    }
    return reply.redirect(pageFor(result, from), 302);
  });

  /**
   * The page of the console to open after a result. Browsers do not send the fragment, so no server logs the challenge.
   * @param from the page that the collaborator opened first; null: the start page
   */
  function pageFor(result: SsoResult, from: string | null): string {
    if ('grant' in result) return `${publicUrl}/admin${from ?? '/'}`;
    const page = new URL(`${publicUrl}/admin/log-in`);
    if (from !== null) page.searchParams.set('from', from);
    if ('error' in result) page.searchParams.set('sso_error', result.error);
    else {
      const { challenge, factors } = result;
      page.hash = String(new URLSearchParams({ challenge, factors: factors.join(',') }));
    }
    return page.href;
  }
}
