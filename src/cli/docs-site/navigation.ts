import type { Content, Entry, Group } from './page.ts';

/** The groups of `docs/index.md` that are not part of the site, because they are about the code. */
const NOT_SERVED = ['About the code'];
/** The pages of the reference are the first in this group. */
const REFERENCE = 'Reference';

/** Reads the navigation from `docs/index.md`: a group per heading, an entry per item. */
export function readNavigation(index: string): { groups: Group[]; files: string[] } {
  const groups = index
    .split(/^## /m)
    .slice(1)
    .map((part) => {
      const entries = [...part.matchAll(/^- \[([^\]]+)\]\(([\w/-]+)\.md\): (.*)$/gm)].map(
        ([, title = '', path = '', description = '']): Entry => ({ path, title, description }),
      );
      return { title: part.slice(0, part.indexOf('\n')).trim(), entries };
    })
    .filter(({ title }) => !NOT_SERVED.includes(title));
  return { groups, files: groups.flatMap(({ entries }) => entries.map(({ path }) => path)) };
}

/** Adds the pages that are generated from the schema and from the OpenAPI document. */
export function withReference(groups: readonly Group[], reference: readonly Content[]): Group[] {
  if (!groups.some(({ title }) => title === REFERENCE)) {
    throw new Error(`docs/index.md has no heading “${REFERENCE}”.`);
  }
  const made = reference.map(({ path, title, description }) => ({ path, title, description }));
  return groups.map(({ title, entries }) => ({
    title,
    entries: title === REFERENCE ? [...made, ...entries] : entries,
  }));
}
