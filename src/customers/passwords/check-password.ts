import { setTimeout as sleep } from 'node:timers/promises';
import type { OldSystem } from '../../platform/database/client/client.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { findAskedSystem } from '../old-systems/old-system.ts';
import { failureDelay, importedFormats } from './failure-delay.ts';
import { ELSEWHERE, schemeOfHash } from './hash-format.ts';
import type { HashReservation } from './hash-queue.ts';
import { secretOfHash } from './hash-secrets.ts';
import { hashPassword, isOwnHash, spellingsOf, UNMATCHABLE_HASH } from './hashes/own-hash.ts';
import { type PasswordCheck, replaceHash, reservePasswordAttempt } from './password-attempt.ts';
import { verifyPassword } from './password-hash.ts';
import { type Newcomer, type VerifiedElsewhere, verifyElsewhere } from './verify-elsewhere.ts';

export type LoginCheck = PasswordCheck & {
  /**
   * The typed email, and whether a customer could be created with it. Null: no valid email was typed, or an active
   * customer has it.
   */
  unknown: { email: string; isFree(): Promise<boolean> } | null;
  /** Whether the account has an old system. Absent: not known. */
  hasOldSystem?: boolean;
  /** Room in the queue of the hashes. Absent: none is reserved. */
  reservation?: HashReservation;
};

export type CheckedPassword = {
  matches: boolean;
  /**
   * Set if the old system has confirmed the password of a person who is not a customer yet. The caller has to create
   * the customer.
   */
  newcomer: Newcomer | null;
};

/**
 * Verifies a customer's password, in the queue and under the lockout. Only this function and `checkLoginPassword`
 * verify passwords of customers. The cost is the same whether or not the customer exists. A request that the full queue
 * rejects does not count as an attempt. In an account with imported hashes, or an old system, a wrong password is
 * answered at the end of a time step (`failureDelay`).
 * @param pause waits for the end of the time step
 * @throws IdentityError ACCOUNT_LOCKED, UNAVAILABLE
 */
export async function checkPassword(
  runtime: Runtime,
  check: PasswordCheck,
  pause: (milliseconds: number) => Promise<unknown> = sleep,
): Promise<boolean> {
  return (await checkLoginPassword(runtime, { ...check, unknown: null }, pause)).matches;
}

/**
 * Like `checkPassword`, for a login, where an old system may confirm the password of a person who is not a customer
 * yet.
 */
export async function checkLoginPassword(
  runtime: Runtime,
  check: LoginCheck,
  pause: (milliseconds: number) => Promise<unknown> = sleep,
): Promise<CheckedPassword> {
  const { prisma, clock } = runtime;
  const { account, password, hasOldSystem = true } = check;
  // Read for every name: a query only for unknown names would reveal which names exist.
  const system = hasOldSystem ? await findAskedSystem(prisma, account.id, clock()) : null;
  const { since, ...checked } = await verify(runtime, check, system);
  if (checked.matches) return checked;
  const formats = await importedFormats(prisma, account.id);
  const least = system ? runtime.oldSystems.refusalMilliseconds : 0;
  const delay = failureDelay(formats, spellingsOf(password).length, performance.now() - since, least);
  if (delay > 0) await pause(delay);
  return checked;
}

/**
 * The old system is asked outside the queue of the hashes, because a slow system would stop all logins in that queue.
 */
async function verify(
  runtime: Runtime,
  check: LoginCheck,
  system: OldSystem | null,
): Promise<VerifiedElsewhere> {
  const { customer, unknown } = check;
  if (system && (customer ? customer.passwordHash === ELSEWHERE : unknown)) {
    const isAsked = customer !== null || (system.createsUnknown && (await unknown?.isFree()));
    if (isAsked) {
      check.reservation?.[Symbol.dispose]();
      return verifyElsewhere(runtime, system, check, unknown?.email ?? '');
    }
  }
  return verifyInQueue(runtime, check);
}

async function verifyInQueue(runtime: Runtime, check: LoginCheck): Promise<VerifiedElsewhere> {
  const { account, customer, password, reservation = null } = check;
  using place = await runtime.hashQueue.enter(account.id, reservation);
  await using attempt = await reservePasswordAttempt(runtime, check);
  const hash = customer?.passwordHash ?? null;
  const readingSince = performance.now();
  const secret = hash === null ? null : await secretOfHash(runtime, account.id, hash);
  const readingMilliseconds = performance.now() - readingSince;
  let since = 0;
  // The measured time excludes the wait for a core, which depends only on the load. It includes the query for a secret,
  // which only some hashes need.
  const verified = await place.run(() => {
    since = performance.now() - readingMilliseconds;
    return verifyPassword(hash ?? UNMATCHABLE_HASH, password, secret);
  });
  const matches = verified.matches && customer !== null && hash !== null;
  if (matches && verified.outdated) {
    const passwordHash = await place.run(() => hashPassword(password));
    await replaceHash(runtime.prisma, customer.id, { before: hash, after: passwordHash });
  }
  if (hash !== null) countImported(runtime, hash, matches);
  await attempt.settle(matches);
  return { matches, newcomer: null, since };
}

/** Counted by scheme: a scheme that always fails was probably imported with the wrong format. */
function countImported({ importedHashes }: Runtime, hash: string, matches: boolean): void {
  if (isOwnHash(hash)) return;
  importedHashes.count({ scheme: schemeOfHash(hash), outcome: matches ? 'matched' : 'refused' });
}
