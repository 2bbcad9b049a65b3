import type { Sweep } from '../../lib/sweeping.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { fileEndedSessions, removeForgotten } from './feed.ts';

const BATCH = 1_000;

/** Moves ended sessions into the feeds, and removes old entries. */
export function revocationSweep({ prisma, clock }: Runtime): Sweep {
  return {
    name: 'revocations',
    async batch() {
      await fileEndedSessions(prisma);
      return (await removeForgotten(prisma, clock(), BATCH)) === BATCH;
    },
    pauseMilliseconds: 100,
    everyMilliseconds: 60_000,
  };
}
