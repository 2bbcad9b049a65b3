import type { ErrorCode } from '../../platform/errors.ts';
import { type ExampleRequest, type Examples, example } from '../openapi/example.ts';
import { schemaRef } from '../openapi/schema.ts';
import { john, newToken } from './customer-resource.ts';
import { answerTo, requiredError, tokenError, tokenMissing } from './errors.ts';

export const PASSWORD = 'securePassword123';

export const atSite = { site_id: '{site_id}' };

export const loggingIn: ExampleRequest = {
  query: atSite,
  body: { email: '{email}', password: PASSWORD },
};

/** A request of John, who is the customer in all examples. */
export const byJohn: ExampleRequest = { query: atSite, headers: { Authorization: 'Bearer {token}' } };

export function success(data: unknown) {
  return { status: 200, body: { status: 'success', data } };
}

export const johnWithNewToken = success({ ...john(), ...newToken });

/** A refused registration always has `errors`. */
export function refusedRegistration(code: ErrorCode) {
  const { status, body } = answerTo(code);
  return { status, body: { errors: {}, ...(body as object) } };
}

/** The refusal of a request without its required fields. */
export function withoutFields(...names: readonly string[]): Examples {
  return { missingFields: example('Missing fields', { query: atSite, body: {} }, requiredError(...names)) };
}

/** The refusal of a request that names no site. */
export function withoutSite(request: ExampleRequest): Examples {
  const { site_id: _named, ...query } = request.query ?? {};
  return {
    noSite: example('No site', { ...request, query }, requiredError('site_id')),
  };
}

/** The refusals of a valid request whose token is missing or invalid. */
export function withBadToken(request: ExampleRequest): Examples {
  const { headers: _token, ...anonymous } = request;
  const bearing = (token: string): ExampleRequest => ({
    ...request,
    headers: { Authorization: `Bearer ${token}` },
  });
  return {
    noToken: example('No token', anonymous, tokenMissing),
    olderReading: example(
      'An expired or invalid token, on a site with `invalidTokenStatus` 401',
      { ...bearing('{expired_token}'), query: { site_id: '{older_site_id}' } },
      tokenError(401, 'Invalid or expired token'),
    ),
    expiredToken: example('An expired token', bearing('{expired_token}'), answerTo('TOKEN_EXPIRED')),
    revokedToken: example('A token after its logout', bearing('{revoked_token}'), answerTo('TOKEN_REVOKED')),
    supersededToken: example(
      'A token whose session a newer login replaced',
      bearing('{superseded_token}'),
      answerTo('TOKEN_REVOKED'),
    ),
    invalidToken: example(
      'A token with a wrong signature',
      bearing('{forged_token}'),
      answerTo('UNAUTHENTICATED'),
    ),
  };
}

/** Older callers send their token in the body instead of the header. */
export function tokenInBody({ headers: _token, ...request }: ExampleRequest): ExampleRequest {
  const body = typeof request.body === 'object' ? request.body : {};
  return { ...request, body: { ...body, auth_token: '{token}' } };
}

export function refusal(status: number, description: string) {
  return { [status]: { description, schema: schemaRef('ApplicationError') } };
}

/** The answers to an unknown email, on a site that hides whether an email is known and on one that reveals it. */
export function withUnknownEmail(query: ExampleRequest['query']): Examples {
  const body = { email: '{new_email}' };
  return {
    unknownHidden: example('An unknown email', { query, body }, success({})),
    unknownRevealed: example(
      'An unknown email, on a site that reveals unknown emails',
      { query: { site_id: '{revealing_site_id}' }, body },
      answerTo('INVALID_CREDENTIALS'),
    ),
  };
}
