import type { Db } from '../database/database.ts';

/**
 * Resets the failure counters of a subject: per address, over all addresses, and of the day. Reserved
 * attempts stay.
 * @param subject as in `customerSubject`, `collaboratorSubject` and `factorSubject`
 * @returns the number of counters that were reset
 */
export async function forgetFailedLogins(tx: Db, subject: string): Promise<number> {
  return tx.$executeRaw`
    UPDATE attempt_counter SET failures = 0
    WHERE failures > 0 AND (key IN (${subject}, ${`${subject}/day`}) OR starts_with(key, ${`${subject}@`}))`;
}
