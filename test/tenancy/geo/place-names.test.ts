import { beforeAll, describe, expect, test } from 'vitest';
import { LANGUAGES } from '../../../src/platform/messages/language.ts';
import { openPlaceNames } from '../../../src/tenancy/geo/place-names.ts';
import { expectRefusal } from '../../customers/profiles/refusal.ts';
import { applicationError, pelcroApi, seen } from '../../rest/pelcro/api.ts';
import { execute, request } from '../../support/client.ts';
import { graphql } from '../../support/gql/gql.ts';
import { testServer } from '../../support/server.ts';
import { addSite } from '../../support/sites.ts';

const CANADA = { 'x-forwarded-for': '132.204.8.1' };

const Countries = graphql(`
  query Countries($language: String) { countries(language: $language) { code name } }
`);
const Subdivisions = graphql(`
  query Subdivisions($country: String, $language: String) {
    subdivisions(country: $country, language: $language) { code name }
  }
`);

const server = testServer({ env: { TRUSTED_PROXIES: '1' } });
let french: number;

beforeAll(async () => {
  french = (await addSite(server, 'french', { defaultLanguage: 'fr' })).id;
});

const ask = (path: string, query: Record<string, string> = {}, headers = {}, siteId = 1) =>
  pelcroApi(server, 'GET', path, { siteId, query, headers });

describe('GET /geo/country', () => {
  test('selects the caller’s country', async () => {
    const answer = await ask('/geo/country', {}, CANADA);
    expect(answer.status).toBe(200);
    expect(Object.keys(answer.body.data).sort()).toEqual([
      'countries',
      'location',
      'selected_country',
      'states',
    ]);
    const { selected_country, countries, states, location } = answer.body.data;
    expect([selected_country, location]).toEqual(['CA', { iso_code: 'CA' }]);
    expect(Object.keys(countries)).toHaveLength(249);
    expect(countries).toMatchObject({ CA: 'Canada', US: 'United States', DE: 'Germany', KR: 'South Korea' });
    expect(Object.keys(states).sort()).toEqual([
      'AB',
      'BC',
      'MB',
      'NB',
      'NL',
      'NS',
      'NT',
      'NU',
      'ON',
      'PE',
      'QC',
      'SK',
      'YT',
    ]);
    expect(states).toMatchObject({ QC: 'Quebec', BC: 'British Columbia' });
  });

  test('selects no country for an address without one', async () => {
    const { data } = (await ask('/geo/country')).body;
    expect(data).toMatchObject({ selected_country: null, states: {}, location: { iso_code: null } });
    expect(Object.keys(data.countries)).toHaveLength(249);
  });

  test('may end with a slash', async () => {
    for (const path of ['/geo/country', '/geo/country/CA']) {
      expect(seen(await ask(`${path}/`))).toEqual(seen(await ask(path)));
    }
  });
});

describe('GET /geo/country/{code}', () => {
  test('selects the given country, in upper or lower case', async () => {
    for (const code of ['US', 'us', 'uS']) {
      const { data } = (await ask(`/geo/country/${code}`, {}, CANADA)).body;
      expect(data).toMatchObject({ selected_country: 'US', location: { iso_code: 'CA' } });
      expect(data.states).toMatchObject({ CA: 'California', NY: 'New York', PR: 'Puerto Rico' });
      expect(Object.keys(data.countries)).toHaveLength(249);
    }
  });

  test.each(['GB', 'AQ'])('accepts the country %s', async (code) => {
    const { data } = (await ask(`/geo/country/${code}`)).body;
    const expected = { GB: ['ENG', 'NIR', 'SCT', 'WLS'], AQ: [] }[code];
    expect(Object.keys(data.states).sort()).toEqual(expected);
  });

  test.each(['XX', 'ZZ', 'EU', 'UK', 'USA', '12', 'C', 'c%C3%A0', '%00', 'ca%20', '__proto__', '%C4%B1t'])(
    'refuses the unknown code %s',
    async (code) => {
      expect(seen(await ask(`/geo/country/${code}`))).toEqual(applicationError(404, 'Not found.'));
    },
  );

  test('requires an existing site', async () => {
    expect((await ask('/geo/country/CA', {}, {}, 999_999)).body.errors).toHaveProperty('site_id');
    expect((await ask('/geo/country', {}, {}, 999_999)).body.errors).toHaveProperty('site_id');
  });
});

describe('names are in the requested language', () => {
  test.each([
    ['en', 'Germany'],
    ['fr', 'Allemagne'],
    ['it', 'Germania'],
    ['ko', '독일'],
    ['es', 'Alemania'],
    ['de', 'Deutschland'],
  ])('%s', async (language, name) => {
    const queries: Record<string, string>[] = [
      { language },
      { locale: language },
      { locale: `${language}_CA` },
      { locale: `${language.toUpperCase()}-CA` },
      { locale: language, language: language === 'en' ? 'fr' : 'en' },
    ];
    for (const query of queries) {
      const { countries } = (await ask('/geo/country', query)).body.data;
      expect(countries.DE, JSON.stringify(query)).toBe(name);
    }
  });

  test('or else in the site’s language', async () => {
    const queries: Record<string, string>[] = [{}, { language: 'sv' }, { locale: 'x' }, { language: '' }];
    for (const query of queries) {
      const { countries } = (await ask('/geo/country', query, {}, french)).body.data;
      expect(countries.US).toBe('États-Unis');
    }
  });

  test('subdivisions have local names only in the main language of the country, and only in Latin script', async () => {
    const nameOf = async (country: string, code: string, language: string) =>
      (await ask(`/geo/country/${country}`, { language })).body.data.states[code];
    expect(await nameOf('DE', 'BY', 'de')).toBe('Bayern');
    expect(await nameOf('DE', 'BY', 'en')).toBe('Bavaria');
    expect(await nameOf('DE', 'BY', 'fr')).toBe('Bavaria');
    expect(await nameOf('FR', 'BRE', 'fr')).toBe('Bretagne');
    expect(await nameOf('IT', '52', 'it')).toBe('Toscana');
    expect(await nameOf('ES', 'AN', 'es')).toBe('Andalucía');
    expect(await nameOf('KR', '11', 'ko')).toBe('Seoul');
    expect(await nameOf('US', 'PR', 'fr')).toBe('Porto Rico');
  });

  test('and sorted by the rules of the language', async () => {
    const { countries } = await execute(server.url, Countries, { language: 'de' });
    const names = countries.map(({ name }) => name);
    expect(names).toEqual(names.toSorted(new Intl.Collator('de').compare));
    expect(names.indexOf('Ägypten')).toBeLessThan(names.indexOf('Albanien'));
  });
});

describe('in GraphQL', () => {
  test('subdivisions are those of the given country, or of the caller’s country', async () => {
    const named = await execute(server.url, Subdivisions, { country: 'ca', language: 'en' });
    expect(named.subdivisions).toContainEqual({ code: 'QC', name: 'Quebec' });
    const own = await execute(server.url, Subdivisions, {}, { headers: CANADA });
    expect(own).toEqual(named);
    expect((await execute(server.url, Subdivisions, {})).subdivisions).toEqual([]);
  });

  test('an unknown code is NOT_FOUND', async () => {
    for (const country of ['XX', '', 'CAN', 'c\u0000']) {
      expectRefusal(await request(server.url, Subdivisions, { country }), 'NOT_FOUND');
    }
  });
});

test('every country has a name in every language, and each list is created once', async () => {
  const names = openPlaceNames();
  for (const language of LANGUAGES) {
    const countries = await names.countries(language);
    expect(countries.filter(({ code, name }) => name === code || name === '')).toEqual([]);
    expect(await names.countries(language)).toBe(countries);
    for (const { code } of countries) {
      const subdivisions = await names.subdivisions(code, language);
      expect(subdivisions?.every((one) => /^[A-Z0-9]{1,3}$/.test(one.code) && one.name !== '')).toBe(true);
      expect(await names.subdivisions(code, language)).toBe(subdivisions);
    }
  }
});
