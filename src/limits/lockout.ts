import { createHash } from 'node:crypto';
import type { Account } from '../database/client/client.ts';
import type { Db } from '../database/database.ts';
import type { Clock } from '../lib/clock.ts';
import { type AttemptLimit, reserveAttempt, type Settlement, settleAttempt } from './attempts.ts';

/** Whose password is being tried, from where. */
export type LoginAttempt = {
  account: Pick<
    Account,
    'id' | 'lockoutAttempts' | 'lockoutWindowSeconds' | 'lockoutScope' | 'lockoutDailyCap'
  >;
  /** Null: nobody has that name; then the name itself is what counts. */
  customerId: number | null;
  /** The normalised email or username that was given. */
  identifier: string;
  source: string;
};

const DAY_SECONDS = 86_400;

/**
 * Runs one check of a password under the account's lockout. The lock is keyed by customer and
 * source, so that nobody can lock a customer out from elsewhere; guesses from many sources meet a
 * daily cap, which sources that this customer has used before pass. An account may choose the
 * legacy form instead, keyed by customer alone. Unknown names are locked exactly as known ones.
 * @param verify says whether the password was right; if it throws, the attempt counts neither way
 * @throws IdentityError ACCOUNT_LOCKED; the password was not looked at
 */
export async function underLockout(
  db: Db,
  clock: Clock,
  attempt: LoginAttempt,
  verify: () => Promise<boolean>,
): Promise<boolean> {
  const { account } = attempt;
  const subject = subjectKey(attempt);
  const perSource: AttemptLimit = {
    key: account.lockoutScope === 'CUSTOMER' ? subject : `${subject}@${attempt.source}`,
    failures: account.lockoutAttempts,
    windowSeconds: account.lockoutWindowSeconds,
  };
  const perDay: AttemptLimit | null =
    account.lockoutScope === 'CUSTOMER' || (await isUsualSource(db, attempt))
      ? null
      : { key: `${subject}/day`, failures: account.lockoutDailyCap, windowSeconds: DAY_SECONDS };

  await reserveAttempt(db, perSource, clock);
  if (perDay) {
    try {
      await reserveAttempt(db, perDay, clock);
    } catch (error) {
      await settleAttempt(db, perSource, 'released', clock());
      throw error;
    }
  }
  let settlement: Settlement = 'released';
  try {
    const right = await verify();
    settlement = right ? 'succeeded' : 'failed';
    return right;
  } finally {
    await settleAttempt(db, perSource, settlement, clock());
    // A success elsewhere must not hand an attacker a fresh day of guesses.
    if (perDay) await settleAttempt(db, perDay, settlement === 'failed' ? 'failed' : 'released', clock());
  }
}

/** The name of an unknown customer is hashed: it may be somebody's email, or a password typed in the wrong field. */
function subjectKey({ account, customerId, identifier }: LoginAttempt): string {
  const subject =
    customerId === null
      ? `name:${createHash('sha256').update(identifier).digest('base64url')}`
      : `customer:${customerId}`;
  return `login:${account.id}:${subject}`;
}

async function isUsualSource(db: Db, { customerId, source }: LoginAttempt): Promise<boolean> {
  const session = await db.session.findFirst({
    where: { customerId: customerId ?? 0, source },
    select: { id: true },
  });
  return session !== null;
}
