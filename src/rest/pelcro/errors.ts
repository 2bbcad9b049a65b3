import { type ErrorCode, type FieldErrors, statusOf } from '../../platform/errors.ts';
import { type Answer, headersOf } from '../dialect/answer.ts';
import { type Failure, isTransient } from '../dialect/failure.ts';
import { snakeCase } from '../dialect/legacy-value.ts';
import type { Refusals, Route } from '../dialect/route.ts';

type Refuse = (failure: Failure) => Omit<Answer, 'headers'>;

/** The dialect's answer to every error code. The messages are its own: none can carry what a caller sent. */
const table: Record<ErrorCode, Refuse> = {
  VALIDATION_FAILED: ({ fields }) =>
    fields ? validation(fields) : application(400, 'Some of the given values are not valid.'),
  ACCOUNT_LOCKED: () => validation({ email: ['Too many login attempts. Please try again later.'] }),
  INVALID_CREDENTIALS: () => application(404, 'Invalid credentials! Please try again.'),
  ONE_TIME_TOKEN_INVALID: () =>
    application(404, 'This token has either expired or has already been used, please try again.'),
  EMAIL_ALREADY_VERIFIED: () => application(404, 'The email has already been verified.'),
  FEATURE_DISABLED: () => application(400, 'This feature is not enabled for this site.'),
  SECOND_FACTOR_REQUIRED: () =>
    validation({ email: ['This login asks for a second factor. Please use the app to log in.'] }),
  UNAUTHENTICATED: () => token(403, 'Authentication token is invalid, please try again'),
  TOKEN_EXPIRED: () => token(403, 'Authentication token has expired, please try again'),
  TOKEN_REVOKED: () => token(403, 'Authentication token has been blacklisted, please try again'),
  BAD_REQUEST: () => application(400, 'The request could not be understood.'),
  FORBIDDEN: () => application(403, 'You may not do this.'),
  SESSION_LIMIT_REACHED: () =>
    application(
      403,
      'You are logged in on as many devices as this site allows. Log out on one of them first.',
    ),
  NOT_FOUND: () => application(404, 'Not found.'),
  LINK_REQUIRED: () => validation({ email: ['The email has already been taken.'] }),
  METHOD_NOT_ALLOWED: () => application(405, 'This method is not allowed here.'),
  NOT_ACCEPTABLE: () => application(406, 'Only application/json is offered.'),
  PERSISTED_QUERY_NOT_SUPPORTED: () => application(400, 'The request could not be understood.'),
  PAYLOAD_TOO_LARGE: () => application(413, 'The body is larger than 1 MiB.'),
  UNSUPPORTED_MEDIA_TYPE: () => application(415, 'This content type is not supported.'),
  RATE_LIMITED: () => application(429, 'Too many requests. Please try again later.'),
  INTERNAL: ({ reportId }) => application(500, 'Something went wrong on our side.', reportId),
  PROVIDER_UNAVAILABLE: () => application(502, 'The identity provider is not available. Please try again.'),
  UNAVAILABLE: () => application(503, 'The service is temporarily unavailable. Please try again.'),
};

/** The dialect's answer to a failure. */
export function refuse(failure: Failure): Answer {
  return { ...table[failure.code](failure), headers: headersOf(failure) };
}

/** The same, but where the route has an answer of its own to it. */
export function refuseAs(refusals: Refusals, failure: Failure): Answer {
  // Which site is meant is no field of the route's.
  const own = failure.fields?.site_id ? undefined : refusals[failure.code];
  if (!own) return refuse(failure);
  const message = own.message ?? Object.values(failure.fields ?? {})[0]?.[0] ?? 'Not found.';
  return { ...application(own.status, message), headers: headersOf(failure) };
}

/** Adds an empty `errors` to a failure, for routes whose clients always read its members. */
export function withErrors(route: Pick<Route, 'alwaysErrors'> | null, answer: Answer): Answer {
  if (!route?.alwaysErrors || answer.status < 400) return answer;
  return { ...answer, body: { errors: {}, ...(answer.body as object) } };
}

/** A field of the schema's error under the name that the caller sent it by. */
export function withLegacyNames(failure: Failure, legacyNames: Readonly<Record<string, string>>): Failure {
  if (!failure.fields) return failure;
  const fields = Object.entries(failure.fields).map(([name, messages]) => [
    legacyNames[name] ?? snakeCase(name),
    messages,
  ]);
  return { ...failure, fields: Object.fromEntries(fields) };
}

export function refuseWithoutToken(): Answer {
  return { status: 401, body: { error: { message: 'Token not provided' } } };
}

/** For sites whose apps were written against the older page: one answer to invalid and to expired. */
export function refuseInvalidOrExpiredToken(): Answer {
  return token(401, 'Invalid or expired token');
}

/** To whoever asks about a token without being its holder or a partner: a challenge (RFC 7617 §2). */
export function refusePartner(failure: Failure): Answer {
  const transientOrInput = isTransient(failure.code) || statusOf(failure.code) === 400;
  if (transientOrInput) return refuse(failure);
  return {
    ...application(401, 'The credentials of a partner, or the token itself, are required.'),
    headers: { 'www-authenticate': 'Basic realm="gatehouse"' },
  };
}

function validation(errors: FieldErrors): Omit<Answer, 'headers'> {
  return { status: 400, body: { errors } };
}

function application(
  status: number,
  message: string,
  reportId: string | null = null,
): Omit<Answer, 'headers'> {
  return { status, body: { error: { report_id: reportId, status, message } } };
}

function token(status: number, message: string): Omit<Answer, 'headers'> {
  return { status, body: { error: { status, message } } };
}
