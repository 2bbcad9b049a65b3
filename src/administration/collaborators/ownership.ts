import { senderOf } from '../../delivery/mail/mail-permit.ts';
import type { Actor } from '../../platform/acting.ts';
import type { Collaborator, CollaboratorRole } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { lockAccount } from '../../platform/database/locks.ts';
import { invalidField } from '../../platform/errors.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { recordAudit } from '../../tenancy/audit/audit.ts';
import { findCollaborator, requireOwnerStill } from './collaborator.ts';
import { mailCollaborator } from './mail-collaborator.ts';

/** Who runs an account, and that there is always somebody who may say so. */

/**
 * Gives a collaborator another role, from her next request on.
 * @throws IdentityError NOT_FOUND, also for a collaborator of another account; VALIDATION_FAILED on `role`
 *   for the last owner
 */
export async function changeCollaboratorRole(
  runtime: Runtime,
  accountId: number,
  actor: Actor,
  id: number,
  role: CollaboratorRole,
): Promise<Collaborator> {
  const { prisma, clock } = runtime;
  return prisma.$transaction(async (tx) => {
    await lockAccount(tx, accountId);
    await requireOwnerStill(tx, actor);
    const before = await findCollaborator(tx, accountId, id);
    if (before.role === role) return before;
    if (await isLastOwner(tx, before)) throw invalidField('role', 'The last owner cannot be demoted.');
    const after = await tx.collaborator.update({ where: { id }, data: { role } });
    const entry = {
      accountId,
      action: 'collaborator.role_changed',
      target: { kind: 'collaborator', id },
      before: { role: before.role },
      after: { role },
    };
    await recordAudit(tx, actor, entry, clock());
    return after;
  });
}

/**
 * Removes a collaborator: their sessions die at once, and their email is free. What they did stays in the audit log. The
 * removed collaborator is told by mail.
 * @throws IdentityError NOT_FOUND, also for a collaborator of another account; VALIDATION_FAILED on `id`
 *   for the last owner
 */
export async function removeCollaborator(
  runtime: Runtime,
  accountId: number,
  actor: Actor,
  id: number,
): Promise<Collaborator> {
  const { prisma } = runtime;
  return prisma.$transaction(async (tx) => {
    await lockAccount(tx, accountId);
    await requireOwnerStill(tx, actor);
    const removed = await findCollaborator(tx, accountId, id);
    if (await isLastOwner(tx, removed)) throw invalidField('id', 'The last owner cannot be removed.');
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

/** Whoever has not accepted her invitation cannot act, and does not count. The account is locked. */
async function isLastOwner(tx: Db, { id, accountId, role }: Collaborator): Promise<boolean> {
  if (role !== 'OWNER') return false;
  const others = await tx.collaborator.count({
    where: { accountId, role: 'OWNER', passwordHash: { not: null }, id: { not: id } },
  });
  return others === 0;
}
