import type { GatehouseError } from '../../clients/browser/gatehouse.ts';
import { en, type Texts } from './texts/en.ts';

/** English comes with the bundle; another language is loaded when a page uses it. */
const LOADERS: Readonly<Record<string, () => Promise<Texts>>> = {
  en: async () => en,
  fr: async () => (await import('./texts/fr.ts')).fr,
  it: async () => (await import('./texts/it.ts')).it,
  ko: async () => (await import('./texts/ko.ts')).ko,
  es: async () => (await import('./texts/es.ts')).es,
  de: async () => (await import('./texts/de.ts')).de,
};

/** The first of the wanted languages that has texts, such as `fr` for `fr-CA`; otherwise English. */
export function chooseLanguage(...wishes: (string | null | undefined)[]): string {
  const known = wishes.map((wish) => (wish ?? '').toLowerCase().split(/[-_]/)[0] ?? '');
  return known.find((language) => Object.hasOwn(LOADERS, language)) ?? 'en';
}

/** Loads the texts of a language. If that fails, returns the English texts. */
export function loadTexts(language: string): Promise<Texts> {
  return (LOADERS[language] ?? (async () => en))().catch(() => en);
}

/** Puts values into a text. */
export function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (_braced, name: string) => String(values[name] ?? ''));
}

/** The message about an error, for the customer. */
export function explain(error: GatehouseError, texts: Texts): string {
  const known: Readonly<Record<string, string>> = texts.errors;
  const minutes = Math.max(1, Math.ceil((error.retryAfterSeconds ?? 60) / 60));
  return fill(known[error.code] ?? texts.errors.OTHER, { minutes });
}
