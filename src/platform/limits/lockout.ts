import { createHash } from 'node:crypto';
import type { Clock } from '../../lib/clock.ts';
import type { Account } from '../database/client/client.ts';
import type { Db } from '../database/database.ts';
import { type AttemptLimit, reserveAttempt, type Settlement, settleAttempt } from './attempts.ts';

/** How many failures an account allows. */
export type LockoutLimits = Pick<
  Account,
  'lockoutAttempts' | 'lockoutWindowSeconds' | 'lockoutScope' | 'lockoutDailyCap'
>;

/** Whose password is being tried, from where. */
export type LoginAttempt = {
  limits: LockoutLimits;
  /** Who is locked, by `subjectOf…`. */
  subject: string;
  source: string;
  /** Whether this person has come from there before. */
  isUsualSource(): Promise<boolean>;
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
  const { limits, subject, source } = attempt;
  const perSource: AttemptLimit = {
    key: limits.lockoutScope === 'CUSTOMER' ? subject : `${subject}@${source}`,
    failures: limits.lockoutAttempts,
    windowSeconds: limits.lockoutWindowSeconds,
  };
  const perDay: AttemptLimit | null =
    limits.lockoutScope === 'CUSTOMER' || (await attempt.isUsualSource())
      ? null
      : { key: `${subject}/day`, failures: limits.lockoutDailyCap, windowSeconds: DAY_SECONDS };

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

/**
 * A customer of an account, or who would be one by that name. The name of an unknown customer is hashed: it
 * may be somebody's email, or a password typed in the wrong field.
 */
export function customerSubject(accountId: number, customerId: number | null, identifier: string): string {
  return `login:${accountId}:${customerId === null ? unknownName(identifier) : `customer:${customerId}`}`;
}

/** The same for collaborators, whose names are unique on the whole platform. */
export function collaboratorSubject(collaboratorId: number | null, identifier: string): string {
  return `admin:${collaboratorId === null ? unknownName(identifier) : collaboratorId}`;
}

function unknownName(identifier: string): string {
  return `name:${createHash('sha256').update(identifier).digest('base64url')}`;
}
