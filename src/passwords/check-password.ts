import type { Account, Customer } from '../database/client/client.ts';
import type { Db } from '../database/database.ts';
import type { Clock } from '../lib/clock.ts';
import { customerSubject, underLockout } from '../limits/lockout.ts';
import type { HashQueue } from './hash-queue.ts';
import { hashPassword, UNMATCHABLE_HASH, verifyPassword } from './password-hash.ts';

export type PasswordCheck = {
  account: Account;
  /** Null: nobody has that name. It costs and counts the same. */
  customer: Pick<Customer, 'id' | 'passwordHash'> | null;
  identifier: string;
  source: string;
  password: string;
};

/**
 * The one place where a customer's password is compared: in the queue, under the lockout, at the
 * same cost whether or not there is such a customer. An outdated hash is replaced when it matches.
 * An attempt that found no place in the queue was not verified and does not count.
 * @throws IdentityError ACCOUNT_LOCKED, UNAVAILABLE
 */
export async function checkPassword(
  db: Db,
  { clock, hashQueue }: { clock: Clock; hashQueue: HashQueue },
  { account, customer, identifier, source, password }: PasswordCheck,
): Promise<boolean> {
  const hash = customer?.passwordHash ?? null;
  const attempt = {
    limits: account,
    subject: customerSubject(account.id, customer?.id ?? null, identifier),
    source,
    isUsualSource: () => isUsualSource(db, customer?.id ?? 0, source),
  };
  return hashQueue.runAround((inTurn) =>
    underLockout(db, clock, attempt, async () => {
      const verify = () => verifyPassword(hash ?? UNMATCHABLE_HASH, password);
      const { matches, outdated } = await inTurn(verify);
      if (!matches || customer === null || hash === null) return false;
      if (outdated) {
        const passwordHash = await inTurn(() => hashPassword(password));
        // Not through Prisma, which would note a change of the customer: nothing has changed for her.
        await db.$executeRaw`
          UPDATE customer SET password_hash = ${passwordHash}
          WHERE id = ${customer.id} AND password_hash = ${hash}`;
      }
      return true;
    }),
  );
}

async function isUsualSource(db: Db, customerId: number, source: string): Promise<boolean> {
  return (await db.session.findFirst({ where: { customerId, source }, select: { id: true } })) !== null;
}
