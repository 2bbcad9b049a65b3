import { addDays, type Clock } from '../../lib/clock.ts';
import type { DerivedKeys } from '../../lib/derived-keys.ts';
import type { Sweep } from '../../lib/sweeping.ts';
import type { PrismaClient } from '../../platform/database/client/client.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { rotateSigningKey } from './signing-keys.ts';

type Dependencies = { prisma: PrismaClient; clock: Clock; derivedKeys: DerivedKeys };

/** Longer than anybody may keep the JWKS: whoever verifies offline knows a key before its first token. */
const AHEAD_SECONDS = 86_400;
const AHEAD_DAYS = 1;
const EVERY_MS = 600_000;

/**
 * Publishes the next signing key a day before the present one has signed for so many days, so that the
 * next one takes over then. Any number of processes may call this at once: the present key's row is
 * locked and looked at again, and only one of them finds it unretired.
 * @param rotationDays how long a key signs; 0: until it is rotated by command
 * @returns the new key's id, or null when nothing was due
 */
export async function rotateSigningKeyWhenDue(
  { prisma, ...dependencies }: Dependencies,
  rotationDays: number,
): Promise<string | null> {
  if (rotationDays === 0) return null;
  const dueBefore = addDays(dependencies.clock(), AHEAD_DAYS - rotationDays);
  const isDue = (keys: { signsFrom: Date }[]) =>
    keys.length > 0 && keys.every(({ signsFrom }) => signsFrom <= dueBefore);
  // The everyday answer costs no transaction.
  if (!isDue(await prisma.signingKey.findMany({ where: { retiredAt: null }, select: { signsFrom: true } })))
    return null;
  return prisma.$transaction(async (tx) => {
    const present = await tx.$queryRaw<{ signsFrom: Date }[]>`
      SELECT signs_from AS "signsFrom" FROM signing_key WHERE retired_at IS NULL ORDER BY kid FOR UPDATE`;
    if (!isDue(present)) return null;
    return (await rotateSigningKey(tx, dependencies, AHEAD_SECONDS)).created;
  });
}

/** Removes keys whose last token has expired: nothing is verified by them any more. @returns how many */
export async function removeSpentKeys({
  prisma,
  clock,
}: Pick<Dependencies, 'prisma' | 'clock'>): Promise<number> {
  const { count } = await prisma.signingKey.deleteMany({ where: { verifiesUntil: { lte: clock() } } });
  return count;
}

/** Rotates the signing keys ahead of time and removes spent ones. */
export function signingKeySweep({ settings, log, ...dependencies }: Runtime): Sweep {
  return {
    name: 'signing keys',
    async batch() {
      const created = await rotateSigningKeyWhenDue(dependencies, settings.keyRotationDays);
      if (created !== null) log.info({ kid: created }, 'the next signing key is published');
      const removed = await removeSpentKeys(dependencies);
      if (removed > 0) log.info({ removed }, 'spent signing keys were removed');
      return false;
    },
    pauseMilliseconds: EVERY_MS,
    everyMilliseconds: EVERY_MS,
  };
}
