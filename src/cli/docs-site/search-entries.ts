import type { Content, Group } from './page.ts';

/** The maximum number of characters of a section in the search index. */
const MAX_TEXT = 320;

/** One thing that the search finds: a page or a part of it. */
export type SearchEntry = {
  /** Below `/docs/`, with the anchor. */
  at: string;
  heading: string;
  page: string;
  group: string;
  text: string;
  /** 1 for a page that is public only if introspection is on. */
  schema?: 1;
};

export function searchEntries(pages: readonly Content[], groups: readonly Group[]): SearchEntry[] {
  const groupOf = (path: string) =>
    groups.find(({ entries }) => entries.some((entry) => entry.path === path))?.title ?? '';
  return pages
    .filter(({ path }) => path !== '')
    .flatMap(({ path, title, sections, isSchema }) =>
      sections.map(({ heading, anchor, text }) => ({
        at: anchor === '' ? path : `${path}#${anchor}`,
        heading,
        page: title,
        group: groupOf(path),
        text: text.trim().slice(0, MAX_TEXT),
        ...(isSchema && { schema: 1 as const }),
      })),
    );
}
