import { Secret, TOTP } from 'otpauth';
import { addSeconds } from '../../lib/clock.ts';
import type { DerivedKeys } from '../../lib/derived-keys.ts';
import type { Authenticator } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { seal, unseal } from '../../platform/encryption/sealed.ts';
import type { Owner } from './owner.ts';

/** The parameters that every authenticator app supports: SHA-1, six digits, thirty seconds (RFC 6238). */
const PARAMETERS = { algorithm: 'SHA1', digits: 6, period: 30 } as const;
const SECRET_BYTES = 20;
/** The accepted clock drift: one step before or after (RFC 6238 §5.2). */
const DRIFT_STEPS = 1;
/** How long a setup can be confirmed. */
const ENROLMENT_SECONDS = 3_600;
const PURPOSE = 'totp-secret';
const SIX_DIGITS = /^[0-9]{6}$/;

/** The secret for an authenticator app, which is shown once. */
export type TotpEnrolment = { id: number; secret: string; uri: string };

/** Creates a secret, which is not a factor until it is confirmed. Deletes an earlier unconfirmed secret. */
export async function createTotp(
  tx: Db,
  derivedKeys: DerivedKeys,
  owner: Owner,
  { issuer, label }: { issuer: string; label: string },
  now: Date,
): Promise<TotpEnrolment> {
  await tx.authenticator.deleteMany({ where: { ...owner, kind: 'TOTP', confirmedAt: null } });
  const totp = new TOTP({ ...PARAMETERS, secret: new Secret({ size: SECRET_BYTES }), issuer, label });
  const secret = totp.secret.base32;
  const encryptedSecret = await sealTotpSecret(derivedKeys, secret);
  const { id } = await tx.authenticator.create({
    data: { ...owner, kind: 'TOTP', encryptedSecret, createdAt: now },
  });
  return { id, secret, uri: totp.toString() };
}

/** Encrypts the secret of an authenticator app for the database. @param secret base32 */
export function sealTotpSecret(derivedKeys: DerivedKeys, secret: string): Promise<string> {
  return seal(derivedKeys, PURPOSE, secret);
}

/** Decrypts the secret of an authenticator app. @returns base32 */
export function unsealTotpSecret(derivedKeys: DerivedKeys, encryptedSecret: string): Promise<string> {
  return unseal(derivedKeys, PURPOSE, encryptedSecret);
}

/** Confirms a secret by its first code. @returns null for a wrong code, and for an unknown or expired setup */
export async function confirmTotp(
  tx: Db,
  derivedKeys: DerivedKeys,
  owner: Owner,
  { id, code, name }: { id: number; code: string; name: string | null },
  now: Date,
): Promise<Authenticator | null> {
  const unconfirmed = await tx.authenticator.findFirst({
    where: { ...owner, id, kind: 'TOTP', confirmedAt: null },
  });
  const step = unconfirmed && (await matchingStep(derivedKeys, unconfirmed, code, now));
  if (!unconfirmed || step === null || unconfirmed.createdAt < addSeconds(now, -ENROLMENT_SECONDS))
    return null;
  return tx.authenticator.update({
    where: { id: unconfirmed.id },
    data: { name, confirmedAt: now, lastUsedAt: now, lastStep: step },
  });
}

/**
 * Verifies a code, and marks it as used in one atomic statement, so that only one of several parallel requests with the
 * same code succeeds.
 * @returns whether it was a current, unused code
 */
export async function useTotpCode(
  tx: Db,
  derivedKeys: DerivedKeys,
  owner: Owner,
  code: string,
  now: Date,
): Promise<boolean> {
  const candidates = await tx.authenticator.findMany({
    where: { ...owner, kind: 'TOTP', confirmedAt: { not: null } },
  });
  for (const candidate of candidates) {
    const step = await matchingStep(derivedKeys, candidate, code, now);
    if (step === null) continue;
    const { count } = await tx.authenticator.updateMany({
      where: { id: candidate.id, OR: [{ lastStep: null }, { lastStep: { lt: step } }] },
      data: { lastStep: step, lastUsedAt: now },
    });
    if (count === 1) return true;
  }
  return false;
}

/** Finds the time step of a code, within the accepted drift. Null for a wrong code. */
async function matchingStep(
  derivedKeys: DerivedKeys,
  { encryptedSecret }: Pick<Authenticator, 'encryptedSecret'>,
  code: string,
  now: Date,
): Promise<bigint | null> {
  const digits = code.replaceAll(' ', '');
  // The library throws for six characters that are not six bytes.
  if (encryptedSecret === null || !SIX_DIGITS.test(digits)) return null;
  const secret = Secret.fromBase32(await unsealTotpSecret(derivedKeys, encryptedSecret));
  const timestamp = now.getTime();
  const totp = new TOTP({ ...PARAMETERS, secret });
  const delta = totp.validate({ token: digits, timestamp, window: DRIFT_STEPS });
  return delta === null ? null : BigInt(totp.counter({ timestamp }) + delta);
}
