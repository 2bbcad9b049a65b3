import type { z } from 'zod';
import { validate } from './input.ts';
import type { Language } from './messages/language.ts';
import { type FieldProblems, message, type Said, saidIn } from './messages/message.ts';

/**
 * All errors that clients can see, with their HTTP status. Their messages are in `messages/`, by code. Errors that
 * cannot be converted into an `IdentityError` are masked as INTERNAL, and logged with a report id.
 */
const STATUSES = {
  BAD_REQUEST: 400,
  VALIDATION_FAILED: 400,
  /** A one-time token or code that is not valid. The error does not show why. */
  ONE_TIME_TOKEN_INVALID: 400,
  EMAIL_ALREADY_VERIFIED: 409,
  FEATURE_DISABLED: 400,
  INVALID_CREDENTIALS: 401,
  SECOND_FACTOR_REQUIRED: 401,
  /** The customers of the email domain log in at their company. */
  ENTERPRISE_LOGIN_REQUIRED: 403,
  UNAUTHENTICATED: 401,
  TOKEN_EXPIRED: 401,
  TOKEN_REVOKED: 401,
  FORBIDDEN: 403,
  SESSION_LIMIT_REACHED: 403,
  NOT_FOUND: 404,
  LINK_REQUIRED: 409,
  /** A setting was changed since the caller read it. */
  CONFLICT: 409,
  METHOD_NOT_ALLOWED: 405,
  NOT_ACCEPTABLE: 406,
  /** Automatic persisted queries: clients then send the whole document (200, as their protocol requires). */
  PERSISTED_QUERY_NOT_SUPPORTED: 200,
  PAYLOAD_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  ACCOUNT_LOCKED: 429,
  RATE_LIMITED: 429,
  INTERNAL: 500,
  PROVIDER_UNAVAILABLE: 502,
  UNAVAILABLE: 503,
} as const;

export type ErrorCode = keyof typeof STATUSES;

/** The problems of each wrong field, as a client sees them. */
export type FieldErrors = Record<string, string[]>;

/** Details of an error. Only those of its code are set. */
export type ErrorDetails = {
  message?: Said;
  /** With VALIDATION_FAILED. */
  fields?: FieldProblems;
  /** With ACCOUNT_LOCKED, RATE_LIMITED and UNAVAILABLE: whole seconds. */
  retryAfterSeconds?: number;
  /** With RATE_LIMITED: the limit that was reached. */
  limit?: { name: string; max: number; windowSeconds: number };
  /** Why a token is not valid: a TokenInvalidReason. */
  reason?: string;
  /** With VALIDATION_FAILED on `password`: `reauthenticateCollaborator` is needed before the operation. */
  reauthenticate?: true;
  /** With SECOND_FACTOR_REQUIRED: the input of `completeLogin`, together with one of the factors. */
  challenge?: string;
  factors?: string[];
  /** With SECOND_FACTOR_REQUIRED, if there is no factor yet: the kinds that may be set up with the challenge. */
  enrolment?: string[];
  /** With ENTERPRISE_LOGIN_REQUIRED: the name of the company, and where the login there starts. */
  company?: string;
  loginUrl?: string;
  /** With CONFLICT: who changed which of the given settings last, and when. */
  conflict?: { changedBy: string | null; changedAt: string | null; fields: string[] };
  /** With INTERNAL: the id of the log entry. */
  reportId?: string;
};

/** An error in one language, as a client sees it. */
export type ErrorInLanguage = Omit<ErrorDetails, 'message' | 'fields'> & {
  message: string;
  fields?: FieldErrors;
};

/**
 * The only error that rules throw on purpose. Its code and details may be shown to anyone. Its `message` is in English.
 */
export class IdentityError extends Error {
  readonly code: ErrorCode;
  readonly details: Omit<ErrorDetails, 'message'>;
  /** The language of the operation, if it has one. It is used instead of the language of the request. */
  readonly language: Language | null;
  readonly #said: Said;

  constructor(
    code: ErrorCode,
    { message: said = message(code), ...details }: ErrorDetails = {},
    { language = null, ...options }: ErrorOptions & { language?: Language | null } = {},
  ) {
    const text = String(said);
    // Like `withoutStackTrace`, which cannot be called before `this` exists.
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    super(text, options);
    Error.stackTraceLimit = stackTraceLimit;
    this.name = 'IdentityError';
    this.code = code;
    this.details = details;
    this.language = language;
    this.#said = said;
  }

  /**
   * Returns a copy of the error with the language of an operation. A copy, because several requests may share one
   * error.
   */
  withLanguage(language: Language): IdentityError {
    const { code, details, cause } = this;
    return new IdentityError(code, { message: this.#said, ...details }, { cause, language });
  }

  /** @param language of the request */
  shownIn(language: Language): ErrorInLanguage {
    const own = this.language ?? language;
    const { fields, ...details } = this.details;
    return {
      message: saidIn(this.#said, own),
      ...details,
      ...(fields && { fields: fieldsIn(fields, own) }),
    };
  }
}

export function fieldsIn(fields: FieldProblems, language: Language): FieldErrors {
  const entries = Object.entries(fields).map(([name, said]) => [
    name,
    said.map((each) => saidIn(each, language)),
  ]);
  return Object.fromEntries(entries);
}

export function statusOf(code: ErrorCode): number {
  return STATUSES[code];
}

/** Finds the code for an error of the HTTP framework. Such an error has only a status. */
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
  return typeof text === 'string' && Object.hasOwn(STATUSES, text);
}

/** Returns the row that a query has found. @throws IdentityError NOT_FOUND if there is none */
export function requireFound<T extends object>(found: T | null | undefined): T {
  if (!found) throw new IdentityError('NOT_FOUND');
  return found;
}

/** Creates the error of one field with one message. */
export function invalidField(field: string, said: Said): IdentityError {
  return new IdentityError('VALIDATION_FAILED', { fields: { [field]: [said] } });
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
