import type { BuiltFiles } from '../../responses/built-files.ts';
import type { Article, Audience, Block } from './articles.ts';
import type { Edition } from './papers.ts';
import type { Fill, TemplateName } from './templates.ts';

/** The content between the head and the foot of a page. */
export type Content = { page: string; title: string; html: string };

export type Scene = {
  edition: Edition;
  articles: readonly Article[];
  /** The relative path to the root of the server. */
  root: string;
  siteId: number;
  now: Date;
};

const LABELS: Readonly<Record<Audience, string>> = {
  everyone: 'Free to read',
  readers: 'For readers',
  campus: 'Campus edition',
};
const WALLS = { readers: 'readers-wall', campus: 'campus-wall' } as const;

const DATE = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: 'UTC' });

/** Makes the pages of one paper. They contain only the teaser of a restricted article. */
export function demoContents(fill: Fill, { edition, articles, root, siteId, now }: Scene) {
  const { paper, sister } = edition;
  const own = articles.filter((article) => article.paper === paper.id);
  const common = {
    root,
    siteId: String(siteId),
    paper: paper.id,
    name: paper.name,
    motto: paper.motto,
    sister: sister?.name ?? '',
    sisterShort: sister?.shortName ?? '',
    sisterOrigin: sister?.origin ?? '',
  };
  const put = (name: TemplateName, values: Record<string, string> = {}) =>
    fill(name, { ...common, ...values });

  function textsOf({ body: _body, audience, minutes, ...article }: Article): Record<string, string> {
    return { ...article, audience, label: LABELS[audience], minutes: String(minutes) };
  }

  return {
    front(): Content {
      const [lead, ...others] = own;
      return {
        page: 'front',
        title: `${paper.name}: ${paper.motto}`,
        html: put('front', {
          lead: lead ? put('lead', textsOf(lead)) : '',
          cards: others.map((article) => put('card', textsOf(article))).join('\n'),
        }),
      };
    },
    article(article: Article): Content {
      const { audience, title } = article;
      const more = own.filter((other) => other !== article).slice(0, 3);
      const rest =
        audience === 'everyone'
          ? article.body.map((block) => htmlOf(block, fill)).join('\n')
          : put('locked', { ...textsOf(article), wall: put(WALLS[audience]) });
      return {
        page: 'article',
        title: `${title} · ${paper.name}`,
        html: put('article', {
          ...textsOf(article),
          rest,
          more: more.map((other) => put('card', textsOf(other))).join('\n'),
        }),
      };
    },
    account: (): Content => ({
      page: 'account',
      title: `Your account · ${paper.name}`,
      html: put('account'),
    }),
    continue: (): Content => ({
      page: 'continue',
      title: `Continue to ${sister?.name} · ${paper.name}`,
      html: put('continue'),
    }),
    arrival: (): Content => ({ page: 'arrival', title: `Logging in · ${paper.name}`, html: put('arrival') }),
    missing: (): Content => ({ page: 'missing', title: `Not found · ${paper.name}`, html: put('missing') }),

    document({ page, title, html }: Content, { script, style }: BuiltFiles): string {
      const beside = sister ? put('sister') : '';
      return put('layout', { page, title, content: html, beside, script, style, date: DATE.format(now) });
    },
  };
}

function htmlOf({ kind, text }: Block, fill: Fill): string {
  return fill(kind, { text });
}
