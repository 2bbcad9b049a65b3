/** The languages of messages, mails, pages and country names, as in the Pelcro API. */
export const LANGUAGES = ['en', 'fr', 'ko', 'it', 'es', 'de'] as const;

export type Language = (typeof LANGUAGES)[number];

const MAX_CODE_LENGTH = Math.max(...LANGUAGES.map((language) => language.length));
/** Browsers send fewer than ten. The rest of a longer list is not read. */
const MAX_RANGES = 30;
const MAX_HEADER_LENGTH = 1_000;

export function isLanguage(value: unknown): value is Language {
  return (LANGUAGES as readonly unknown[]).includes(value);
}

/** Returns the language of a tag such as `fr`, `fr-CA` or `fr_CA`, or null if it is not one of `LANGUAGES`. */
export function languageOfTag(tag: string): Language | null {
  // A tag may be long. The language and its separator are enough.
  const [language = ''] = tag
    .slice(0, MAX_CODE_LENGTH + 1)
    .toLowerCase()
    .split(/[-_]/, 1);
  return isLanguage(language) ? language : null;
}

/**
 * Returns the language that an `Accept-Language` header prefers (RFC 9110 §12.5.4), such as `de` for `de-CH, en;q=0.8`.
 * @returns null if the header has none of `LANGUAGES`, or prefers `*` (any language) to them
 */
export function acceptedLanguage(header: string | null | undefined): Language | null {
  if (!header) return null;
  const ranges = header
    .slice(0, MAX_HEADER_LENGTH)
    .split(',', MAX_RANGES)
    .map((range) => {
      const [tag = '', ...parameters] = range.split(';').map((part) => part.trim());
      return { tag, quality: qualityOf(parameters) };
    })
    .filter(({ quality }) => quality > 0)
    .sort((one, other) => other.quality - one.quality);
  for (const { tag } of ranges) {
    if (tag === '*') return null;
    const language = languageOfTag(tag);
    if (language !== null) return language;
  }
  return null;
}

/** Returns the weight of a language range, from 0 to 1. It is 1 without a weight, or with a malformed one. */
function qualityOf(parameters: readonly string[]): number {
  const weight = parameters.find((parameter) => /^q=/i.test(parameter))?.slice(2) ?? '';
  return /^(0(\.\d{0,3})?|1(\.0{0,3})?)$/.test(weight) ? Number(weight) : 1;
}
