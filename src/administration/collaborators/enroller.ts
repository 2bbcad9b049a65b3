import type { Enroller } from '../../customers/second-factor/enrolment.ts';
import { senderOf } from '../../delivery/mail/mail-permit.ts';
import type { ActingCollaborator } from '../../platform/acting.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { relyingPartyOf } from '../../tenancy/sites/relying-party.ts';
import { confirmCollaborator, requireStillActing } from './confirm-collaborator.ts';
import { mailCollaborator } from './mail-collaborator.ts';

/** A collaborator who sets up a second factor. None is required of them, and none is forbidden. */
export function collaboratorEnroller({ issuer }: Runtime, acting: ActingCollaborator): Enroller {
  const { collaborator, accountId, sessionId, actor } = acting;
  return {
    owner: { collaboratorId: collaborator.id },
    accountId,
    label: collaborator.email,
    policy: 'OPTIONAL',
    siteId: null,
    party: relyingPartyOf(null, issuer),
    challenge: null,
    claim: {
      confirm: (runtime, password) =>
        confirmCollaborator(runtime, { collaborator, sessionId, source: actor.source ?? '' }, { password }),
      requireOpen: (tx) => requireStillActing(tx, sessionId),
      noteShown: async () => {},
    },
    tell: (tx, runtime, what, now) =>
      mailCollaborator(tx, runtime, collaborator, what, senderOf(actor, accountId), now),
    actor,
  };
}
