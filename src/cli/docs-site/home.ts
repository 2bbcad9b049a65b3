import { escapeHtml } from '../../lib/html.ts';
import { renderText } from './markdown.ts';
import { addressOf, type Content, type Group } from './page.ts';

const TITLE = 'Gatehouse documentation';
const LEAD =
  'One login for everything that a publisher runs. Log customers in, keep their sessions, and check whether a token is still valid: over GraphQL, two REST APIs, or OpenID Connect.';

/** The common tasks of readers, each with its first page. */
const TASKS: readonly { path: string; title: string; text: string }[] = [
  {
    path: 'quick-start',
    title: 'Try it',
    text: 'Register a customer, log in and validate a token with a few commands.',
  },
  {
    path: 'elements',
    title: 'Add a login to a website',
    text: 'Finished forms as custom elements, or your own forms with the browser SDK.',
  },
  {
    path: 'recipes/article-server',
    title: 'Protect articles',
    text: 'A server that checks each token before it sends an article.',
  },
  {
    path: 'revocations',
    title: 'Verify tokens without a call',
    text: 'Public keys, and the feed of ended sessions.',
  },
  {
    path: 'openid',
    title: 'Connect a product',
    text: 'Apps, forums, help desks, CMS and kiosks log customers in by OpenID Connect.',
  },
  { path: 'webhooks', title: 'Receive events', text: 'Signed webhooks, which are retried for a day.' },
  {
    path: 'legacy-clients',
    title: 'Keep old apps running',
    text: 'The Pelcro and Prancer APIs, answer for answer.',
  },
];

/** The start page: the common tasks, then every page by group. */
export function homePage(groups: readonly Group[]): Content {
  const link = (path: string, text: string) => `<a href="${addressOf(path, '')}">${escapeHtml(text)}</a>`;
  const tasks = TASKS.map(
    ({ path, title, text }) => `<li>${link(path, title)}<p>${escapeHtml(text)}</p></li>`,
  );
  const lists = groups.map(({ title, entries }) => {
    const items = entries.map(
      (entry) => `<li>${link(entry.path, entry.title)} ${renderText(entry.description, '')}</li>`,
    );
    return `<section class="group"><h2 id="${anchorOf(title)}">${escapeHtml(title)}</h2><ul>${items.join('\n')}</ul></section>`;
  });
  return {
    path: '',
    title: TITLE,
    description: LEAD,
    html: `<div class="hero"><h1>${TITLE}</h1><p>${LEAD}</p><ul class="tasks">${tasks.join('\n')}</ul></div>
<div class="groups">${lists.join('\n')}</div>`,
    headings: groups.map(({ title }) => ({ level: 2, text: title, anchor: anchorOf(title) })),
    sections: [{ heading: TITLE, anchor: '', text: LEAD }],
  };
}

/** The page for an address that does not exist. @param path a path of the same depth as that address */
export function missingPage(path: string): Content {
  return {
    path,
    title: 'Page not found',
    description: 'This page does not exist.',
    html: `<h1>Page not found</h1>
<p>The documentation has no page at this address. Search for it above, or begin at <a href="${addressOf('', path)}">the start of the documentation</a>.</p>`,
    headings: [],
    sections: [],
  };
}

/** Replaces the pages of the admin API on a server that does not publish its schema. */
export function unpublishedPage(): Content {
  return {
    path: 'reference/unpublished',
    title: 'Not published on this server',
    description: 'This server does not publish the schema of the admin API.',
    html: `<h1>Not published on this server</h1>
<p>The reference of the admin API is published if introspection is on: see <code>INTROSPECTION</code> in <a href="${addressOf('settings', 'reference/unpublished')}">the settings</a>. <a href="${addressOf('administration', 'reference/unpublished')}">Administration</a> describes the tasks.</p>`,
    headings: [],
    sections: [],
  };
}

function anchorOf(title: string): string {
  return title.toLowerCase().replaceAll(' ', '-');
}
