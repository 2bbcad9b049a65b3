import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

type Collect = (options: { type: 'major'; flavor: 'last-resort' }) => void;

/**
 * Gives the memory of the start back to the operating system. V8 would keep it until the heap grows again. Blocks the
 * event loop for about 0.1 s.
 */
export function releaseMemory(): void {
  // Keep compiled WebAssembly: it would be compiled again, by the optimizing compiler.
  setFlagsFromString('--no-flush-liftoff-code');
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as Collect;
  collect({ type: 'major', flavor: 'last-resort' });
}
