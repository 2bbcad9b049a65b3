import type { Db } from '../database/database.ts';

/**
 * Forgets what is counted of a subject: from each address, from all together, and of the day. Attempts under way
 * stay reserved.
 * @param subject as `customerSubject` and `collaboratorSubject` name it
 * @returns how many counters there were
 */
export async function forgetFailedLogins(tx: Db, subject: string): Promise<number> {
  return tx.$executeRaw`
    UPDATE attempt_counter SET failures = 0
    WHERE failures > 0 AND (key IN (${subject}, ${`${subject}/day`}) OR starts_with(key, ${`${subject}@`}))`;
}
