import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createHashQueue } from '../../src/passwords/hash-queue.ts';

const CORES = 2;
const PLACES = CORES + 40;

/** Works that say how many are under way and how many hash, and wait in both until they are told to go on. */
function watch() {
  const now = { underWay: 0, hashing: 0 };
  const most = { underWay: 0, hashing: 0 };
  const note = (what: 'underWay' | 'hashing', by: number) => {
    now[what] += by;
    most[what] = Math.max(most[what], now[what]);
  };
  const hash = async () => {
    note('hashing', 1);
    await turn();
    note('hashing', -1);
  };
  return {
    most,
    hash,
    around: async (inTurn: (work: () => Promise<void>) => Promise<void>) => {
      note('underWay', 1);
      await turn();
      await inTurn(hash);
      note('underWay', -1);
    },
  };
}

test('no more hashes than cores, while the next works prepare theirs', async () => {
  const queue = createHashQueue(CORES);
  const { most, hash, around } = watch();
  const half = Array.from({ length: PLACES / 2 });
  await Promise.all(half.flatMap(() => [queue.runAround(around), queue.run(hash)]));
  expect(most.hashing).toBe(CORES);
  expect(most.underWay).toBeGreaterThan(CORES);
  expect(queue.depth()).toBe(0);
});

test('a work that fails, before its hash or in it, gives its place and its turn back', async () => {
  const queue = createHashQueue(CORES);
  const fail = async () => {
    throw new Error('a fault');
  };
  const failing = Array.from({ length: PLACES }, (_, index) =>
    queue.runAround(index % 2 ? fail : (inTurn) => inTurn(fail)),
  );
  for (const work of failing) await expect(work).rejects.toThrow('a fault');
  expect(queue.depth()).toBe(0);
  const { most, around } = watch();
  await Promise.all(Array.from({ length: PLACES }, () => queue.runAround(around)));
  expect(most.hashing).toBe(CORES);
});

test('beyond its places a work is refused before it begins', async () => {
  const queue = createHashQueue(CORES);
  const { promise, resolve } = Promise.withResolvers<void>();
  const full = Array.from({ length: PLACES }, () => queue.runAround(() => promise));
  let begun = false;
  const late = queue.runAround(async () => {
    begun = true;
  });
  await expect(late).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  expect(() => queue.requirePlace()).toThrow();
  resolve();
  await Promise.all(full);
  expect(begun).toBe(false);
  queue.requirePlace();
});
