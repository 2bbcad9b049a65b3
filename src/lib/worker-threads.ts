import { readdirSync, readFileSync } from 'node:fs';
import { setPriority } from 'node:os';

/**
 * Weight 1/30 compared with a thread of normal priority (sched(7)), so that they still progress when all
 * cores are busy.
 */
export const LOWER_PRIORITY = 15;

/**
 * Lowers the priority of libuv's worker threads, where passwords are hashed, so that the main thread runs
 * first. With all cores busy hashing, an answer that takes microseconds would wait for milliseconds. New
 * signatures are verified there too. Linux only.
 */
export function lowerWorkerThreads(): void {
  if (process.platform !== 'linux') return;
  for (const thread of readdirSync('/proc/self/task')) {
    try {
      const name = readFileSync(`/proc/self/task/${thread}/comm`, 'utf8').trim();
      if (name === 'libuv-worker') setPriority(Number(thread), LOWER_PRIORITY);
    } catch {
      // The thread has ended, or its priority may not be changed.
    }
  }
}
