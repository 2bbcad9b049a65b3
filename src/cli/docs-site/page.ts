/** A heading of a page, for the list of its contents. */
export type Heading = { level: number; text: string; anchor: string };

/** A part of a page that the search finds: the text below one heading. */
export type Section = { heading: string; anchor: string; text: string };

/** The content of one page, without the frame around it. */
export type Content = {
  /** Below `/docs/`, without an extension. Empty for the start page. */
  path: string;
  title: string;
  /** Plain text. */
  description: string;
  /** HTML of the article. */
  html: string;
  headings: Heading[];
  sections: Section[];
  /** Whether the page shows the schema of the admin API, which is public only if introspection is on. */
  isSchema?: boolean;
};

/** A link to a page in the navigation. */
export type Entry = { path: string; title: string; description: string };

/** A group of the navigation. */
export type Group = { title: string; entries: Entry[] };

/** The relative address of `path` (with its anchor) on the page `from`. Both are below `/docs/`. */
export function addressOf(path: string, from: string): string {
  const [page = '', anchor] = path.split('#');
  const hash = anchor === undefined ? '' : `#${anchor}`;
  if (page === from && hash !== '') return hash;
  const up = rootOf(from);
  // The start page has no slash at its end.
  if (page === '') return `${from === '' ? 'docs' : `${up || './'}../docs`}${hash}`;
  return `${up}${page}${hash}`;
}

/** The relative address of the folder `/docs/` on a page of it. */
export function rootOf(path: string): string {
  return path === '' ? 'docs/' : '../'.repeat(path.split('/').length - 1);
}
