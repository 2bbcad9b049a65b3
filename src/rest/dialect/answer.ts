import type { FastifyReply } from 'fastify';
import { refusalHeaders } from '../../platform/refusal-headers.ts';
import type { Failure } from './failure.ts';

/** What goes back to the caller. */
export type Answer = { status: number; headers?: Readonly<Record<string, string>>; body: unknown };

export function sendAnswer(reply: FastifyReply, { status, headers = {}, body }: Answer): FastifyReply {
  return reply.code(status).headers(headers).send(body);
}

/** The headers that both dialects send with a refusal: when to come back, and which methods there are. */
export function headersOf({ code, retryAfterSeconds, limit, allow }: Failure): Record<string, string> {
  const comesBack = code === 'RATE_LIMITED' || code === 'UNAVAILABLE';
  // The dialects have no challenge for customers: their 401 has always come without.
  return {
    ...refusalHeaders({
      status: 0,
      limit,
      retryAfterSeconds: retryAfterSeconds ?? (comesBack ? 1 : undefined),
    }),
    ...(allow === undefined ? {} : { allow }),
  };
}
