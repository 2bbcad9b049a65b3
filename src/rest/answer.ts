import type { FastifyReply } from 'fastify';
import type { Failure } from './failure.ts';

/** What goes back to the caller. */
export type Answer = { status: number; headers?: Readonly<Record<string, string>>; body: unknown };

export function sendAnswer(reply: FastifyReply, { status, headers = {}, body }: Answer): FastifyReply {
  return reply.code(status).headers(headers).send(body);
}

/** The headers that both dialects send with a refusal: when to come back, and which methods there are. */
export function refusalHeaders({ code, retryAfterSeconds, allow }: Failure): Record<string, string> {
  const headers: Record<string, string> = {};
  const comesBack = code === 'RATE_LIMITED' || code === 'UNAVAILABLE';
  if (retryAfterSeconds !== undefined || comesBack) headers['retry-after'] = String(retryAfterSeconds ?? 1);
  if (allow !== undefined) headers.allow = allow;
  return headers;
}
