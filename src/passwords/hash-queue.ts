import { availableParallelism } from 'node:os';
import pLimit from 'p-limit';
import { unavailable } from '../errors.ts';

/** Computes a hash when it is its turn on a core. */
export type HashTurn = <T>(hash: () => Promise<T>) => Promise<T>;

/** Work that costs a core for a while and tens of megabytes: so many at once, so many waiting, no more. */
export type HashQueue = {
  /** @throws IdentityError UNAVAILABLE at once when the queue is full; the hash was not begun */
  run<T>(hash: () => Promise<T>): Promise<T>;
  /**
   * The same for work that asks the database before and after its hashes. A few more of these are under way than
   * there are cores, so that a core that is done with one finds the next ready.
   * @throws IdentityError UNAVAILABLE at once when the queue is full; the work was not begun
   */
  runAround<T>(work: (inTurn: HashTurn) => Promise<T>): Promise<T>;
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
/**
 * Works under way beside those that hash. Where main thread and database share the cores with the hashes, what comes
 * before a hash takes about as long as one: with none ahead a core is idle for a twentieth of the time. Each holds
 * one of the attempts that its customer has, so they are few.
 */
const AHEAD = 3;
const RETRY_AFTER_SECONDS = 2;

/** @param concurrency by default one for each core, but never all four of libuv's threads */
export function createHashQueue(concurrency: number = Math.min(availableParallelism(), 3)): HashQueue {
  const underWay = pLimit(concurrency + AHEAD);
  const turns = pLimit(concurrency);
  const depth = () => underWay.activeCount + underWay.pendingCount;
  const requirePlace = () => {
    if (depth() >= concurrency + WAITING_PLACES) throw unavailable(RETRY_AFTER_SECONDS);
  };
  async function runAround<T>(work: (inTurn: HashTurn) => Promise<T>): Promise<T> {
    requirePlace();
    return underWay(() => work(turns));
  }
  return {
    run: (hash) => runAround(() => turns(hash)),
    runAround,
    requirePlace,
    depth,
  };
}
