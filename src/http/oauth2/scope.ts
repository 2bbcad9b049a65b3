import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { translateDatabaseError } from '../../platform/database/failures.ts';
import { codeOfStatus, type ErrorCode, IdentityError, statusOf } from '../../platform/errors.ts';
import { refusalHeaders } from '../../platform/refusal-headers.ts';

/** Logs a fault that is not shown. @returns the report id that is shown instead */
export type Report = (fault: unknown, request: FastifyRequest) => string;

/** Passes a request on to the OpenID Provider, and sends its answer. */
export type PassOn = (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>;

/** The error codes of these endpoints (RFC 6749 §5.2 and §4.1.2.1). */
type OAuthErrorCode =
  | 'invalid_request'
  | 'invalid_client'
  | 'unauthorized_client'
  | 'temporarily_unavailable'
  | 'server_error';

/** RFC 7617 §2.1: credentials are UTF-8. */
const CHALLENGE = 'Basic realm="gatehouse", charset="UTF-8"';

/** Answers all errors of a scope in the form of RFC 6749 §5.2. */
export function sendOAuthErrors(scope: FastifyInstance, report: Report): void {
  scope.setErrorHandler((thrown, request, reply) => {
    const error = identityErrorOf(thrown, (fault) => report(fault, request));
    request.outcome.errorCodes.push(error.code);
    return refuse(reply, error);
  });
}

function identityErrorOf(thrown: unknown, report: (fault: unknown) => string): IdentityError {
  const error = translateDatabaseError(thrown);
  if (error instanceof IdentityError) return error;
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  if (typeof status === 'number' && status >= 400 && status < 500)
    return new IdentityError(codeOfStatus(status));
  return new IdentityError('INTERNAL', { reportId: report(error) });
}

function refuse(reply: FastifyReply, error: IdentityError): FastifyReply {
  const status = statusOf(error.code);
  const { retryAfterSeconds, limit, reportId } = error.details;
  const headers = refusalHeaders({ status, retryAfterSeconds, limit });
  return reply
    .code(status)
    .headers(status === 401 ? { ...headers, 'www-authenticate': CHALLENGE } : headers)
    .send({
      error: oauthCodeOf(error.code),
      error_description: descriptionOf(error),
      ...(reportId === undefined ? {} : { report_id: reportId }),
    });
}

function oauthCodeOf(code: ErrorCode): OAuthErrorCode {
  switch (code) {
    case 'UNAUTHENTICATED':
      return 'invalid_client';
    case 'FORBIDDEN':
      return 'unauthorized_client';
    case 'RATE_LIMITED':
    case 'UNAVAILABLE':
      return 'temporarily_unavailable';
    case 'INTERNAL':
      return 'server_error';
    default:
      return 'invalid_request';
  }
}

/** RFC 6749 §5.2 allows ASCII without `"` and `\`. */
function descriptionOf(error: IdentityError): string {
  const { message, fields = {} } = error.shownIn('en');
  const said = Object.values(fields).flat();
  return (said.length > 0 ? said.join(' ') : message)
    .replaceAll(/[‘’"]/g, "'")
    .replaceAll(/[^\x20-\x21\x23-\x5b\x5d-\x7e]/g, '?');
}
