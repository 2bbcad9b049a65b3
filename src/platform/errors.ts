import type { z } from 'zod';
import { validate } from './input.ts';

/**
 * All errors that clients can see, with their HTTP status. Errors that are not an `IdentityError` are masked
 * as INTERNAL, and logged with a report id.
 */
const registry = {
  BAD_REQUEST: { status: 400, message: 'The request could not be understood.' },
  VALIDATION_FAILED: { status: 400, message: 'Some of the given values are not valid.' },
  /** A mailed secret that is not valid. The error does not show why. */
  ONE_TIME_TOKEN_INVALID: {
    status: 400,
    message: 'This token has either expired or has already been used, please try again.',
  },
  EMAIL_ALREADY_VERIFIED: { status: 409, message: 'The email has already been verified.' },
  FEATURE_DISABLED: { status: 400, message: 'This feature is not enabled for this site.' },
  INVALID_CREDENTIALS: { status: 401, message: 'Invalid credentials! Please try again.' },
  SECOND_FACTOR_REQUIRED: { status: 401, message: 'A second factor is required.' },
  UNAUTHENTICATED: { status: 401, message: 'Authentication is required.' },
  TOKEN_EXPIRED: { status: 401, message: 'The token has expired.' },
  TOKEN_REVOKED: { status: 401, message: 'The token has been revoked.' },
  FORBIDDEN: { status: 403, message: 'You may not do this.' },
  SESSION_LIMIT_REACHED: {
    status: 403,
    message: 'You are logged in on as many devices as this site allows. Log out on one of them first.',
  },
  NOT_FOUND: { status: 404, message: 'Not found.' },
  LINK_REQUIRED: {
    status: 409,
    message: 'A customer with this email exists already. Log in first, then link the identity.',
  },
  METHOD_NOT_ALLOWED: { status: 405, message: 'This method is not allowed here.' },
  NOT_ACCEPTABLE: {
    status: 406,
    message: 'Only application/json and application/graphql-response+json are offered.',
  },
  /** Automatic persisted queries: clients then send the whole document (200, as their protocol requires). */
  PERSISTED_QUERY_NOT_SUPPORTED: { status: 200, message: 'PersistedQueryNotSupported' },
  PAYLOAD_TOO_LARGE: { status: 413, message: 'The body is larger than 1 MiB.' },
  UNSUPPORTED_MEDIA_TYPE: { status: 415, message: 'This content type is not supported.' },
  ACCOUNT_LOCKED: { status: 429, message: 'Too many login attempts. Please try again later.' },
  RATE_LIMITED: { status: 429, message: 'Too many requests. Please try again later.' },
  INTERNAL: { status: 500, message: 'Something went wrong on our side.' },
  PROVIDER_UNAVAILABLE: {
    status: 502,
    message: 'The identity provider is not available. Please try again.',
  },
  UNAVAILABLE: {
    status: 503,
    message: 'The service is overloaded or partly out of order. Please try again.',
  },
} as const;

export type ErrorCode = keyof typeof registry;

/** The problems of each wrong field. */
export type FieldErrors = Record<string, string[]>;

/** Details of an error. Only those of its code are set. */
export type ErrorDetails = {
  message?: string;
  /** With VALIDATION_FAILED. */
  fields?: FieldErrors;
  /** With ACCOUNT_LOCKED, RATE_LIMITED and UNAVAILABLE: whole seconds. */
  retryAfterSeconds?: number;
  /** With RATE_LIMITED: the limit that was reached. */
  limit?: { name: string; max: number; windowSeconds: number };
  /** Why a token is not valid: a TokenInvalidReason. */
  reason?: string;
  /** With SECOND_FACTOR_REQUIRED: what `completeLogin` takes, together with one of the factors. */
  challenge?: string;
  factors?: string[];
  /** With SECOND_FACTOR_REQUIRED, where there is no factor yet: what may be set up with the challenge. */
  enrolment?: string[];
  /** With INTERNAL: the id of the log entry. */
  reportId?: string;
};

/** The only error that rules throw on purpose. Its code and details may be shown to anyone. */
export class IdentityError extends Error {
  readonly code: ErrorCode;
  readonly details: Omit<ErrorDetails, 'message'>;

  constructor(code: ErrorCode, { message, ...details }: ErrorDetails = {}, options?: ErrorOptions) {
    const text = message ?? registry[code].message;
    // Like `withoutStackTrace`, which cannot be called before `this` exists.
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    super(text, options);
    Error.stackTraceLimit = stackTraceLimit;
    this.name = 'IdentityError';
    this.code = code;
    this.details = details;
  }
}

export function statusOf(code: ErrorCode): number {
  return registry[code].status;
}

/** Finds the code of an error of the HTTP framework, which has only a status. */
export function codeOfStatus(status: number): ErrorCode {
  switch (status) {
    case 413:
      return 'PAYLOAD_TOO_LARGE';
    case 415:
      return 'UNSUPPORTED_MEDIA_TYPE';
    case 429:
      return 'RATE_LIMITED';
    case 503:
      return 'UNAVAILABLE';
    default:
      return status >= 400 && status < 500 ? 'BAD_REQUEST' : 'INTERNAL';
  }
}

export function isErrorCode(text: unknown): text is ErrorCode {
  return typeof text === 'string' && Object.hasOwn(registry, text);
}

/** Creates the error of one field with one message. */
export function invalidField(field: string, message: string): IdentityError {
  return new IdentityError('VALIDATION_FAILED', { fields: { [field]: [message] } });
}

/** Creates the error for overload and outages. @param retryAfterSeconds when to try again */
export function unavailable(retryAfterSeconds: number, cause?: unknown): IdentityError {
  return new IdentityError('UNAVAILABLE', { retryAfterSeconds }, { cause });
}

/**
 * Validates an input.
 * @throws IdentityError VALIDATION_FAILED with all problems, by field
 */
export function requireValid<Shape extends z.ZodType>(shape: Shape, input: unknown): z.output<Shape> {
  const validated = validate(shape, input);
  if (!validated.ok) throw new IdentityError('VALIDATION_FAILED', { fields: validated.fields });
  return validated.value;
}
