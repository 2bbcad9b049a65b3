import type { FastifyReply } from 'fastify';
import { refusalHeaders } from '../../platform/refusal-headers.ts';
import type { Failure } from './failure.ts';

/** An answer to the caller. */
export type Answer = { status: number; headers?: Readonly<Record<string, string>>; body: unknown };

export function sendAnswer(reply: FastifyReply, { status, headers = {}, body }: Answer): FastifyReply {
  return reply.code(status).headers(headers).send(body);
}

/** Makes the headers of a refusal: `Retry-After`, the exceeded rate limit, the allowed methods. */
export function headersOf({ code, retryAfterSeconds, limit, allow }: Failure): Record<string, string> {
  const isTemporary = code === 'RATE_LIMITED' || code === 'UNAVAILABLE';
  // No challenge: a 401 of the legacy APIs has no `WWW-Authenticate`.
  return {
    ...refusalHeaders({
      status: 0,
      limit,
      retryAfterSeconds: retryAfterSeconds ?? (isTemporary ? 1 : undefined),
    }),
    ...(allow === undefined ? {} : { allow }),
  };
}
