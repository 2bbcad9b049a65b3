import { setTimeout as sleep } from 'node:timers/promises';
import type { Account, Customer } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { customerSubject, reserveLoginAttempt } from '../../platform/limits/lockout.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { failureDelay, importedFormats } from './failure-delay.ts';
import { hashPassword, spellingsOf, UNMATCHABLE_HASH, verifyPassword } from './password-hash.ts';

export type PasswordCheck = {
  account: Account;
  /** Null: no customer has that name. It costs and counts the same. */
  customer: Pick<Customer, 'id' | 'passwordHash'> | null;
  /** The name as it was given, for the lockout of unknown names. */
  identifier: string;
  source: string;
  password: string;
};

/**
 * Verifies a customer's password, in the queue and under the lockout. The only place that does. It costs the same
 * whether or not there is such a customer. A request that the full queue rejects does not count as an attempt. In an
 * account with imported hashes every failure is answered on a schedule.
 * @param pause waits for the schedule
 * @throws IdentityError ACCOUNT_LOCKED, UNAVAILABLE
 */
export async function checkPassword(
  runtime: Runtime,
  check: PasswordCheck,
  pause: (milliseconds: number) => Promise<unknown> = sleep,
): Promise<boolean> {
  const { matches, hashingSince } = await verifyInQueue(runtime, check);
  if (matches) return true;
  const formats = await importedFormats(runtime.prisma, check.account.id);
  const elapsed = performance.now() - hashingSince;
  const delay = failureDelay(formats, spellingsOf(check.password).length, elapsed);
  if (delay > 0) await pause(delay);
  return false;
}

async function verifyInQueue(
  runtime: Runtime,
  { account, customer, identifier, source, password }: PasswordCheck,
): Promise<{ matches: boolean; hashingSince: number }> {
  const { prisma, hashQueue } = runtime;
  using place = await hashQueue.enter(account.id);
  await using attempt = await reserveLoginAttempt(runtime, {
    limits: account,
    subject: customerSubject(account.id, customer?.id ?? null, identifier),
    source,
    isUsualSource: () => isUsualSource(prisma, customer?.id ?? 0, source),
  });
  const hash = customer?.passwordHash ?? null;
  let hashingSince = 0;
  const verified = await place.run(() => {
    // The wait for a core is not part of it: it depends on the load only.
    hashingSince = performance.now();
    return verifyPassword(hash ?? UNMATCHABLE_HASH, password);
  });
  const matches = verified.matches && customer !== null && hash !== null;
  if (matches && verified.outdated) {
    const passwordHash = await place.run(() => hashPassword(password));
    // Raw SQL: an update by Prisma would record a change of the customer.
    await prisma.$executeRaw`
      UPDATE customer SET password_hash = ${passwordHash}
      WHERE id = ${customer.id} AND password_hash = ${hash}`;
  }
  await attempt.settle(matches);
  return { matches, hashingSince };
}

async function isUsualSource(db: Db, customerId: number, source: string): Promise<boolean> {
  return (await db.session.findFirst({ where: { customerId, source }, select: { id: true } })) !== null;
}
