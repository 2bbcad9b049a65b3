import type { Sweep } from '../../lib/sweeping.ts';
import type { Runtime } from '../runtime.ts';
import { sweepAttempts } from './attempts.ts';

const BATCH = 1_000;

/** Removes ended windows of failed attempts. */
export function attemptSweep({ prisma, clock }: Runtime): Sweep {
  return {
    name: 'attempts',
    batch: async () => (await sweepAttempts(prisma, clock(), BATCH)) === BATCH,
    pauseMilliseconds: 100,
    everyMilliseconds: 60_000,
  };
}
