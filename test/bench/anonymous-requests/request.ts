import { randomBytes } from 'node:crypto';
import type { OutgoingHttpHeaders } from 'node:http';
import {
  MAX_BODY_BYTES,
  MAX_DOCUMENT_CHARACTERS,
  MAX_JSON_VALUES,
} from '../../../src/platform/wire-limits.ts';

/** An expensive request that needs no session. */
export type AnonymousRequest = {
  name: string;
  method: 'GET' | 'POST';
  path: string;
  headers?: OutgoingHttpHeaders;
  body?: string;
  /** The document or its variables are invalid on purpose. */
  invalid?: boolean;
};

/** The sites and the origin of the requests. */
export type Named = {
  /** A site with passwordless login, an identity provider named `bench`, second factors, and no `link`. */
  siteId: number;
  /** A site with a `link`. */
  linkedSiteId: number;
  /** An origin that the first site allows. */
  origin: string;
};

export const ALIASES = 15;
export const JSON_TYPE = { 'content-type': 'application/json' };
export const FORM_TYPE = { 'content-type': 'application/x-www-form-urlencoded' };
/** The size of a text that fills a body. */
export const ROOM = MAX_BODY_BYTES - 2_000;
/** The maximum size of the URL, or of one header, that leaves room for the other headers. */
export const HEAD_ROOM = 15_000;

export const LONG_EMAIL = `${'a'.repeat(64)}@${'bücher.'.repeat(26)}example`;
export const PUNYCODE_EMAIL = `a@${'xn--bcher-kva.'.repeat(17)}example`;
/** The number of values that a body may have besides those that every request needs. */
export const VALUES = MAX_JSON_VALUES - 30;
export const DEEP = '['.repeat(VALUES) + ']'.repeat(VALUES);
export const LONG_NAME = 'a'.repeat(MAX_DOCUMENT_CHARACTERS - 100);
/** A body that is refused before it is parsed, because it has too many values. */
export const TOO_MANY_VALUES = `[${'[],'.repeat(ROOM / 3 - 10)}[]]`;
export const MANY_KEYS = JSON.stringify(
  Object.fromEntries(Array.from({ length: VALUES / 2 }, (_, index) => [`k${index}`, index])),
);
export const MANY_LISTS = `[${'[],'.repeat(VALUES / 2 - 2)}[]]`;
/** A text that fills a body. Each character has two bytes in JSON. */
export const LONG_TEXT = 'é'.repeat(ROOM / 2);
export const LONG_JWT = [
  Buffer.from('{"alg":"EdDSA","typ":"at+jwt","kid":"none"}').toString('base64url'),
  Buffer.from(JSON.stringify({ sub: 'a'.repeat(500_000) })).toString('base64url'),
  randomBytes(64).toString('base64url'),
].join('.');

/** The fields of a document: one field under 15 aliases. */
export function aliases(field: (index: number) => string): string {
  return Array.from({ length: ALIASES }, (_, index) => `a${index}: ${field(index)}`).join(' ');
}

/** GraphQL requests to a site. */
export function graphqlTo({ siteId }: Named) {
  return (name: string, query: string, variables: string = '{}', more: Partial<AnonymousRequest> = {}) => ({
    name: `GraphQL: ${name}`,
    method: 'POST' as const,
    path: '/graphql',
    body: `{"query":${JSON.stringify(query)},"variables":${variables}}`,
    ...more,
    headers: { ...JSON_TYPE, 'x-site-id': String(siteId), ...more.headers },
  });
}

export function get(path: string, headers: OutgoingHttpHeaders = {}, name = path): AnonymousRequest {
  return { name: `GET ${name}`, method: 'GET', path, headers };
}
