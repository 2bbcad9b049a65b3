import type { GraphQLResolveInfo } from 'graphql';
import { LRUCache } from 'lru-cache';
import { lazily } from '../../lib/lazily.ts';
import { once } from '../../lib/once.ts';
import { IdentityError } from '../errors.ts';

/**
 * A limit of calls of a field by a source in a sliding window. For small numbers only: each call is stored.
 */
export type Throughput = { max: number; windowSeconds: number };

/** @throws IdentityError RATE_LIMITED */
export type ThroughputLimiter = (
  source: string,
  limit: Throughput,
  field: Pick<GraphQLResolveInfo, 'fieldName'>,
) => Promise<void>;

type Identity = { contextIdentity: string; fieldIdentity: string };

const MAX_IDENTITIES = 20_000;

/** The library loads 300 modules, so the start does not wait for it. */
export const loadRateLimiter = once(() => import('graphql-rate-limit'));

declare module '../runtime.ts' {
  interface Runtime {
    throughput: ThroughputLimiter;
  }
}

/**
 * Creates a coarse limiter of this process, with graphql-rate-limit. Limits that must be exact (passwords)
 * are counted in the database: see `attempts.ts`.
 */
export function createThroughputLimiter(): ThroughputLimiter {
  const store = new BoundedStore();
  const open = once(async () =>
    (await loadRateLimiter()).getGraphQLRateLimiter({
      identifyContext: (context: { source: string }) => context.source,
      store,
    }),
  );
  return async (source, { max, windowSeconds }, field) => {
    // The library reads only the name of the field.
    const info = field as GraphQLResolveInfo;
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
 * The library's own store grows without bound. This store is bounded. It changes the stored array in place, so that
 * concurrent calls (aliases in one query) are all counted.
 */
class BoundedStore {
  // Created late: a cache reserves memory for all its keys.
  readonly #calls = lazily(() => new LRUCache<string, number[]>({ max: MAX_IDENTITIES }));

  getForIdentity(identity: Identity): readonly number[] {
    const key = keyOf(identity);
    const known = this.#calls().get(key);
    if (known) return known;
    const empty: number[] = [];
    this.#calls().set(key, empty);
    return empty;
  }

  setForIdentity(identity: Identity, timestamps: readonly number[], windowMs?: number): void {
    const kept = this.getForIdentity(identity) as number[];
    kept.splice(0, kept.length, ...timestamps);
    this.#calls().set(keyOf(identity), kept, windowMs === undefined ? {} : { ttl: windowMs });
  }
}

function keyOf({ contextIdentity, fieldIdentity }: Identity): string {
  return `${contextIdentity} ${fieldIdentity}`;
}
