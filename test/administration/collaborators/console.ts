import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { request } from '../../support/client.ts';
import { PUBLIC_URL, type TestServer } from '../../support/server.ts';

/** The headers that a page of the console sends. */
export const CONSOLE = { 'x-gatehouse-console': '1', origin: PUBLIC_URL, 'sec-fetch-site': 'same-origin' };
export const COOKIE = '__Host-gatehouse_console';

/** @returns the value of the console's cookie in a response: '' if the response clears it, null if it has none */
export function cookieSet(headers: IncomingHttpHeaders): string | null {
  const set = headers['set-cookie']?.find((line) => line.startsWith(`${COOKIE}=`));
  return set === undefined ? null : (/^[^=]*=([^;]*)/.exec(set)?.[1] ?? '');
}

/** A client like the console in a browser. It keeps the cookie between requests. */
export function consoleOf({ url }: Pick<TestServer, 'url'>) {
  let cookie = '';
  return {
    get cookie() {
      return cookie;
    },
    async request<Data, Variables>(
      document: TypedDocumentNode<Data, Variables>,
      variables: Variables,
      headers: OutgoingHttpHeaders = {},
    ) {
      const sent = { ...CONSOLE, ...(cookie && { cookie: `${COOKIE}=${cookie}` }), ...headers };
      const answer = await request(url, document, variables, { headers: sent });
      cookie = cookieSet(answer.headers) ?? cookie;
      return answer;
    },
  };
}
