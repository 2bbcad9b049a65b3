import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { it } from './it.ts';
import { ko } from './ko.ts';
import type { MailKind, Template, Templates } from './template.ts';

const LANGUAGES: Readonly<Record<string, Templates>> = { en, fr, it, ko, es, de };

export const MAIL_KINDS = Object.keys(en) as readonly MailKind[];

/** Returns the language of a mail: one of the six supported languages. English replaces any other language. */
export function mailLanguage(language: string): string {
  return Object.hasOwn(LANGUAGES, language) ? language : 'en';
}

export function templateOf(kind: MailKind, language: string): Template {
  return (LANGUAGES[mailLanguage(language)] ?? en)[kind];
}
