import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { idOf } from '../../lib/ids.ts';
import { readInteraction } from '../../openid/provider/interaction.ts';
import { IdentityError } from '../../platform/errors.ts';
import { message } from '../../platform/messages/message.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { loginOrigin } from '../../tenancy/sites/login-host.ts';
import type { SiteOfAccount } from '../../tenancy/sites/site.ts';
import { namedSite } from '../requests/request-info.ts';
import { type Authorization, hostedDocument } from './hosted/document.ts';
import { serveHostedFiles } from './hosted/files.ts';
import { hostedLanguage } from './hosted/language.ts';
import { returnToOf } from './hosted/return-to.ts';
import { siteOfPage } from './hosted/site-of-page.ts';
import { HOSTED_TEXTS } from './hosted/texts.ts';
import { widgetSources } from './hosted/widget-sources.ts';
import { type ForeignFiles, sendOwnPage } from './own-page.ts';

/**
 * The pages by their path. The path is below `/sites/<id>/`, or at the root of the site's login host. Each page has a
 * first view, and some have an element that replaces the view after a login.
 */
const PAGES: Readonly<Record<PageName, { view: string; profile?: string }>> = {
  login: { view: 'login' },
  register: { view: 'register' },
  forgot: { view: 'forgot' },
  code: { view: 'passwordless' },
  account: { view: 'login', profile: 'gatehouse-profile' },
  'account/password': { view: 'login', profile: 'gatehouse-profile-password' },
  authorize: { view: 'login' },
};

type PageName = 'login' | 'register' | 'forgot' | 'code' | 'account' | 'account/password' | 'authorize';
type OfSite = { Params: { siteId: string } };

const AS_SITE = { config: { onLoginHosts: 'as-site' } } as const;

/**
 * Serves the hosted pages of every site, built from the Elements. If a site has a login host, its hosted pages are
 * there. Opening a page changes nothing.
 */
export function serveHostedPages(app: FastifyInstance, runtime: Runtime): void {
  const { prisma, settings } = runtime;
  const { publicUrl } = settings;
  const images = new URL(publicUrl).origin;
  for (const name of Object.keys(PAGES) as PageName[]) {
    app.get<OfSite>(`/sites/:siteId/${name}`, async (request, reply) => {
      const site = requirePage(await siteOfPage(prisma, { id: idOf(request.params.siteId) }), name);
      const login = loginOrigin(site, publicUrl);
      if (login) return reply.redirect(`${login}/${name}${new URL(request.url, publicUrl).search}`, 302);
      const widget = await widgetSources({ prisma, settings }, site.id);
      return sendHostedPage(runtime, request, reply, { site, name, foreign: { widget } });
    });
    app.get(`/${name}`, AS_SITE, async (request, reply) => {
      if (!request.loginSite) throw new IdentityError('NOT_FOUND');
      const site = requirePage(request.loginSite, name);
      const widget = await widgetSources({ prisma, settings }, site.id);
      return sendHostedPage(runtime, request, reply, {
        site,
        name,
        foreign: { imageOrigin: images, widget },
      });
    });
  }
  // https://w3c.github.io/webappsec-change-password-url/
  app.get('/.well-known/change-password', AS_SITE, async (request, reply) => {
    if (request.loginSite) return reply.redirect('../account/password', 302);
    const { id } = await siteOfPage(prisma, namedSite(request));
    return reply.redirect(`../sites/${id}/account/password`, 302);
  });
  serveHostedFiles(app);
}

/** @throws IdentityError NOT_FOUND for a page that the settings of the site leave out */
function requirePage(site: SiteOfAccount, name: PageName): SiteOfAccount {
  if (name === 'code' && !site.passwordlessEnabled) throw new IdentityError('NOT_FOUND');
  return site;
}

type Shown = { site: SiteOfAccount; name: PageName; foreign: ForeignFiles };

async function sendHostedPage(
  runtime: Runtime,
  request: FastifyRequest,
  reply: FastifyReply,
  { site, name, foreign }: Shown,
): Promise<FastifyReply> {
  const { return_to: returnTo, interaction } = request.query as Record<string, unknown>;
  const language = hostedLanguage(request, reply, site);
  const texts = HOSTED_TEXTS[language];
  const html = await hostedDocument({
    site,
    language,
    title: texts[name],
    ...PAGES[name],
    links: name === 'account/password' ? { '../account': texts.account } : {},
    returnTo: returnToOf(site, returnTo),
    ...(name === 'authorize' ? { authorization: await authorizationOf(runtime, site, interaction) } : {}),
    root: '../'.repeat(name.split('/').length + (request.loginSite ? -1 : 1)),
  });
  return sendOwnPage(reply, html, foreign);
}

/**
 * Reads the authorization request of an OpenID client of the site.
 * @throws IdentityError BAD_REQUEST for an interaction that has ended or that belongs to another site
 */
async function authorizationOf(runtime: Runtime, site: SiteOfAccount, id: unknown): Promise<Authorization> {
  const interaction = await readInteraction(runtime, typeof id === 'string' ? id : '', null).catch(
    (error: unknown) => {
      if (error instanceof IdentityError && error.code === 'NOT_FOUND') return null;
      throw error;
    },
  );
  if (typeof id === 'string' && interaction?.client.siteId === site.id) return { ...interaction, id };
  throw new IdentityError('BAD_REQUEST', { message: message('loginNotStartedHere') });
}
