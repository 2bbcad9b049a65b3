import { readdirSync, readFileSync } from 'node:fs';
import { setPriority } from 'node:os';

/** A weight of one in thirty beside a thread of usual priority, sched(7): enough not to starve where all cores are full. */
const LOWER_PRIORITY = 15;

/**
 * Lets the thread that answers go before libuv's worker threads, where passwords are hashed: with all cores busy
 * hashing, an answer that takes microseconds would wait for its turn for milliseconds. Signatures seen for the
 * first time are verified there too. Linux knows priorities of threads; elsewhere nothing happens.
 */
export function lowerWorkerThreads(): void {
  if (process.platform !== 'linux') return;
  for (const thread of readdirSync('/proc/self/task')) {
    try {
      const name = readFileSync(`/proc/self/task/${thread}/comm`, 'utf8').trim();
      if (name === 'libuv-worker') setPriority(Number(thread), LOWER_PRIORITY);
    } catch {
      // It has ended meanwhile, or may not be changed: only who waits for whom depends on it.
    }
  }
}
