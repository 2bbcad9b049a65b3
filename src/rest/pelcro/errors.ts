import { snakeCase } from '../../lib/snake-case.ts';
import { type ErrorCode, type FieldErrors, statusOf } from '../../platform/errors.ts';
import { type Failure, headersOf, isTransient } from '../dialect/failure.ts';
import type { Refusals } from '../dialect/route.ts';
import type { Answer } from '../dialect/scope.ts';

type Refuse = (failure: Failure) => Omit<Answer, 'headers'>;

/** The answer to every error code. The messages in this table are constant, so none repeats what the caller sent. */
const table: Record<ErrorCode, Refuse> = {
  VALIDATION_FAILED: ({ fields }) =>
    fields ? validationError(fields) : applicationError(400, 'Some of the given values are not valid.'),
  ACCOUNT_LOCKED: () => validationError({ email: ['Too many login attempts. Please try again later.'] }),
  INVALID_CREDENTIALS: () => applicationError(404, 'Invalid credentials! Please try again.'),
  ONE_TIME_TOKEN_INVALID: () =>
    applicationError(404, 'This token has either expired or has already been used, please try again.'),
  EMAIL_ALREADY_VERIFIED: () => applicationError(404, 'The email has already been verified.'),
  FEATURE_DISABLED: () => applicationError(400, 'This feature is not enabled for this site.'),
  SECOND_FACTOR_REQUIRED: () =>
    validationError({ email: ['This login asks for a second factor. Please use the app to log in.'] }),
  ENTERPRISE_LOGIN_REQUIRED: () =>
    validationError({ email: ['Your company asks for its own login. Please use the website to log in.'] }),
  UNAUTHENTICATED: () => tokenError(403, 'Authentication token is invalid, please try again'),
  TOKEN_EXPIRED: () => tokenError(403, 'Authentication token has expired, please try again'),
  TOKEN_REVOKED: () => tokenError(403, 'Authentication token has been blacklisted, please try again'),
  BAD_REQUEST: () => applicationError(400, 'The request could not be understood.'),
  FORBIDDEN: () => applicationError(403, 'You may not do this.'),
  SESSION_LIMIT_REACHED: () =>
    applicationError(
      403,
      'You are logged in on as many devices as this site allows. Log out on one of them first.',
    ),
  NOT_FOUND: () => applicationError(404, 'Not found.'),
  LINK_REQUIRED: () => validationError({ email: ['The email has already been taken.'] }),
  CONFLICT: () => applicationError(409, 'A setting was changed meanwhile. Read it again.'),
  METHOD_NOT_ALLOWED: () => applicationError(405, 'This method is not allowed here.'),
  NOT_ACCEPTABLE: () => applicationError(406, 'Only application/json is offered.'),
  PERSISTED_QUERY_NOT_SUPPORTED: () => applicationError(400, 'The request could not be understood.'),
  PAYLOAD_TOO_LARGE: () => applicationError(413, 'The body is larger than 1 MiB.'),
  UNSUPPORTED_MEDIA_TYPE: () => applicationError(415, 'This content type is not supported.'),
  RATE_LIMITED: () => applicationError(429, 'Too many requests. Please try again later.'),
  INTERNAL: ({ reportId }) => applicationError(500, 'Something went wrong on our side.', reportId),
  PROVIDER_UNAVAILABLE: () =>
    applicationError(502, 'The identity provider is not available. Please try again.'),
  UNAVAILABLE: () => applicationError(503, 'The service is temporarily unavailable. Please try again.'),
};

export function refuse(failure: Failure): Answer {
  return { ...table[failure.code](failure), headers: headersOf(failure) };
}

/** The answer to an error, without its headers, as the examples show it. */
export function answerTo(code: ErrorCode, details: Omit<Failure, 'code'> = {}) {
  return table[code]({ ...details, code });
}

/** The route's own answer to a failure, or else the answer of the dialect. */
export function refuseAs(refusals: Refusals, failure: Failure): Answer {
  // `site_id` is not a field of the route.
  const own = failure.fields?.site_id ? undefined : refusals[failure.code];
  if (!own) return refuse(failure);
  const message = own.message ?? Object.values(failure.fields ?? {})[0]?.[0] ?? 'Not found.';
  return { ...applicationError(own.status, message), headers: headersOf(failure) };
}

/** Renames the fields of a GraphQL error to those that the caller sent. */
export function withLegacyNames(failure: Failure, legacyNames: Readonly<Record<string, string>>): Failure {
  if (!failure.fields) return failure;
  const fields = Object.entries(failure.fields).map(([name, messages]) => [
    legacyNames[name] ?? snakeCase(name),
    messages,
  ]);
  return { ...failure, fields: Object.fromEntries(fields) };
}

/** Pelcro's answer to an unknown email, for sites that reveal whether an email is known. */
export const UNKNOWN_EMAIL = { status: 404, message: 'Invalid credentials! Please try again.' } as const;

export const tokenMissing = { status: 401, body: { error: { message: 'Token not provided' } } };

/** Refuses a request: with a challenge (RFC 7617 §2), unless the failure is temporary or has the status 400. */
export function refusePartner(failure: Failure): Answer {
  const transientOrInput = isTransient(failure.code) || statusOf(failure.code) === 400;
  if (transientOrInput) return refuse(failure);
  return {
    ...applicationError(401, 'The credentials of a partner, or the token itself, are required.'),
    headers: { 'www-authenticate': 'Basic realm="gatehouse"' },
  };
}

export function validationError(errors: FieldErrors) {
  return { status: 400, body: { errors } };
}

export function requiredError(...names: readonly string[]) {
  const messages = names.map((name) => [name, [`The ${name.replaceAll('_', ' ')} field is required.`]]);
  return validationError(Object.fromEntries(messages));
}

export function applicationError(status: number, message: string, reportId: string | null = null) {
  return { status, body: { error: { report_id: reportId, status, message } } };
}

export function tokenError(status: number, message: string) {
  return { status, body: { error: { status, message } } };
}
