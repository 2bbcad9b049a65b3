import type { Sweep } from '../../lib/sweeping.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { dropForgotten, fileEndedSessions } from './feed.ts';

const BATCH = 1_000;

/** Files ended sessions that no partner asks for, and drops entries that may be forgotten. */
export function revocationSweep({ prisma, clock }: Runtime): Sweep {
  return {
    name: 'revocations',
    async batch() {
      await fileEndedSessions(prisma);
      return (await dropForgotten(prisma, clock(), BATCH)) === BATCH;
    },
    pauseMilliseconds: 100,
    everyMilliseconds: 60_000,
  };
}
