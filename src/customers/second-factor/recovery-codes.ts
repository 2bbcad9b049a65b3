import { randomBytes } from 'node:crypto';
import { Secret } from 'otpauth';
import { hashSecret } from '../../lib/credential.ts';
import type { Db } from '../../platform/database/database.ts';
import type { Owner } from './owner.ts';

const CODES = 10;
/** 80 bits: too many to guess from the hash. */
const CODE_BYTES = 10;

/** Replaces all codes by ten new ones. @returns the codes, which are shown only once */
export async function replaceRecoveryCodes(tx: Db, owner: Owner, now: Date): Promise<string[]> {
  await dropRecoveryCodes(tx, owner);
  const codes = Array.from({ length: CODES }, newCode);
  await tx.authenticator.createMany({
    data: codes.map((code) => ({
      ...owner,
      kind: 'RECOVERY_CODE' as const,
      secretHash: hashSecret(bare(code)),
      createdAt: now,
      confirmedAt: now,
    })),
  });
  return codes;
}

export async function dropRecoveryCodes(tx: Db, owner: Owner): Promise<void> {
  await tx.authenticator.deleteMany({ where: { ...owner, kind: 'RECOVERY_CODE' } });
}

export async function countRecoveryCodes(db: Db, owner: Owner): Promise<number> {
  return db.authenticator.count({ where: { ...owner, kind: 'RECOVERY_CODE', lastUsedAt: null } });
}

/** Marks a code as used, in one atomic statement. @returns whether it was a valid, unused code */
export async function useRecoveryCode(tx: Db, owner: Owner, code: string, now: Date): Promise<boolean> {
  const { count } = await tx.authenticator.updateMany({
    where: { ...owner, kind: 'RECOVERY_CODE', secretHash: hashSecret(bare(code)), lastUsedAt: null },
    data: { lastUsedAt: now },
  });
  return count === 1;
}

/** Four groups of four letters and digits, without characters that look alike (RFC 4648 §6). */
function newCode(): string {
  const letters = new Secret({ buffer: new Uint8Array(randomBytes(CODE_BYTES)).buffer }).base32;
  return letters.replace(/.{4}(?=.)/g, '$&-').toLowerCase();
}

/** Normalises a typed code: ignores case, dashes and spaces. */
function bare(code: string): string {
  return code.toUpperCase().replace(/[^A-Z0-9]/g, '');
}
