import { readFile } from 'node:fs/promises';
import { escapeHtml } from '../../../lib/html.ts';
import { once } from '../../../lib/once.ts';

const FOLDER = new URL('templates/', import.meta.url);

const NAMES = [
  'account',
  'arrival',
  'article',
  'campus-wall',
  'card',
  'continue',
  'front',
  'heading',
  'layout',
  'lead',
  'locked',
  'missing',
  'paragraph',
  'quote',
  'readers-wall',
  'sister',
] as const;

export type TemplateName = (typeof NAMES)[number];

/** Fills a template: `{{name}}` with text, `{{{name}}}` with HTML. */
export type Fill = (name: TemplateName, values: Readonly<Record<string, string>>) => string;

/** Loads the templates of the pages. */
export const loadTemplates: () => Promise<Fill> = once(async () => {
  const entries = NAMES.map(
    async (name) => [name, await readFile(new URL(`${name}.html`, FOLDER), 'utf8')] as const,
  );
  const templates = new Map<TemplateName, string>(await Promise.all(entries));
  return (name, values) =>
    (templates.get(name) ?? '').replace(/\{\{\{(\w+)\}\}\}|\{\{(\w+)\}\}/g, (_whole, html, text) => {
      const value = values[html ?? text];
      if (value === undefined) throw new Error(`The template ${name} needs ${html ?? text}.`);
      return html === undefined ? escapeHtml(value) : value;
    });
});
