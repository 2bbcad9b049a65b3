import { readdirSync, readFileSync } from 'node:fs';
import { getPriority, setPriority } from 'node:os';

const LOWER_BY = 15;
const LOWEST_PRIORITY = 19;

/**
 * The priority of a thread that hashes: its weight is 1/30 of that of the thread that calls this (sched(7)), so that it
 * still progresses when all cores are busy. Relative, because the service itself may have been started with another
 * priority than usual.
 */
export function lowerPriority(): number {
  return Math.min(LOWEST_PRIORITY, getPriority() + LOWER_BY);
}

/**
 * Lowers the priority of libuv's worker threads, where passwords are hashed, so that the main thread runs
 * first. With all cores busy hashing, an answer that takes microseconds would wait for milliseconds. New
 * signatures are verified there too. Linux only.
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
