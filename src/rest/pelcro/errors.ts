import { type ErrorCode, type FieldErrors, statusOf } from '../../errors.ts';
import { type Answer, headersOf } from '../answer.ts';
import { type Failure, isTransient } from '../failure.ts';
import { snakeCase } from '../legacy-value.ts';

type Refuse = (failure: Failure) => Omit<Answer, 'headers'>;

/** The dialect's answer to every error code. The messages are its own: none can carry what a caller sent. */
const table: Record<ErrorCode, Refuse> = {
  VALIDATION_FAILED: ({ fields }) =>
    fields ? validation(fields) : application(400, 'Some of the given values are not valid.'),
  ACCOUNT_LOCKED: () => validation({ email: ['Too many login attempts. Please try again later.'] }),
  INVALID_CREDENTIALS: () => application(404, 'Invalid credentials! Please try again.'),
  UNAUTHENTICATED: () => token(403, 'Authentication token is invalid, please try again'),
  TOKEN_EXPIRED: () => token(403, 'Authentication token has expired, please try again'),
  TOKEN_REVOKED: () => token(403, 'Authentication token has been blacklisted, please try again'),
  BAD_REQUEST: () => application(400, 'The request could not be understood.'),
  FORBIDDEN: () => application(403, 'You may not do this.'),
  NOT_FOUND: () => application(404, 'Not found.'),
  LINK_REQUIRED: () => validation({ email: ['The email has already been taken.'] }),
  METHOD_NOT_ALLOWED: () => application(405, 'This method is not allowed here.'),
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
