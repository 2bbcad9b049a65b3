import { idOf } from '../../lib/ids.ts';
import type { Authenticator } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { IdentityError, requireFound } from '../../platform/errors.ts';
import { forgetFailedLogins } from '../../platform/limits/forget-failed-logins.ts';
import { message } from '../../platform/messages/message.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { recordAudit } from '../../tenancy/audit/audit.ts';
import type { FactorOwner } from './factor-owner.ts';
import { factorSubject, lockOwner, type Owner } from './owner.ts';
import { passkeyRequestOptions, type RequestedDomain } from './passkey.ts';
import { readProof, reserveFactorAttempt, useFactor } from './proof.ts';
import { countRecoveryCodes, dropRecoveryCodes, replaceRecoveryCodes } from './recovery-codes.ts';
import { hasFactor } from './require-second-factor.ts';

export type Overview = { authenticators: Authenticator[]; recoveryCodesLeft: number };

export async function overviewOf(db: Db, owner: Owner): Promise<Overview> {
  const authenticators = await db.authenticator.findMany({
    where: { ...owner, confirmedAt: { not: null }, kind: { not: 'RECOVERY_CODE' } },
    orderBy: { id: 'asc' },
  });
  return { authenticators, recoveryCodesLeft: await countRecoveryCodes(db, owner) };
}

/**
 * Removes an authenticator. The recovery codes and the count of wrong factors are removed with the last authenticator,
 * which cannot be removed if the account requires a second factor.
 * @param proof a FactorProofInput, not yet validated
 * @throws IdentityError NOT_FOUND, FORBIDDEN; VALIDATION_FAILED, ACCOUNT_LOCKED for the proof
 */
export async function removeAuthenticator(
  runtime: Runtime,
  factorOwner: FactorOwner,
  id: string,
  proof: unknown,
): Promise<Overview> {
  const { owner, accountId, actor, policy, sendNotice } = factorOwner;
  return withProof(runtime, factorOwner, proof, async (tx, now) => {
    const removed = requireFound(
      await tx.authenticator.findFirst({
        where: { ...owner, id: idOf(id), confirmedAt: { not: null }, kind: { not: 'RECOVERY_CODE' } },
      }),
    );
    await tx.authenticator.delete({ where: { id: removed.id } });
    if (!(await hasFactor(tx, owner))) {
      if (policy === 'REQUIRED') {
        throw new IdentityError('FORBIDDEN', { message: message('factorNeeded') });
      }
      await dropRecoveryCodes(tx, owner);
      await forgetFailedLogins(tx, factorSubject(owner));
    }
    const target = { kind: 'authenticator', id: removed.id };
    const before = { kind: removed.kind };
    await recordAudit(tx, actor, { accountId, action: 'authenticator.removed', target, before }, now);
    await sendNotice(tx, runtime, 'authenticatorRemoved', now);
    return overviewOf(tx, owner);
  });
}

/**
 * Replaces all recovery codes by ten new ones.
 * @param proof a FactorProofInput, not yet validated
 */
export async function regenerateRecoveryCodes(
  runtime: Runtime,
  factorOwner: FactorOwner,
  proof: unknown,
): Promise<string[]> {
  const { owner, accountId, actor, sendNotice } = factorOwner;
  return withProof(runtime, factorOwner, proof, async (tx, now) => {
    const target =
      'customerId' in owner
        ? { kind: 'customer', id: owner.customerId }
        : { kind: 'collaborator', id: owner.collaboratorId };
    await recordAudit(tx, actor, { accountId, action: 'recovery_codes.regenerated', target }, now);
    await sendNotice(tx, runtime, 'recoveryCodesRenewed', now);
    return replaceRecoveryCodes(tx, owner, now);
  });
}

/** Creates the options for a proof with one of the owner's passkeys: for `navigator.credentials.get`. */
export function beginPasskeyProof(runtime: Runtime, factorOwner: FactorOwner, wanted: RequestedDomain) {
  const { prisma: db, clock } = runtime;
  return passkeyRequestOptions(db, factorOwner.owner, factorOwner, wanted, clock());
}

/** Verifies a proof, then runs work in the same transaction. */
async function withProof<T>(
  runtime: Runtime,
  factorOwner: FactorOwner,
  input: unknown,
  work: (tx: Db, now: Date) => Promise<T>,
): Promise<T> {
  const { owner } = factorOwner;
  const proof = readProof(input);
  await using attempt = await reserveFactorAttempt(runtime, owner);
  const result = await runtime.prisma.$transaction(async (tx) => {
    const now = runtime.clock();
    await lockOwner(tx, owner);
    await useFactor(tx, runtime, { owner, ceremony: factorOwner, attempt }, proof, now);
    return work(tx, now);
  });
  await attempt.settle(true);
  return result;
}
