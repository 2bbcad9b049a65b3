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

/** A page of a list. */
export const pageInput = z.object({ first, after });

/** A page of the customers with an email prefix. */
export const searchInput = z.object({ first, after, emailPrefix: text('email prefix', 254) });
