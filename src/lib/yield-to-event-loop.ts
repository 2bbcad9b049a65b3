import { setImmediate as nextTurn } from 'node:timers/promises';

let last: Promise<unknown> = Promise.resolve();

/**
 * Waits for a separate turn of the event loop, so that other requests are served in between. For work that takes
 * milliseconds and that one request may repeat many times.
 */
export function yieldToEventLoop(): Promise<unknown> {
  last = last.then(() => nextTurn());
  return last;
}
