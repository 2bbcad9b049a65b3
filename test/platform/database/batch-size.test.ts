import { describe, expect, test } from 'vitest';
import { batchSize } from '../../../src/lib/batch-size.ts';

/** The sizes of batches of which a row takes some microseconds. */
function sizes(most: number, microsecondsOf: (batch: number) => number, batches: number): number[] {
  const size = batchSize(most);
  return Array.from({ length: batches }, (_, batch) => {
    const rows = size.next();
    size.took((rows * microsecondsOf(batch)) / 1_000);
    return rows;
  });
}

describe('the size of the batches of a sweep', () => {
  test('grows up to its maximum while batches are quick', () => {
    expect(sizes(500, () => 1, 5)).toEqual([100, 200, 400, 500, 500]);
    expect(sizes(40, () => 1, 3)).toEqual([40, 40, 40]);
  });

  test('stays where a batch takes a part of 50 ms, however slow a row is', () => {
    for (const microseconds of [10, 50, 100, 200, 400]) {
      const settled = sizes(1_000, () => microseconds, 30).slice(10);
      const milliseconds = settled.map((rows) => (rows * microseconds) / 1_000);
      expect(Math.max(...milliseconds), `${microseconds} µs a row`).toBeLessThanOrEqual(50 / 3);
    }
  });

  test('halves when rows become slow, but keeps a minimum, and grows again', () => {
    const all = sizes(500, (batch) => (batch < 5 || batch >= 15 ? 1 : 1_000), 25);
    expect(all.slice(5, 15)).toEqual([500, 250, 125, 62, 31, 25, 25, 25, 25, 25]);
    expect(all.at(-1)).toBe(500);
  });
});
