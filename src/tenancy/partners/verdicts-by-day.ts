import { z } from 'zod';
import { addDays } from '../../lib/clock.ts';
import type { VerdictCount } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { requireValid } from '../../platform/errors.ts';

const MAX_DAYS = 366;

const period = z.object({
  days: z
    .int()
    .min(1, 'The days must be at least 1.')
    .max(MAX_DAYS, `The days may not be greater than ${MAX_DAYS}.`),
});

/**
 * Reads the counts of a partner's verdicts by UTC day and verdict, the latest day first.
 * @param input `days`: how many days, including today
 * @throws IdentityError VALIDATION_FAILED
 */
export async function verdictsByDay(
  db: Db,
  partnerId: number,
  input: { days: unknown },
  now: Date,
): Promise<VerdictCount[]> {
  const { days } = requireValid(period, input);
  const today = new Date(now.toISOString().slice(0, 10));
  return db.verdictCount.findMany({
    where: { partnerId, day: { gt: addDays(today, -days) } },
    orderBy: [{ day: 'desc' }, { verdict: 'asc' }],
  });
}
