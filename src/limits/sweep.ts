import type { Logger } from 'pino';
import type { PrismaClient } from '../database/client/client.ts';
import type { Clock } from '../lib/clock.ts';
import { sweepAttempts } from './attempts.ts';

const EVERY_MS = 60_000;
const BATCH = 1_000;

/**
 * Clears ended windows away, a batch at a time, for as long as the process lives.
 * @returns how to stop
 */
export function startSweeping({
  prisma,
  clock,
  log,
}: {
  prisma: PrismaClient;
  clock: Clock;
  log: Logger;
}): () => void {
  const timer = setInterval(() => {
    sweepAttempts(prisma, clock(), BATCH).catch((error) => log.warn({ err: error }, 'sweep failed'));
  }, EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
