import { createContext, use } from 'react';

/** The languages of the service. Only English and German have all texts. A missing text is shown in English. */
export const LANGUAGES = ['en', 'fr', 'ko', 'it', 'es', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];
/** The languages that a collaborator can choose. */
export const COMPLETE: Readonly<Partial<Record<Language, string>>> = { en: 'English', de: 'Deutsch' };

const STORED = 'gatehouse-console-language';

export type LanguageChoice = { language: Language; choose(language: Language): void };

export const LanguageContext = createContext<LanguageChoice>({ language: 'en', choose() {} });

export function useLanguage(): LanguageChoice {
  return use(LanguageContext);
}

/** The language that was chosen here before, else the language of `COMPLETE` that the browser prefers, else English. */
export function initialLanguage(): Language {
  const wanted = [localStorage.getItem(STORED) ?? '', ...navigator.languages];
  for (const tag of wanted) {
    const [language = ''] = tag.toLowerCase().split('-', 1);
    if (language in COMPLETE) return language as Language;
  }
  return 'en';
}

/** The locale for numbers and dates: the browser's locale of the language, such as `en-GB`, else the language. */
export function formatTag(language: Language): string {
  return navigator.languages.find((tag) => tag.toLowerCase().split('-', 1)[0] === language) ?? language;
}

export function storeLanguage(language: Language): void {
  localStorage.setItem(STORED, language);
}

type Texts = Record<string, unknown>;
/** The texts of a page or a part, complete in English and German. */
export type Localized<T extends Texts> = { en: T; de: NoInfer<T> } & Partial<
  Record<Exclude<Language, 'en' | 'de'>, Partial<NoInfer<T>>>
>;

/**
 * Makes the hook that returns texts in the language of the collaborator.
 *
 *     const useTexts = localized({ en: { title: 'Sites' }, de: { title: 'Websites' } });
 *
 * A text with a variable part is a function. A missing German text is a type error.
 */
export function localized<T extends Texts>(texts: Localized<T>): () => T {
  const merged = new Map<Language, T>();
  return () => {
    const { language } = useLanguage();
    const known = merged.get(language) ?? ({ ...texts.en, ...texts[language] } as T);
    merged.set(language, known);
    return known;
  };
}
