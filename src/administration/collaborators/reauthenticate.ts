import { z } from 'zod';
import { presentedPassword } from '../../customers/passwords/policy.ts';
import { isRecent } from '../../customers/passwords/reauthenticate.ts';
import type { ActingCollaborator } from '../../platform/acting.ts';
import type { Db } from '../../platform/database/database.ts';
import { IdentityError, invalidField, requireValid } from '../../platform/errors.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { checkCollaboratorPassword } from './log-in.ts';

const confirmation = z.object({ password: presentedPassword('password').nullish() });

/**
 * Checks that a request comes from the collaborator, not from a thief of the token: by the password, under the lockout
 * of logins, or by a login within the last ten minutes.
 * @param presented `password`, not yet validated
 * @throws IdentityError VALIDATION_FAILED on `password`, ACCOUNT_LOCKED, UNAVAILABLE
 */
export async function reauthenticateCollaborator(
  runtime: Runtime,
  { collaborator, sessionId, actor }: ActingCollaborator,
  presented: { password?: unknown },
): Promise<void> {
  const { prisma } = runtime;
  const { password = null } = requireValid(confirmation, presented);
  const session = await prisma.collaboratorSession.findUnique({ where: { id: sessionId } });
  if (session && isRecent(session, runtime.clock())) return;
  if (password === null) throw invalidField('password', 'The password field is required.');
  const { emailKey } = collaborator;
  if (!(await checkCollaboratorPassword(runtime, collaborator, emailKey, actor.source ?? '', password)))
    throw invalidField('password', 'The password is incorrect.');
}

/**
 * Requires that the collaborator's session has not ended since the token was validated.
 * @param tx a transaction that has locked the collaborator
 * @throws IdentityError UNAUTHENTICATED
 */
export async function requireStillActing(tx: Db, sessionId: string): Promise<void> {
  const open = await tx.collaboratorSession.findFirst({
    where: { id: sessionId, endedAt: null },
    select: { id: true },
  });
  if (!open) throw new IdentityError('UNAUTHENTICATED');
}
