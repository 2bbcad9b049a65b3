import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { IteratedQuestion } from './iterated-digest.ts';

type Asked = { resolve(digest: string): void; reject(reason: unknown): void };
/** A thread answers in the order of its questions. */
type Thread = { worker: Worker; unanswered: Asked[] };

/** Up to one thread for each core. They start when they are needed. */
const threads: Thread[] = [];

/** Computes a digest in a free or new thread, else in the least busy one. The queue of hashes bounds how many wait. */
export function askThread(question: IteratedQuestion): Promise<string> {
  const thread = leastBusy();
  thread.worker.postMessage(question);
  return new Promise((resolve, reject) => thread.unanswered.push({ resolve, reject }));
}

function leastBusy(): Thread {
  const [idlest] = threads.toSorted((a, b) => a.unanswered.length - b.unanswered.length);
  const isFree = idlest?.unanswered.length === 0;
  return idlest && (isFree || threads.length >= availableParallelism()) ? idlest : startThread();
}

function startThread(): Thread {
  const worker = new Worker(new URL('./iterated-thread.ts', import.meta.url));
  const thread: Thread = { worker, unanswered: [] };
  worker.on('message', (digest: string) => thread.unanswered.shift()?.resolve(digest));
  worker.on('error', (error) => {
    threads.splice(threads.indexOf(thread), 1);
    for (const { reject } of thread.unanswered) reject(error);
  });
  // The thread must not keep the process alive.
  worker.unref();
  threads.push(thread);
  return thread;
}
