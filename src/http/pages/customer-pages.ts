import type { FastifyInstance, FastifyRequest } from 'fastify';
import { IdentityError } from '../../platform/errors.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { loginOrigin } from '../../tenancy/sites/login-host.ts';
import { isOwnView, type View } from '../../tenancy/sites/page-link.ts';
import type { SiteOfAccount } from '../../tenancy/sites/site.ts';
import { namedSite } from '../requests/request-info.ts';
import type { SendHome } from './home-page.ts';
import { hostedDocument } from './hosted/document.ts';
import { hostedLanguage } from './hosted/language.ts';
import { returnToOf } from './hosted/return-to.ts';
import { siteOfPage } from './hosted/site-of-page.ts';
import { HOSTED_TEXTS } from './hosted/texts.ts';
import { widgetSources } from './hosted/widget-sources.ts';
import { sendOwnPage } from './own-page.ts';

/** The view of `<gatehouse-auth>` for each view that a mailed link can name. */
const VIEWS: Readonly<Record<View, string>> = {
  'password-reset': 'reset',
  'email-verify': 'verify',
  'passwordless-login': 'link',
  'email-change-undo': 'undo',
  'email-change-decline': 'decline',
};

/**
 * Serves the pages that links in mails open, for sites without their own page, and for the views that only hosted pages
 * have (`isOwnView`). Opening a page changes nothing: its script sends the token by POST when a button is pressed.
 * @param sendHome answers a request without a view, except on a login host
 */
export function serveCustomerPages(
  app: FastifyInstance,
  { prisma, settings }: Pick<Runtime, 'prisma' | 'settings'>,
  sendHome: SendHome,
): void {
  const { publicUrl } = settings;
  const images = new URL(publicUrl).origin;

  /** On a login host only its own site has pages. @throws IdentityError NOT_FOUND */
  async function siteOf(request: FastifyRequest): Promise<SiteOfAccount> {
    const { loginSite } = request;
    const named = namedSite(request);
    if (!loginSite) return siteOfPage(prisma, named);
    if (named !== null && !('id' in named && named.id === loginSite.id)) throw new IdentityError('NOT_FOUND');
    return loginSite;
  }

  app.get('/', { config: { onLoginHosts: 'as-site' } }, async (request, reply) => {
    const { view, token } = request.query as Record<string, unknown>;
    if (view === undefined)
      return request.loginSite ? reply.redirect('login', 302) : sendHome(request, reply);
    if (!isView(view)) throw new IdentityError('NOT_FOUND');
    const site = await siteOf(request);
    const hasToken = typeof token === 'string' && token !== '';
    // For a mail that was sent before the site had its own pages or its login host.
    const passOn = (page: string) =>
      reply.header('cache-control', 'no-store').redirect(withQuery(page, request.query), 302);
    if (site.link !== null && !isOwnView(view)) {
      if (!hasToken) throw new IdentityError('NOT_FOUND');
      return passOn(site.link);
    }
    const login = loginOrigin(site, publicUrl);
    // A request without a token reloads a page that was opened here.
    if (login && !request.loginSite && hasToken) return passOn(login);
    const language = hostedLanguage(request, reply, site);
    const html = await hostedDocument({
      site,
      language,
      title: HOSTED_TEXTS[language][view],
      view: VIEWS[view],
      mailedView: view,
      returnTo: returnToOf(site, null),
      root: '',
    });
    const widget = await widgetSources({ prisma, settings }, site.id);
    return sendOwnPage(reply, html, { imageOrigin: request.loginSite && images, widget });
  });
}

/** Makes the URL of another page, with the parameters of a mailed link. */
function withQuery(address: string, query: unknown): string {
  const page = new URL(address);
  const parameters = Object.entries(query as Record<string, unknown>).filter(
    (parameter): parameter is [string, string] => typeof parameter[1] === 'string',
  );
  // All at once: setting each parameter would serialize the whole query again.
  page.search = String(new URLSearchParams([...new Map([...page.searchParams, ...parameters])]));
  return page.href;
}

function isView(text: unknown): text is View {
  return typeof text === 'string' && Object.hasOwn(VIEWS, text);
}
