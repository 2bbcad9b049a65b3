import { Client, fetchExchange } from '@urql/core';
import { cacheExchange } from '@urql/exchange-graphcache';
import { relayPagination } from '@urql/exchange-graphcache/extras';

/** The types of this app's documents that have no id. In development urql names each type that this list lacks. */
const WITHOUT_ID = [
  'PageInfo',
  'CustomerRecordConnection',
  'CustomerRecordEdge',
  'SessionRecordConnection',
  'SessionRecordEdge',
  'CustomerDevice',
];

/** Creates the client of one login. Make a new one when another person logs in. */
export function createUrqlClient(url: string, token: string): Client {
  return new Client({
    url,
    preferGetMethod: false,
    fetchOptions: { headers: { authorization: `Bearer ${token}` } },
    exchanges: [
      cacheExchange({
        keys: Object.fromEntries(WITHOUT_ID.map((type) => [type, () => null])),
        resolvers: {
          // A query with the next `after` answers with all pages so far.
          Query: { customersConnection: relayPagination() },
          CustomerRecord: { sessionsConnection: relayPagination() },
        },
      }),
      fetchExchange,
    ],
  });
}
