import { z } from 'zod';
import { factorSubject } from '../../customers/second-factor/owner.ts';
import { idOf } from '../../lib/ids.ts';
import type { Actor } from '../../platform/acting.ts';
import { requireFound, requireValid } from '../../platform/errors.ts';
import { emailKey } from '../../platform/identifiers.ts';
import { text } from '../../platform/input.ts';
import { forgetFailedLogins } from '../../platform/limits/forget-failed-logins.ts';
import { collaboratorSubject } from '../../platform/limits/lockout.ts';
import type { CommandRuntime } from '../../platform/runtime.ts';
import { recordAudit } from '../../tenancy/audit/audit.ts';

/** The collaborator whose failed logins were cleared, and whether there were any. */
export type CollaboratorUnlocking = { collaboratorId: number; unlocked: boolean };

const selector = z
  .object({ id: text('id', 20).nullish(), email: text('email', 254).nullish() })
  .refine(({ id, email }) => (id == null) !== (email == null), {
    path: ['id'],
    error: 'Exactly one of id and email is needed.',
  });

/**
 * Ends the lockout of a collaborator: clears their failed logins from all addresses and their wrong second factors.
 * @param acting `accountId` null: any account, for the command line
 * @param input an UnlockCollaboratorInput, not yet validated
 * @throws IdentityError VALIDATION_FAILED; NOT_FOUND, also for a collaborator of another account
 */
export async function unlockCollaborator(
  { prisma, clock }: CommandRuntime,
  { accountId, actor }: { accountId: number | null; actor: Actor },
  input: unknown,
): Promise<CollaboratorUnlocking> {
  const { id, email } = requireValid(selector, input);
  const named = email == null ? { id: idOf(id ?? '') } : { emailKey: emailKey(email) };
  return prisma.$transaction(async (tx) => {
    const found = requireFound(
      await tx.collaborator.findFirst({
        where: { ...named, ...(accountId === null ? {} : { accountId }) },
      }),
    );
    const logins = await forgetFailedLogins(tx, collaboratorSubject(found.id, ''));
    const factors = await forgetFailedLogins(tx, factorSubject({ collaboratorId: found.id }));
    const unlocked = logins + factors > 0;
    const entry = {
      accountId: found.accountId,
      action: 'collaborator.unlocked',
      target: { kind: 'collaborator', id: found.id },
      after: { unlocked },
    };
    await recordAudit(tx, actor, entry, clock());
    return { collaboratorId: found.id, unlocked };
  });
}
