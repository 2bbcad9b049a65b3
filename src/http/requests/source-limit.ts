import type { FastifyRequest } from 'fastify';
import { sourceOf } from '../../lib/address.ts';
import { IdentityError } from '../../platform/errors.ts';
import { memoryCounter, WINDOW_SECONDS } from '../../platform/limits/counter.ts';
import type { Settings } from '../../platform/settings.ts';

/**
 * Limits how many requests of one kind a client address may make in a minute. Each process counts its own.
 * @param name of the limit, for the headers
 * @returns a function that counts a request. Above the limit it throws IdentityError RATE_LIMITED
 */
export function limitPerSource(
  { rateLimits }: Pick<Settings, 'rateLimits'>,
  name: string,
  max: number,
): (request: Pick<FastifyRequest, 'ip'>) => Promise<void> {
  const counter = memoryCounter();
  return async ({ ip }) => {
    if (!rateLimits) return;
    const { points, millisecondsLeft } = await counter.add(sourceOf(ip), 1);
    if (points <= max) return;
    throw new IdentityError('RATE_LIMITED', {
      limit: { name, max, windowSeconds: WINDOW_SECONDS },
      retryAfterSeconds: Math.max(1, Math.ceil(millisecondsLeft / 1000)),
    });
  };
}
