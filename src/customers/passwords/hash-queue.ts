import { availableParallelism } from 'node:os';
import pLimit from 'p-limit';
import { createFairShare } from '../../lib/fair-share.ts';
import { unavailable } from '../../platform/errors.ts';

/** Computes a hash when it is its turn on a core. */
export type HashTurn = <T>(hash: () => Promise<T>) => Promise<T>;

/** Who shares the places: an account by its id, or all collaborators. */
export type HashTenant = number | 'collaborators';

/** Work that costs a core for a while and tens of megabytes: so many at once, so many waiting, no more. */
export type HashQueue = {
  /** @throws IdentityError UNAVAILABLE at once when the queue is full; the hash was not begun */
  run<T>(tenant: HashTenant, hash: () => Promise<T>): Promise<T>;
  /**
   * The same for work that asks the database before and after its hashes. A few more of these are under way than
   * there are cores, so that a core that is done with one finds the next ready.
   * @throws IdentityError UNAVAILABLE at once when the queue is full; the work was not begun
   */
  runAround<T>(tenant: HashTenant, work: (inTurn: HashTurn) => Promise<T>): Promise<T>;
  /**
   * Refuses before anything was read for a work that would find no place: refusing a storm of logins must cost
   * next to nothing.
   * @throws IdentityError UNAVAILABLE when the queue is full, or the tenant has its share of it
   */
  requirePlace(tenant: HashTenant): void;
  /** Whether more wait than an ordinary hour brings: then it pays to ask who comes. */
  isBusy(): boolean;
  /** How many are running and waiting, for the metrics. */
  depth(): number;
};

/** Of one tenant alone. */
const WAITING_PLACES = 40;
/** A tenant may have three times what is free: a storm on one account leaves a quarter of all places to the others. */
const WEIGHT = 3;
/**
 * Works under way beside those that hash. Where main thread and database share the cores with the hashes, what comes
 * before a hash takes about as long as one: with none ahead a core is idle for a twentieth of the time. Each holds
 * one of the attempts that its customer has, so they are few.
 */
const AHEAD = 3;
const RETRY_AFTER_SECONDS = 2;

declare module '../../platform/runtime.ts' {
  interface Runtime {
    hashQueue: HashQueue;
  }
}

/** @param concurrency by default one for each core, but never all four of libuv's threads */
export function createHashQueue(concurrency: number = Math.min(availableParallelism(), 3)): HashQueue {
  const underWay = pLimit(concurrency + AHEAD);
  const turns = pLimit(concurrency);
  const depth = () => underWay.activeCount + underWay.pendingCount;
  const room = createFairShare<HashTenant>(
    Math.floor(((concurrency + WAITING_PLACES) * (WEIGHT + 1)) / WEIGHT),
    WEIGHT,
  );
  const requirePlace = (tenant: HashTenant) => {
    if (!room.hasRoom(tenant)) throw unavailable(RETRY_AFTER_SECONDS);
  };
  async function runAround<T>(tenant: HashTenant, work: (inTurn: HashTurn) => Promise<T>): Promise<T> {
    requirePlace(tenant);
    room.take(tenant, 1);
    return underWay(() => work(turns)).finally(() => room.giveBack(tenant, 1));
  }
  return {
    run: (tenant, hash) => runAround(tenant, () => turns(hash)),
    runAround,
    requirePlace,
    isBusy: () => depth() > (concurrency + WAITING_PLACES) / 2,
    depth,
  };
}
