import { credentialsOf } from '../../lib/authorization.ts';
import { idOf } from '../../lib/ids.ts';
import type { FieldErrors } from '../../platform/errors.ts';
import type { Execute } from '../../platform/execute.ts';
import type { RequestInfo, SiteSelector } from '../../platform/request-info.ts';
import { bodyOf } from '../dialect/body.ts';
import { type Failure, failureOfResult } from '../dialect/failure.ts';
import { isPlainObject } from '../dialect/field.ts';
import type { Route } from '../dialect/route.ts';
import type { Answer, Answering, Dialect, ShimRequest } from '../dialect/scope.ts';
import { graphql } from '../gql/gql.ts';
import { customerRoutes } from './customer.ts';
import { pelcroDocs } from './docs.ts';
import { emailVerificationRoutes } from './email-verification.ts';
import { refuse, refuseAs, refusePartner, tokenError, tokenMissing, withLegacyNames } from './errors.ts';
import { locationRoutes } from './location.ts';
import { loginRoutes } from './login.ts';
import { logoutRoute } from './logout.ts';
import { passwordRoutes } from './password.ts';
import { passwordlessRoutes } from './passwordless.ts';
import { planRoutes } from './plan.ts';
import { registerRoute } from './register.ts';
import { siteRoute } from './site.ts';
import { tokenValidationRoute } from './token-validation.ts';

const invalidTokenStatusDocument = graphql(`
  query ShimInvalidTokenStatus {
    site {
      invalidTokenStatus
    }
  }
`);

export const pelcro: Dialect = {
  prefixes: ['/api/v1/sdk'],
  browsers: { headers: ['Cache-Control', 'X-Pelcro-Sdk-Version'] },
  routes: [
    registerRoute,
    ...loginRoutes,
    logoutRoute,
    ...passwordlessRoutes,
    ...customerRoutes,
    ...emailVerificationRoutes,
    ...passwordRoutes,
    siteRoute,
    ...planRoutes,
    ...locationRoutes,
    tokenValidationRoute,
  ],
  answer: async (route, request, answering) => withErrors(route, await answer(route, request, answering)),
  refuse: (failure, route) => withErrors(route, refuse(failure)),
  docs: pelcroDocs,
};

type Body = Readonly<Record<string, unknown>>;

/** Reads the credentials and the site, runs the route, and writes its outcome in the dialect's form. */
async function answer(
  route: Route,
  request: ShimRequest,
  { execute, requestInfo: bare }: Answering,
): Promise<Answer> {
  const body = bodyOf(request);
  const credentials = callerCredentials(route, request, body);
  if ('answer' in credentials) return credentials.answer;

  const input = route.readsQuery
    ? { ...membersOf(request.query), ...body, ...membersOf(request.params) }
    : body;
  const site = route.caller === 'partner' ? { site: null } : requestedSite(request, body);
  if ('errors' in site) return refuseFields({ ...site.errors, ...route.fieldErrors(input) });

  const { authorization, token: bearer = null } = credentials;
  const requestInfo = { ...bare, ...site, authorization, acceptLanguage: null };
  const outcome = await route.answer(input, { bearer, requestInfo, execute });
  if ('data' in outcome) return { status: 200, body: { status: 'success', data: outcome.data } };

  const failure = withLegacyNames(outcome.failure, route.legacyNames);
  if (route.caller === 'partner') return refusePartner(failure);
  return route.caller === 'customer'
    ? refuseCustomer(failure, requestInfo, execute)
    : refuseAs(route.refusals, failure);
}

/** Public routes ignore the header, because Pelcro's client still sends its token after a logout. */
function callerCredentials(
  route: Route,
  request: ShimRequest,
  body: Body,
): { authorization: string | null; token?: string } | { answer: Answer } {
  switch (route.caller) {
    case 'customer': {
      const presented = customerToken(request, body);
      if ('errors' in presented) return { answer: refuseFields(presented.errors) };
      if (presented.token === null) return { answer: tokenMissing };
      // A valid token has no white space. A header would drop white space at the ends of a token, which could make it
      // valid. So a token with white space is replaced by an invalid one.
      const sent = /\s/.test(presented.token) ? '.' : presented.token;
      return { authorization: `Bearer ${sent}`, token: presented.token };
    }
    case 'customer-if-any': {
      const token = credentialsOf('Bearer', request.headers.authorization);
      return { authorization: token === null ? null : `Bearer ${token}` };
    }
    case 'partner': {
      const authorization = request.headers.authorization ?? null;
      return authorization ? { authorization } : { answer: refusePartner({ code: 'UNAUTHENTICATED' }) };
    }
    default:
      return { authorization: null };
  }
}

/**
 * Refuses an invalid or expired token with 403, or with 401 where the site has `invalidTokenStatus` 401. Both statuses
 * make an app log its user out, so if the setting cannot be read, the answer is the error of that reading instead.
 */
async function refuseCustomer(failure: Failure, requestInfo: RequestInfo, execute: Execute): Promise<Answer> {
  if (failure.code !== 'UNAUTHENTICATED' && failure.code !== 'TOKEN_EXPIRED') return refuse(failure);
  const result = await execute(invalidTokenStatusDocument, {}, { ...requestInfo, authorization: null });
  const unread = failureOfResult(result);
  if (unread) return refuse(withLegacyNames(unread, {}));
  return result.data?.site.invalidTokenStatus === 401
    ? tokenError(401, 'Invalid or expired token')
    : refuse(failure);
}

/** Adds an empty `errors` to the failures of routes whose clients read `errors` unchecked. */
function withErrors(route: Pick<Route, 'alwaysErrors'> | null, answer: Answer): Answer {
  if (!route?.alwaysErrors || answer.status < 400) return answer;
  return { ...answer, body: { errors: {}, ...(answer.body as object) } };
}

function refuseFields(fields: FieldErrors): Answer {
  return refuse({ code: 'VALIDATION_FAILED', fields });
}

/** Reads the customer's token. The header has precedence over the `auth_token` of older callers. */
function customerToken(request: ShimRequest, body: Body): { token: string | null } | { errors: FieldErrors } {
  const bearer = credentialsOf('Bearer', request.headers.authorization);
  if (bearer !== null) return { token: bearer };
  const token = Object.hasOwn(body, 'auth_token') ? body.auth_token : null;
  if (token === null || token === '') return { token: null };
  if (typeof token === 'string') return { token };
  return { errors: { auth_token: ['The auth token must be a string.'] } };
}

function membersOf(value: unknown): Body {
  return isPlainObject(value) ? value : {};
}

/**
 * Reads `site_id` from the query or the body. Pelcro's client sends it in the query of a GET, and in the body of all
 * other requests.
 */
function requestedSite(request: ShimRequest, body: Body): { site: SiteSelector } | { errors: FieldErrors } {
  const given = [membersOf(request.query), body]
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
