import { z } from 'zod';
import { addDays } from '../lib/clock.ts';
import { hashSecret, randomSecret } from '../lib/credential.ts';

type Hash = Uint8Array<ArrayBuffer>;

/** The hash of a caller's secret, and that of the previous secret until the overlap of a rotation ends. */
export type SecretHashes = {
  secretHash: Hash;
  previousSecretHash: Hash | null;
  previousSecretUntil: Date | null;
};

const MAX_OVERLAP_DAYS = 30;

/** The input of a rotation. With 0 days of overlap, the current secret becomes invalid at once. */
export const rotation = z.object({
  overlapDays: z
    .int()
    .min(0, 'The overlapDays must be at least 0.')
    .max(MAX_OVERLAP_DAYS, `The overlapDays may not be greater than ${MAX_OVERLAP_DAYS}.`),
});

/**
 * Makes a new secret. The current secret stays valid for `overlapDays`. Older secrets become invalid.
 * @returns the secret, which is shown once, and the hashes to store
 */
export function rotatedSecret(
  current: Hash,
  { overlapDays }: z.output<typeof rotation>,
  now: Date,
): { clientSecret: string; hashes: SecretHashes } {
  const clientSecret = randomSecret();
  const kept = overlapDays > 0;
  return {
    clientSecret,
    hashes: {
      secretHash: hashSecret(clientSecret),
      previousSecretHash: kept ? new Uint8Array(current) : null,
      previousSecretUntil: kept ? addDays(now, overlapDays) : null,
    },
  };
}

/** The hash of the secret before the last rotation. Null if there is none, or if its overlap is over. */
export function validPreviousHash(
  { previousSecretHash, previousSecretUntil }: Omit<SecretHashes, 'secretHash'>,
  now: Date,
): Hash | null {
  return previousSecretUntil !== null && previousSecretUntil > now ? previousSecretHash : null;
}
