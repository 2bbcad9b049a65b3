import { addDays } from '../../lib/clock.ts';
import type { Sweep } from '../../lib/sweeping.ts';
import { lockSigningKeys } from '../../platform/database/locks.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { continueRsaKeys } from './rsa-keys.ts';
import { rotateSigningKey } from './signing-keys.ts';

/** Longer than the JWKS may be cached, so that offline verifiers have a key before its first token. */
const AHEAD_SECONDS = 86_400;
const AHEAD_DAYS = 1;
const EVERY_MS = 600_000;

/**
 * Publishes the next signing key one day before the current one has signed for `rotationDays`. Concurrent
 * calls are safe: the row of the current key is locked and checked again.
 * @param rotationDays how long a key signs; 0: keys are not rotated automatically
 * @returns the new key's id; null when no rotation was due
 */
export async function rotateSigningKeyWhenDue(
  runtime: Runtime,
  rotationDays: number,
): Promise<string | null> {
  const { prisma, clock } = runtime;
  if (rotationDays === 0) return null;
  const dueBefore = addDays(clock(), AHEAD_DAYS - rotationDays);
  const isDue = (keys: { signsFrom: Date }[]) =>
    keys.length > 0 && keys.every(({ signsFrom }) => signsFrom <= dueBefore);
  // Check without a transaction first.
  if (!isDue(await prisma.signingKey.findMany({ where: { retiredAt: null }, select: { signsFrom: true } })))
    return null;
  return prisma.$transaction(async (tx) => {
    if (!isDue(await lockSigningKeys(tx))) return null;
    return (await rotateSigningKey(tx, runtime, AHEAD_SECONDS)).created;
  });
}

/** Removes keys whose last token has expired. @returns the number of keys */
export async function removeSpentKeys({ prisma, clock }: Runtime): Promise<number> {
  const { count } = await prisma.signingKey.deleteMany({ where: { verifiesUntil: { lte: clock() } } });
  return count;
}

export function signingKeySweep(runtime: Runtime): Sweep {
  const { settings, log } = runtime;
  return {
    name: 'signing keys',
    async batch() {
      const created = await rotateSigningKeyWhenDue(runtime, settings.keyRotationDays);
      if (created !== null) log.info({ kid: created }, 'the next signing key is published');
      await continueRsaKeys(runtime);
      const removed = await removeSpentKeys(runtime);
      if (removed > 0) log.info({ removed }, 'spent signing keys were removed');
      return false;
    },
    pauseMilliseconds: EVERY_MS,
    everyMilliseconds: EVERY_MS,
  };
}
