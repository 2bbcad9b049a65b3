import { z } from 'zod';
import { text } from '../../platform/input.ts';

const MAX_FIRST = 100;

const first = z
  .int()
  .min(1, 'The first must be at least 1.')
  .max(MAX_FIRST, `The first may not be greater than ${MAX_FIRST}.`);

/** The `nextCursor` of the previous page. */
const after = text('after', 1_500)
  .nullish()
  .transform((value) => value ?? null);

export const pageInput = z.object({ first, after });

export const emailPrefix = text('email prefix', 254);

export const searchInput = z.object({ first, after, emailPrefix });
