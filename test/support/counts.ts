/** Whether this run makes the counts of the requirements: `npm run test:full`. */
export const fullCounts = process.env.TEST_COUNTS === 'full';

/** How often a test repeats its work. */
export function count(reduced: number, full: number): number {
  return fullCounts ? full : reduced;
}
