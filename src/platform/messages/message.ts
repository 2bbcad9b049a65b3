import { z } from 'zod';
import { de } from './de.ts';
import { en, type Texts } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { it } from './it.ts';
import { ko } from './ko.ts';
import type { Language } from './language.ts';

const TEXTS: Readonly<Record<Language, Texts>> = { en, fr, it, ko, es, de };

/** The generic messages of zod, for rules without a message of their own. */
const ZOD_TEXTS = {
  en: z.locales.en().localeError,
  fr: z.locales.fr().localeError,
  it: z.locales.it().localeError,
  ko: z.locales.ko().localeError,
  es: z.locales.es().localeError,
  de: z.locales.de().localeError,
} satisfies Record<Language, unknown>;

type Key = keyof Texts;
type Values<Name extends Key> = Texts[Name] extends (values: infer Given) => string ? [values: Given] : [];

/** A message to customers, in every language. As a string it is English. */
export class Message {
  readonly #textIn: (language: Language) => string;

  constructor(textIn: (language: Language) => string) {
    this.#textIn = textIn;
  }

  in(language: Language): string {
    return this.#textIn(language);
  }

  toString(): string {
    return this.#textIn('en');
  }

  toJSON(): string {
    return this.#textIn('en');
  }
}

/** The text of an error: a message, or a text that is always English, because no customer reads it. */
export type Said = Message | string;

/** The problems of each wrong field, before their language is known. */
export type FieldProblems = Record<string, Said[]>;

export function message<Name extends Key>(key: Name, ...[values]: Values<Name>): Message {
  return new Message((language) => {
    const text = TEXTS[language][key] as string | ((given: unknown) => string);
    return typeof text === 'string' ? text : text(values);
  });
}

export function saidIn(said: Said, language: Language): string {
  return typeof said === 'string' ? said : said.in(language);
}

/** Makes the `error` of a zod rule from a message. Zod passes it on unchanged, and `validate` reads it. */
export function rule<Name extends Key>(key: Name, ...values: Values<Name>) {
  const said = asIssue(message(key, ...values));
  return { error: () => said };
}

/** Makes the return value of the function `error` of a zod rule from a message. */
export function asIssue(said: Message): { message: string } {
  return { message: said as unknown as string };
}

/** The `error` of a call of zod: gives rules without a message their generic one, in every language. */
export const genericError: z.core.$ZodErrorMap = (issue) =>
  asIssue(
    new Message((language) => {
      const text = ZOD_TEXTS[language](issue);
      return typeof text === 'string' ? text : (text?.message ?? 'Invalid input');
    }),
  );
