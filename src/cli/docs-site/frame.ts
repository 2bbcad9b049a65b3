import { escapeHtml } from '../../lib/html.ts';
import { addressOf, type Content, type Entry, type Group, rootOf } from './page.ts';

/** With more headings than this, the list of contents shows only those of level 2. */
const MANY_HEADINGS = 14;

/** Makes the content of the body of a page: the header, the navigation, the article and its list of contents. */
export function frame(page: Content, groups: readonly Group[]): string {
  const { path } = page;
  const group = groups.find(({ entries }) => entries.some((entry) => entry.path === path));
  const crumb = group ? `<p class="crumb">${escapeHtml(group.title)}</p>\n` : '';
  return `<a class="skip" href="#content">Skip to the content</a>
${header(path)}
<div class="frame">
${navigation(path, groups)}
<main id="content" tabindex="-1">
<article>
${crumb}${page.html}
</article>
${pager(path, groups)}
</main>
${contents(page)}
</div>`;
}

function header(path: string): string {
  const link = (target: string, text: string) => `<a href="${addressOf(target, path)}">${text}</a>`;
  return `<header class="top">
<button type="button" class="menu" popovertarget="menu"><span aria-hidden="true">☰</span> <span class="menu-label">Menu</span></button>
<a class="brand" href="${addressOf('', path)}"><span class="mark" aria-hidden="true"></span>Gatehouse <span class="brand-docs">Docs</span></a>
<div class="search" data-root="${rootOf(path)}"><input type="search" role="combobox" aria-label="Search the documentation" placeholder="Search" aria-expanded="false" aria-controls="results" aria-autocomplete="list" autocomplete="off" spellcheck="false"><kbd aria-hidden="true">/</kbd><div id="results" role="listbox" aria-label="Results" hidden></div></div>
<nav class="shortcuts" aria-label="Reference">${link('reference/graphql', 'GraphQL')}${link('reference/rest-pelcro', 'REST')}${link('openid', 'OpenID')}</nav>
</header>`;
}

function navigation(path: string, groups: readonly Group[]): string {
  const items = groups.map(({ title, entries }, index) => {
    const isHere = entries.some((entry) => entry.path === path) || (path === '' && index === 0);
    const links = entries.map((entry) => {
      const here = entry.path === path ? ' aria-current="page"' : '';
      return `<li><a href="${addressOf(entry.path, path)}"${here}>${escapeHtml(entry.title)}</a></li>`;
    });
    return `<details${isHere ? ' open' : ''}><summary>${escapeHtml(title)}</summary><ul>${links.join('')}</ul></details>`;
  });
  return `<nav id="menu" popover aria-label="Documentation">
<button type="button" class="close" popovertarget="menu" popovertargetaction="hide">Close</button>
${items.join('\n')}
</nav>`;
}

function contents({ headings }: Content): string {
  const shown = headings.length > MANY_HEADINGS ? headings.filter(({ level }) => level === 2) : headings;
  const links = shown
    .filter(({ level }) => level <= 3)
    .map(
      ({ level, text, anchor }) =>
        `<li class="level-${level}"><a href="#${escapeHtml(anchor)}">${escapeHtml(text)}</a></li>`,
    );
  // An empty column keeps the article at the same place as on other pages.
  if (links.length < 2) return '<aside class="contents"></aside>';
  return `<aside class="contents"><nav aria-labelledby="contents-title"><h2 id="contents-title">On this page</h2><ul>${links.join('')}</ul></nav></aside>`;
}

function pager(path: string, groups: readonly Group[]): string {
  const order = groups.flatMap(({ entries }) => entries);
  const at = order.findIndex((entry) => entry.path === path);
  const link = (entry: Entry | undefined, rel: 'prev' | 'next', word: string) =>
    entry
      ? `<a class="${rel}" rel="${rel}" href="${addressOf(entry.path, path)}"><span>${word}</span> ${escapeHtml(entry.title)}</a>`
      : '';
  const links = [
    at > 0 ? link(order[at - 1], 'prev', 'Previous') : '',
    path === '' ? link(order[0], 'next', 'Start') : at >= 0 ? link(order[at + 1], 'next', 'Next') : '',
  ].join('');
  return links === '' ? '' : `<nav class="pager" aria-label="Pages">${links}</nav>`;
}
