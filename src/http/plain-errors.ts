import { randomUUID } from 'node:crypto';
import type { FastifyError, FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { type ErrorCode, IdentityError } from '../errors.ts';
import { shownError } from '../graphql/shown-errors.ts';
import type { Outcome } from '../lib/request-facts.ts';

/** Errors outside the dialects and beyond GraphQL's own, in GraphQL's form. */
export function answerErrors(app: FastifyInstance, log: Logger): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const { id: requestId, outcome } = request;
    const code = codeOf(error);
    const shown = code ? new IdentityError(code) : error;
    const answer = plainAnswer(shown, (fault) => reportFault(log, fault, { requestId, outcome }));
    const status = code ? (error.statusCode ?? 400) : answer.status;
    return reply.status(status).headers(answer.headers).type(JSON_TYPE).send(answer.body);
  });
  app.setNotFoundHandler((_request, reply) => reply.status(404).send(plainError('NOT_FOUND')));
}

const JSON_TYPE = 'application/json; charset=utf-8';

/** An error that has no result to stand in. */
export function plainAnswer(error: unknown, report: (fault: unknown) => string) {
  const { message, extensions } = shownError(error, report);
  const { http, ...shown } = extensions as { http?: { status: number; headers: Record<string, string> } };
  return {
    status: http?.status ?? 500,
    headers: http?.headers ?? {},
    body: JSON.stringify({ errors: [{ message, extensions: shown }] }),
  };
}

/** Logs what is not shown. @returns the report id that is shown instead */
export function reportFault(
  log: Logger,
  fault: unknown,
  { requestId, outcome }: { requestId: string; outcome: Outcome },
): string {
  const reportId = randomUUID();
  outcome.reportIds.push(reportId);
  log.error({ reportId, requestId, err: fault }, 'masked error');
  return reportId;
}

/** What Fastify itself refuses: it says so with a status below 500. */
function codeOf({ statusCode = 500 }: FastifyError): ErrorCode | null {
  if (statusCode >= 500) return null;
  return statusCode === 413
    ? 'PAYLOAD_TOO_LARGE'
    : statusCode === 415
      ? 'UNSUPPORTED_MEDIA_TYPE'
      : 'BAD_REQUEST';
}

export function plainError(code: ErrorCode) {
  return { errors: [{ message: new IdentityError(code).message, extensions: { code } }] };
}
