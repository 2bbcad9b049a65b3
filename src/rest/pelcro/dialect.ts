import { credentialsOf as credentialsOfHeader } from '../../lib/authorization.ts';
import type { FieldErrors } from '../../platform/errors.ts';
import type { Execute } from '../../platform/execute.ts';
import type { RequestInfo } from '../../platform/request-info.ts';
import type { Answer } from '../dialect/answer.ts';
import { bodyOf } from '../dialect/body.ts';
import type { Failure } from '../dialect/failure.ts';
import type { Route } from '../dialect/route.ts';
import type { Answering, Dialect, ShimRequest } from '../dialect/scope.ts';
import { customerRoutes } from './customer.ts';
import { pelcroDocs } from './docs.ts';
import { emailVerificationRoutes } from './email-verification.ts';
import {
  refuse,
  refuseAs,
  refuseInvalidOrExpiredToken,
  refusePartner,
  tokenMissing,
  withErrors,
  withLegacyNames,
} from './errors.ts';
import { invalidTokenStatus, invalidTokenStatusDocument } from './invalid-token-status.ts';
import { locationRoutes } from './location.ts';
import { loginRoutes } from './login.ts';
import { logoutRoute } from './logout.ts';
import { passwordRoutes } from './password.ts';
import { passwordlessRoutes } from './passwordless.ts';
import { planRoutes } from './plan.ts';
import { registerRoute } from './register.ts';
import { customerToken, paramsOf, queryOf, requestedSite } from './request.ts';
import { siteRoute } from './site.ts';
import { tokenValidationRoute } from './token-validation.ts';

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
  documents: [invalidTokenStatusDocument],
  answer: async (route, request, answering) => withErrors(route, await answer(route, request, answering)),
  refuse: (failure, route) => withErrors(route, refuse(failure)),
  docs: pelcroDocs,
};

/** Reads the credentials and the site, runs the route, and writes its outcome in the dialect's form. */
async function answer(
  route: Route,
  request: ShimRequest,
  { execute, requestInfo: bare }: Answering,
): Promise<Answer> {
  const body = bodyOf(request);
  const credentials = credentialsOf(route, request, body);
  if ('answer' in credentials) return credentials.answer;

  const input = route.readsQuery ? { ...queryOf(request), ...body, ...paramsOf(request) } : body;
  const site = route.caller === 'partner' ? { site: null } : requestedSite(request, body);
  if ('errors' in site) return refuseFields({ ...site.errors, ...route.fieldErrors(input) });

  const { authorization, token: bearer = null } = credentials;
  const requestInfo = { ...bare, ...site, authorization };
  const outcome = await route.answer(input, { bearer, requestInfo, execute });
  if ('data' in outcome) return { status: 200, body: { status: 'success', data: outcome.data } };

  const failure = withLegacyNames(outcome.failure, route.legacyNames);
  if (route.caller === 'partner') return refusePartner(failure);
  return route.caller === 'customer'
    ? refuseCustomer(failure, requestInfo, execute)
    : refuseAs(route.refusals, failure);
}

/** Public routes ignore the header, because the original's client still sends its token after a logout. */
function credentialsOf(
  route: Route,
  request: ShimRequest,
  body: Readonly<Record<string, unknown>>,
): { authorization: string | null; token?: string } | { answer: Answer } {
  switch (route.caller) {
    case 'customer': {
      const presented = customerToken(request, body);
      if ('errors' in presented) return { answer: refuseFields(presented.errors) };
      if (presented.token === null) return { answer: tokenMissing };
      // A token has no white space. A header would lose some of it on the way, so send an invalid token instead.
      const sent = /\s/.test(presented.token) ? '.' : presented.token;
      return { authorization: `Bearer ${sent}`, token: presented.token };
    }
    case 'customer-if-any': {
      const token = credentialsOfHeader('Bearer', request.headers.authorization);
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

/** Refuses an invalid token with 403, or with 401 where the site has `invalidTokenStatus` 401. */
async function refuseCustomer(failure: Failure, requestInfo: RequestInfo, execute: Execute): Promise<Answer> {
  if (failure.code !== 'UNAUTHENTICATED' && failure.code !== 'TOKEN_EXPIRED') return refuse(failure);
  const setting = await invalidTokenStatus(execute, requestInfo);
  if ('failure' in setting) return refuse(withLegacyNames(setting.failure, {}));
  return setting.status === 401 ? refuseInvalidOrExpiredToken() : refuse(failure);
}

function refuseFields(fields: FieldErrors): Answer {
  return refuse({ code: 'VALIDATION_FAILED', fields });
}
