/** Whether tests use the numbers of the requirements: `npm run test:full`. */
export const fullCounts = process.env.TEST_COUNTS === 'full';

/** Returns how often a test repeats its work. */
export function count(reduced: number, full: number): number {
  return fullCounts ? full : reduced;
}
