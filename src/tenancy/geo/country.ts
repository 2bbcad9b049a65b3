import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Reader } from 'mmdb-lib';
import { parseAddress } from '../../lib/address.ts';
import { countryCodeOf, type Location, type LocationRecord, locationOf } from './location.ts';

/** Knows the countries of addresses. */
export type Countries = {
  /** The ISO 3166-1 code of an address's country; null for a private or special address and an unknown one. */
  of(address: string): Promise<string | null>;
  /** Where an address is; everything is null that the database does not say. */
  locate(address: string): Promise<Location>;
};

/** The types of the library name the shapes of MaxMind's own databases only. */
type CountryReader = { metadata: { ipVersion: number }; get(address: string): LocationRecord | null };

const PACKAGED = '@ip-location-db/geo-whois-asn-country-mmdb/geo-whois-asn-country.mmdb';

declare module '../../platform/runtime.ts' {
  interface Runtime {
    countries: Countries;
  }
}

/**
 * Reads the database into memory when it is first asked.
 * @param path a MaxMind database of countries or cities; null: the one that is installed with this product
 */
export function openCountries(path: string | null): Countries {
  let reading: Promise<CountryReader> | undefined;
  const reader = () => {
    reading ??= read(path ?? fileURLToPath(import.meta.resolve(PACKAGED))).catch((error) => {
      // The next question tries again.
      reading = undefined;
      throw error;
    });
    return reading;
  };
  const recordOf = async (address: string): Promise<LocationRecord> => {
    const parsed = parseAddress(address);
    // The data says something of addresses for documentation too: nobody calls from there.
    if (parsed?.range() !== 'unicast') return {};
    const database = await reader();
    // The library would walk the tree of a database of IPv4 with the bits of an IPv6 address.
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
