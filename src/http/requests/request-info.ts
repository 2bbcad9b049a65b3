import type { FastifyRequest } from 'fastify';
import { idOf } from '../../lib/ids.ts';
import type { BareRequestInfo, SiteSelector } from '../../platform/request-info.ts';

/** Collects the facts about a request that every API needs, before its caller and its site are looked up. */
export type RequestInfoOf = (request: FastifyRequest) => BareRequestInfo;

export const requestInfoOf: RequestInfoOf = (request) => ({
  address: request.ip,
  userAgent: request.headers['user-agent'] ?? null,
  requestId: request.id,
  isConsole: request.isConsole,
  outcome: request.outcome,
});

/** Whether a request is for `/graphql`. Other requests name their site by `site_id` only. */
export function isGraphql({ url }: FastifyRequest): boolean {
  return /^\/graphql\/?(\?|$)/.test(url);
}

/** Whether a browser opens `/graphql`, and gets GraphiQL if that is on. */
export function opensGraphiql(request: FastifyRequest): boolean {
  // Fastify omits the body of a response to HEAD.
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  return isRead && isGraphql(request) && (request.headers.accept?.includes('text/html') ?? false);
}

/** The legacy REST dialects that browsers call: the request headers of their clients, and their URLs. */
export type BrowserAccess = { headers: readonly string[]; includes(url: string): boolean };

/** Returns the site that a request names: in GraphQL by the header `X-Site-Id`, or else by `site_id` in the query. */
export function namedSite(request: FastifyRequest): SiteSelector | null {
  const header = isGraphql(request) ? request.headers['x-site-id'] : undefined;
  return siteOf(header ?? (request.query as Record<string, unknown>).site_id);
}

/** @param named the value of the header or the parameter */
export function siteOf(named: unknown): SiteSelector | null {
  if (named === undefined || named === '') return null;
  return { id: typeof named === 'string' ? idOf(named) : 0 };
}

/** Returns the site that a legacy client names in the body. */
export function siteInBody({ body }: FastifyRequest): { id: number } | null {
  if (body === null || typeof body !== 'object' || !('site_id' in body)) return null;
  const named = body.site_id;
  // Converting any other value can throw: an object may have no text form, and a deep list needs too much stack.
  return { id: typeof named === 'number' || typeof named === 'string' ? Number(named) : Number.NaN };
}
