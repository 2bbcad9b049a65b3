import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client';
import { relayStylePagination } from '@apollo/client/utilities';

/**
 * Creates the client of one login. Make a new one when another person logs in, or call `clearStore()`: the cache keeps
 * `account`, `me` and the lists by the name of the field, so they would show the data of the previous person.
 */
export function createApolloClient(url: string, token: string): ApolloClient {
  return new ApolloClient({
    link: new HttpLink({ uri: url, headers: { authorization: `Bearer ${token}` } }),
    cache: new InMemoryCache({
      typePolicies: {
        Query: {
          fields: {
            // `fetchMore({ variables: { after } })` adds a page. Each search has its own list.
            customersConnection: relayStylePagination(['search', 'emailPrefix']),
            auditEventsConnection: relayStylePagination(['filter']),
          },
        },
        CustomerRecord: {
          fields: { sessionsConnection: relayStylePagination(), historyConnection: relayStylePagination() },
        },
        // An object without an id that is read in parts: the parts are merged.
        SiteBranding: { merge: true },
      },
    }),
  });
}
