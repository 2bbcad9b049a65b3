import { expect, test } from 'vitest';
import { count, onlyInFullRun } from '../support/counts.ts';
import { crashOverAndOver, stopAndStart } from './restarts.ts';

/** A generous limit, because each start takes long on a busy machine. */
const timeout = 30 * 60_000;
const KILLS = count(1, 50);

test(`a server killed ${KILLS} times while it writes starts again and loses no acknowledged write`, {
  timeout,
}, async () => {
  expect(await crashOverAndOver(KILLS)).toEqual([]);
});

onlyInFullRun(() => {
  test('a stop and a start keep a customer, their tokens and a logout', () => stopAndStart());
});
