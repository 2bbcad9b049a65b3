import type { FastifyInstance, FastifyRequest } from 'fastify';
import pino, { type DestinationStream, type Logger } from 'pino';
import { newOutcome, type Outcome } from '../lib/request-facts.ts';

declare module 'fastify' {
  interface FastifyRequest {
    outcome: Outcome;
  }
}

/**
 * The process's logger: JSON lines. Of an error it writes name, code, message and stack, never the
 * rest of its properties, which may hold what a query was asked with.
 */
export function createLog(level: string, stream?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: describeError },
  };
  return pino(options, stream ?? pino.destination(BUFFERED));
}

/** Lines are written some at a time, at the latest after a tenth of a second, and at the end of the process. */
const BUFFERED = { sync: false, minLength: 4_096, periodicFlush: 100 };

/** Errors whose message prints their input: Prisma's, a whole query with its arguments; JSON's, the text. */
const QUOTING = /^(PrismaClientValidationError|SyntaxError)$/;

type DescribedError = {
  type: string;
  code?: unknown;
  message: string;
  stack?: string | undefined;
  cause?: DescribedError;
};

function describeError(error: unknown): DescribedError {
  if (!(error instanceof Error))
    return { type: typeof error, message: 'Something that is not an Error was thrown.' };
  const quoting = QUOTING.test(error.name);
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line));
  return {
    type: error.name,
    ...('code' in error ? { code: error.code } : {}),
    message: quoting ? 'The message is left out: it quotes what was given.' : error.message,
    stack: quoting ? frames?.join('\n') : error.stack,
    ...(error.cause instanceof Error ? { cause: describeError(error.cause) } : {}),
  };
}

/** One line a request, when it has been answered. Queries are left out of the path: they may hold tokens. */
export function logRequests(app: FastifyInstance, log: Logger): void {
  app.decorateRequest('outcome');
  app.addHook('onRequest', async (request) => {
    request.outcome = newOutcome();
  });
  app.addHook('onResponse', async (request, reply) => {
    const { operations, errorCodes, reportIds } = request.outcome ?? newOutcome();
    const level = reply.statusCode >= 500 ? 'error' : 'info';
    log[level]({
      requestId: request.id,
      method: request.method,
      path: pathOf(request),
      status: reply.statusCode,
      milliseconds: Math.round(reply.elapsedTime * 10) / 10,
      address: request.ip,
      ...(operations.length > 0 ? { operations } : {}),
      ...(errorCodes.length > 0 ? { errorCodes } : {}),
      ...(reportIds.length > 0 ? { reportIds } : {}),
    });
  });
}

const MAX_PATH_LENGTH = 200;

function pathOf(request: FastifyRequest): string {
  return request.url.split('?', 1)[0]?.slice(0, MAX_PATH_LENGTH) ?? '';
}
