import { credentialsOf } from '../../lib/authorization.ts';
import { idOf } from '../../lib/ids.ts';
import type { FieldErrors } from '../../platform/errors.ts';
import type { SiteSelector } from '../../platform/request-info.ts';
import { isPlainObject } from '../dialect/field.ts';
import type { ShimRequest } from '../dialect/scope.ts';

type Body = Readonly<Record<string, unknown>>;

/** Reads the customer's token. The header wins over the `auth_token` of older callers. */
export function customerToken(
  request: ShimRequest,
  body: Body,
): { token: string | null } | { errors: FieldErrors } {
  const bearer = credentialsOf('Bearer', request.headers.authorization);
  if (bearer !== null) return { token: bearer };
  const token = Object.hasOwn(body, 'auth_token') ? body.auth_token : null;
  if (token === null || token === '') return { token: null };
  if (typeof token === 'string') return { token };
  return { errors: { auth_token: ['The auth token must be a string.'] } };
}

export function queryOf(request: ShimRequest): Body {
  return isPlainObject(request.query) ? request.query : {};
}

/** The path parameters of a route: `/geo/country/{code}`. */
export function paramsOf(request: ShimRequest): Body {
  return isPlainObject(request.params) ? request.params : {};
}

/**
 * Reads `site_id` from the query or the body. The original's client sends it in the query of a GET, and in the body of
 * all other requests.
 */
export function requestedSite(
  request: ShimRequest,
  body: Body,
): { site: SiteSelector } | { errors: FieldErrors } {
  const given = [queryOf(request), body]
    .map((place) => (Object.hasOwn(place, 'site_id') ? place.site_id : null))
    .filter((value) => value !== null && value !== '');
  if (given.length === 0) return refuseSite('The site id field is required.');
  const [id, other] = given.map(siteId);
  if (id === undefined || id === null || other === null) {
    return refuseSite('The site id must be a positive integer.');
  }
  if (other !== undefined && other !== id) {
    return refuseSite('The site id of the query and that of the body differ.');
  }
  return { site: { id } };
}

function siteId(value: unknown): number | null {
  return typeof value === 'string' || typeof value === 'number' ? idOf(value) || null : null;
}

function refuseSite(message: string): { errors: FieldErrors } {
  return { errors: { site_id: [message] } };
}
