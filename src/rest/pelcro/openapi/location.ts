import type { ExampleRequest } from '../../openapi/example.ts';
import type { OperationDocs } from '../../openapi/operation.ts';
import { objectOf, type Schema, schemaRef } from '../../openapi/schema.ts';
import { refused, success, withoutSite } from './answers.ts';

const query = { site_id: '{site_id}' };
const asking: ExampleRequest = { query };
const inFrench: ExampleRequest = { params: { code: 'CA' }, query: { ...query, locale: 'fr_CA' } };

const maybeText: Schema = { type: ['string', 'null'] };
const countryCode: Schema = { ...maybeText, pattern: '^[A-Z][A-Z]$', description: 'ISO 3166-1.' };
const names: Schema = { type: 'object', additionalProperties: { type: 'string' } };

const ADDRESS =
  'Looked up by the address of the client, behind the configured proxies. Null for private and unknown addresses.';
const NAMES =
  'Countries have names in the requested language. Subdivisions have local names in the main language of their country, and English names in others.';

const lists = objectOf({
  selected_country: { ...countryCode, description: 'The country that `states` belong to: ISO 3166-1.' },
  countries: { ...names, description: 'Names of countries, by code.' },
  states: { ...names, description: 'Names of its states, provinces or regions, by code.' },
  location: objectOf({ iso_code: countryCode }),
});

/** `/geo/country`, `/location`. */
export const locationOperations: Readonly<Record<string, OperationDocs>> = {
  'GET /geo/country': {
    summary: 'The countries, and the states of the caller’s country',
    description: `${ADDRESS} ${NAMES}`,
    data: lists,
    examples: {
      listed: {
        summary: 'The lists of an address form',
        request: asking,
        answer: success({
          selected_country: '{country}',
          countries: '{countries}',
          states: '{own_states}',
          location: { iso_code: '{country}' },
        }),
      },
      ...withoutSite(asking),
    },
  },
  'GET /geo/country/{code}': {
    summary: 'The countries, and the states of one of them',
    description: NAMES,
    data: lists,
    refusals: {
      404: { description: 'An unknown country code.', schema: schemaRef('ApplicationError') },
    },
    examples: {
      listed: {
        summary: 'The states of a country, in French',
        request: inFrench,
        answer: success({
          selected_country: 'CA',
          countries: '{countries_in_french}',
          states: '{states}',
          location: { iso_code: '{country}' },
        }),
      },
      unknownCountry: {
        summary: 'An unknown country code',
        request: { params: { code: 'XX' }, query },
        answer: refused(404, 'Not found.'),
      },
      ...withoutSite(inFrench),
    },
  },
  'GET /location': {
    summary: 'The location of the caller',
    description: `${ADDRESS} Only a database of cities says more than the country.`,
    data: objectOf({
      location: objectOf({
        countryCode,
        iso_code: { ...countryCode, description: 'The same as `countryCode`, for older clients.' },
        continent: maybeText,
        region: maybeText,
        regionCode: maybeText,
        city: maybeText,
        postalCode: maybeText,
        timezone: maybeText,
        isEUCountry: { type: ['boolean', 'null'] },
      }),
    }),
    examples: {
      located: {
        summary: 'The country',
        request: asking,
        answer: success({
          location: {
            countryCode: '{country}',
            iso_code: '{country}',
            continent: null,
            region: null,
            regionCode: null,
            city: null,
            postalCode: null,
            timezone: null,
            isEUCountry: null,
          },
        }),
      },
      ...withoutSite(asking),
    },
  },
};
