/** Whether tests repeat their work as often as the guarantees require, as in `npm run test:full`. */
export const fullCounts = process.env.TEST_COUNTS === 'full';

/**
 * Registers tests that only `npm run test:full` runs, because they take long. Most repeat a guarantee of the quick run
 * on another database, by another way or on another page, or show in a browser what the quick run shows over HTTP.
 */
export function onlyInFullRun(tests: () => void): void {
  if (fullCounts) tests();
}

/** Returns how often a test repeats its work. */
export function count(reduced: number, full: number): number {
  return fullCounts ? full : reduced;
}
