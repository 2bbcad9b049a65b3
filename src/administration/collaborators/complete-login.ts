import {
  completion,
  findChallenge,
  invalidChallenge,
  presentChallenge,
  redeemChallenge,
} from '../../customers/second-factor/challenge.ts';
import { lockOwner } from '../../customers/second-factor/owner.ts';
import { passkeyRequestOptions } from '../../customers/second-factor/passkey.ts';
import { readProof, reserveFactorAttempt, useFactor } from '../../customers/second-factor/proof.ts';
import { inTransaction } from '../../platform/database/commit-then-throw.ts';
import { requireValid } from '../../platform/errors.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { relyingPartyOf } from '../../tenancy/sites/relying-party.ts';
import type { RequestOrigin } from './collaborator.ts';
import { type CollaboratorGrant, signInCollaborator } from './log-in.ts';
import { requirePasswordAllowed } from './sso-only.ts';

/**
 * Completes a collaborator's login that waits for a second factor.
 * @param input a CompleteLoginInput, not yet validated
 * @throws IdentityError VALIDATION_FAILED by field, ACCOUNT_LOCKED, UNAVAILABLE; FORBIDDEN if the account accepts no
 *   passwords
 */
export async function completeCollaboratorLogin(
  runtime: Runtime,
  visit: RequestOrigin,
  input: { challenge: string },
): Promise<CollaboratorGrant> {
  const { prisma, clock, issuer } = runtime;
  const { challenge: presented } = requireValid(completion, input);
  const challenge = await findChallenge(prisma, presented, null, clock());
  const { collaboratorId, pending } = challenge;
  if (collaboratorId === null) throw invalidChallenge();
  const owner = { collaboratorId };
  const proof = readProof(input);
  const ceremony = { siteId: null, party: relyingPartyOf(null, issuer) };
  await using attempt = await reserveFactorAttempt(runtime, owner);
  await presentChallenge(prisma, challenge);
  const now = clock();
  const grant = await inTransaction(prisma, async (tx) => {
    await lockOwner(tx, owner);
    await redeemChallenge(tx, presented, now);
    const collaborator = await tx.collaborator.findUnique({ where: { id: collaboratorId } });
    if (collaborator?.passwordVersion !== pending.passwordVersion) throw invalidChallenge();
    await useFactor(tx, runtime, { owner, ceremony, attempt }, proof, now);
    const bySso = pending.bySso === true;
    if (!bySso) await requirePasswordAllowed(tx, collaborator);
    return signInCollaborator(tx, collaborator, { ...visit, bySso }, now);
  });
  await attempt.settle(true);
  return grant;
}

/**
 * Creates the options for a collaborator's passkey, for the login with the given challenge.
 * @returns the options for `navigator.credentials.get`
 * @throws IdentityError VALIDATION_FAILED on `challenge`
 */
export async function beginCollaboratorPasskey(runtime: Runtime, challenge: string) {
  const { prisma, clock, issuer } = runtime;
  const now = clock();
  const { collaboratorId } = await findChallenge(prisma, challenge, null, now);
  if (collaboratorId === null) throw invalidChallenge();
  const ceremony = { siteId: null, party: relyingPartyOf(null, issuer) };
  return passkeyRequestOptions(prisma, { collaboratorId }, ceremony, { rpId: null }, now);
}
