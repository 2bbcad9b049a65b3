import { z } from 'zod';
import { addDays } from '../lib/clock.ts';
import { hashSecret, randomSecret } from '../lib/credential.ts';

type Hash = Uint8Array<ArrayBuffer>;

/** The secret of a caller, and the one before the last rotation while the overlap lasts. Only hashes are stored. */
export type SecretHashes = {
  secretHash: Hash;
  previousSecretHash: Hash | null;
  previousSecretUntil: Date | null;
};

const MAX_OVERLAP_DAYS = 30;

/** The rules for the input of a rotation. 0: the current secret becomes invalid at once. */
export const rotation = z.object({
  overlapDays: z
    .int()
    .min(0, 'The overlapDays must be at least 0.')
    .max(MAX_OVERLAP_DAYS, `The overlapDays may not be greater than ${MAX_OVERLAP_DAYS}.`),
});

/**
 * Makes a new secret. The current one stays valid for some days. Older ones become invalid.
 * @returns the secret, which is shown once, and what is stored
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

/** The hash of the secret before the last rotation. Null: there is none, or its overlap is over. */
export function validPreviousHash(
  { previousSecretHash, previousSecretUntil }: Omit<SecretHashes, 'secretHash'>,
  now: Date,
): Hash | null {
  return previousSecretUntil !== null && previousSecretUntil > now ? previousSecretHash : null;
}
