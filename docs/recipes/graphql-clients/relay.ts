import { Environment, Network, RecordSource, Store } from 'relay-runtime';

/** Creates the environment of one login. Make a new one when another person logs in. */
export function createRelayEnvironment(url: string, token: string): Environment {
  return new Environment({
    // By default an id alone is the key: then `Customer` 7 and `CustomerRecord` 7 would be one record.
    getDataID: ({ id }: { id?: unknown }, typeName: string) => (id == null ? null : `${typeName}:${id}`),
    network: Network.create(async ({ text }, variables) => {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ query: text, variables }),
      });
      return response.json();
    }),
    store: new Store(new RecordSource()),
  });
}
