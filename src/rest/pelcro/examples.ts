import type { ExampleRequest, Examples } from '../openapi/example.ts';
import { schemaRef } from '../openapi/schema.ts';
import { applicationError, tokenError, tokenMissing, validationError } from './errors.ts';

export const PASSWORD = 'securePassword123';

/** The query of most examples. */
export const atSite = { site_id: '{site_id}' };

/** A request of the customer of the examples. */
export const byJohn: ExampleRequest = { query: atSite, headers: { Authorization: 'Bearer {token}' } };

export function success(data: unknown) {
  return { status: 200, body: { status: 'success', data } };
}

/** A refused registration always has `errors`. */
export function refusedRegistration(status: number, message: string) {
  const { body } = applicationError(status, message);
  return { status, body: { errors: {}, ...body } };
}

/** The refusal of a request that names no site. */
export function withoutSite(request: ExampleRequest): Examples {
  const { site_id: _named, ...query } = request.query ?? {};
  return {
    noSite: {
      summary: 'No site',
      request: { ...request, query },
      answer: validationError({ site_id: ['The site id field is required.'] }),
    },
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
    noToken: { summary: 'No token', request: anonymous, answer: tokenMissing },
    olderReading: {
      summary: 'An expired or invalid token, on a site with `invalidTokenStatus` 401',
      request: { ...bearing('{expired_token}'), query: { site_id: '{older_site_id}' } },
      answer: tokenError(401, 'Invalid or expired token'),
    },
    expiredToken: {
      summary: 'An expired token',
      request: bearing('{expired_token}'),
      answer: tokenError(403, 'Authentication token has expired, please try again'),
    },
    revokedToken: {
      summary: 'A token after its logout',
      request: bearing('{revoked_token}'),
      answer: tokenError(403, 'Authentication token has been blacklisted, please try again'),
    },
    supersededToken: {
      summary: 'A token whose session a newer login replaced',
      request: bearing('{superseded_token}'),
      answer: tokenError(403, 'Authentication token has been blacklisted, please try again'),
    },
    invalidToken: {
      summary: 'A token with a wrong signature',
      request: bearing('{forged_token}'),
      answer: tokenError(403, 'Authentication token is invalid, please try again'),
    },
  };
}

/** Older callers send their token in the body instead of the header. */
export function tokenInBody({ headers: _token, ...request }: ExampleRequest): ExampleRequest {
  const body = typeof request.body === 'object' ? request.body : {};
  return { ...request, body: { ...body, auth_token: '{token}' } };
}

/** Documents a 404 of a route. */
export function notFound(description: string) {
  return { 404: { description, schema: schemaRef('ApplicationError') } };
}

/** The answers to an unknown email, on a site that hides them and on one that reveals them. */
export function withUnknownEmail(query: ExampleRequest['query']): Examples {
  const body = { email: '{new_email}' };
  return {
    unknownHidden: { summary: 'An unknown email', request: { query, body }, answer: success({}) },
    unknownRevealed: {
      summary: 'An unknown email, on a site that reveals them',
      request: { query: { site_id: '{revealing_site_id}' }, body },
      answer: applicationError(404, 'Invalid credentials! Please try again.'),
    },
  };
}

/** The message about a mailed token that is wrong, expired or used. */
export const SPENT_TOKEN = 'This token has either expired or has already been used, please try again.';
