import { defineRoute, type Route } from '../dialect/route.ts';
import { graphql } from '../gql/gql.ts';
import { siteResource } from './resources.ts';

/** `/site`: what an app has to know before anyone has logged in. */
export const siteRoutes: readonly Route[] = [
  defineRoute({
    method: 'GET',
    path: '/site',
    caller: 'anyone',
    fields: {},
    document: graphql(`
      query ShimSite {
        site {
          ...SiteResource
        }
      }
    `),
    variables: () => ({}),
    reply: ({ site }) => siteResource(site),
  }),
];
