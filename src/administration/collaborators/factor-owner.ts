import type { FactorOwner } from '../../customers/second-factor/factor-owner.ts';
import { senderOf } from '../../delivery/mail/mail-permit.ts';
import type { ActingCollaborator } from '../../platform/acting.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { relyingPartyOf } from '../../tenancy/sites/relying-party.ts';
import { mailCollaborator } from './mail-collaborator.ts';
import { requireRecentLogin, requireStillActing } from './reauthenticate.ts';

/** Describes a collaborator as the owner of their second factors, which are optional. */
export function collaboratorFactorOwner({ issuer }: Runtime, acting: ActingCollaborator): FactorOwner {
  const { collaborator, accountId, sessionId, actor } = acting;
  return {
    owner: { collaboratorId: collaborator.id },
    accountId,
    label: collaborator.email,
    policy: 'OPTIONAL',
    siteId: null,
    party: relyingPartyOf(null, issuer),
    challenge: null,
    session: {
      reauthenticate: (runtime, password) => requireRecentLogin(runtime, acting, { password }),
      requireOpen: (tx) => requireStillActing(tx, sessionId),
      noteFactorShown: async () => {},
    },
    sendNotice: (tx, runtime, what, now) =>
      mailCollaborator(tx, runtime, collaborator, what, senderOf(actor, accountId), now),
    actor,
  };
}
