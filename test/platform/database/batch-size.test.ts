import { describe, expect, test } from 'vitest';
import { batchSize, sized } from '../../../src/lib/batch-size.ts';

/** The sizes of batches that take a fixed time, and some time for each row. */
function sizes(
  maxRows: number,
  milliseconds: (batch: number) => { fixed?: number; row: number },
  batches: number,
): number[] {
  const size = batchSize(maxRows);
  return Array.from({ length: batches }, (_, batch) => {
    const rows = size.next();
    const { fixed = 0, row } = milliseconds(batch);
    size.took(fixed + rows * row);
    return rows;
  });
}

describe('the size of the batches of a sweep', () => {
  test('grows up to its maximum while batches are quick', () => {
    expect(sizes(500, () => ({ fixed: 2, row: 0.01 }), 5)).toEqual([100, 200, 400, 500, 500]);
    expect(sizes(40, () => ({ row: 0.01 }), 3)).toEqual([40, 40, 40]);
  });

  test('stays where a batch takes a third of 50 ms at most, unless it is the minimum', () => {
    for (const row of [0.01, 0.03, 0.05, 0.1, 0.15, 0.4]) {
      const settled = sizes(1_000, () => ({ row }), 30).slice(10);
      for (const rows of settled)
        expect(rows * row, `${rows} rows of ${row} ms`).toBeLessThanOrEqual(Math.max(50 / 3, 100 * row));
    }
  });

  test('halves when rows become slow, keeps a minimum, and grows again', () => {
    const slow = (batch: number) => batch >= 5 && batch < 15;
    const all = sizes(500, (batch) => ({ fixed: 4, row: slow(batch) ? 1 : 0.001 }), 25);
    expect(all.slice(5, 15)).toEqual([500, 250, 125, 100, 100, 100, 100, 100, 100, 100]);
    expect(all.at(-1)).toBe(500);
  });

  test('halves after a batch that took too long and failed', async () => {
    const noted: number[] = [];
    const fails = sized({ next: () => 500, took: (milliseconds) => noted.push(milliseconds) }, async () => {
      throw new Error('the statement takes too long');
    });
    await expect(fails).rejects.toThrow('takes too long');
    expect(noted).toHaveLength(1);
  });
});
