import { LRUCache } from 'lru-cache';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { lazily } from '../../lib/lazily.ts';

/** The points of a window and its remaining time. A window begins with its first point. */
export type Count = { points: number; millisecondsLeft: number };

/** Counts points by key in fixed windows. Callers decide how many are too many. */
export type Counter = {
  /** @param points a whole number, at least 1 */
  add(key: string, points: number): Promise<Count>;
};

export const WINDOW_SECONDS = 60;

/** The library refuses calls above `points`. Here it must only count. */
export const NO_MAXIMUM = Number.MAX_SAFE_INTEGER;

/** About 10 MB. */
const MAX_KEYS = 20_000;

/** A counter of this process. It keeps a bounded number of keys, the most recently used ones. */
export function memoryCounter(): Counter {
  const limiter = new RateLimiterMemory({ points: NO_MAXIMUM, duration: WINDOW_SECONDS, keyPrefix: '' });
  // Created late: a cache reserves memory for all its keys.
  const kept = lazily(
    () =>
      new LRUCache<string, true>({
        max: MAX_KEYS,
        dispose: (_true, key) => void limiter.delete(key),
      }),
  );
  return {
    async add(key, points) {
      if (!kept().get(key)) kept().set(key, true);
      const { consumedPoints, msBeforeNext } = await limiter.consume(key, points);
      return { points: consumedPoints, millisecondsLeft: msBeforeNext };
    },
  };
}
