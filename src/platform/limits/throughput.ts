import type { GraphQLResolveInfo } from 'graphql';
import { LRUCache } from 'lru-cache';
import { once } from '../../lib/once.ts';
import { IdentityError } from '../errors.ts';

/** So many calls of one field from one source in a sliding window. Small numbers only: each call is remembered. */
export type Throughput = { max: number; windowSeconds: number };

/** @throws IdentityError RATE_LIMITED */
export type ThroughputLimiter = (
  source: string,
  limit: Throughput,
  info: GraphQLResolveInfo,
) => Promise<void>;

type Identity = { contextIdentity: string; fieldIdentity: string };

const MAX_IDENTITIES = 20_000;

/** It loads 300 modules, so the start does not wait for it. */
export const loadRateLimiter = once(() => import('graphql-rate-limit'));

declare module '../runtime.ts' {
  interface Runtime {
    throughput: ThroughputLimiter;
  }
}

/**
 * A coarse guard of this process, by graphql-rate-limit. What must be exact (password checks) is
 * counted in the database instead: `attempts.ts`.
 */
export function createThroughputLimiter(): ThroughputLimiter {
  const store = new BoundedStore();
  const open = once(async () =>
    (await loadRateLimiter()).getGraphQLRateLimiter({
      identifyContext: (context: { source: string }) => context.source,
      store,
    }),
  );
  return async (source, { max, windowSeconds }, info) => {
    const limiter = await open();
    const refusal = await limiter(
      { parent: null, args: {}, context: { source }, info },
      { max, window: `${windowSeconds}s`, uncountRejected: true },
    );
    if (refusal === undefined) return;
    const calls = store.getForIdentity({ contextIdentity: source, fieldIdentity: info.fieldName });
    const freeAt = (calls[0] ?? Date.now()) + windowSeconds * 1000;
    throw new IdentityError('RATE_LIMITED', {
      limit: { name: info.fieldName, max, windowSeconds },
      retryAfterSeconds: Math.max(1, Math.ceil((freeAt - Date.now()) / 1000)),
    });
  };
}

/**
 * The library's own store never forgets. This one does; and because it hands out the array that it
 * keeps and changes it in place, calls that the library interleaves (aliases of one query) see each
 * other and are all counted.
 */
class BoundedStore {
  readonly #calls = new LRUCache<string, number[]>({ max: MAX_IDENTITIES });

  getForIdentity(identity: Identity): readonly number[] {
    const key = keyOf(identity);
    const known = this.#calls.get(key);
    if (known) return known;
    const empty: number[] = [];
    this.#calls.set(key, empty);
    return empty;
  }

  setForIdentity(identity: Identity, timestamps: readonly number[], windowMs?: number): void {
    const kept = this.getForIdentity(identity) as number[];
    kept.splice(0, kept.length, ...timestamps);
    this.#calls.set(keyOf(identity), kept, windowMs === undefined ? {} : { ttl: windowMs });
  }
}

function keyOf({ contextIdentity, fieldIdentity }: Identity): string {
  return `${contextIdentity} ${fieldIdentity}`;
}
