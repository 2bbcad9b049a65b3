import { createHash } from 'node:crypto';
import type { Account, Prisma } from '../database/client/client.ts';
import type { Runtime } from '../runtime.ts';
import { type Attempt, type AttemptLimit, reserveAttempt } from './attempts.ts';

export type LockoutLimits = Pick<
  Account,
  'lockoutAttempts' | 'lockoutWindowSeconds' | 'lockoutScope' | 'lockoutDailyCap'
>;

/** An attempt to log in: the customer or collaborator, and the address of the client. */
export type LoginAttempt = {
  limits: LockoutLimits;
  /** The key of the customer or collaborator: `customerSubject`, `collaboratorSubject`. */
  subject: string;
  source: string;
  /** An SQL condition: whether this customer or collaborator has logged in from this address before. */
  isUsualSource: Prisma.Sql;
};

const DAY_SECONDS = 86_400;

/**
 * Reserves an attempt to log in under the account's lockout. The limit is per customer and source, so that an attacker
 * elsewhere cannot lock a customer out. Guesses from many sources reach a daily limit, which does not apply to sources
 * that this customer has used before. An account may choose the legacy form instead, which is per customer only.
 * Unknown names are locked like known ones.
 * @throws IdentityError ACCOUNT_LOCKED or UNAVAILABLE as in `reserveAttempt`, before the password is verified
 */
export async function reserveLoginAttempt(
  runtime: Runtime,
  { limits, subject, source, isUsualSource }: LoginAttempt,
): Promise<Attempt> {
  const perCustomer = limits.lockoutScope === 'CUSTOMER';
  const window: AttemptLimit = {
    key: perCustomer ? subject : `${subject}@${source}`,
    failures: limits.lockoutAttempts,
    windowSeconds: limits.lockoutWindowSeconds,
  };
  const day: AttemptLimit | null = perCustomer
    ? null
    : { key: `${subject}/day`, failures: limits.lockoutDailyCap, windowSeconds: DAY_SECONDS };
  return reserveAttempt(runtime, { window, day, isWithoutDay: isUsualSource });
}

/**
 * The key under which failed logins of a customer are counted. An unknown name is hashed: it may be an email, or a
 * password typed in the wrong field.
 */
export function customerSubject(accountId: number, customerId: number | null, identifier: string): string {
  return `login:${accountId}:${customerId === null ? unknownName(identifier) : `customer:${customerId}`}`;
}

/** The key for a collaborator. Their emails are unique on the whole platform. */
export function collaboratorSubject(collaboratorId: number | null, identifier: string): string {
  return `admin:${collaboratorId === null ? unknownName(identifier) : collaboratorId}`;
}

function unknownName(identifier: string): string {
  return `name:${createHash('sha256').update(identifier).digest('base64url')}`;
}
