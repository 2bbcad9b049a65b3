import { type ErrorCode, type FieldErrors, isErrorCode, statusOf } from '../../platform/errors.ts';
import type { Result, ShownError } from '../../platform/execute.ts';

/** Why a request is refused, before a dialect puts it into its own words. */
export type Failure = {
  code: ErrorCode;
  fields?: FieldErrors | undefined;
  retryAfterSeconds?: number | undefined;
  limit?: { name: string; max: number; windowSeconds: number } | undefined;
  reportId?: string | undefined;
  /** With METHOD_NOT_ALLOWED: the methods that the path knows. */
  allow?: string | undefined;
};

/** Thrown by the parts of the shim that run before a route does; its scope's error handler answers it. */
export class RefusedError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.code);
    this.name = 'RefusedError';
    this.failure = failure;
  }
}

/**
 * A fault of ours, or throttling: it will pass. Clients throw their tokens away on 401 and 403, so no
 * dialect may answer one of these as if the caller were at fault.
 */
export function isTransient(code: ErrorCode): boolean {
  return code === 'RATE_LIMITED' || statusOf(code) >= 500;
}

/** The failure that a result amounts to. Of several errors a transient one decides. */
export function failureOfResult(result: Result<unknown>): Failure | null {
  const failures = (result.errors ?? []).map(failureOfShownError);
  const decisive = failures.find(({ code }) => isTransient(code)) ?? failures[0];
  if (decisive) return decisive;
  return result.data ? null : { code: 'INTERNAL' };
}

/**
 * The failure that something thrown amounts to: by Fastify (which carries a status), by a hook of the
 * server (which carries a code), or by a fault of our own.
 */
export function failureOfThrown(thrown: unknown): Failure {
  if (thrown instanceof RefusedError) return thrown.failure;
  const { code, statusCode, details } = (thrown ?? {}) as {
    code?: unknown;
    statusCode?: unknown;
    details?: Omit<Failure, 'code' | 'allow'>;
  };
  if (isErrorCode(code)) return { ...details, code };
  return { code: typeof statusCode === 'number' ? codeOfStatus(statusCode) : 'INTERNAL' };
}

function failureOfShownError({ extensions }: ShownError): Failure {
  const code = isErrorCode(extensions?.code) ? extensions.code : 'INTERNAL';
  return {
    code,
    fields: extensions?.fields,
    retryAfterSeconds: extensions?.retryAfterSeconds,
    limit: extensions?.limit,
    reportId: extensions?.reportId,
  };
}

function codeOfStatus(status: number): ErrorCode {
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
