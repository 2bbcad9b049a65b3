import type { ErrorCode } from '../../platform/errors.ts';
import { type Failure, headersOf } from '../dialect/failure.ts';
import type { Route } from '../dialect/route.ts';
import type { Answer } from '../dialect/scope.ts';

export type Envelope = {
  data: object;
  error: string;
  message: string;
  metadata: Record<string, never>;
  status: number;
  /** Only in a success. */
  error_list?: [];
};

/** The route's part of a success. */
export type Reply = { data: object; message: string };

/** A route that has one refusal for all errors of its callers. */
export type PrancerRoute = Route<Reply> & { refusal: Envelope };

export function success({ data, message }: Reply): Envelope {
  return { data, error: '', error_list: [], message, metadata: {}, status: 200 };
}

/** A failure never has data, because clients read `data.token` without checking the status. */
export function failed(status: number, error: string, message: string): Envelope {
  return { data: {}, error, message, metadata: {}, status };
}

export const tenantField = { type: 'text', note: 'The tenant. Required unless the path names it.' } as const;

export const loginRefused: Envelope = failed(400, 'Authentication Failed', 'Invalid Email or Password');

/** How routes that read a token from the header refuse a request, for any reason that is not temporary. */
export const unauthorized: Envelope = failed(401, 'Unauthorized', 'Please authenticate to access this API.');

/**
 * The answer to every error code. A route has one refusal for all errors of its callers. Temporary failures
 * (`isTransient`) are always answered from this table.
 */
const table: Record<ErrorCode, Envelope> = {
  VALIDATION_FAILED: failed(400, 'Bad Request', 'Some of the given values are not valid.'),
  ONE_TIME_TOKEN_INVALID: failed(400, 'Bad Request', 'Some of the given values are not valid.'),
  EMAIL_ALREADY_VERIFIED: failed(400, 'Bad Request', 'Some of the given values are not valid.'),
  FEATURE_DISABLED: failed(400, 'Bad Request', 'This feature is not enabled.'),
  INVALID_CREDENTIALS: loginRefused,
  SECOND_FACTOR_REQUIRED: loginRefused,
  ENTERPRISE_LOGIN_REQUIRED: loginRefused,
  ACCOUNT_LOCKED: loginRefused,
  UNAUTHENTICATED: unauthorized,
  TOKEN_EXPIRED: unauthorized,
  TOKEN_REVOKED: unauthorized,
  BAD_REQUEST: failed(400, 'Bad Request', 'The request could not be understood.'),
  FORBIDDEN: failed(403, 'Forbidden', 'You may not do this.'),
  SESSION_LIMIT_REACHED: failed(
    403,
    'Forbidden',
    'You are logged in on as many devices as this site allows. Log out on one of them first.',
  ),
  NOT_FOUND: failed(404, 'Not Found', 'Not found.'),
  LINK_REQUIRED: failed(409, 'Conflict', 'A customer with this email exists already.'),
  CONFLICT: failed(409, 'Conflict', 'A setting was changed meanwhile.'),
  METHOD_NOT_ALLOWED: failed(405, 'Method Not Allowed', 'This method is not allowed here.'),
  NOT_ACCEPTABLE: failed(406, 'Not Acceptable', 'Only application/json is offered.'),
  PERSISTED_QUERY_NOT_SUPPORTED: failed(400, 'Bad Request', 'The request could not be understood.'),
  PAYLOAD_TOO_LARGE: failed(413, 'Payload Too Large', 'The body is larger than 1 MiB.'),
  UNSUPPORTED_MEDIA_TYPE: failed(415, 'Unsupported Media Type', 'This content type is not supported.'),
  RATE_LIMITED: failed(429, 'Too Many Requests', 'Too many requests. Please try again later.'),
  INTERNAL: failed(500, 'Internal Server Error', 'Something went wrong on our side.'),
  PROVIDER_UNAVAILABLE: failed(502, 'Bad Gateway', 'The identity provider is not available.'),
  UNAVAILABLE: failed(
    503,
    'Service Unavailable',
    'The service is temporarily unavailable. Please try again.',
  ),
};

export function refuse(failure: Failure): Answer {
  return { ...refuseWith(table[failure.code]), headers: headersOf(failure) };
}

/** The answer to an error, without its headers, as the examples show it. */
export function answerTo(code: ErrorCode) {
  return refuseWith(table[code]);
}

export function refuseWith(refusal: Envelope) {
  return { status: refusal.status, body: refusal };
}
