import { performance } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

type Collect = (options: { type: 'major'; flavor: 'last-resort' }) => void;

const OBSERVED_MILLISECONDS = 1_000;
/** A process is idle if its event loop is busy for a smaller part of the time than this. */
const IDLE_BELOW = 0.1;

/**
 * Releases memory (see `releaseMemory`) if the process is idle for the next second. A process that already answers
 * requests keeps the memory: the release also drops compiled code, so verdicts would take a tenth more processor time.
 */
export function releaseMemoryIfIdle(): void {
  const before = performance.eventLoopUtilization();
  setTimeout(() => {
    if (performance.eventLoopUtilization(before).utilization < IDLE_BELOW) releaseMemory();
  }, OBSERVED_MILLISECONDS).unref();
}

/**
 * Returns to the operating system the memory that only the start needed. V8 would keep it until the heap grows again.
 * Blocks the event loop for about 0.1 s.
 */
function releaseMemory(): void {
  // Keep compiled WebAssembly. Otherwise V8 would compile it again, with the optimizing compiler.
  setFlagsFromString('--no-flush-liftoff-code');
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as Collect;
  // A pending tick keeps the hidden class of Node's tick objects. Otherwise V8 drops the class, and each later call of
  // `nextTick` is slower: a verdict, which takes 50 µs, would take 2 µs more.
  process.nextTick(() => {});
  collect({ type: 'major', flavor: 'last-resort' });
}
