import { LRUCache } from 'lru-cache';
import { RateLimiterMemory } from 'rate-limiter-flexible';

/** What was counted in a window, and how long it still lasts. A window begins with its first point. */
export type Count = { points: number; millisecondsLeft: number };

/** Counts points by key in fixed windows. What is too many is for its callers to say. */
export type Counter = {
  /** @param points a whole number, at least 1 */
  add(key: string, points: number): Promise<Count>;
};

export const WINDOW_SECONDS = 60;

/** The library refuses beyond its `points`; here it only counts. */
export const NO_MAXIMUM = Number.MAX_SAFE_INTEGER;

/** Some 10 MB at most. */
const MAX_KEYS = 20_000;

/** A counter of this process: the keys used last are kept, a bounded number of them. */
export function memoryCounter(): Counter {
  const limiter = new RateLimiterMemory({ points: NO_MAXIMUM, duration: WINDOW_SECONDS, keyPrefix: '' });
  const kept = new LRUCache<string, true>({
    max: MAX_KEYS,
    dispose: (_true, key) => void limiter.delete(key),
  });
  return {
    async add(key, points) {
      if (!kept.get(key)) kept.set(key, true);
      const { consumedPoints, msBeforeNext } = await limiter.consume(key, points);
      return { points: consumedPoints, millisecondsLeft: msBeforeNext };
    },
  };
}
