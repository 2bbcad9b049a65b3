import { z } from 'zod';
import { text } from '../../lib/input.ts';
import type { OneTimeToken } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { invalidField } from '../../platform/errors.ts';
import { findOneTimeToken, redeemOneTimeToken } from '../../platform/one-time-tokens/one-time-token.ts';
import type { Entrance } from './gate.ts';

/** The input of whatever continues a login by its challenge. */
export const completion = z.object({ challenge: text('challenge', 128) });

/** How many proofs a challenge sees, right or wrong. */
const MAX_PRESENTATIONS = 5;

/** What a challenge is bound to. */
export type Challenge = {
  id: string;
  customerId: number | null;
  collaboratorId: number | null;
  siteId: number | null;
  entrance: Entrance;
  /** A factor was set up with it: whoever holds it has just shown that factor. */
  enrolled: boolean;
};

/**
 * A challenge that is still open, of this site; null stands for the admin side.
 * @throws IdentityError VALIDATION_FAILED on `challenge`
 */
export async function findChallenge(
  db: Db,
  text: string,
  siteId: number | null,
  now: Date,
): Promise<Challenge> {
  const token = await findOneTimeToken(db, 'SECOND_FACTOR', text, now);
  if (!token || token.siteId !== siteId) throw overChallenge();
  return challengeOf(token);
}

/**
 * Takes one of the few proofs that a challenge sees, before it is looked at.
 * @throws IdentityError VALIDATION_FAILED on `challenge` when it has seen them all
 */
export async function presentChallenge(db: Db, { id }: Pick<Challenge, 'id'>): Promise<void> {
  const { count } = await db.oneTimeToken.updateMany({
    where: { id, spentAt: null, failures: { lt: MAX_PRESENTATIONS } },
    data: { failures: { increment: 1 } },
  });
  if (count === 0) throw overChallenge();
}

/**
 * Uses a challenge up, in the transaction in which the session begins: of parallel ones a single one does.
 * @throws IdentityError VALIDATION_FAILED on `challenge`
 */
export async function redeemChallenge(tx: Db, text: string, now: Date): Promise<Challenge> {
  const token = await redeemOneTimeToken(tx, 'SECOND_FACTOR', text, now);
  if (!token) throw overChallenge();
  return challengeOf(token);
}

/** Notes that a factor was set up with it, in the transaction that does so. */
export async function markEnrolled(tx: Db, { id, entrance }: Challenge): Promise<void> {
  await tx.oneTimeToken.update({ where: { id }, data: { data: { ...entrance, enrolled: true } } });
}

export function overChallenge() {
  return invalidField('challenge', 'The challenge is not valid any more. Please log in again.');
}

function challengeOf({ id, customerId, collaboratorId, siteId, data }: OneTimeToken): Challenge {
  const { enrolled, ...entrance } = data as Entrance & { enrolled?: boolean };
  return { id, customerId, collaboratorId, siteId, entrance, enrolled: enrolled === true };
}
