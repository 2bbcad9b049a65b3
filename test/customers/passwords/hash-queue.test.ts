import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createHashQueue, type HashQueue } from '../../../src/customers/passwords/hash-queue.ts';

const CORES = 2;
const PLACES = CORES + 40;

/** Work that records how many places of the queue are taken and how many hashes run. */
function observe(queue: HashQueue) {
  const now = { entered: 0, hashing: 0 };
  const most = { entered: 0, hashing: 0 };
  const note = (what: 'entered' | 'hashing', by: number) => {
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
    async work() {
      using place = await queue.enter(1);
      note('entered', 1);
      await turn();
      await place.run(hash);
      note('entered', -1);
    },
  };
}

/** Takes a place in the queue until `end` resolves. */
async function stay(queue: HashQueue, tenant: number, end: Promise<void>) {
  using _place = await queue.enter(tenant);
  await end;
}

test('at most one hash per core runs at a time, while others prepare', async () => {
  const queue = createHashQueue(CORES);
  const { most, hash, work } = observe(queue);
  const half = Array.from({ length: PLACES / 2 });
  await Promise.all(half.flatMap(() => [work(), queue.run(1, hash)]));
  expect(most.hashing).toBe(CORES);
  expect(most.entered).toBeGreaterThan(CORES);
  await turn();
  expect(queue.depth()).toBe(0);
});

test('work that fails before or during its hash frees its place', async () => {
  const queue = createHashQueue(CORES);
  const fail = async () => {
    throw new Error('a fault');
  };
  const failing = Array.from({ length: PLACES }, async (_, index) => {
    using place = await queue.enter(1);
    if (index % 2) await fail();
    await place.run(fail);
  });
  for (const work of failing) await expect(work).rejects.toThrow('a fault');
  await turn();
  expect(queue.depth()).toBe(0);
  const { most, work } = observe(queue);
  await Promise.all(Array.from({ length: PLACES }, work));
  expect(most.hashing).toBe(CORES);
});

test('a full queue rejects at once', async () => {
  const queue = createHashQueue(CORES);
  const { promise, resolve } = Promise.withResolvers<void>();
  const full = Array.from({ length: PLACES }, () => stay(queue, 1, promise));
  let begun = false;
  const late = queue.run(1, async () => {
    begun = true;
  });
  await expect(late).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  expect(() => queue.requireCapacity(1)).toThrow();
  resolve();
  await Promise.all(full);
  expect(begun).toBe(false);
  queue.requireCapacity(1);
});

test('a reservation is room until it is released, and a place takes it over', async () => {
  const queue = createHashQueue(CORES);
  const reserved = Array.from({ length: PLACES }, () => queue.reserve(1));
  expect(queue.depth()).toBe(PLACES);
  expect(() => queue.reserve(1)).toThrow();
  await expect(queue.enter(1)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  const [first, second] = reserved;
  const place = await queue.enter(1, first);
  // The place holds the room now.
  first?.[Symbol.dispose]();
  expect(queue.refusalOf(1)?.code).toBe('UNAVAILABLE');
  expect(queue.depth()).toBe(PLACES);
  place[Symbol.dispose]();
  expect(queue.refusalOf(1)).toBeNull();
  // A used or released reservation cannot be used again.
  first?.[Symbol.dispose]();
  const last = queue.reserve(1);
  await expect(queue.enter(1, first)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  second?.[Symbol.dispose]();
  second?.[Symbol.dispose]();
  queue.reserve(1);
  await expect(queue.enter(1, second)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  last[Symbol.dispose]();
  expect(queue.refusalOf(1)).toBeNull();
});

test('a reservation of another account does not help', async () => {
  const queue = createHashQueue(CORES);
  using foreign = queue.reserve(2);
  const reserved = [];
  while (!queue.refusalOf(1)) reserved.push(queue.reserve(1));
  await expect(queue.enter(1, foreign)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  (await queue.enter(2, foreign))[Symbol.dispose]();
});

test('many logins in one account leave places for other accounts', async () => {
  const queue = createHashQueue(CORES);
  const { promise, resolve } = Promise.withResolvers<void>();
  const enter = (tenant: number, count: number) =>
    Array.from({ length: count }, () => stay(queue, tenant, promise));
  const entered = enter(1, PLACES);
  expect(() => queue.requireCapacity(1)).toThrow();
  for (let tenant = 2; tenant <= 5; tenant += 1) {
    queue.requireCapacity(tenant);
    entered.push(...enter(tenant, 2));
  }
  resolve();
  await Promise.all(entered);
  await turn();
  expect(queue.depth()).toBe(0);
});
