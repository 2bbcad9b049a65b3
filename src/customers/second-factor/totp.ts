import { Secret, TOTP } from 'otpauth';
import { addSeconds } from '../../lib/clock.ts';
import type { DerivedKeys } from '../../lib/derived-keys.ts';
import { seal, unseal } from '../../lib/sealed.ts';
import type { Authenticator } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import type { Owner } from './owner.ts';

/** RFC 6238 as every authenticator app has it: SHA-1, six digits, thirty seconds. */
const PARAMETERS = { algorithm: 'SHA1', digits: 6, period: 30 } as const;
const SECRET_BYTES = 20;
/** One step of clock drift either way (RFC 6238 §5.2). */
const DRIFT_STEPS = 1;
/** How long an app may take to show its first code. */
const ENROLMENT_SECONDS = 3_600;
const SEALED_FOR = 'totp-secret';
const SIX_DIGITS = /^[0-9]{6}$/;

/** What an authenticator app is given, this once. */
export type TotpEnrolment = { id: number; secret: string; uri: string };

/** Makes a secret that does not count before it is confirmed; an earlier one that was not is dropped. */
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
  const encryptedSecret = await seal(derivedKeys, SEALED_FOR, secret);
  const { id } = await tx.authenticator.create({
    data: { ...owner, kind: 'TOTP', encryptedSecret, createdAt: now },
  });
  return { id, secret, uri: totp.toString() };
}

/** Lets a secret count, shown by its first code. @returns null when the code is wrong or there is no such secret */
export async function confirmTotp(
  tx: Db,
  derivedKeys: DerivedKeys,
  owner: Owner,
  { id, code, name }: { id: number; code: string; name: string | null },
  now: Date,
): Promise<Authenticator | null> {
  const begun = await tx.authenticator.findFirst({
    where: { ...owner, id, kind: 'TOTP', confirmedAt: null },
  });
  const step = begun && (await matchingStep(derivedKeys, begun, code, now));
  if (!begun || step === null || begun.createdAt < addSeconds(now, -ENROLMENT_SECONDS)) return null;
  return tx.authenticator.update({
    where: { id: begun.id },
    data: { name, confirmedAt: now, lastUsedAt: now, lastStep: step },
  });
}

/**
 * Uses a code up, in one atomic statement: of parallel presentations of one code a single one is right.
 * @returns whether it was the code of this moment, and had not been used
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

/** The time step whose code it is, within the drift that is allowed. */
async function matchingStep(
  derivedKeys: DerivedKeys,
  { encryptedSecret }: Pick<Authenticator, 'encryptedSecret'>,
  code: string,
  now: Date,
): Promise<bigint | null> {
  const digits = code.replaceAll(' ', '');
  // Six characters of another script are more than six bytes, which the library throws at.
  if (encryptedSecret === null || !SIX_DIGITS.test(digits)) return null;
  const secret = Secret.fromBase32(await unseal(derivedKeys, SEALED_FOR, encryptedSecret));
  const timestamp = now.getTime();
  const totp = new TOTP({ ...PARAMETERS, secret });
  const delta = totp.validate({ token: digits, timestamp, window: DRIFT_STEPS });
  return delta === null ? null : BigInt(totp.counter({ timestamp }) + delta);
}
