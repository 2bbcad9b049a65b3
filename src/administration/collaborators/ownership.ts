import { senderOf } from '../../delivery/mail/mail-permit.ts';
import type { Acting } from '../../platform/acting.ts';
import type { Collaborator, CollaboratorRole } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { lockAccount } from '../../platform/database/locks.ts';
import { invalidField } from '../../platform/errors.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { recordAudit } from '../../tenancy/audit/audit.ts';
import { requireExpected } from '../../tenancy/audit/conflict.ts';
import { findCollaborator, JOINED, requireStillOwner } from './collaborator.ts';
import { mailCollaborator } from './mail-collaborator.ts';
import { requireNotBreakGlass } from './sso-only.ts';

/**
 * Changes the role of a collaborator, from their next request on. An account always keeps at least one owner.
 * @param ifRole the role that the caller has read. Null: the change overwrites any role
 * @throws IdentityError NOT_FOUND, also for a collaborator of another account; VALIDATION_FAILED on `role`
 *   for the last owner, or the owner who keeps a password under “SSO only”; CONFLICT if the role is no longer `ifRole`
 */
export async function changeCollaboratorRole(
  { prisma, clock }: Runtime,
  acting: Acting,
  collaboratorId: string,
  { role, ifRole }: { role: CollaboratorRole; ifRole: CollaboratorRole | null },
): Promise<Collaborator> {
  const { accountId, actor } = acting;
  return prisma.$transaction(async (tx) => {
    await lockAccount(tx, accountId);
    await requireStillOwner(tx, actor);
    const before = await findCollaborator(tx, acting, collaboratorId);
    const { id } = before;
    if (before.role === role) return before;
    const entry = {
      accountId,
      action: 'collaborator.role_changed',
      target: { kind: 'collaborator', id },
      before: { role: before.role },
      after: { role },
    };
    await requireExpected(tx, { ...entry, field: 'role', current: before.role, expected: ifRole });
    if (await isLastOwner(tx, before)) throw invalidField('role', 'The last owner cannot be demoted.');
    await requireNotBreakGlass(tx, before, 'role');
    const after = await tx.collaborator.update({ where: { id }, data: { role } });
    await recordAudit(tx, actor, entry, clock());
    return after;
  });
}

/**
 * Removes a collaborator. Their sessions end, their email can be used again, and a mail notifies them. The audit log
 * keeps their entries.
 * @throws IdentityError NOT_FOUND, also for a collaborator of another account; VALIDATION_FAILED on `id` for the last
 *   owner, or the owner who keeps a password under “SSO only”
 */
export async function removeCollaborator(
  runtime: Runtime,
  acting: Acting,
  collaboratorId: string,
): Promise<Collaborator> {
  const { accountId, actor } = acting;
  return runtime.prisma.$transaction(async (tx) => {
    await lockAccount(tx, accountId);
    await requireStillOwner(tx, actor);
    const removed = await findCollaborator(tx, acting, collaboratorId);
    const { id } = removed;
    if (await isLastOwner(tx, removed)) throw invalidField('id', 'The last owner cannot be removed.');
    await requireNotBreakGlass(tx, removed, 'id');
    const now = runtime.clock();
    await mailCollaborator(tx, runtime, removed, 'removed', senderOf(actor, accountId), now);
    await tx.collaborator.delete({ where: { id } });
    const { email, name, role } = removed;
    const entry = {
      accountId,
      action: 'collaborator.removed',
      target: { kind: 'collaborator', id },
      before: { email, name, role },
    };
    await recordAudit(tx, actor, entry, now);
    return removed;
  });
}

/**
 * Whether a collaborator is the only owner of the account. Invited collaborators cannot act yet and do not count. The
 * caller must have locked the account.
 */
export async function isLastOwner(tx: Db, { id, accountId, role }: Collaborator): Promise<boolean> {
  if (role !== 'OWNER') return false;
  const others = await tx.collaborator.count({
    where: { accountId, role: 'OWNER', ...JOINED, id: { not: id } },
  });
  return others === 0;
}
