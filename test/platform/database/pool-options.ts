import { parsePostgresUrl } from '../../../src/lib/postgres-url.ts';
import type { ServerConnectionOptions } from '../../../src/platform/database/server-connection.ts';
import { locateServers } from '../../../src/platform/database/server-locator.ts';

/** The options of connection pools. Pools with the same options share what they know about the servers of the URL. */
export function poolOptions(
  url: string,
  queryTimeoutMilliseconds: number | null = null,
): ServerConnectionOptions {
  const target = parsePostgresUrl(url);
  return {
    variable: 'DATABASE_URL',
    target,
    locator: locateServers(target),
    applicationName: 'test',
    settings: {},
    transactionStatement: null,
    queryTimeoutMilliseconds,
  };
}
