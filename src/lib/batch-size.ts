/** The size of batches that a sweep works through. It follows the time that the batches take. */
export type BatchSize = {
  /** How many rows the next batch may have. */
  next(): number;
  /** Notes how long a batch took. */
  took(milliseconds: number): void;
};

/** A batch keeps locks, and a core of the database, from requests. */
const MOST_MILLISECONDS = 50;
/** A smaller batch takes hardly less time: the statement itself takes most of it. */
const FEWEST = 25;

/**
 * Batches begin small. They double while they take less than a tenth of 50 ms, and halve when they take more than a
 * third. The rest is for a batch that is slower than the one before it.
 * @param most the maximum number of rows
 */
export function batchSize(most: number): BatchSize {
  let size = Math.min(most, FEWEST * 4);
  return {
    next: () => size,
    took(milliseconds) {
      if (milliseconds > MOST_MILLISECONDS / 3) size = Math.max(Math.min(most, FEWEST), Math.floor(size / 2));
      else if (milliseconds < MOST_MILLISECONDS / 10) size = Math.min(most, size * 2);
    },
  };
}

/** Runs a batch of the next size. @returns what the batch returns, and its size */
export async function sized<Result>(
  sizes: BatchSize,
  run: (size: number) => Promise<Result>,
): Promise<{ result: Result; size: number }> {
  const size = sizes.next();
  const startedAt = performance.now();
  const result = await run(size);
  sizes.took(performance.now() - startedAt);
  return { result, size };
}
