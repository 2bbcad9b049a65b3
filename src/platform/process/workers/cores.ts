import { availableParallelism } from 'node:os';

/** The number of threads of libuv by default. */
const MOST_THREADS = 4;
/** The number of threads for files and host names, if `MOST_THREADS` allows it. */
const SPARE_THREADS = 2;
/** With the default number of threads, one is left for files and host names. */
const MOST_HASHES = 3;

/** How many passwords a process hashes at a time: its share of the cores. @param workers null: a single process */
export function hashesAtOnce(workers: number | null): number {
  return Math.max(1, Math.min(MOST_HASHES, Math.floor(availableParallelism() / (workers ?? 1))));
}

/** The number of libuv's threads (UV_THREADPOOL_SIZE) in each worker. */
export function threadsOfWorker(workers: number): number {
  return Math.min(MOST_THREADS, hashesAtOnce(workers) + SPARE_THREADS);
}
