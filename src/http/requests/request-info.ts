import type { FastifyRequest } from 'fastify';
import { idOf } from '../../lib/ids.ts';
import type { BareRequestInfo, SiteSelector } from '../../platform/request-info.ts';

/** What every transport knows of a request, before it is asked who calls and for which site. */
export type RequestInfoOf = (request: FastifyRequest) => BareRequestInfo;

export const requestInfoOf: RequestInfoOf = (request) => ({
  address: request.ip,
  userAgent: request.headers['user-agent'] ?? null,
  requestId: request.id,
  outcome: request.outcome,
});

/** Whether a request is GraphQL's. The legacy dialects know only `site_id`. */
export function isGraphql({ url }: FastifyRequest): boolean {
  return /^\/graphql\/?(\?|$)/.test(url);
}

/** The legacy REST dialects that browsers call: the request headers of their clients, and their URLs. */
export type BrowserAccess = { headers: readonly string[]; includes(url: string): boolean };

/** The site that a request names: in GraphQL by the header `X-Site-Id`, or else `site_id` in the query. */
export function namedSite(request: FastifyRequest): SiteSelector | null {
  const header = isGraphql(request) ? request.headers['x-site-id'] : undefined;
  return siteOf(header ?? (request.query as Record<string, unknown>).site_id);
}

/** @param named as a header or a query has it */
export function siteOf(named: unknown): SiteSelector | null {
  if (named === undefined || named === '') return null;
  return { id: typeof named === 'string' ? idOf(named) : 0 };
}

/** Legacy callers may name their site in the body. */
export function siteInBody({ body }: FastifyRequest): { id: number } | null {
  if (body === null || typeof body !== 'object' || !('site_id' in body)) return null;
  const named = body.site_id;
  // An object may have no form as a text, and a deep list has one that takes more stack than there is.
  return { id: typeof named === 'number' || typeof named === 'string' ? Number(named) : Number.NaN };
}
