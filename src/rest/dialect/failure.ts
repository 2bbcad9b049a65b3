import {
  codeOfStatus,
  type ErrorCode,
  type FieldErrors,
  IdentityError,
  isErrorCode,
  statusOf,
} from '../../platform/errors.ts';
import type { Result, ShownError } from '../../platform/execute.ts';
import { refusalHeaders } from '../../platform/refusal-headers.ts';

export type Failure = {
  code: ErrorCode;
  fields?: FieldErrors | undefined;
  retryAfterSeconds?: number | undefined;
  limit?: { name: string; max: number; windowSeconds: number } | undefined;
  reportId?: string | undefined;
};

/** Thrown by code that runs before the GraphQL document of a route. The dialect's `refuse` answers it. */
export class RefusedError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.code);
    this.name = 'RefusedError';
    this.failure = failure;
  }
}

/**
 * Whether a failure is temporary: an error of the server (5xx) or a rate limit. Clients discard their tokens on 401 and
 * 403, so no dialect may answer a temporary failure with one of these statuses.
 */
export function isTransient(code: ErrorCode): boolean {
  return code === 'RATE_LIMITED' || statusOf(code) >= 500;
}

/** Converts the errors of a result to a failure. If there are several, a temporary one has precedence. */
export function failureOfResult(result: Result<unknown>): Failure | null {
  const failures = (result.errors ?? []).map(failureOfShownError);
  const decisive = failures.find(({ code }) => isTransient(code)) ?? failures[0];
  if (decisive) return decisive;
  return result.data ? null : { code: 'INTERNAL' };
}

/** Converts a thrown value: a refusal, an error of Fastify (with a status) or of a hook (with a code), or a bug. */
export function failureOfThrown(thrown: unknown): Failure {
  if (thrown instanceof RefusedError) return thrown.failure;
  if (thrown instanceof IdentityError) {
    const { message: _, ...details } = thrown.shownIn('en');
    return { ...details, code: thrown.code };
  }
  const { code, statusCode } = (thrown ?? {}) as { code?: unknown; statusCode?: unknown };
  if (isErrorCode(code)) return { code };
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

/** Makes the headers of a refusal: `Retry-After` and the exceeded rate limit. */
export function headersOf({ code, retryAfterSeconds, limit }: Failure): Record<string, string> {
  const isTemporary = code === 'RATE_LIMITED' || code === 'UNAVAILABLE';
  // The status 0 leaves out the challenge of a 401. A dialect that sends a challenge adds it itself.
  return refusalHeaders({
    status: 0,
    limit,
    retryAfterSeconds: retryAfterSeconds ?? (isTemporary ? 1 : undefined),
  });
}
