import pLimit from 'p-limit';
import { createFairShare } from '../../lib/fair-share.ts';
import { MAX_ID } from '../../lib/ids.ts';
import { tracedPart } from '../../lib/tracing.ts';
import { unavailable } from '../../platform/errors.ts';
import { hashesAtOnce } from '../../platform/process/workers/cores.ts';
import type { SiteSelector } from '../../platform/request-info.ts';
import type { Runtime } from '../../platform/runtime.ts';

/** Who shares the capacity: an account by its id, or all collaborators. */
export type HashTenant = number | 'collaborators';

/** A place in the queue. Declare it with `using`: the end of its scope releases the place. */
export type HashPlace = Disposable & {
  run<T>(hash: () => Promise<T>): Promise<T>;
};

/** A bounded queue for password hashes, each of which takes a core for some milliseconds and tens of megabytes. */
export type HashQueue = {
  /** @throws IdentityError UNAVAILABLE at once when the queue is full, or the tenant has used its share */
  run<T>(tenant: HashTenant, hash: () => Promise<T>): Promise<T>;
  /**
   * Waits for a place, for work that queries the database before and after its hash. There are a few more places than
   * cores, so that the next hash is ready when a core is free.
   * @throws IdentityError UNAVAILABLE at once when the queue is full, or the tenant has used its share
   */
  enter(tenant: HashTenant): Promise<HashPlace>;
  /**
   * Rejects early, before any query, so that rejecting a flood of logins costs almost nothing.
   * @throws IdentityError UNAVAILABLE when the queue is full, or the tenant has used its share
   */
  requireCapacity(tenant: HashTenant): void;
  /** Whether the queue is so long that the capacity should be checked early. */
  isBusy(): boolean;
  /** The number of running and waiting hashes, for the metrics. */
  depth(): number;
};

/** Waiting places of a single tenant. */
const WAITING_PLACES = 40;
/**
 * A tenant may take up to three times as many places as it leaves free, so a flood on one account leaves a quarter of
 * all places to the others.
 */
const WEIGHT = 3;
/**
 * Places beyond the number of cores. Where the main thread and the database share the cores with the hashes, the
 * queries before a hash take about as long as the hash: without these places a core is idle for 5% of the time. They
 * are few, because a login counts as an attempt of its customer as soon as it has a place, before its hash runs.
 */
const AHEAD = 3;
const RETRY_AFTER_SECONDS = 2;
const WAITING = { name: 'wait for hash' };
const HASHING = { name: 'hash password' };

declare module '../../platform/runtime.ts' {
  interface Runtime {
    hashQueue: HashQueue;
  }
}

/**
 * Creates the queue of this process.
 * @param concurrency how many hashes run at a time; default: the value for a single process
 */
export function createHashQueue(concurrency: number = hashesAtOnce(null)): HashQueue {
  const underWay = pLimit(concurrency + AHEAD);
  const turns = pLimit(concurrency);
  const depth = () => underWay.activeCount + underWay.pendingCount;
  const room = createFairShare<HashTenant>(
    Math.floor(((concurrency + WAITING_PLACES) * (WEIGHT + 1)) / WEIGHT),
    WEIGHT,
  );
  const requireCapacity = (tenant: HashTenant) => {
    if (!room.hasRoom(tenant)) throw unavailable(RETRY_AFTER_SECONDS);
  };
  async function enter(tenant: HashTenant): Promise<HashPlace> {
    requireCapacity(tenant);
    room.take(tenant, 1);
    const { promise: left, resolve: leave } = Promise.withResolvers<void>();
    await tracedPart(
      WAITING,
      () =>
        new Promise<void>((begin) => {
          underWay(() => {
            begin();
            return left;
          });
        }),
    );
    return {
      run: (hash) => turns(() => tracedPart(HASHING, hash)),
      [Symbol.dispose]() {
        room.giveBack(tenant, 1);
        leave();
      },
    };
  }
  return {
    async run(tenant, hash) {
      using place = await enter(tenant);
      return await place.run(hash);
    },
    enter,
    requireCapacity,
    isBusy: () => depth() > (concurrency + WAITING_PLACES) / 2,
    depth,
  };
}

/**
 * Rejects a request that needs a password hash if the queue has no capacity for it, before the site and the customer
 * are read. Does nothing while the queue is short. The account is read by `verdictReads`, which joins concurrent reads.
 * @param site the site that the request names by its id. A request that names it in another way is rejected later, by
 *   the queue
 * @throws IdentityError UNAVAILABLE
 */
export async function requireHashCapacity(
  { hashQueue, verdictReads }: Runtime,
  site: SiteSelector | null,
): Promise<void> {
  if (!hashQueue.isBusy() || site === null || !('id' in site)) return;
  if (!Number.isInteger(site.id) || site.id < 1 || site.id > MAX_ID) return;
  const accountId = await verdictReads.accountOfSite(site.id);
  if (accountId !== null) hashQueue.requireCapacity(accountId);
}
