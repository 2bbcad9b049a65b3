import { z } from 'zod';
import { factorSubject, lockOwner } from '../../customers/second-factor/owner.ts';
import { hasFactor } from '../../customers/second-factor/require-second-factor.ts';
import { senderOf } from '../../delivery/mail/mail-permit.ts';
import { type ActingCollaborator, type Actor, COMMAND_LINE } from '../../platform/acting.ts';
import type { Collaborator } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { lockAccount } from '../../platform/database/locks.ts';
import { invalidField, requireFound, requireValid } from '../../platform/errors.ts';
import { emailKey } from '../../platform/identifiers.ts';
import { text } from '../../platform/input.ts';
import { forgetFailedLogins } from '../../platform/limits/forget-failed-logins.ts';
import { withdrawOneTimeTokens } from '../../platform/one-time-tokens/one-time-token.ts';
import type { CommandRuntime, Runtime } from '../../platform/runtime.ts';
import { recordAudit } from '../../tenancy/audit/audit.ts';
import { findCollaborator, requireStillOwner } from './collaborator.ts';
import { mailCollaborator } from './mail-collaborator.ts';
import { endCollaboratorSessions } from './session.ts';
import { requireNotBreakGlass } from './sso-only.ts';

/**
 * Removes every second factor of a collaborator who has lost theirs: authenticator apps, passkeys and recovery codes.
 * Clears wrong attempts, and cancels logins that wait for a second factor. The collaborator's sessions end. If they had
 * an app or a passkey, a mail notifies them. The password stays valid.
 * @throws IdentityError NOT_FOUND, also for a collaborator of another account; VALIDATION_FAILED on `id` for the
 *   caller's own id, or for the owner who keeps a password under “SSO only”
 */
export async function removeFactorsOfCollaborator(
  runtime: Runtime,
  acting: ActingCollaborator,
  collaboratorId: string,
): Promise<Collaborator> {
  const { accountId, actor } = acting;
  return runtime.prisma.$transaction(async (tx) => {
    await lockAccount(tx, accountId);
    await requireStillOwner(tx, actor);
    const collaborator = await findCollaborator(tx, acting, collaboratorId);
    if (collaborator.id === acting.collaborator.id) {
      throw invalidField(
        'id',
        'You cannot remove your own factors without showing one. Another owner can remove them.',
      );
    }
    await requireNotBreakGlass(tx, collaborator, 'id');
    await removeFactors(tx, runtime, actor, collaborator);
    return collaborator;
  });
}

/**
 * Removes every second factor of the collaborator who has the given email, for the command line. It also works for the
 * owner who keeps a password under “SSO only”, whose factors other owners cannot remove.
 * @throws IdentityError NOT_FOUND; VALIDATION_FAILED on `email`
 */
export async function removeFactorsOf(
  runtime: CommandRuntime,
  email: string,
): Promise<{ collaboratorId: number; accountId: number; removed: number }> {
  const { email: given } = requireValid(selector, { email });
  const key = emailKey(given);
  return runtime.prisma.$transaction(async (tx) => {
    const found = requireFound(await tx.collaborator.findFirst({ where: { emailKey: key } }));
    await lockAccount(tx, found.accountId);
    const removed = await removeFactors(tx, runtime, COMMAND_LINE, found);
    return { collaboratorId: found.id, accountId: found.accountId, removed };
  });
}

const selector = z.object({ email: text('email', 254) });

/** @returns the number of authenticator apps, passkeys and recovery codes */
async function removeFactors(
  tx: Db,
  runtime: CommandRuntime,
  actor: Actor,
  collaborator: Collaborator,
): Promise<number> {
  const { id, accountId } = collaborator;
  const now = runtime.clock();
  const owner = { collaboratorId: id };
  await lockOwner(tx, owner);
  const hadFactor = await hasFactor(tx, owner);
  const { count } = await tx.authenticator.deleteMany({ where: owner });
  await withdrawOneTimeTokens(tx, owner, ['SECOND_FACTOR', 'PASSKEY_CEREMONY'], now);
  await forgetFailedLogins(tx, factorSubject(owner));
  await endCollaboratorSessions(tx, id, now);
  const entry = {
    accountId,
    action: 'collaborator.authenticators_removed',
    target: { kind: 'collaborator', id },
    after: { removed: count },
  };
  await recordAudit(tx, actor, entry, now);
  if (hadFactor) {
    await mailCollaborator(tx, runtime, collaborator, 'factorsRemoved', senderOf(actor, accountId), now);
  }
  return count;
}
