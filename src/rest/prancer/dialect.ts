import { credentialsOf } from '../../lib/authorization.ts';
import type { TenantName } from '../../platform/request-info.ts';
import type { Answer } from '../dialect/answer.ts';
import { bodyOf } from '../dialect/body.ts';
import { isTransient } from '../dialect/failure.ts';
import { isPlainObject } from '../dialect/field.ts';
import type { Caller } from '../dialect/route.ts';
import type { Answering, Dialect, ShimRequest } from '../dialect/scope.ts';
import { success } from './envelope.ts';
import { refuse, refuseWith } from './errors.ts';
import { type PrancerRoute, prancerRoutes } from './routes.ts';

/** The second dialect: the Prancer API. A tenant is an account's slug. */
export const prancer: Dialect<PrancerRoute> = { routes: prancerRoutes, answer, refuse };

const COMPANY_PREFIX = 'prancer-';

/** What of the request is wrong → which tenant → run the document → put the outcome into the envelope. */
async function answer(
  route: PrancerRoute,
  request: ShimRequest,
  { execute, requestInfo: bare }: Answering,
): Promise<Answer> {
  const body = bodyOf(request);
  const bearer = credentialsOf('Bearer', request.headers.authorization);
  const prepared = route.prepare(body, bearer);
  const tenants = requestedTenants(route, request, body);
  if ('errors' in prepared || tenants === null) return refuseWith(route.refusal);

  const outcome = await prepared.run(execute, {
    ...bare,
    site: tenants.length === 0 ? null : { tenants },
    authorization: authorizationOf(route.caller, bearer, body),
  });
  if ('data' in outcome) return { status: 200, body: success(outcome.data) };
  return isTransient(outcome.failure.code) ? refuse(outcome.failure) : refuseWith(route.refusal);
}

/**
 * What the path and the body call the tenant: the schema refuses names of different ones. Null when the route
 * asks for a `customer_id` and there is neither.
 */
function requestedTenants(
  route: PrancerRoute,
  request: ShimRequest,
  body: Readonly<Record<string, unknown>>,
): TenantName[] | null {
  const named = Object.hasOwn(route.fields, 'customer_id');
  const fromPath = isPlainObject(request.params) ? textOf(request.params.tenant) : null;
  const fromBody = named ? textOf(body.customer_id) : null;
  const names = [...new Set([fromPath, fromBody])].filter((name) => name !== null);
  return named && names.length === 0 ? null : names.map(tenantName);
}

/** The original's clients write `prancer-<company>`. An account whose slug is that goes first. */
function tenantName(name: string): TenantName {
  return {
    slug: name,
    otherwise: name.startsWith(COMPANY_PREFIX) ? name.slice(COMPANY_PREFIX.length) : null,
  };
}

function authorizationOf(
  caller: Caller,
  bearer: string | null,
  body: Readonly<Record<string, unknown>>,
): string | null {
  const token = caller === 'customer' ? bearer : caller === 'token-in-body' ? textOf(body.token) : null;
  return token === null ? null : `Bearer ${token}`;
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
