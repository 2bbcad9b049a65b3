import { readdirSync, readFileSync } from 'node:fs';
import { getPriority, setPriority } from 'node:os';

const LOWER_BY = 15;
const LOWEST_PRIORITY = 19;

/**
 * The priority of a thread that hashes. The weight of the thread in the scheduler is about 1/28 of that of the calling
 * thread (sched(7)), so that it still progresses when all cores are busy. The value is relative, because the service
 * itself may not run with the default priority.
 */
export function lowerPriority(): number {
  return Math.min(LOWEST_PRIORITY, getPriority() + LOWER_BY);
}

/**
 * Lowers the priority of libuv's worker threads, where passwords are hashed, so that the main thread runs first. At
 * equal priority, a response that takes microseconds would wait for milliseconds while all cores are busy hashing. The
 * worker threads also verify the signatures that are not in the cache. Linux only.
 */
export function lowerWorkerThreads(): void {
  if (process.platform !== 'linux') return;
  const lower = lowerPriority();
  for (const thread of readdirSync('/proc/self/task')) {
    try {
      const name = readFileSync(`/proc/self/task/${thread}/comm`, 'utf8').trim();
      if (name === 'libuv-worker') setPriority(Number(thread), lower);
    } catch {
      // The thread has ended, or its priority may not be changed.
    }
  }
}
