import { availableParallelism } from 'node:os';
import pLimit from 'p-limit';
import { unavailable } from '../errors.ts';

/** Work that costs a core for a while and tens of megabytes: so many at once, so many waiting, no more. */
export type HashQueue = {
  /** @throws IdentityError UNAVAILABLE at once when the queue is full; the work was not begun */
  run<T>(work: () => Promise<T>): Promise<T>;
  /**
   * Refuses before anything was read for a work that would find no place: refusing a storm of logins must cost
   * next to nothing.
   * @throws IdentityError UNAVAILABLE when the queue is full
   */
  requirePlace(): void;
  /** How many are running and waiting, for the metrics. */
  depth(): number;
};

const WAITING_PLACES = 40;
const RETRY_AFTER_SECONDS = 2;

/** @param concurrency by default one for each core, but never all four of libuv's threads */
export function createHashQueue(concurrency: number = Math.min(availableParallelism(), 3)): HashQueue {
  const limit = pLimit(concurrency);
  const depth = () => limit.activeCount + limit.pendingCount;
  const requirePlace = () => {
    if (depth() >= concurrency + WAITING_PLACES) throw unavailable(RETRY_AFTER_SECONDS);
  };
  return {
    async run(work) {
      requirePlace();
      return limit(work);
    },
    requirePlace,
    depth,
  };
}
