import { readdirSync, readFileSync } from 'node:fs';
import { setPriority } from 'node:os';

/** A weight of a tenth beside a thread of usual priority, sched(7). */
const LOWER_PRIORITY = 10;

/**
 * Lets the thread that answers go before libuv's worker threads, where passwords are hashed: with all cores busy
 * hashing, an answer that takes microseconds would wait for its turn for milliseconds. Linux knows priorities
 * of threads; elsewhere, and where it is not allowed, nothing happens.
 */
export function lowerWorkerThreads(): void {
  if (process.platform !== 'linux') return;
  try {
    for (const thread of readdirSync('/proc/self/task')) {
      const name = readFileSync(`/proc/self/task/${thread}/comm`, 'utf8').trim();
      if (name === 'libuv-worker') setPriority(Number(thread), LOWER_PRIORITY);
    }
  } catch {
    // Only who waits for whom depends on it.
  }
}
