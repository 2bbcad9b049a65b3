import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

type Collect = (options: { type: 'major'; flavor: 'last-resort' }) => void;

/**
 * Gives the memory that only the start needed back to the operating system. V8 itself would keep it until the heap
 * grows again. It holds the event loop for about a tenth of a second.
 */
export function releaseMemory(): void {
  // Compiled WebAssembly would be compiled again, and then by the optimizing compiler.
  setFlagsFromString('--no-flush-liftoff-code');
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as Collect;
  collect({ type: 'major', flavor: 'last-resort' });
}
