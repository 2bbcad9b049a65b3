import { posix } from 'node:path';
import markdownIt, { type Token } from 'markdown-it';
import { codeBlock } from './highlight.ts';
import { addressOf, type Content, type Heading, type Section } from './page.ts';
import { slugger } from './slug.ts';

export type Markdown = {
  /** Below `/docs/`. */
  path: string;
  text: string;
  /** Finds the page of the reference for a name in code, such as `validateToken`. Null: no page has it. */
  referenceOf: (name: string) => string | null;
  /** The address of a file that is linked but is not a page of the site. Null: the link is replaced with its text. */
  foreignFile?: (file: string) => string | null;
};

type Environment = Markdown & {
  headings: Heading[];
  sections: Section[];
  anchorOf: (text: string) => string;
};

const markdown = markdownIt({ html: false, linkify: false, typographer: false });

/** Renders a page. Its first heading is the title, and the first sentence of its first paragraph the description. */
export function renderMarkdown(page: Markdown): Content {
  const environment: Environment = { ...page, headings: [], sections: [], anchorOf: slugger() };
  const tokens = markdown.parse(page.text, environment);
  prepare(tokens, environment);
  const html = markdown.renderer.render(tokens, markdown.options, environment);
  const [first] = environment.sections;
  const description = tokens.find((token, index) => tokens[index - 1]?.type === 'paragraph_open' && token);
  return {
    path: page.path,
    title: first?.heading ?? page.path,
    description: firstSentence(textOf(description)),
    html,
    headings: environment.headings,
    sections: environment.sections,
  };
}

/** Renders a text inside a page, such as a description of the schema, without headings. */
export function renderText(
  text: string,
  path: string,
  referenceOf: Markdown['referenceOf'] = () => null,
): string {
  return renderMarkdown({ path, text, referenceOf }).html;
}

export function plainText(text: string): string {
  return markdown.parse(text, {}).map(textOf).filter(Boolean).join(' ');
}

/** Gives each heading its anchor, rewrites the links, links names of the reference, and collects the sections. */
function prepare(tokens: Token[], page: Environment): void {
  for (const [index, token] of tokens.entries()) {
    const before = tokens[index - 1];
    if (before?.type === 'heading_open') {
      const text = textOf(token);
      const anchor = page.anchorOf(text);
      const level = Number(before.tag.slice(1));
      before.attrSet('id', anchor);
      if (level > 1) page.headings.push({ level, text, anchor });
      page.sections.push({ heading: text, anchor: level > 1 ? anchor : '', text: '' });
      rewriteLinks(token, page);
      if (level > 1) token.children?.push(anchorLink(anchor, text));
      continue;
    }
    // The empty corner of a table with row names becomes a data cell, because an empty header cell has no meaning (WCAG
    // 1.3.1).
    if (before?.type === 'th_open' && token.content === '') {
      before.tag = 'td';
      const close = tokens[index + 1];
      if (close) close.tag = 'td';
    }
    const section = page.sections.at(-1);
    if (token.type === 'inline') {
      if (section) section.text += `${textOf(token)} `;
      linkNames(token, page);
      rewriteLinks(token, page);
    }
  }
}

function textOf(token: Token | undefined): string {
  return (token?.children ?? [])
    .map(({ type, content }) => (type === 'softbreak' ? ' ' : content))
    .join('')
    .trim();
}

function anchorLink(anchor: string, text: string): Token {
  const [link] = markdown.parseInline('x', {})[0]?.children ?? [];
  if (!link) throw new Error('markdown-it made no token.');
  link.type = 'html_inline';
  link.content = ` <a class="anchor" href="#${anchor}" aria-label="Link to “${markdown.utils.escapeHtml(text)}”"></a>`;
  return link;
}

/** Replaces links to files with links to pages. `broken-links.ts` finds broken links, which fail the build. */
function rewriteLinks({ children }: Token, { path, foreignFile }: Environment): void {
  for (const [index, token] of (children ?? []).entries()) {
    const href = String(token.attrGet('href') ?? '');
    if (token.type !== 'link_open' || href === '' || /^(https?:|mailto:)/.test(href)) continue;
    const [file = '', anchor] = href.split('#');
    const hash = anchor === undefined ? '' : `#${anchor}`;
    if (file === '') continue;
    const target = posix.normalize(posix.join(posix.dirname(path || 'index'), file));
    if (target.endsWith('.md') && !target.startsWith('..')) {
      const page = target.slice(0, -3);
      token.attrSet('href', addressOf(`${page === 'index' ? '' : page}${hash}`, path));
      continue;
    }
    const address = foreignFile?.(target) ?? null;
    if (address !== null) token.attrSet('href', addressOf(address, path));
    else unlink(children ?? [], index);
  }
}

/** Replaces a link with its text. */
function unlink(tokens: Token[], index: number): void {
  const close = tokens.findIndex((token, at) => at > index && token.type === 'link_close');
  for (const at of [index, close]) {
    const token = tokens[at];
    if (token) Object.assign(token, { type: 'text', tag: '', nesting: 0, content: '', attrs: null });
  }
}

/** Links the names of operations and types to the reference, except inside other links. */
function linkNames(inline: Token, { path, referenceOf }: Environment): void {
  let inLink = false;
  for (const token of inline.children ?? []) {
    if (token.type === 'link_open') inLink = true;
    if (token.type === 'link_close') inLink = false;
    if (token.type !== 'code_inline' || inLink) continue;
    const target = referenceOf(token.content.replace(/\(.*$/, ''));
    if (target !== null) token.meta = { href: addressOf(target, path) };
  }
}

/** @returns the first sentence of a text */
export function firstSentence(text: string): string {
  return /^.*?[.!?](?=\s|$)/s.exec(text)?.[0] ?? text;
}

markdown.renderer.rules.code_inline = (tokens, index) => {
  const token = tokens[index] as Token;
  const code = `<code>${markdown.utils.escapeHtml(token.content)}</code>`;
  const href = (token.meta as { href?: string } | null)?.href;
  return href === undefined ? code : `<a href="${href}">${code}</a>`;
};

markdown.renderer.rules.fence = (tokens, index) => {
  const { info, content } = tokens[index] as Token;
  const [language = '', file = ''] = info.trim().split(/\s+/);
  // Leaves out the folder of a recipe, which means nothing to readers.
  return codeBlock(content, language, file.split('/').slice(1).join('/'));
};
markdown.renderer.rules.code_block = (tokens, index) => codeBlock((tokens[index] as Token).content, '');

// A wide table scrolls on its own, and must be reachable by keyboard.
markdown.renderer.rules.table_open = () => '<div class="table" tabindex="0"><table>\n';
markdown.renderer.rules.table_close = () => '</table></div>\n';
