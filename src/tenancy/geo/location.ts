/** The location of an address. A member is null if the database has no value. */
export type Location = {
  /** ISO 3166-1. */
  countryCode: string | null;
  /** Two letters: `EU`, `NA`. */
  continentCode: string | null;
  /** The name of the first-level subdivision. */
  region: Named | null;
  /** The ISO 3166-2 code of the region, without the country. */
  regionCode: string | null;
  city: Named | null;
  postalCode: string | null;
  /** A name of the IANA time zone database. */
  timeZone: string | null;
  isInEuropeanUnion: boolean | null;
};

/** A name by language. If the database does not state the language of a name, the name is under `en`. */
export type Named = Readonly<Record<string, string>>;

type Place = { iso_code?: unknown; code?: unknown; names?: unknown; is_in_european_union?: unknown };

/** A record of MaxMind's own databases, or of flat databases such as the packaged one. */
export type LocationRecord = {
  continent?: Place;
  country?: Place;
  subdivisions?: readonly Place[];
  city?: Place | string;
  postal?: Place;
  location?: { time_zone?: unknown };
  country_code?: unknown;
  state1?: unknown;
  postcode?: unknown;
  timezone?: unknown;
};

export function countryCodeOf({ country, country_code }: LocationRecord): string | null {
  const code = country?.iso_code ?? country_code;
  return typeof code === 'string' && /^[A-Z]{2}$/.test(code) ? code : null;
}

export function locationOf(record: LocationRecord): Location {
  const { continent, country, subdivisions, city, postal, location } = record;
  const [region] = subdivisions ?? [];
  return {
    countryCode: countryCodeOf(record),
    continentCode: textOf(continent?.code),
    region: namesOf(region) ?? onlyName(record.state1),
    regionCode: textOf(region?.iso_code),
    city: typeof city === 'string' ? onlyName(city) : namesOf(city),
    postalCode: textOf(postal?.code) ?? textOf(record.postcode),
    timeZone: textOf(location?.time_zone) ?? textOf(record.timezone),
    // MaxMind writes the flag only if it is true.
    isInEuropeanUnion: country?.iso_code === undefined ? null : country.is_in_european_union === true,
  };
}

/** The name in a language, or else in English. */
export function nameIn(names: Named | null, language: string): string | null {
  return names?.[language] ?? names?.en ?? null;
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function onlyName(value: unknown): Named | null {
  const name = textOf(value);
  return name === null ? null : { en: name };
}

function namesOf(place: Place | undefined): Named | null {
  if (typeof place?.names !== 'object' || place.names === null) return null;
  const names = Object.entries(place.names).filter(([, name]) => textOf(name) !== null);
  return names.length === 0 ? null : Object.fromEntries(names);
}
