import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { once } from '../../lib/once.ts';

/** An ISO 3166 code with its name. */
export type NamedPlace = { code: string; name: string };

/** Lists of countries and their subdivisions, each sorted by name. A language is one of `LANGUAGES`. */
export type PlaceNames = {
  /** Every country of ISO 3166-1, with its two-letter code. */
  countries(language: string): Promise<readonly NamedPlace[]>;
  /**
   * The first-level subdivisions of a country. Their codes are without the country.
   * @returns null for an unknown country
   */
  subdivisions(country: string, language: string): Promise<readonly NamedPlace[] | null>;
};

/** A subdivision in the data. `english` is null for one that is also a country: CLDR has no name for it. */
type Subdivision = { code: string; english: string | null; local: string };

type PlaceData = { countries: readonly string[]; subdivisions: ReadonlyMap<string, readonly Subdivision[]> };

const CONTAINMENT = 'cldr-core/supplemental/subdivisionContainment.json';
const ENGLISH_NAMES = 'cldr-subdivisions-full/subdivisions/en/en.json';

declare module '../../platform/runtime.ts' {
  interface Runtime {
    placeNames: PlaceNames;
  }
}

/**
 * Reads the data at the first call. Each list is made once per language and country.
 * - Countries: ISO 3166-1, with the names of Node's ICU data.
 * - Subdivisions: CLDR, with English names. In the main language of the country, if its script is Latin, they have the
 *   local names of ISO 3166-2. A subdivision that is also a country has the name of the country.
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
      // Some CLDR names end with a footnote mark.
      return { code, english: englishNames[id]?.replace(/[⁰-⁹¹²³]+$/u, '') ?? null, local };
    });
  return {
    countries,
    subdivisions: new Map(countries.map((country) => [country, subdivisionsOf(country)])),
  };
}

// biome-ignore lint/suspicious/noExplicitAny: data of packages with exact versions
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

/** ISO 3166-2 names are in Latin script. */
function hasLatinScript(language: string): boolean {
  return new Intl.Locale(language).maximize().script === 'Latn';
}

function sorted(places: NamedPlace[], language: string): NamedPlace[] {
  const { compare } = new Intl.Collator(language);
  return places.sort((one, other) => compare(one.name, other.name));
}
