import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Reader } from 'mmdb-lib';
import { parseAddress } from '../../lib/address.ts';
import { countryCodeOf, type Location, type LocationRecord, locationOf } from './location.ts';

export type Countries = {
  /** The ISO 3166-1 code of an address's country; null for a private, special or unknown address. */
  of(address: string): Promise<string | null>;
  /** The location of an address. A member is null if the database has no value. */
  locate(address: string): Promise<Location>;
};

/** The library's types describe MaxMind's own databases only. */
type CountryReader = { metadata: { ipVersion: number }; get(address: string): LocationRecord | null };

const PACKAGED = '@ip-location-db/geo-whois-asn-country-mmdb/geo-whois-asn-country.mmdb';

declare module '../../platform/runtime.ts' {
  interface Runtime {
    countries: Countries;
  }
}

/**
 * Reads the database into memory at the first lookup.
 * @param path a MaxMind database of countries or cities; null: the packaged database
 */
export function openCountries(path: string | null): Countries {
  let reading: Promise<CountryReader> | undefined;
  const loadDatabase = () => {
    reading ??= read(path ?? fileURLToPath(import.meta.resolve(PACKAGED))).catch((error) => {
      // The next lookup tries again.
      reading = undefined;
      throw error;
    });
    return reading;
  };
  const recordOf = async (address: string): Promise<LocationRecord> => {
    const parsed = parseAddress(address);
    // The database has values for reserved addresses too, for example those for documentation.
    if (parsed?.range() !== 'unicast') return {};
    const database = await loadDatabase();
    // The library would look up an IPv6 address in an IPv4 database, with a wrong result.
    if (database.metadata.ipVersion === 4 && parsed.kind() === 'ipv6') return {};
    return database.get(parsed.toNormalizedString()) ?? {};
  };
  return {
    of: async (address) => countryCodeOf(await recordOf(address)),
    locate: async (address) => locationOf(await recordOf(address)),
  };
}

async function read(path: string): Promise<CountryReader> {
  return new Reader(await readFile(path)) as unknown as CountryReader;
}
