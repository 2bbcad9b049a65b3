import { defineRoute, type Route } from '../dialect/route.ts';
import { graphql } from '../gql/gql.ts';

/** `locale` is the original's documented name, `language` what its client always sends. */
const languageFields = { language: { type: 'text' }, locale: { type: 'text' } } as const;

type Named = readonly { code: string; name: string }[];

function namesByCode(places: Named): Record<string, string> {
  return Object.fromEntries(places.map(({ code, name }) => [code, name]));
}

/** `/geo/country`, `/geo/country/{code}`: the lists of an address form; `/location`: where the caller is. */
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
  }),
  defineRoute({
    method: 'GET',
    path: '/geo/country/{code}',
    caller: 'anyone',
    readsQuery: true,
    fields: { code: { type: 'text', required: true }, ...languageFields },
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
    // Address forms show the states of the country that they asked about only.
    reply: ({ country, countries, subdivisions }, { input }) => ({
      selected_country: input.code.toUpperCase(),
      countries: namesByCode(countries),
      states: namesByCode(subdivisions),
      location: { iso_code: country },
    }),
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
    reply: ({ location }) => ({
      location: {
        countryCode: location.countryCode,
        iso_code: location.countryCode,
        continent: location.continentCode,
        region: location.region,
        regionCode: location.regionCode,
        city: location.city,
        postalCode: location.postalCode,
        timezone: location.timeZone,
        isEUCountry: location.isInEuropeanUnion,
      },
    }),
  }),
];
