import type { Acting, ActingCollaborator } from '../../platform/acting.ts';
import type { SigningKey } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { lockSigningKeys } from '../../platform/database/locks.ts';
import { IdentityError, invalidField } from '../../platform/errors.ts';
import type { Runtime } from '../../platform/runtime.ts';
import type { Settings } from '../../platform/settings.ts';
import { recordKeyAudit } from './key-audit.ts';
import { ALGORITHM, RSA_ALGORITHM } from './key-material.ts';
import { continueRsaKeys, rsaKidOf } from './rsa-keys.ts';
import { rotateSigningKey, withdrawSigningKey } from './signing-keys.ts';

/** The maximum number of retired keys. Each of them is kept for about a year, and every verifier loads all keys. */
const MAX_KEYS = 20;
const WITHDRAWN_SHOWN = 50;

/** `NEXT`: published, and signs later. `ACTIVE`: signs. `RETIRED`: verifies only. */
export type KeyState = 'NEXT' | 'ACTIVE' | 'RETIRED';

export type ShownKey = Pick<SigningKey, 'kid' | 'createdAt' | 'signsFrom' | 'retiredAt' | 'verifiesUntil'> & {
  state: KeyState;
  algorithm: string;
};

export type WithdrawnKey = { kid: string; withdrawnAt: Date };

export type ListedKeys = {
  keys: ShownKey[];
  withdrawn: WithdrawnKey[];
  mayChange: boolean;
  rotationDays: number;
};

/** Lists the signing keys of the installation, the newest first. Private keys are not read. */
export async function listSigningKeys(runtime: Runtime, acting: ActingCollaborator): Promise<ListedKeys> {
  const { prisma, clock, settings } = runtime;
  const now = clock();
  const rows = await prisma.signingKey.findMany({
    where: { OR: [{ verifiesUntil: null }, { verifiesUntil: { gt: now } }] },
    orderBy: [{ signsFrom: 'desc' }, { kid: 'asc' }],
    omit: { encryptedPrivate: true, rsaEncryptedPrivate: true },
  });
  // The row of a withdrawn key is deleted. The audit log keeps its id.
  const entries = await prisma.auditEvent.findMany({
    where: { accountId: acting.accountId, action: 'signing_key.withdrawn', targetKind: 'signing_key' },
    orderBy: { id: 'desc' },
    take: WITHDRAWN_SHOWN,
  });
  return {
    keys: rows.flatMap(({ rsaPublicJwk, ...row }) => {
      const key = { ...row, state: stateOf(row, now), algorithm: ALGORITHM };
      if (rsaPublicJwk === null) return [key];
      return [key, { ...key, kid: rsaKidOf(row.kid), algorithm: RSA_ALGORITHM }];
    }),
    withdrawn: entries.map(({ targetId, at }) => ({ kid: targetId, withdrawnAt: at })),
    mayChange: acting.collaborator.role === 'OWNER' && (await isOperator(prisma, settings, acting)),
    rotationDays: settings.keyRotationDays,
  };
}

/** How long the current signing key has signed. Null before the first key signs. */
export async function signingKeyAgeSeconds({ prisma, clock }: Runtime): Promise<number | null> {
  const now = clock();
  const key = await prisma.signingKey.findFirst({
    // A key that will be retired still signs until then.
    where: { signsFrom: { lte: now }, OR: [{ retiredAt: null }, { retiredAt: { gt: now } }] },
    orderBy: { signsFrom: 'desc' },
    select: { signsFrom: true },
  });
  return key && (now.getTime() - key.signsFrom.getTime()) / 1_000;
}

function stateOf({ signsFrom, retiredAt }: Pick<SigningKey, 'signsFrom' | 'retiredAt'>, now: Date): KeyState {
  if (retiredAt !== null && retiredAt <= now) return 'RETIRED';
  return signsFrom > now ? 'NEXT' : 'ACTIVE';
}

/**
 * Rotates the signing key, as the command `rotate-keys` does.
 * @throws IdentityError FORBIDDEN; VALIDATION_FAILED on `keys` if there are 20 retired keys
 */
export async function rotateKeysAsOperator(runtime: Runtime, acting: Acting): Promise<void> {
  const { prisma, clock } = runtime;
  await prisma.$transaction(async (tx) => {
    await requireOperator(tx, runtime.settings, acting);
    // Concurrent rotations happen one after the other.
    await lockSigningKeys(tx);
    if ((await tx.signingKey.count({ where: { verifiesUntil: { gt: clock() } } })) >= MAX_KEYS) {
      throw invalidField(
        'keys',
        `There are ${MAX_KEYS} retired keys that still verify tokens. Rotate again when one of them has been removed.`,
      );
    }
    const rotated = await rotateSigningKey(tx, runtime);
    const target = { kind: 'signing_key', id: rotated.created };
    const entry = { action: 'signing_key.rotated', target, before: { retired: rotated.retired } };
    await recordKeyAudit(tx, acting, entry, clock());
  });
  await continueRsaKeys(runtime);
}

/**
 * Withdraws a signing key, as the command `withdraw-key` does.
 * @throws IdentityError FORBIDDEN, NOT_FOUND
 */
export async function withdrawKeyAsOperator(runtime: Runtime, acting: Acting, kid: string): Promise<void> {
  await runtime.prisma.$transaction(async (tx) => {
    await requireOperator(tx, runtime.settings, acting);
    await withdrawSigningKey(tx, runtime, kid, acting);
  });
}

/**
 * A key signs the tokens of all accounts. So only owners of the operator's account may change keys: the account that
 * OPERATOR_ACCOUNT names, else the only account of the installation.
 */
async function requireOperator(db: Db, settings: Settings, acting: Acting): Promise<void> {
  if (await isOperator(db, settings, acting)) return;
  throw new IdentityError('FORBIDDEN', {
    message:
      settings.operatorAccount === null
        ? 'Signing keys belong to all accounts of this installation. Set OPERATOR_ACCOUNT to the account whose ' +
          'owners may change them.'
        : 'Signing keys belong to all accounts of this installation. Only owners of the account that ' +
          'OPERATOR_ACCOUNT names may change them.',
  });
}

async function isOperator(
  db: Db,
  { operatorAccount }: Pick<Settings, 'operatorAccount'>,
  { accountId }: Acting,
): Promise<boolean> {
  if (operatorAccount === null) {
    const accounts = await db.account.findMany({ select: { id: true }, take: 2 });
    return accounts.length === 1 && accounts[0]?.id === accountId;
  }
  const operator = await db.account.findUnique({ where: { slug: operatorAccount }, select: { id: true } });
  return operator?.id === accountId;
}
