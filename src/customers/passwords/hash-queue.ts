import { LRUCache } from 'lru-cache';
import pLimit from 'p-limit';
import { createFairShare } from '../../lib/fair-share.ts';
import { lazily } from '../../lib/lazily.ts';
import { tracedPart } from '../../lib/tracing.ts';
import { type IdentityError, unavailable } from '../../platform/errors.ts';
import { hashesAtOnce } from '../../platform/process/workers/cores.ts';

/** Who shares the capacity: an account by its id, or all collaborators. */
export type HashTenant = number | 'collaborators';

/**
 * Room in the queue for a request that reads the database before it enters. Declare it with `using`: the end of its
 * scope releases the room, unless the request has entered.
 */
export type HashReservation = Disposable & { readonly tenant: HashTenant };

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
   * @param reservation the room of the request, if it has reserved some. The place takes it over
   * @throws IdentityError UNAVAILABLE at once when the queue is full, or the tenant has used its share
   */
  enter(tenant: HashTenant, reservation?: HashReservation | null): Promise<HashPlace>;
  /**
   * Reserves room before the customer is read, so that a flood of logins reads only the customers whose passwords will
   * be hashed.
   * @throws IdentityError UNAVAILABLE when the queue is full, or the tenant has used its share
   */
  reserve(tenant: HashTenant): HashReservation;
  /** @returns the refusal (UNAVAILABLE) when the queue is full, or the tenant has used its share; null otherwise */
  refusalOf(tenant: HashTenant): IdentityError | null;
  /**
   * Rejects early a request that must not hold room, because it waits for another server before its hash.
   * @throws IdentityError UNAVAILABLE when the queue is full, or the tenant has used its share
   */
  requireCapacity(tenant: HashTenant): void;
  /** The accounts of sites that have been read. Only used to choose the share of a request before its site is read. */
  accountsOfSites(): Pick<LRUCache<number, number>, 'get' | 'set'>;
  /** The number of running and waiting hashes, and of reservations, for the metrics. */
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
/** The maximum number of sites whose account is remembered. */
const MAX_SITES = 20_000;
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
  const room = createFairShare<HashTenant>(
    Math.floor(((concurrency + WAITING_PLACES) * (WEIGHT + 1)) / WEIGHT),
    WEIGHT,
  );
  const reserved = new WeakSet<HashReservation>();
  const refusalOf = (tenant: HashTenant) => (room.hasRoom(tenant) ? null : unavailable(RETRY_AFTER_SECONDS));
  const requireCapacity = (tenant: HashTenant) => {
    const refusal = refusalOf(tenant);
    if (refusal) throw refusal;
  };
  function reserve(tenant: HashTenant): HashReservation {
    requireCapacity(tenant);
    room.take(tenant, 1);
    const reservation = {
      tenant,
      [Symbol.dispose]() {
        if (reserved.delete(reservation)) room.giveBack(tenant, 1);
      },
    };
    reserved.add(reservation);
    return reservation;
  }
  async function enter(tenant: HashTenant, given: HashReservation | null = null): Promise<HashPlace> {
    const isUsable = given !== null && given.tenant === tenant && reserved.has(given);
    reserved.delete(isUsable ? given : reserve(tenant));
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
    reserve,
    refusalOf,
    requireCapacity,
    accountsOfSites: lazily(() => new LRUCache({ max: MAX_SITES })),
    depth: room.held,
  };
}
