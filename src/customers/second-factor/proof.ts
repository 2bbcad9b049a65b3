import { z } from 'zod';
import type { Db } from '../../platform/database/database.ts';
import { invalidField, requireValid } from '../../platform/errors.ts';
import { text } from '../../platform/input.ts';
import { type Attempt, type AttemptLimit, reserveAttempt } from '../../platform/limits/attempts.ts';
import { message } from '../../platform/messages/message.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { factorSubject, type Owner } from './owner.ts';
import { useAssertion } from './passkey.ts';
import type { Ceremony } from './passkey-ceremony.ts';
import { useRecoveryCode } from './recovery-codes.ts';
import { useTotpCode } from './totp.ts';

/** A code has only six digits, so the limits are five failures in five minutes, and a hundred a day. */
export const FACTOR_WINDOW = { failures: 5, windowSeconds: 300 };
export const FACTOR_DAY = { failures: 100, windowSeconds: 86_400 };

const proofShape = z.object({
  code: text('code', 32).nullish(),
  recoveryCode: text('recovery code', 64).nullish(),
  assertion: z.unknown().optional(),
});

export type Proof = { code: string } | { recoveryCode: string } | { assertion: unknown };

/**
 * Reads a proof from an input.
 * @param input a FactorProofInput, not yet validated
 * @throws IdentityError VALIDATION_FAILED unless it contains exactly one proof
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
  throw invalidField('code', message('proofRequired'));
}

/**
 * Reserves an attempt to show a second factor. The first factor has been shown already, so the limit is per owner,
 * regardless of the source.
 * @throws IdentityError ACCOUNT_LOCKED, before the factor is verified; UNAVAILABLE
 */
export async function reserveFactorAttempt(runtime: Runtime, owner: Owner): Promise<Attempt> {
  const key = factorSubject(owner);
  const window: AttemptLimit = { key, ...FACTOR_WINDOW };
  const day: AttemptLimit = { key: `${key}/day`, ...FACTOR_DAY };
  return reserveAttempt(runtime, { window, day });
}

/**
 * Verifies a factor and marks it as used, in the caller's transaction: if the transaction fails, the factor stays
 * unused. A wrong factor marks the attempt as failed.
 * @param attempt from `reserveFactorAttempt`
 * @throws IdentityError VALIDATION_FAILED on the field of the proof
 */
export async function useFactor(
  tx: Db,
  { derivedKeys }: Runtime,
  { owner, ceremony, attempt }: { owner: Owner; ceremony: Ceremony; attempt: Attempt },
  proof: Proof,
  now: Date,
): Promise<void> {
  const refuse = (field: keyof typeof WRONG) => {
    attempt.markFailed();
    return invalidField(field, WRONG[field]);
  };
  if ('code' in proof) {
    if (!(await useTotpCode(tx, derivedKeys, owner, proof.code, now))) throw refuse('code');
  } else if ('recoveryCode' in proof) {
    if (!(await useRecoveryCode(tx, owner, proof.recoveryCode, now))) throw refuse('recoveryCode');
  } else if (!(await useAssertion(tx, owner, ceremony, proof.assertion, now))) {
    throw refuse('assertion');
  }
}

const WRONG = {
  code: message('codeWrong'),
  recoveryCode: message('recoveryCodeWrong'),
  assertion: message('passkeyRefused'),
};
