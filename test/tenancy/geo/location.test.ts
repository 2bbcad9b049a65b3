import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { pelcroApi, seen } from '../../rest/pelcro/api.ts';
import { testServer } from '../../support/server.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { maxMindDatabase } from './maxmind-writer.ts';

const NOTHING = {
  countryCode: null,
  iso_code: null,
  continent: null,
  region: null,
  regionCode: null,
  city: null,
  postalCode: null,
  timezone: null,
  isEUCountry: null,
};

const names = (en: string, fr = en) => ({ names: { en, fr } });

/** Records in three formats (MaxMind’s city and country databases, a flat database), and one in another format. */
const RECORDS = {
  '2.125.160.1': {
    city: names('Geneva', 'Genève'),
    continent: { code: 'EU', ...names('Europe') },
    country: { iso_code: 'CH', ...names('Switzerland', 'Suisse') },
    location: { time_zone: 'Europe/Zurich' },
    postal: { code: '1200' },
    subdivisions: [
      { iso_code: 'GE', ...names('Geneva', 'Genève') },
      { iso_code: 'X', ...names('Second') },
    ],
  },
  '2.125.160.2': { country: { iso_code: 'FR', is_in_european_union: true, ...names('France') } },
  '2.125.160.3': {
    city: 'Lyon',
    country_code: 'FR',
    state1: 'Rhône',
    postcode: '69001',
    timezone: 'Europe/Paris',
  },
  '2.125.160.4': { country: { iso_code: 7 }, city: { names: 1 }, subdivisions: [], postal: {} },
};

const file = join(temporaryFolder(), 'cities.mmdb');
writeFileSync(file, maxMindDatabase(RECORDS));
const server = testServer({ env: { GEO_DATABASE: file, TRUSTED_PROXIES: '1' } });

const locate = async (from: string, query: Record<string, string> = {}) =>
  seen(await pelcroApi(server, 'GET', '/location', { query, headers: { 'x-forwarded-for': from } }));
const success = (location: object) => ({ status: 200, body: { status: 'success', data: { location } } });

describe('GET /location returns the data of the database', () => {
  const geneva = {
    ...NOTHING,
    countryCode: 'CH',
    iso_code: 'CH',
    continent: 'EU',
    region: 'Geneva',
    regionCode: 'GE',
    city: 'Geneva',
    postalCode: '1200',
    timezone: 'Europe/Zurich',
    isEUCountry: false,
  };

  test('from a city database by MaxMind, with names in the requested language', async () => {
    expect(await locate('2.125.160.1')).toEqual(success(geneva));
    const inFrench = success({ ...geneva, region: 'Genève', city: 'Genève' });
    expect(await locate('2.125.160.1', { locale: 'fr_CA' })).toEqual(inFrench);
    expect(await locate('2.125.160.1', { language: 'fr' })).toEqual(inFrench);
    expect(await locate('2.125.160.1', { language: 'ko' })).toEqual(success(geneva));
  });

  test('from a country database by MaxMind', async () => {
    expect(await locate('2.125.160.2')).toEqual(
      success({ ...NOTHING, countryCode: 'FR', iso_code: 'FR', isEUCountry: true }),
    );
  });

  test('from a flat database', async () => {
    expect(await locate('2.125.160.3')).toEqual(
      success({
        ...NOTHING,
        countryCode: 'FR',
        iso_code: 'FR',
        region: 'Rhône',
        city: 'Lyon',
        postalCode: '69001',
        timezone: 'Europe/Paris',
      }),
    );
  });

  test('and no names or codes for a record in another format, an unknown address or a private address', async () => {
    expect(await locate('2.125.160.4')).toEqual(success({ ...NOTHING, isEUCountry: false }));
    for (const from of ['2.125.160.9', '9.9.9.9', '10.0.0.1', '::1', '2001:67c:2e8::1']) {
      expect(await locate(from)).toEqual(success(NOTHING));
    }
  });
});
