import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../../lib/clock.ts';
import type { Account, Customer } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { customerSubject, underLockout } from '../../platform/limits/lockout.ts';
import type { HashQueue } from './hash-queue.ts';
import { hashPassword, spellingsOf, UNMATCHABLE_HASH, verifyPassword } from './password-hash.ts';
import { delayOfRefusal, foreignForms } from './refusal-schedule.ts';

export type PasswordCheck = {
  account: Account;
  /** Null: nobody has that name. It costs and counts the same. */
  customer: Pick<Customer, 'id' | 'passwordHash'> | null;
  identifier: string;
  source: string;
  password: string;
};

export type PasswordDependencies = {
  clock: Clock;
  hashQueue: HashQueue;
  /** Waits, in milliseconds: the process's timer unless given. */
  pause?: (milliseconds: number) => Promise<unknown>;
};

/**
 * The one place where a customer's password is compared: in the queue, under the lockout, at the
 * same cost whether or not there is such a customer. An outdated hash is replaced when it matches.
 * An attempt that found no place in the queue was not verified and does not count. In an account with imported
 * hashes a refusal is answered on a schedule, whosever password was tried.
 * @throws IdentityError ACCOUNT_LOCKED, UNAVAILABLE
 */
export async function checkPassword(
  db: Db,
  { clock, hashQueue, pause = sleep }: PasswordDependencies,
  { account, customer, identifier, source, password }: PasswordCheck,
): Promise<boolean> {
  let hashedSince = performance.now();
  const hash = customer?.passwordHash ?? null;
  const attempt = {
    limits: account,
    subject: customerSubject(account.id, customer?.id ?? null, identifier),
    source,
    isUsualSource: () => isUsualSource(db, customer?.id ?? 0, source),
  };
  const right = await hashQueue.runAround(account.id, (inTurn) =>
    underLockout(db, clock, attempt, async () => {
      const verify = () => {
        // Not before: waiting for a turn tells nothing, and grows with the load.
        hashedSince = performance.now();
        return verifyPassword(hash ?? UNMATCHABLE_HASH, password);
      };
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
  if (!right) {
    const forms = await foreignForms(db, account.id);
    const elapsed = performance.now() - hashedSince;
    const delay = delayOfRefusal(forms, spellingsOf(password).length, elapsed);
    if (delay > 0) await pause(delay);
  }
  return right;
}

async function isUsualSource(db: Db, customerId: number, source: string): Promise<boolean> {
  return (await db.session.findFirst({ where: { customerId, source }, select: { id: true } })) !== null;
}
