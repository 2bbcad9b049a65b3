import { posix } from 'node:path';
import type { Content } from './page.ts';

/**
 * Lists the links of the pages to missing pages or missing anchors, as `page → link`.
 * @param files the addresses of other files below `/docs/`
 */
export function brokenLinks(pages: readonly Content[], files: readonly string[]): string[] {
  const anchors = new Map<string, Set<string>>(
    pages.map(({ path, html }) => [
      path,
      new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id = '']) => id)),
    ]),
  );
  return pages.flatMap(({ path, html }) =>
    [...html.matchAll(/<a [^>]*?href="([^"]+)"/g)]
      .map(([, href = '']) => href)
      .filter((href) => !/^(https?|mailto):/.test(href))
      .filter((href) => {
        const [address = '', anchor] = href.split('#');
        const target = address === '' ? path : pathOf(address, path);
        const known = anchors.get(target);
        if (!known) return !files.includes(target);
        return anchor !== undefined && !known.has(anchor);
      })
      .map((href) => `${path || 'the start page'} → ${href}`),
  );
}

/** The page that a relative address names, below `/docs/`. */
function pathOf(address: string, from: string): string {
  const base = from === '' ? '/docs' : `/docs/${from}`;
  const absolute = posix.join(posix.dirname(base), address);
  return absolute === '/docs' ? '' : absolute.replace(/^\/docs\//, '');
}
