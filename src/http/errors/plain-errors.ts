import type { FastifyError, FastifyInstance, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { reportMasked, shownError } from '../../graphql/shown-errors.ts';
import { codeOfStatus, type ErrorCode, type FieldErrors, IdentityError } from '../../platform/errors.ts';
import type { RequestOutcome } from '../../platform/request-info.ts';
import { acceptsPage } from '../requests/accepts-page.ts';
import { isGraphql } from '../requests/request-info.ts';
import { addVary } from '../responses/compression.ts';
import { type ShownFault, sendErrorPage } from './error-page.ts';

/** Answers the errors of all routes without their own error handler: in GraphQL's form, or as a page for a browser. */
export function sendErrors(app: FastifyInstance, log: Logger, publicUrl: string): void {
  const isForPage = (request: FastifyRequest) => acceptsPage(request) && !isGraphql(request);
  const startPage = ({ loginSite }: FastifyRequest) => (loginSite ? '/login' : `${publicUrl}/`);
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const { id: requestId, outcome } = request;
    const { statusCode = 500 } = error;
    // Errors of Fastify about a request have a status below 500.
    const code = statusCode < 500 ? codeOfStatus(statusCode) : null;
    const shown = code ? new IdentityError(code) : error;
    const acceptLanguage = request.headers['accept-language'] ?? null;
    const answer = plainAnswer(
      shown,
      (fault) => reportFault(log, fault, { requestId, outcome }),
      acceptLanguage,
    );
    reply.status(code ? statusCode : answer.status).headers(answer.headers);
    if (isForPage(request)) {
      const fault = reply.statusCode === 404 ? 'pageUnknown' : answer.shown;
      return sendErrorPage(request, reply, fault, startPage(request));
    }
    addVary(reply, 'Accept-Language');
    return reply.type(JSON_TYPE).send(answer.body);
  });
  app.setNotFoundHandler((request, reply) => {
    reply.status(404);
    if (isForPage(request)) return sendErrorPage(request, reply, 'pageUnknown', startPage(request));
    return reply.send(plainError('NOT_FOUND'));
  });
}

const JSON_TYPE = 'application/json; charset=utf-8';

/** Makes the GraphQL response of an error that occurred outside an execution. */
export function plainAnswer(
  error: unknown,
  report: (fault: unknown) => string,
  acceptLanguage: string | null,
) {
  const { message, extensions } = shownError(error, report, acceptLanguage);
  const { http, ...shown } = extensions as {
    http?: { status: number; headers: Record<string, string> };
    fields?: FieldErrors;
    reportId?: string;
  };
  return {
    status: http?.status ?? 500,
    headers: http?.headers ?? {},
    body: JSON.stringify({ errors: [{ message, extensions: shown }] }),
    shown: { message, fields: shown.fields, reportId: shown.reportId } satisfies ShownFault,
  };
}

/** Logs a masked error and notes its report id for the access log. @returns the report id */
export function reportFault(
  log: Logger,
  fault: unknown,
  { requestId, outcome }: { requestId: string; outcome: RequestOutcome },
): string {
  const reportId = reportMasked(log, fault, requestId);
  outcome.reportIds.push(reportId);
  return reportId;
}

export function plainError(code: ErrorCode) {
  return { errors: [{ message: new IdentityError(code).message, extensions: { code } }] };
}
