import { readFile } from 'node:fs/promises';
import type { FastifyInstance } from 'fastify';
import { escapeHtml } from '../../lib/html.ts';
import { once } from '../../lib/once.ts';
import type { Site } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { IdentityError } from '../../platform/errors.ts';
import { isOwnView, type View } from '../../tenancy/sites/page-link.ts';
import { findSite } from '../../tenancy/sites/site.ts';
import { namedSite } from '../requests/request-info.ts';
import { htmlDocument } from '../responses/html-document.ts';
import { TEXTS, type Texts } from './customer-pages/texts/texts.ts';
import type { SendHome } from './home-page.ts';
import { sendOwnFile, sendOwnPage } from './own-page.ts';

/** The texts and the input fields of each view. */
const VIEWS: Readonly<Record<View, Record<'title' | 'about' | 'button', keyof Texts> & { fields: string }>> =
  {
    'password-reset': {
      title: 'passwordReset',
      about: 'aboutReset',
      button: 'save',
      fields: `<label for="email">{email}</label>
<input id="email" name="email" type="email" autocomplete="username" readonly>
<label for="password">{password}</label>
<input id="password" name="password" type="password" autocomplete="new-password" required>`,
    },
    'email-verify': { title: 'emailVerify', about: 'aboutVerify', button: 'confirm', fields: '' },
    'passwordless-login': { title: 'passwordlessLogin', about: 'aboutLogin', button: 'logIn', fields: '' },
    'email-change-undo': { title: 'emailChangeUndo', about: 'aboutUndo', button: 'undo', fields: '' },
    'email-change-decline': {
      title: 'emailChangeDecline',
      about: 'aboutDecline',
      button: 'emailChangeDecline',
      fields: '',
    },
  };

/**
 * Serves the pages that links in mails open, for sites without their own pages (`pageLink`). Opening a page changes
 * nothing: its script sends the token by POST when a button is pressed.
 * @param sendHome answers a request without a view
 */
export function serveCustomerPages(app: FastifyInstance, db: Db, sendHome: SendHome): void {
  app.get('/', async (request, reply) => {
    const { view, language, token } = request.query as Record<string, unknown>;
    if (view === undefined) return sendHome(request, reply);
    const site = isView(view) ? await findSite(db, namedSite(request)).catch(orNone) : null;
    if (!isView(view) || !site) throw new IdentityError('NOT_FOUND');
    if (site.link !== null && !isOwnView(view)) {
      if (typeof token !== 'string' || token === '') throw new IdentityError('NOT_FOUND');
      // The mail was sent before the site had its own pages.
      return reply.header('cache-control', 'no-store').redirect(onOwnPage(site, request.query));
    }
    return sendOwnPage(reply, page(view, site, textsIn(language, site)));
  });
  serveFile(app, 'page.css', 'text/css; charset=utf-8');
  serveFile(app, 'page.js', 'text/javascript; charset=utf-8');
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

/** Returns null for an unknown site. An error of the lookup is thrown again. */
function orNone(error: unknown): null {
  if (error instanceof IdentityError && error.code === 'VALIDATION_FAILED') return null;
  throw error;
}

function textsIn(language: unknown, { defaultLanguage }: Pick<Site, 'defaultLanguage'>) {
  const known = [language, defaultLanguage, 'en'].find(
    (name): name is string => typeof name === 'string' && Object.hasOwn(TEXTS, name),
  );
  return { language: known ?? 'en', texts: TEXTS[known ?? 'en'] as Texts };
}

function serveFile(app: FastifyInstance, name: string, type: string): void {
  const load = once(() => readFile(new URL(`./customer-pages/${name}`, import.meta.url), 'utf8'));
  app.get(`/reader-pages/${name}`, async (request, reply) =>
    sendOwnFile(request, reply, { type, body: await load() }),
  );
}

function page(
  view: View,
  { id, name }: Pick<Site, 'id' | 'name'>,
  { language, texts }: { language: string; texts: Texts },
): string {
  const { title, about, button, fields } = VIEWS[view];
  const data = JSON.stringify({ view, siteId: String(id), texts });
  const labelled = fields.replace(/\{(email|password)\}/g, (_braced, text: 'email' | 'password') =>
    escapeHtml(texts[text]),
  );
  const intro = escapeHtml(texts[about].replace('{site}', () => name));
  // The addresses are relative, so that the page also works below a path of another host.
  return htmlDocument({
    language,
    title: `${texts[title]} · ${name}`,
    head: ['<meta name="robots" content="noindex">', '<link rel="stylesheet" href="reader-pages/page.css">'],
    body: `<main data-page="${escapeHtml(data)}">
<h1>${escapeHtml(texts[title])}</h1>
<noscript><p>${escapeHtml(texts.needsScript)}</p></noscript>
<form id="begin" hidden>
<p>${intro}</p>
${labelled}
<button>${escapeHtml(texts[button])}</button>
</form>
<form id="factor" hidden>
<label for="code">${escapeHtml(texts.factor)}</label>
<input id="code" name="code" autocomplete="one-time-code" autocapitalize="none" spellcheck="false" required>
<button>${escapeHtml(texts.logIn)}</button>
<button id="passkey" type="button" hidden>${escapeHtml(texts.passkey)}</button>
</form>
<output id="said"></output>
<form id="log-out" hidden>
<button>${escapeHtml(texts.logOut)}</button>
</form>
</main>
<script src="reader-pages/page.js"></script>`,
  });
}
