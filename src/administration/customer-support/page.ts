import { z } from 'zod';
import { text } from '../../lib/input.ts';

const MAX_FIRST = 100;

/** How many are shown at once. */
const first = z
  .int()
  .min(1, 'The first must be at least 1.')
  .max(MAX_FIRST, `The first may not be greater than ${MAX_FIRST}.`);

/** Where the last page ended. */
const after = text('after', 1_500)
  .nullish()
  .transform((value) => value ?? null);

/** One page of a list. */
export const pageInput = z.object({ first, after });

/** One page of what begins so. */
export const searchInput = z.object({ first, after, emailPrefix: text('email prefix', 254) });
