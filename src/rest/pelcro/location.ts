import { graphql } from '../gql/gql.ts';
import { defineRoute, type Route } from '../route.ts';

const countryDocument = graphql(`
  query ShimCountry {
    country
    site {
      id
    }
  }
`);

/** `/geo/country` and `/location`: where the caller is, by its address. Both say the same. */
export const locationRoutes: readonly Route[] = ['/geo/country', '/location'].map((path) =>
  defineRoute({
    method: 'GET',
    path,
    caller: 'anyone',
    fields: {},
    document: countryDocument,
    variables: () => ({}),
    reply: ({ country }) => ({ location: { iso_code: country } }),
  }),
);
