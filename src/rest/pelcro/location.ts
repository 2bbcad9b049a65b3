import { defineResource } from '../dialect/resource.ts';
import { defineRoute, type Route } from '../dialect/route.ts';
import { graphql } from '../gql/gql.ts';
import type { ShimLocationQuery } from '../gql/graphql.ts';
import { type ExampleRequest, example } from '../openapi/example.ts';
import { nullableText, objectOf, type Schema } from '../openapi/schema.ts';
import { answerTo } from './errors.ts';
import { atSite, refusal, success, withoutSite } from './examples.ts';

/** Pelcro documents `locale`, but its client always sends `language`. */
const languageFields = {
  language: {
    type: 'text',
    note: 'A language tag such as `fr`, `fr-CA` or `fr_CA`. en, fr, it, ko, es and de are supported. The default is the language of the site.',
  },
  locale: { type: 'text', note: 'The same as `language`. `locale` wins over `language`.' },
} as const;

type Named = readonly { code: string; name: string }[];

function namesByCode(places: Named): Record<string, string> {
  return Object.fromEntries(places.map(({ code, name }) => [code, name]));
}

const asking: ExampleRequest = { query: atSite };
const inFrench: ExampleRequest = { params: { code: 'CA' }, query: { ...atSite, locale: 'fr_CA' } };

const countryCode: Schema = { ...nullableText, pattern: '^[A-Z][A-Z]$', description: 'ISO 3166-1.' };
const names: Schema = { type: 'object', additionalProperties: { type: 'string' } };

const ADDRESS =
  'The location of the client’s IP address, as the trusted proxies forward it. Null for private and unknown addresses.';
const NAMES =
  'Country names are in the requested language. Names of subdivisions are local if the requested language is the main one of their country, and English otherwise.';

const lists = objectOf({
  selected_country: { ...countryCode, description: 'The country of `states` (ISO 3166-1).' },
  countries: { ...names, description: 'Names of countries, by code.' },
  states: { ...names, description: 'Names of the subdivisions of `selected_country`, by code.' },
  location: objectOf({ iso_code: countryCode }),
});

const location = defineResource<ShimLocationQuery['location']>({
  countryCode: { value: (of) => of.countryCode, schema: countryCode, sample: '{country}' },
  iso_code: {
    value: (of) => of.countryCode,
    schema: { ...countryCode, description: 'The same as `countryCode`, for older clients.' },
    sample: '{country}',
  },
  continent: { value: (of) => of.continentCode, schema: nullableText },
  region: { value: (of) => of.region, schema: nullableText },
  regionCode: { value: (of) => of.regionCode, schema: nullableText },
  city: { value: (of) => of.city, schema: nullableText },
  postalCode: { value: (of) => of.postalCode, schema: nullableText },
  timezone: { value: (of) => of.timeZone, schema: nullableText },
  isEUCountry: { value: (of) => of.isInEuropeanUnion, schema: { type: ['boolean', 'null'] } },
});

/** `/geo/country`, `/geo/country/{code}`: the lists of an address form. `/location`: the caller's location. */
export const locationRoutes: readonly Route[] = [
  defineRoute({
    method: 'GET',
    path: '/geo/country',
    caller: 'anyone',
    readsQuery: true,
    fields: languageFields,
    document: graphql(`
      query ShimCountries($language: String) {
        site {
          id
        }
        country
        countries(language: $language) {
          code
          name
        }
        subdivisions(language: $language) {
          code
          name
        }
      }
    `),
    variables: ({ input }) => ({ language: input.locale ?? input.language }),
    reply: ({ country, countries, subdivisions }) => ({
      selected_country: country,
      countries: namesByCode(countries),
      states: namesByCode(subdivisions),
      location: { iso_code: country },
    }),
    docs: {
      summary: 'List the countries, and the states of the caller’s country',
      description: `${ADDRESS} ${NAMES}`,
      data: lists,
      examples: {
        listed: example(
          'The lists of an address form',
          asking,
          success({
            selected_country: '{country}',
            countries: '{countries}',
            states: '{own_states}',
            location: { iso_code: '{country}' },
          }),
        ),
        ...withoutSite(asking),
      },
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/geo/country/{code}',
    caller: 'anyone',
    readsQuery: true,
    fields: {
      code: { type: 'text', required: true, note: 'ISO 3166-1, two letters in either case.' },
      ...languageFields,
    },
    document: graphql(`
      query ShimCountry($code: String!, $language: String) {
        site {
          id
        }
        country
        countries(language: $language) {
          code
          name
        }
        subdivisions(country: $code, language: $language) {
          code
          name
        }
      }
    `),
    variables: ({ input }) => ({ code: input.code, language: input.locale ?? input.language }),
    // Address forms show only the states of the requested country.
    reply: ({ country, countries, subdivisions }, { input }) => ({
      selected_country: input.code.toUpperCase(),
      countries: namesByCode(countries),
      states: namesByCode(subdivisions),
      location: { iso_code: country },
    }),
    docs: {
      summary: 'List the countries, and the states of one country',
      description: NAMES,
      data: lists,
      refusals: refusal(404, 'An unknown country code.'),
      examples: {
        listed: example(
          'The states of a country, in French',
          inFrench,
          success({
            selected_country: 'CA',
            countries: '{countries_in_french}',
            states: '{states}',
            location: { iso_code: '{country}' },
          }),
        ),
        unknownCountry: example(
          'An unknown country code',
          { params: { code: 'XX' }, query: atSite },
          answerTo('NOT_FOUND'),
        ),
        ...withoutSite(inFrench),
      },
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/location',
    caller: 'anyone',
    readsQuery: true,
    fields: languageFields,
    document: graphql(`
      query ShimLocation($language: String) {
        site {
          id
        }
        location(language: $language) {
          countryCode
          continentCode
          region
          regionCode
          city
          postalCode
          timeZone
          isInEuropeanUnion
        }
      }
    `),
    variables: ({ input }) => ({ language: input.locale ?? input.language }),
    reply: ({ location: given }) => ({ location: location.of(given) }),
    docs: {
      summary: 'Locate the caller',
      description: `${ADDRESS} Region, city, postal code and time zone are null without a city database.`,
      data: objectOf({ location: objectOf(location.properties) }),
      examples: {
        located: example('The country', asking, success({ location: location.sample() })),
        ...withoutSite(asking),
      },
    },
  }),
];
