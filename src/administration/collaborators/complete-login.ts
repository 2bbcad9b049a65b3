import {
  completion,
  findChallenge,
  overChallenge,
  presentChallenge,
  redeemChallenge,
} from '../../customers/second-factor/challenge.ts';
import { lockOwner } from '../../customers/second-factor/owner.ts';
import { passkeyRequestOptions } from '../../customers/second-factor/passkey.ts';
import { readProof, underFactorLimit, useFactor } from '../../customers/second-factor/proof.ts';
import { requireValid } from '../../platform/errors.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { relyingPartyOf } from '../../tenancy/sites/relying-party.ts';
import type { ActorVisit } from './collaborator.ts';
import { admitCollaborator, type CollaboratorGrant } from './log-in.ts';

/**
 * Ends a collaborator's login that a second factor was due for.
 * @param input a CompleteLoginInput, not yet validated
 * @throws IdentityError VALIDATION_FAILED by field, ACCOUNT_LOCKED, UNAVAILABLE
 */
export async function completeCollaboratorLogin(
  runtime: Runtime,
  visit: ActorVisit,
  input: { challenge: string },
): Promise<CollaboratorGrant> {
  const { prisma } = runtime;
  const { challenge: presented } = requireValid(completion, input);
  const { clock } = runtime;
  const challenge = await findChallenge(prisma, presented, null, clock());
  const { collaboratorId, entrance } = challenge;
  if (collaboratorId === null) throw overChallenge();
  const owner = { collaboratorId };
  const proof = readProof(input);
  const ceremony = { siteId: null, party: relyingPartyOf(null, runtime.issuer) };
  return underFactorLimit(prisma, clock, owner, async () => {
    await presentChallenge(prisma, challenge);
    const now = clock();
    return prisma.$transaction(async (tx) => {
      await lockOwner(tx, owner);
      await redeemChallenge(tx, presented, now);
      const collaborator = await tx.collaborator.findUnique({ where: { id: collaboratorId } });
      if (collaborator?.passwordVersion !== entrance.passwordVersion) throw overChallenge();
      await useFactor(tx, runtime, owner, ceremony, proof, now);
      return admitCollaborator(tx, collaborator, visit, now);
    });
  });
}

/**
 * Begins the ceremony of a collaborator's passkey, for the login whose challenge is given.
 * @returns the options for `navigator.credentials.get`
 * @throws IdentityError VALIDATION_FAILED on `challenge`
 */
export async function beginCollaboratorPasskey(runtime: Runtime, challenge: string) {
  const { prisma, clock, issuer } = runtime;
  const now = clock();
  const { collaboratorId } = await findChallenge(prisma, challenge, null, now);
  if (collaboratorId === null) throw overChallenge();
  const ceremony = { siteId: null, party: relyingPartyOf(null, issuer) };
  return passkeyRequestOptions(prisma, { collaboratorId }, ceremony, { rpId: null }, now);
}
