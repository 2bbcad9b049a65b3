import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createHashQueue } from '../../../src/customers/passwords/hash-queue.ts';

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
  await Promise.all(half.flatMap(() => [queue.runAround(1, around), queue.run(1, hash)]));
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
    queue.runAround(1, index % 2 ? fail : (inTurn) => inTurn(fail)),
  );
  for (const work of failing) await expect(work).rejects.toThrow('a fault');
  expect(queue.depth()).toBe(0);
  const { most, around } = watch();
  await Promise.all(Array.from({ length: PLACES }, () => queue.runAround(1, around)));
  expect(most.hashing).toBe(CORES);
});

test('beyond its places a work is refused before it begins', async () => {
  const queue = createHashQueue(CORES);
  const { promise, resolve } = Promise.withResolvers<void>();
  const full = Array.from({ length: PLACES }, () => queue.runAround(1, () => promise));
  let begun = false;
  const late = queue.runAround(1, async () => {
    begun = true;
  });
  await expect(late).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  expect(() => queue.requirePlace(1)).toThrow();
  resolve();
  await Promise.all(full);
  expect(begun).toBe(false);
  queue.requirePlace(1);
});

test('a storm on one account leaves places to the others, each of which may have as many', async () => {
  const queue = createHashQueue(CORES);
  const { promise, resolve } = Promise.withResolvers<void>();
  const hold = (tenant: number, count: number) =>
    Array.from({ length: count }, () => queue.runAround(tenant, () => promise));
  const held = hold(1, PLACES);
  expect(() => queue.requirePlace(1)).toThrow();
  for (let tenant = 2; tenant <= 5; tenant += 1) {
    queue.requirePlace(tenant);
    held.push(...hold(tenant, 2));
  }
  resolve();
  await Promise.all(held);
  expect(queue.depth()).toBe(0);
});
