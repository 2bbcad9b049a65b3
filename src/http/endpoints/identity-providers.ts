import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { finishRedirect } from '../../customers/identity-providers/finish-redirect.ts';
import { queryOfForm } from '../../customers/identity-providers/posted-answer.ts';
import { startProviderTest } from '../../customers/identity-providers/provider-test.ts';
import {
  REDIRECT_LIFETIME_SECONDS,
  redirectUri,
  type StartedRedirect,
  startRedirect,
} from '../../customers/identity-providers/start-redirect.ts';
import { sourceOf } from '../../lib/address.ts';
import { acceptedLanguage } from '../../platform/messages/language.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { findSite } from '../../tenancy/sites/site.ts';
import { acceptForms } from '../oauth2/form.ts';
import { sendTextPage } from '../pages/text-page.ts';
import { namedSite } from '../requests/request-info.ts';
import { limitPerSource } from '../requests/source-limit.ts';
import { addVary } from '../responses/compression.ts';

type Named = { Params: { name: string } };

/** The end of a test. The console shows the result, because only it has the session of the collaborator. */
const TESTED = {
  en: [
    'en',
    'The test has ended',
    'Go back to the console: it shows what the provider answered. No customer was logged in. You can close this window.',
  ],
  de: [
    'de',
    'Der Test ist zu Ende',
    'Gehen Sie zurück zur Konsole: Sie zeigt, was der Anbieter geantwortet hat. Hier wurde niemand angemeldet. Sie können dieses Fenster schließen.',
  ],
} as const;

/** Each start stores a row for ten minutes. */
const STARTS_PER_MINUTE = 60;
/** Much larger than a code, a state and a name together. */
const MAX_FORM_BYTES = 8_192;

/**
 * Serves the redirect flow for browsers. `start` redirects to the provider. The provider redirects to `callback`.
 * `callback` redirects to the page of the site, with a handoff code, a code for a link, or an error in the query. After
 * a test it redirects to `tested`.
 */
export function serveIdentityProviders(app: FastifyInstance, runtime: Runtime): void {
  const { prisma, settings } = runtime;
  const countStart = limitPerSource(settings, 'identity-providers', STARTS_PER_MINUTE);
  const cookieOptions = {
    path: '/',
    httpOnly: true,
    secure: settings.publicUrl.startsWith('https:'),
    // Browsers send this cookie with navigations from other sites (GET), such as the redirect back, and with no other
    // cross-site request.
    sameSite: 'lax',
  } as const;

  const asSite = { config: { onLoginHosts: 'as-site' } } as const;
  app.get<Named>('/identity-providers/:name/start', asSite, async (request, reply) => {
    // The provider returns to PUBLIC_URL, so the cookie has to be set there.
    if (request.loginSite) return reply.redirect(atPublicUrl(request), 302);
    await countStart(request);
    const { location, browser } = await start(request);
    if (browser) {
      const options = { ...cookieOptions, maxAge: REDIRECT_LIFETIME_SECONDS };
      setCookie(reply, browser.name, browser.secret, options);
    }
    return reply.redirect(location, 302);
  });

  async function start(request: FastifyRequest<Named>): Promise<StartedRedirect> {
    const { return_to: returnTo, link, test } = request.query as Record<string, unknown>;
    const { name } = request.params;
    if (test !== undefined) return startProviderTest(runtime, name, test);
    const site = await findSite(prisma, namedSite(request));
    return startRedirect(runtime, site, name, { returnTo, link });
  }

  app.get('/identity-providers/tested', (request, reply) => {
    addVary(reply, 'Accept-Language');
    const isGerman = acceptedLanguage(request.headers['accept-language']) === 'de';
    const [language, title, text] = isGerman ? TESTED.de : TESTED.en;
    return sendTextPage(reply, { language, title, content: `<h1>${title}</h1>\n<p>${text}</p>` });
  });

  app.get<Named>('/identity-providers/:name/callback', async (request, reply) => {
    const { location, cookie } = await finishRedirect(runtime, {
      name: request.params.name,
      search: new URL(request.url, settings.publicUrl).search,
      cookies: app.parseCookie(request.headers.cookie ?? ''),
      source: sourceOf(request.ip),
    });
    setCookie(reply, cookie, '', { ...cookieOptions, maxAge: 0 });
    return reply.redirect(location, 302);
  });

  // A response by `form_post`. `queryOfForm` explains why it is only forwarded.
  app.register(async (scope) => {
    acceptForms(scope);
    scope.post<Named>(
      '/identity-providers/:name/callback',
      { bodyLimit: MAX_FORM_BYTES },
      async (request, reply) => {
        const form = request.body instanceof URLSearchParams ? request.body : new URLSearchParams();
        const query = await queryOfForm(runtime, form);
        return reply.redirect(`${redirectUri(runtime, request.params.name)}?${query}`, 303);
      },
    );
  });

  function atPublicUrl({ url, params }: FastifyRequest<Named>): string {
    const { search } = new URL(url, settings.publicUrl);
    return `${settings.publicUrl}/identity-providers/${encodeURIComponent(params.name)}/start${search}`;
  }

  function setCookie(
    reply: FastifyReply,
    name: string,
    value: string,
    options: typeof cookieOptions & { maxAge: number },
  ): void {
    reply.header('set-cookie', app.serializeCookie(name, value, options));
  }
}
