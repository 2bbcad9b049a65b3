import pino, { type DestinationStream, type Logger } from 'pino';
import { isTracing, traceFields } from '../../lib/tracing.ts';
import { batchLines } from './batched-lines.ts';
import type { ResponseObserver } from './response-observer.ts';

export type LogPlace = {
  /** Where the lines go instead of standard output. */
  stream?: DestinationStream | undefined;
  /** The number of the worker, which shares standard output with others. */
  worker?: number | undefined;
};

/** The size of a batch of lines in characters. */
const CHUNK = 16_000;
/** Processes that share a pipe write at most PIPE_BUF at once, so that their lines do not mix (pipe(7)). */
const SHARED_CHUNK = 4_096;
/** How many characters are kept while they cannot be written. */
const MAX_UNWRITTEN = 8_000_000;

/**
 * Creates the logger of the process, which writes JSON lines. Of an error and its causes it writes only the name, the
 * code, the message and the stack, because other properties may contain the parameters of a query.
 */
export function createLog(level: string, { stream, worker }: LogPlace = {}): Logger {
  const options = {
    level,
    base: worker === undefined ? null : { worker },
    timestamp: timeOfLine,
    serializers: { err: describeError },
    // A line that is written in a span has the id of the trace.
    ...(isTracing() ? { mixin: traceFields } : {}),
  };
  return pino(options, stream ?? standardOutput(worker === undefined ? CHUNK : SHARED_CHUNK));
}

/**
 * Writes lines in batches, at the latest after 100 ms, and at the end of the process. While they cannot be written, for
 * example because the disk is full or the terminal was closed, the first lines are kept, and all later ones are lost.
 */
function standardOutput(chunk: number): DestinationStream {
  const destination = pino.destination({ sync: false, maxWrite: chunk, maxLength: MAX_UNWRITTEN });
  // Without this listener, a failed write would end the process. The next write begins with the lines that failed.
  destination.on('error', () => {});
  const lines = batchLines(destination, chunk);
  process.once('exit', () => {
    lines.flush();
    try {
      destination.flushSync();
    } catch {
      // The status of the process does not depend on its log.
    }
  });
  return lines;
}

let millisecond = 0;
let timeOfMillisecond = '';

/** Formats the time (RFC 3339), once for all lines of a millisecond. */
function timeOfLine(): string {
  const now = Date.now();
  if (now !== millisecond) {
    millisecond = now;
    timeOfMillisecond = `,"time":"${new Date(now).toISOString()}"`;
  }
  return timeOfMillisecond;
}

/**
 * Errors whose message quotes their input: the validation errors of Prisma quote a whole query with its arguments, and
 * errors of `JSON.parse` quote the text.
 */
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
    message: quoting ? 'The message is left out: it quotes the input.' : error.message,
    stack: quoting ? frames?.join('\n') : error.stack,
    ...(error.cause instanceof Error ? { cause: describeError(error.cause) } : {}),
  };
}

/** Logs one line for each response. The path has no query, which may contain tokens. */
export function logResponses(log: Logger): ResponseObserver {
  return ({ requestId, method, path, status, milliseconds, address, outcome }) => {
    const { operations, errorCodes, reportIds } = outcome;
    const level = status >= 500 ? 'error' : 'info';
    log[level]({
      requestId,
      method,
      path,
      status,
      milliseconds: Math.round(milliseconds * 10) / 10,
      address,
      operations: ifAny(operations),
      errorCodes: ifAny(errorCodes),
      reportIds: ifAny(reportIds),
    });
  };
}

/** Pino omits undefined values. */
function ifAny(names: string[]): string[] | undefined {
  return names.length > 0 ? names : undefined;
}
