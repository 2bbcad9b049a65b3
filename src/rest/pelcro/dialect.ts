import { credentialsOf as credentialsOfHeader } from '../../lib/authorization.ts';
import type { FieldErrors } from '../../platform/errors.ts';
import type { Execute } from '../../platform/execute.ts';
import type { RequestInfo } from '../../platform/request-info.ts';
import type { Answer } from '../dialect/answer.ts';
import { bodyOf } from '../dialect/body.ts';
import type { Failure } from '../dialect/failure.ts';
import type { Route } from '../dialect/route.ts';
import type { Answering, Dialect, ShimRequest } from '../dialect/scope.ts';
import { authRoutes } from './auth.ts';
import { customerRoutes } from './customer.ts';
import { emailVerificationRoutes } from './email-verification.ts';
import {
  refuse,
  refuseAs,
  refuseInvalidOrExpiredToken,
  refusePartner,
  refuseWithoutToken,
  withErrors,
  withLegacyNames,
} from './errors.ts';
import { invalidTokenStatus } from './invalid-token-status.ts';
import { locationRoutes } from './location.ts';
import { passwordRoutes } from './password.ts';
import { passwordlessRoutes } from './passwordless.ts';
import { planRoutes } from './plan.ts';
import { customerToken, paramsOf, queryOf, requestedSite } from './request.ts';
import { siteRoutes } from './site.ts';
import { tokenValidationRoutes } from './token-validation.ts';

/** The first dialect: the Pelcro SDK API. */
export const pelcro: Dialect<Route> = {
  routes: [
    ...authRoutes,
    ...passwordlessRoutes,
    ...customerRoutes,
    ...emailVerificationRoutes,
    ...passwordRoutes,
    ...siteRoutes,
    ...planRoutes,
    ...locationRoutes,
    ...tokenValidationRoutes,
  ],
  answer: async (route, request, answering) => withErrors(route, await answer(route, request, answering)),
  refuse: (failure, route) => withErrors(route, refuse(failure)),
};

/** Who is calling → what of the request is wrong → run the document → put the outcome into words. */
async function answer(
  route: Route,
  request: ShimRequest,
  { execute, requestInfo: bare }: Answering,
): Promise<Answer> {
  const body = bodyOf(request);
  const credentials = credentialsOf(route, request, body);
  if ('answer' in credentials) return credentials.answer;

  const site = route.caller === 'partner' ? { site: null } : requestedSite(request, body);
  const prepared = route.prepare(
    route.readsQuery ? { ...queryOf(request), ...body, ...paramsOf(request) } : body,
    credentials.token ?? null,
  );
  if ('errors' in site) {
    return refuseFields({ ...site.errors, ...('errors' in prepared && prepared.errors) });
  }
  if ('errors' in prepared) {
    return refuseAs(route.refusals, { code: 'VALIDATION_FAILED', fields: prepared.errors });
  }

  const requestInfo = { ...bare, ...site, authorization: credentials.authorization };
  const outcome = await prepared.run(execute, requestInfo);
  if ('data' in outcome) return { status: 200, body: { status: 'success', data: outcome.data } };

  const failure = withLegacyNames(outcome.failure, route.legacyNames);
  if (route.caller === 'partner') return refusePartner(failure);
  return route.caller === 'customer'
    ? refuseCustomer(failure, requestInfo, execute)
    : refuseAs(route.refusals, failure);
}

/** Public routes ignore the header: after a logout the original's client still sends its dead token. */
function credentialsOf(
  route: Route,
  request: ShimRequest,
  body: Readonly<Record<string, unknown>>,
): { authorization: string | null; token?: string } | { answer: Answer } {
  switch (route.caller) {
    case 'customer': {
      const presented = customerToken(request, body);
      if ('errors' in presented) return { answer: refuseFields(presented.errors) };
      if (presented.token === null) return { answer: refuseWithoutToken() };
      // No token has white space in it; in a header some of it would be lost on the way.
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

/** A dead token: 403, but for a site that wants the older page's 401 for an invalid or an expired one. */
async function refuseCustomer(failure: Failure, requestInfo: RequestInfo, execute: Execute): Promise<Answer> {
  if (failure.code !== 'UNAUTHENTICATED' && failure.code !== 'TOKEN_EXPIRED') return refuse(failure);
  const setting = await invalidTokenStatus(execute, requestInfo);
  if ('failure' in setting) return refuse(withLegacyNames(setting.failure, {}));
  return setting.status === 401 ? refuseInvalidOrExpiredToken() : refuse(failure);
}

function refuseFields(fields: FieldErrors): Answer {
  return refuse({ code: 'VALIDATION_FAILED', fields });
}
