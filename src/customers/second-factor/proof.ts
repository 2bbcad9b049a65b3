import { z } from 'zod';
import type { Clock } from '../../lib/clock.ts';
import { text } from '../../lib/input.ts';
import type { Db } from '../../platform/database/database.ts';
import { IdentityError, requireValid } from '../../platform/errors.ts';
import {
  type AttemptLimit,
  reserveAttempt,
  type Settlement,
  settleAttempt,
} from '../../platform/limits/attempts.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { type Owner, ownerKey } from './owner.ts';
import { type Ceremony, useAssertion } from './passkey.ts';
import { useRecoveryCode } from './recovery-codes.ts';
import { useTotpCode } from './totp.ts';

/** Six digits fall to somebody patient: five failures in five minutes, and a hundred in a day. */
const WINDOW = { failures: 5, windowSeconds: 300 };
const DAY = { failures: 100, windowSeconds: 86_400 };

const proofShape = z.object({
  code: text('code', 32).nullish(),
  recoveryCode: text('recovery code', 64).nullish(),
  assertion: z.unknown().optional(),
});

/** One of three ways to show a second factor. */
export type Proof = { code: string } | { recoveryCode: string } | { assertion: unknown };

/** What was shown is not a factor of this owner. */
class WrongFactorError extends IdentityError {}

/**
 * @param input a FactorProofInput, not yet validated
 * @throws IdentityError VALIDATION_FAILED when it holds none, or more than one
 */
export function readProof(input: unknown): Proof {
  const { code, recoveryCode, assertion } = requireValid(proofShape, input);
  const given = [
    ...(code ? [{ code }] : []),
    ...(recoveryCode ? [{ recoveryCode }] : []),
    ...(assertion == null ? [] : [{ assertion }]),
  ];
  const [proof, another] = given;
  if (proof && !another) return proof;
  const message = 'One of code, recoveryCode and assertion is required.';
  throw new IdentityError('VALIDATION_FAILED', { fields: { code: [message] } });
}

/**
 * Uses a factor up, in the transaction that it is shown for: when that fails, it was not used.
 * Call it under `underFactorLimit`.
 * @throws WrongFactorError
 */
export async function useFactor(
  tx: Db,
  { derivedKeys }: Runtime,
  owner: Owner,
  ceremony: Ceremony,
  proof: Proof,
  now: Date,
): Promise<void> {
  if ('code' in proof) {
    if (!(await useTotpCode(tx, derivedKeys, owner, proof.code, now))) throw wrong('code');
  } else if ('recoveryCode' in proof) {
    if (!(await useRecoveryCode(tx, owner, proof.recoveryCode, now))) throw wrong('recoveryCode');
  } else if (!(await useAssertion(tx, owner, ceremony, proof.assertion, now))) {
    throw wrong('assertion');
  }
}

/**
 * Counts an attempt to show a factor, exactly, however many come at once. Who gets this far has shown the
 * first factor, so the count is the owner's alone, wherever she comes from.
 * @param attempt throws WrongFactorError for a wrong one; any other error counts neither way
 * @throws IdentityError ACCOUNT_LOCKED; the factor was not looked at
 */
export async function underFactorLimit<T>(
  db: Db,
  clock: Clock,
  owner: Owner,
  attempt: () => Promise<T>,
): Promise<T> {
  const key = `factor:${ownerKey(owner)}`;
  const window: AttemptLimit = { key, ...WINDOW };
  const day: AttemptLimit = { key: `${key}/day`, ...DAY };
  await reserveAttempt(db, window, clock);
  try {
    await reserveAttempt(db, day, clock);
  } catch (error) {
    await settleAttempt(db, window, 'released', clock());
    throw error;
  }
  let settlement: Settlement = 'released';
  try {
    const result = await attempt();
    settlement = 'succeeded';
    return result;
  } catch (error) {
    if (error instanceof WrongFactorError) settlement = 'failed';
    throw error;
  } finally {
    await settleAttempt(db, window, settlement, clock());
    // A success must not give whoever guesses a fresh day.
    await settleAttempt(db, day, settlement === 'failed' ? 'failed' : 'released', clock());
  }
}

const WRONG = {
  code: 'The code is not valid.',
  recoveryCode: 'The recovery code is not valid.',
  assertion: 'The passkey was not accepted.',
};

function wrong(field: keyof typeof WRONG): WrongFactorError {
  return new WrongFactorError('VALIDATION_FAILED', { fields: { [field]: [WRONG[field]] } });
}
