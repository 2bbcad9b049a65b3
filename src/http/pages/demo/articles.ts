import { readdir, readFile } from 'node:fs/promises';
import { z } from 'zod';
import { once } from '../../../lib/once.ts';
import type { PaperId } from './papers.ts';

/** Who may read an article to its end: every visitor, logged-in customers, or visitors with the campus edition. */
export type Audience = 'everyone' | 'readers' | 'campus';

export type Block = { kind: 'paragraph' | 'heading' | 'quote'; text: string };

export type Article = {
  slug: string;
  paper: PaperId;
  audience: Audience;
  section: string;
  title: string;
  author: string;
  minutes: number;
  /** The name of a file in `pictures/`. */
  picture: string;
  alt: string;
  /** The part that every visitor may read. */
  teaser: string;
  /** The part that only the audience may read. */
  body: readonly Block[];
};

const FOLDER = new URL('articles/', import.meta.url);

const WORDS_PER_MINUTE = 220;

const head = z.strictObject({
  paper: z.enum(['gazette', 'courier']),
  audience: z.enum(['everyone', 'readers', 'campus']),
  section: z.string(),
  title: z.string(),
  author: z.string(),
  picture: z.string().regex(/^[a-z]+$/),
  alt: z.string(),
});

/** All articles, in the order of their files. */
export const allArticles: () => Promise<readonly Article[]> = once(async () => {
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith('.md')).sort();
  return Promise.all(names.map(async (name) => parse(name, await readFile(new URL(name, FOLDER), 'utf8'))));
});

/** A file has lines `name: value`, the teaser, and the body, with `---` between them. */
function parse(name: string, text: string): Article {
  const [lines = '', teaser = '', body = ''] = text.split('\n---\n');
  const values = Object.fromEntries(lines.split('\n').map((line) => line.split(/: (.*)/, 2)));
  return {
    ...head.parse(values),
    slug: name.replace(/^\d+-|\.md$/g, ''),
    minutes: Math.ceil(`${teaser} ${body}`.split(/\s+/).length / WORDS_PER_MINUTE),
    teaser: oneLine(teaser),
    body: body
      .trim()
      .split(/\n{2,}/)
      .map(blockOf),
  };
}

function blockOf(text: string): Block {
  if (text.startsWith('## ')) return { kind: 'heading', text: oneLine(text.slice(3)) };
  if (text.startsWith('> ')) return { kind: 'quote', text: oneLine(text.replace(/^> /gm, '')) };
  return { kind: 'paragraph', text: oneLine(text) };
}

function oneLine(text: string): string {
  return text.trim().replace(/\s*\n\s*/g, ' ');
}
