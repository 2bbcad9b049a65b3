import { z } from 'zod';
import type { OneTimeToken } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { invalidField } from '../../platform/errors.ts';
import { text } from '../../platform/input.ts';
import { message } from '../../platform/messages/message.ts';
import { findOneTimeToken, redeemOneTimeToken } from '../../platform/one-time-tokens/one-time-token.ts';
import type { PendingLogin } from './require-second-factor.ts';

/** The input of an operation that continues a login by its challenge. */
export const completion = z.object({ challenge: text('challenge', 128) });

/** How many proofs, right or wrong, may be sent for one challenge. */
const MAX_PRESENTATIONS = 5;

export type Challenge = {
  id: string;
  customerId: number | null;
  collaboratorId: number | null;
  siteId: number | null;
  pending: PendingLogin;
  /** Whether a factor was set up with this challenge. If so, this login does not ask for it. */
  enrolled: boolean;
};

/**
 * Finds a valid challenge.
 * @param siteId the site that it was issued on; null for a collaborator
 * @throws IdentityError VALIDATION_FAILED on `challenge`
 */
export async function findChallenge(
  db: Db,
  text: string,
  siteId: number | null,
  now: Date,
): Promise<Challenge> {
  const token = await findOneTimeToken(db, 'SECOND_FACTOR', text, now);
  if (!token || token.siteId !== siteId) throw invalidChallenge();
  return challengeOf(token);
}

/**
 * Counts a proof for a challenge, before the proof is verified.
 * @throws IdentityError VALIDATION_FAILED on `challenge` after too many proofs, or if the challenge is used
 */
export async function presentChallenge(db: Db, { id }: Pick<Challenge, 'id'>): Promise<void> {
  const { count } = await db.oneTimeToken.updateMany({
    where: { id, spentAt: null, failures: { lt: MAX_PRESENTATIONS } },
    data: { failures: { increment: 1 } },
  });
  if (count === 0) throw invalidChallenge();
}

/**
 * Uses a challenge, once, in the transaction that opens the session.
 * @throws IdentityError VALIDATION_FAILED on `challenge`
 */
export async function redeemChallenge(tx: Db, text: string, now: Date): Promise<Challenge> {
  const token = await redeemOneTimeToken(tx, 'SECOND_FACTOR', text, now);
  if (!token) throw invalidChallenge();
  return challengeOf(token);
}

/** Records that a factor was set up with a challenge, in the transaction that sets it up. */
export async function markEnrolled(tx: Db, { id, pending }: Challenge): Promise<void> {
  await tx.oneTimeToken.update({ where: { id }, data: { data: { ...pending, enrolled: true } } });
}

export function invalidChallenge() {
  return invalidField('challenge', message('challengeOver'));
}

function challengeOf({ id, customerId, collaboratorId, siteId, data }: OneTimeToken): Challenge {
  const { enrolled, ...pending } = data as PendingLogin & { enrolled?: boolean };
  return { id, customerId, collaboratorId, siteId, pending, enrolled: enrolled === true };
}
