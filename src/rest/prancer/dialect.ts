import { credentialsOf } from '../../lib/authorization.ts';
import type { TenantName } from '../../platform/request-info.ts';
import { bodyOf } from '../dialect/body.ts';
import { isTransient } from '../dialect/failure.ts';
import { isPlainObject } from '../dialect/field.ts';
import type { CallerKind } from '../dialect/route.ts';
import type { Answer, Answering, Dialect, ShimRequest } from '../dialect/scope.ts';
import { prancerDocs } from './docs.ts';
import { type PrancerRoute, refuse, refuseWith, success } from './envelope.ts';
import { sessionRoutes } from './session.ts';
import { tokenValidationRoute } from './token-validation.ts';

/** A tenant is an account, named by its slug. */
export const prancer: Dialect<PrancerRoute> = {
  prefixes: ['/api', '/:tenant/api'],
  routes: [...sessionRoutes, tokenValidationRoute],
  answer,
  refuse,
  docs: prancerDocs,
};

const COMPANY_PREFIX = 'prancer-';

/** Finds the tenant, runs the route, and puts its outcome into the envelope. */
async function answer(
  route: PrancerRoute,
  request: ShimRequest,
  { execute, requestInfo: bare }: Answering,
): Promise<Answer> {
  const body = bodyOf(request);
  const bearer = credentialsOf('Bearer', request.headers.authorization);
  const tenants = requestedTenants(route, request, body);
  if (tenants === null) return refuseWith(route.refusal);

  const outcome = await route.answer(body, {
    bearer,
    requestInfo: {
      ...bare,
      site: tenants.length === 0 ? null : { tenants },
      authorization: authorizationOf(route.caller, bearer, body),
      acceptLanguage: null,
    },
    execute,
  });
  if ('data' in outcome) return { status: 200, body: success(outcome.data) };
  return isTransient(outcome.failure.code) ? refuse(outcome.failure) : refuseWith(route.refusal);
}

/**
 * Reads the names of the tenant in the path and the body. The schema refuses names of different accounts.
 * @returns null if the route needs a tenant and neither names one
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

/** Prancer's clients send `prancer-<company>`. An account whose slug is this whole text has precedence. */
function tenantName(name: string): TenantName {
  return {
    slug: name,
    otherwise: name.startsWith(COMPANY_PREFIX) ? name.slice(COMPANY_PREFIX.length) : null,
  };
}

function authorizationOf(
  caller: CallerKind,
  bearer: string | null,
  body: Readonly<Record<string, unknown>>,
): string | null {
  const token = caller === 'customer' ? bearer : caller === 'token-in-body' ? textOf(body.token) : null;
  return token === null ? null : `Bearer ${token}`;
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
