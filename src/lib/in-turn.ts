import { setImmediate as nextTurn } from 'node:timers/promises';

let last: Promise<unknown> = Promise.resolve();

/**
 * Waits for a turn of the event loop of one's own: between two who wait here, requests are answered. For what costs
 * milliseconds, and may be asked for many times in one request.
 */
export function inTurn(): Promise<unknown> {
  last = last.then(() => nextTurn());
  return last;
}
