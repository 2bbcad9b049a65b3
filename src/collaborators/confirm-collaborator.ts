import type { PrismaClient } from '../database/client/client.ts';
import type { Db } from '../database/database.ts';
import { IdentityError, invalidField } from '../errors.ts';
import type { Clock } from '../lib/clock.ts';
import { isRecent } from '../passwords/confirm-owner.ts';
import type { HashQueue } from '../passwords/hash-queue.ts';
import { checkCollaboratorPassword } from './log-in.ts';
import type { ActingCollaborator } from './session.ts';

/**
 * Lets only the collaborator herself on, not whoever has her token: her password, under the lockout of the
 * login, or a login of the last ten minutes.
 * @param password as she typed it; null: none
 * @throws IdentityError VALIDATION_FAILED on `password`, ACCOUNT_LOCKED, UNAVAILABLE
 */
export async function confirmCollaborator(
  prisma: PrismaClient,
  dependencies: { clock: Clock; hashQueue: HashQueue },
  { collaborator, sessionId, source }: ActingCollaborator & { source: string },
  password: string | null,
): Promise<void> {
  const session = await prisma.collaboratorSession.findUnique({ where: { id: sessionId } });
  if (session && isRecent(session, dependencies.clock())) return;
  if (password === null) throw invalidField('password', 'The password field is required.');
  const { emailKey } = collaborator;
  if (!(await checkCollaboratorPassword(prisma, dependencies, collaborator, emailKey, source, password)))
    throw invalidField('password', 'The password is incorrect.');
}

/**
 * As `requireStillOpen` for customers.
 * @param tx a transaction that holds the collaborator's row
 * @throws IdentityError UNAUTHENTICATED
 */
export async function requireStillActing(tx: Db, sessionId: string): Promise<void> {
  const open = await tx.collaboratorSession.findFirst({
    where: { id: sessionId, endedAt: null },
    select: { id: true },
  });
  if (!open) throw new IdentityError('UNAUTHENTICATED');
}
