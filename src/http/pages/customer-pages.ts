import type { FastifyInstance } from 'fastify';
import type { Site } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { IdentityError } from '../../platform/errors.ts';
import { isOwnView, type View } from '../../tenancy/sites/page-link.ts';
import { namedSite } from '../requests/request-info.ts';
import type { SendHome } from './home-page.ts';
import { hostedDocument } from './hosted/document.ts';
import { returnToOf } from './hosted/return-to.ts';
import { siteOfPage } from './hosted/site-of-page.ts';
import { HOSTED_TEXTS, type HostedTexts, hostedLanguage } from './hosted/texts.ts';
import { sendOwnPage } from './own-page.ts';

/** The view of `<gatehouse-auth>` that each view of a mailed link opens. */
const VIEWS: Readonly<Record<View, string>> = {
  'password-reset': 'reset',
  'email-verify': 'verify',
  'passwordless-login': 'link',
  'email-change-undo': 'undo',
  'email-change-decline': 'decline',
};

/**
 * Serves the pages that links in mails open, for sites without their own pages (`pageLink`). Opening a page changes
 * nothing: its script sends the token by POST when a button is pressed.
 * @param sendHome answers a request without a view
 */
export function serveCustomerPages(app: FastifyInstance, db: Db, sendHome: SendHome): void {
  app.get('/', async (request, reply) => {
    const { view, language: wished, token } = request.query as Record<string, unknown>;
    if (view === undefined) return sendHome(request, reply);
    if (!isView(view)) throw new IdentityError('NOT_FOUND');
    const site = await siteOfPage(db, namedSite(request));
    if (site.link !== null && !isOwnView(view)) {
      if (typeof token !== 'string' || token === '') throw new IdentityError('NOT_FOUND');
      // The mail was sent before the site had its own pages.
      return reply.header('cache-control', 'no-store').redirect(onOwnPage(site, request.query));
    }
    const language = hostedLanguage(wished, site.defaultLanguage);
    const html = await hostedDocument({
      site,
      language,
      title: (HOSTED_TEXTS[language] as HostedTexts)[view],
      view: VIEWS[view],
      mailedView: view,
      returnTo: returnToOf(site, null),
      root: '',
    });
    return sendOwnPage(reply, html);
  });
}

/** Makes the URL of the site's own page, with the parameters of a mailed link. */
function onOwnPage({ link }: Pick<Site, 'link'>, query: unknown): string {
  const page = new URL(link ?? '');
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
