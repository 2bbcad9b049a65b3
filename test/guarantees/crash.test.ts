import { expect, test } from 'vitest';
import { count } from '../support/counts.ts';
import { crashOverAndOver, stopAndStart } from './restarts.ts';

/** Each start takes its time on a busy machine. */
const timeout = 30 * 60_000;
const KILLS = count(4, 50);

test(`killed ${KILLS} times while it writes, the server starts again and has lost nothing`, {
  timeout,
}, async () => {
  expect(await crashOverAndOver(KILLS)).toEqual([]);
});

test('stopped and started again, customers, tokens and logouts are what they were', () => stopAndStart());
