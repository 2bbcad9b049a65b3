import { Prisma } from '../database/client/client.ts';
import type { Db } from '../database/database.ts';
import { customerSubject } from './lockout.ts';

/** A counter of a customer's failed logins or second factors. The key may contain the source address. */
export type CustomerAttempts = { key: string; failures: number; windowEndsAt: Date };

export async function attemptsOfCustomer(
  db: Db,
  accountId: number,
  customerId: number,
): Promise<CustomerAttempts[]> {
  return db.$queryRaw`
    SELECT key, failures, window_ends_at AS "windowEndsAt" FROM attempt_counter
    WHERE ${isOf(accountId, customerId)} ORDER BY key`;
}

export async function forgetAttemptsOfCustomer(tx: Db, accountId: number, customerId: number): Promise<void> {
  await tx.$executeRaw`DELETE FROM attempt_counter WHERE ${isOf(accountId, customerId)}`;
}

/** The condition for the keys that `reserveLoginAttempt` and `reserveFactorAttempt` write. */
function isOf(accountId: number, customerId: number): Prisma.Sql {
  const login = customerSubject(accountId, customerId, '');
  const factor = `factor:customer:${customerId}`;
  return Prisma.sql`key IN (${login}, ${`${login}/day`}, ${factor}, ${`${factor}/day`}) OR starts_with(key, ${`${login}@`})`;
}
