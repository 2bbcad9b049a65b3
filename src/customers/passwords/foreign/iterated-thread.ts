import { setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import { lowerPriority } from '../../../lib/worker-threads.ts';
import { type IteratedQuestion, iteratedDigest } from './iterated-digest.ts';

/** A thread that computes the digests of phpass and Drupal, so that their loops do not block requests. */

// On Linux, this lowers the priority of this thread only. On other systems, it would lower that of the process.
if (process.platform === 'linux') setPriority(0, lowerPriority());

parentPort?.on('message', (question: IteratedQuestion) => {
  parentPort?.postMessage(iteratedDigest(question));
});
