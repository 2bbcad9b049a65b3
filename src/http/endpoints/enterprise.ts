import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { LOGIN_LIFETIME_SECONDS } from '../../enterprise/login/login-state.ts';
import { finishOpenIdLogin } from '../../enterprise/openid/openid-login.ts';
import { finishSamlLogin, receiveResponse } from '../../enterprise/saml/saml-login.ts';
import { serviceProviderMetadata } from '../../enterprise/saml/service-provider.ts';
import { startCompanyLogin, startLoginTest } from '../../enterprise/start/start-login.ts';
import { sourceOf } from '../../lib/address.ts';
import { idOf } from '../../lib/ids.ts';
import { IdentityError } from '../../platform/errors.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { findSite } from '../../tenancy/sites/site.ts';
import { acceptForms } from '../oauth2/form.ts';
import { namedSite } from '../requests/request-info.ts';
import { limitPerSource } from '../requests/source-limit.ts';

type Connection = { Params: { id: string } };

/** Each start stores a row for ten minutes. */
const STARTS_PER_MINUTE = 60;
/** Each response costs the verification of a signature, and a refused response may store its problem. */
const RESPONSES_PER_MINUTE = 60;
/** Larger than the longest SAML response that is accepted. */
const MAX_RESPONSE_BYTES = 400_000;

/**
 * Serves the logins of customers at their companies. `start` redirects to the provider of the company. The provider
 * redirects to `callback` or, in SAML, posts to `saml/acs`. The browser then returns to the page of the site, with a
 * handoff code or an error in the query. A test of a collaborator ends at `/identity-providers/tested`.
 */
export function serveEnterpriseLogins(app: FastifyInstance, runtime: Runtime): void {
  const { prisma, settings } = runtime;
  const { publicUrl } = settings;
  const countStart = limitPerSource(settings, 'enterprise', STARTS_PER_MINUTE);
  const countResponse = limitPerSource(settings, 'enterprise-saml', RESPONSES_PER_MINUTE);
  const cookieOptions = {
    path: '/',
    httpOnly: true,
    secure: publicUrl.startsWith('https:'),
    // Browsers send this cookie with navigations from other sites (GET), such as the redirect back, and with no other
    // cross-site request.
    sameSite: 'lax',
  } as const;

  const asSite = { config: { onLoginHosts: 'as-site' } } as const;
  app.get<Connection>('/enterprise/:id/start', asSite, async (request, reply) => {
    const { id } = request.params;
    // The provider returns to PUBLIC_URL, so the cookie has to be set there.
    if (request.loginSite) {
      const { search } = new URL(request.url, publicUrl);
      return reply.redirect(`${publicUrl}/enterprise/${encodeURIComponent(id)}/start${search}`, 302);
    }
    await countStart(request);
    const { return_to: returnTo, test } = request.query as Record<string, unknown>;
    const { location, browser } =
      test === undefined
        ? await startCompanyLogin(runtime, await findSite(prisma, namedSite(request)), id, returnTo)
        : await startLoginTest(runtime, id, test);
    if (browser) setCookie(reply, browser.name, browser.secret, LOGIN_LIFETIME_SECONDS);
    return reply.redirect(location, 302);
  });

  app.get<Connection>('/enterprise/:id/callback', async (request, reply) => {
    const { location, cookie } = await finishOpenIdLogin(runtime, returnOf(request));
    setCookie(reply, cookie, '', 0);
    return reply.redirect(location, 302);
  });

  app.get<Connection>('/enterprise/:id/saml/metadata', async (request, reply) => {
    const id = idOf(request.params.id);
    if (id === 0) throw new IdentityError('NOT_FOUND');
    return reply.type('application/samlmetadata+xml').send(serviceProviderMetadata(runtime, id));
  });

  app.register(async (scope) => {
    acceptForms(scope);
    scope.post<Connection>(
      '/enterprise/:id/saml/acs',
      { bodyLimit: MAX_RESPONSE_BYTES },
      async (request, reply) => {
        await countResponse(request);
        const form = request.body instanceof URLSearchParams ? request.body : new URLSearchParams();
        return reply.redirect(await receiveResponse(runtime, idOf(request.params.id), form), 303);
      },
    );
  });

  app.get<Connection>('/enterprise/:id/saml/acs/finish', async (request, reply) => {
    const { location, cookie } = await finishSamlLogin(runtime, returnOf(request));
    setCookie(reply, cookie, '', 0);
    return reply.redirect(location, 302);
  });

  function returnOf(request: FastifyRequest<Connection>) {
    return {
      connectionId: idOf(request.params.id),
      search: new URL(request.url, publicUrl).search,
      cookies: app.parseCookie(request.headers.cookie ?? ''),
      source: sourceOf(request.ip),
    };
  }

  function setCookie(reply: FastifyReply, name: string, value: string, maxAge: number): void {
    reply.header('set-cookie', app.serializeCookie(name, value, { ...cookieOptions, maxAge }));
  }
}
