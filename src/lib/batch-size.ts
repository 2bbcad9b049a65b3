/** The size of batches that a sweep works through. It follows the time that the batches take. */
export type BatchSize = {
  /** How many rows the next batch may have. */
  next(): number;
  /** Notes how long a batch took. */
  took(milliseconds: number): void;
};

/**
 * A batch keeps locks, and a core of the database, from requests, so it should take at most 50 ms. The sizes follow a
 * third of it. The rest is for a batch that is slower than the one before it.
 */
const MAX_MILLISECONDS = 50 / 3;
/** A smaller batch takes hardly less time: the statements themselves take most of it. */
const MIN_ROWS = 100;

/**
 * Batches begin small. The size doubles while twice the time would still be short enough, and halves when a batch takes
 * too long.
 * @param maxRows the maximum number of rows
 */
export function batchSize(maxRows: number): BatchSize {
  const minRows = Math.min(maxRows, MIN_ROWS);
  let rows = minRows;
  return {
    next: () => rows,
    took(milliseconds) {
      if (milliseconds > MAX_MILLISECONDS) rows = Math.max(minRows, Math.floor(rows / 2));
      else if (milliseconds * 2 < MAX_MILLISECONDS) rows = Math.min(maxRows, rows * 2);
    },
  };
}

/** Runs a batch of the next size, and notes its time, also if it fails. @returns what the batch returns, and its size */
export async function sized<Result>(
  sizes: BatchSize,
  run: (size: number) => Promise<Result>,
): Promise<{ result: Result; size: number }> {
  const size = sizes.next();
  const startedAt = performance.now();
  try {
    return { result: await run(size), size };
  } finally {
    sizes.took(performance.now() - startedAt);
  }
}
