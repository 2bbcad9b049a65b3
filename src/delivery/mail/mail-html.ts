import { readFileSync } from 'node:fs';
import { escapeHtml } from '../../lib/html.ts';
import type { MailLook } from './mail-look.ts';

/** A part of a mail. Texts are not escaped yet. */
export type MailPart = { paragraph: string } | { href: string; label: string; isButton: boolean };

/** The output of MJML for `mail.mjml`: the page around the blocks, and the blocks by their names. */
const PAGE = readFileSync(new URL('mail.html', import.meta.url), 'utf8');
const [BEFORE = '', AFTER = ''] = PAGE.split(/<!-- begin [\s\S]*<!-- end \w+ -->/);
const BLOCKS: ReadonlyMap<string, string> = new Map(
  [...PAGE.matchAll(/<!-- begin (\w+) -->([\s\S]*?)<!-- end \1 -->/g)].map(([, name = '', html = '']) => [
    name,
    html,
  ]),
);

/** The colours that a site cannot change. */
const FIXED = { ground: '#f4f4f5', darkGround: '#121212', darkSurface: '#1f1f23', darkText: '#f4f4f5' };

/** Writes a mail as HTML, for any width, and for a light and a dark theme. The HTML loads only the logo. */
export function mailHtml(
  { title, site, language }: { title: string; site: string; language: string },
  parts: readonly MailPart[],
  { logo, ...brand }: MailLook,
): string {
  const values = { ...FIXED, ...brand, title, site, language };
  const block = (name: string, own: Values = {}) => fill(BLOCKS.get(name) ?? '', { ...values, ...own });
  return [
    fill(BEFORE, values),
    logo ? block('logo', logo) : block('name'),
    ...parts.map((part) => {
      if ('paragraph' in part) return block('paragraph', part);
      return block(part.isButton ? 'button' : 'link', { href: part.href, label: part.label });
    }),
    fill(AFTER, values),
  ].join('');
}

type Values = Readonly<Record<string, string | number>>;

/** Replaces the names in braces with escaped values. Line breaks are kept. */
function fill(html: string, values: Values): string {
  return html.replace(/\{\{(\w+)\}\}/g, (_braces, name: string) =>
    escapeHtml(String(values[name] ?? '')).replaceAll('\n', '<br>'),
  );
}
