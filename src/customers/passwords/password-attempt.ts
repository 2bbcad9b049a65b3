import { type Account, type Customer, Prisma } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import type { Attempt } from '../../platform/limits/attempts.ts';
import { customerSubject, reserveLoginAttempt } from '../../platform/limits/lockout.ts';
import type { Runtime } from '../../platform/runtime.ts';

export type PasswordCheck = {
  account: Account;
  /**
   * Null: no customer has the email or username. The attempt is counted nevertheless, and the check takes as long as
   * for a customer.
   */
  customer: Pick<
    Customer,
    'id' | 'accountId' | 'passwordHash' | 'email' | 'username' | 'importedSubject'
  > | null;
  /** The key of the email or username, for the lockout of unknown names. */
  identifier: string;
  source: string;
  password: string;
};

/** Reserves an attempt under the lockout. @throws IdentityError ACCOUNT_LOCKED, UNAVAILABLE */
export function reservePasswordAttempt(
  runtime: Runtime,
  { account, customer, identifier, source }: PasswordCheck,
): Promise<Attempt> {
  return reserveLoginAttempt(runtime, {
    limits: account,
    subject: customerSubject(account.id, customer?.id ?? null, identifier),
    source,
    isUsualSource: Prisma.sql`EXISTS (
      SELECT 1 FROM session WHERE customer_id = ${customer?.id ?? 0} AND source = ${source})`,
  });
}

/**
 * Replaces the hash of a verified password, unless the password was changed meanwhile. Raw SQL, because Prisma would
 * update `updatedAt`.
 */
export async function replaceHash(
  db: Db,
  customerId: number,
  { before, after }: { before: string; after: string },
): Promise<void> {
  await db.$executeRaw`
    UPDATE customer SET password_hash = ${after} WHERE id = ${customerId} AND password_hash = ${before}`;
}
