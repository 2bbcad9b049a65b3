import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { LANGUAGES } from '../../lib/languages.ts';
import { once } from '../../lib/once.ts';

/** A code of ISO 3166, and the name of what it stands for. */
export type NamedPlace = { code: string; name: string };

/** Names countries and their subdivisions, sorted by name. A language is one of `LANGUAGES`. */
export type PlaceNames = {
  /** Every country of ISO 3166-1, by its code of two letters. */
  countries(language: string): Promise<readonly NamedPlace[]>;
  /**
   * The first-level subdivisions of a country, by the part of their code that follows the country's.
   * @returns null for a code that no country has
   */
  subdivisions(country: string, language: string): Promise<readonly NamedPlace[] | null>;
};

/** A subdivision as the data has it. CLDR leaves out the name of one that is also a country of the list. */
type Subdivision = { code: string; english: string | null; local: string };

type PlaceData = { countries: readonly string[]; subdivisions: ReadonlyMap<string, readonly Subdivision[]> };

const MAX_CODE_LENGTH = Math.max(...LANGUAGES.map((language) => language.length));

const CONTAINMENT = 'cldr-core/supplemental/subdivisionContainment.json';
const ENGLISH_NAMES = 'cldr-subdivisions-full/subdivisions/en/en.json';

declare module '../../platform/runtime.ts' {
  interface Runtime {
    placeNames: PlaceNames;
  }
}

/**
 * Reads the data when it is first asked. Each list is made once: there are no more than languages times countries.
 * - Countries: ISO 3166-1, named by the ICU data of Node.
 * - Subdivisions: those of CLDR, which has their names in English only. In the main language of the country they
 *   have the names of ISO 3166-2, which are local ones; one that has a country code of its own has that name.
 */
export function openPlaceNames(): PlaceNames {
  const data = once(readPlaceData);
  const byLanguage = new Map<string, Promise<readonly NamedPlace[]>>();
  const byCountry = new Map<string, readonly NamedPlace[]>();
  return {
    countries(language) {
      const known = byLanguage.get(language) ?? data().then((places) => nameCountries(places, language));
      byLanguage.set(language, known);
      return known;
    },
    async subdivisions(country, language) {
      const places = await data();
      if (!places.countries.includes(country)) return null;
      const key = `${language} ${country}`;
      const named = byCountry.get(key) ?? nameSubdivisions(places, country, language);
      byCountry.set(key, named);
      return named;
    },
  };
}

/** The one of `LANGUAGES` that a tag (`fr`, `fr-CA`, `fr_CA`) begins with; null for any other. */
export function languageOfTag(tag: string): string | null {
  // No more than the languages' codes have, and what ends them.
  const [language = ''] = tag
    .slice(0, MAX_CODE_LENGTH + 1)
    .toLowerCase()
    .split(/[-_]/, 1);
  return LANGUAGES.includes(language) ? language : null;
}

async function readPlaceData(): Promise<PlaceData> {
  const [{ iso31661, iso31662 }, containment, english] = await Promise.all([
    import('iso-3166'),
    readJson(CONTAINMENT),
    readJson(ENGLISH_NAMES),
  ]);
  const countries = iso31661.map(({ alpha2 }) => alpha2);
  const localNames = new Map(iso31662.map(({ code, name }) => [code, name]));
  const contained = containment.supplemental.subdivisionContainment;
  const englishNames = english.subdivisions.localeDisplayNames.subdivisions;
  const subdivisionsOf = (country: string): Subdivision[] =>
    (contained[country]?._contains ?? []).map((id: string) => {
      const code = id.slice(country.length).toUpperCase();
      const local = localNames.get(`${country}-${code}`) ?? code;
      // Some of CLDR's names have a footnote mark.
      return { code, english: englishNames[id]?.replace(/[⁰-⁹¹²³]+$/u, '') ?? null, local };
    });
  return {
    countries,
    subdivisions: new Map(countries.map((country) => [country, subdivisionsOf(country)])),
  };
}

// biome-ignore lint/suspicious/noExplicitAny: the packages' data, whose versions are exact
async function readJson(path: string): Promise<any> {
  return JSON.parse(await readFile(fileURLToPath(import.meta.resolve(path)), 'utf8'));
}

function nameCountries({ countries }: PlaceData, language: string): NamedPlace[] {
  const nameOf = countryNamer(language);
  return sorted(
    countries.map((code) => ({ code, name: nameOf(code) ?? code })),
    language,
  );
}

function nameSubdivisions(places: PlaceData, country: string, language: string): NamedPlace[] {
  const isLocal = hasLatinScript(language) && mainLanguage(country) === language;
  const nameOf = countryNamer(language);
  const named = (places.subdivisions.get(country) ?? []).map(({ code, english, local }) => {
    const asCountry = english === null && places.countries.includes(code) ? nameOf(code) : null;
    return { code, name: asCountry ?? (isLocal ? local : (english ?? local)) };
  });
  return sorted(named, language);
}

function countryNamer(language: string): (code: string) => string | undefined {
  const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
  return (code) => names.of(code);
}

function mainLanguage(country: string): string {
  return new Intl.Locale(`und-${country}`).maximize().language;
}

/** ISO 3166-2 has its names in Latin script. */
function hasLatinScript(language: string): boolean {
  return new Intl.Locale(language).maximize().script === 'Latn';
}

function sorted(places: NamedPlace[], language: string): NamedPlace[] {
  const { compare } = new Intl.Collator(language);
  return places.sort((one, other) => compare(one.name, other.name));
}
