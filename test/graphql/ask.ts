import { type RestAnswer, type RestOptions, rest } from '../support/client.ts';

/** Sends a query to /graphql as text, for documents that no client library would send. */
export function ask(
  url: string,
  query: unknown,
  variables?: unknown,
  options: RestOptions = {},
): Promise<RestAnswer> {
  return rest(url, 'POST', '/graphql', { body: { query, variables }, ...options });
}

/** Matches texts that reveal internals: a stack trace, SQL, Prisma or a path of the file system. */
export const INTERNALS =
  /\bat [\w.<>]+ \(|node_modules|node:internal|\/src\/|\.ts:\d+|prisma|\bP\d{4}\b|SQLSTATE|invocation|pglite|postgres|\bSELECT .* FROM\b|INSERT INTO|relation "|column "|violates|syntax error at or near|DriverAdapter|undefined is not|Cannot read propert/i;
