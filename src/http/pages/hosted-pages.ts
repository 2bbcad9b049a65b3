import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { idOf } from '../../lib/ids.ts';
import type { Db } from '../../platform/database/database.ts';
import { IdentityError } from '../../platform/errors.ts';
import type { SiteOfAccount } from '../../tenancy/sites/site.ts';
import { namedSite } from '../requests/request-info.ts';
import { hostedDocument } from './hosted/document.ts';
import { serveHostedFiles } from './hosted/files.ts';
import { returnToOf } from './hosted/return-to.ts';
import { siteOfPage } from './hosted/site-of-page.ts';
import { HOSTED_TEXTS, type HostedTexts, hostedLanguage } from './hosted/texts.ts';
import { sendOwnPage } from './own-page.ts';

/** The pages, by their address below that of the site: the view they begin with, and what a login shows. */
const PAGES: Readonly<Record<PageName, { view: string; profile?: string }>> = {
  login: { view: 'login' },
  register: { view: 'register' },
  forgot: { view: 'forgot' },
  code: { view: 'passwordless' },
  account: { view: 'login', profile: 'gatehouse-profile' },
  'account/password': { view: 'login', profile: 'gatehouse-profile-password' },
};

type PageName = 'login' | 'register' | 'forgot' | 'code' | 'account' | 'account/password';
type OfSite = { Params: { siteId: string } };

/**
 * Serves the hosted pages of every site, made of the Elements: for sites without pages of their own. Opening a page
 * changes nothing.
 */
export function serveHostedPages(app: FastifyInstance, db: Db): void {
  for (const name of Object.keys(PAGES) as PageName[]) {
    app.get<OfSite>(`/sites/:siteId/${name}`, async (request, reply) => {
      const site = await siteOfPage(db, { id: idOf(request.params.siteId) });
      if (name === 'code' && !site.passwordlessEnabled) throw new IdentityError('NOT_FOUND');
      return sendHostedPage(request, reply, site, name);
    });
  }
  // https://w3c.github.io/webappsec-change-password-url/
  app.get('/.well-known/change-password', async (request, reply) => {
    const { id } = await siteOfPage(db, namedSite(request));
    return reply.redirect(`../sites/${id}/account/password`, 302);
  });
  serveHostedFiles(app);
}

async function sendHostedPage(
  request: FastifyRequest,
  reply: FastifyReply,
  site: SiteOfAccount,
  name: PageName,
): Promise<FastifyReply> {
  const { language: wished, return_to: returnTo } = request.query as Record<string, unknown>;
  const language = hostedLanguage(wished, site.defaultLanguage);
  const texts = HOSTED_TEXTS[language] as HostedTexts;
  const html = await hostedDocument({
    site,
    language,
    title: texts[name],
    ...PAGES[name],
    links: name === 'account/password' ? { '../account': texts.account } : {},
    returnTo: returnToOf(site, returnTo),
    root: '../'.repeat(name.split('/').length + 1),
  });
  return sendOwnPage(reply, html);
}
