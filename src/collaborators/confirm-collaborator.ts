import type { PrismaClient } from '../database/client/client.ts';
import type { Db } from '../database/database.ts';
import { IdentityError, invalidField } from '../errors.ts';
import { addSeconds, type Clock } from '../lib/clock.ts';
import type { HashQueue } from '../passwords/hash-queue.ts';
import { checkCollaboratorPassword } from './log-in.ts';
import type { ActingCollaborator } from './session.ts';

const FRESH_SECONDS = 600;

/**
 * Lets only the collaborator herself on, not whoever has her token: a session into which she has logged in
 * within the last ten minutes, or her password, under the lockout of the login.
 * @param password as she typed it; null: none
 * @throws IdentityError VALIDATION_FAILED on `password`, ACCOUNT_LOCKED, UNAVAILABLE
 */
export async function confirmCollaborator(
  prisma: PrismaClient,
  dependencies: { clock: Clock; hashQueue: HashQueue },
  { collaborator, sessionId }: ActingCollaborator,
  source: string,
  password: string | null,
): Promise<void> {
  const session = await prisma.collaboratorSession.findUnique({ where: { id: sessionId } });
  if (session && addSeconds(session.createdAt, FRESH_SECONDS) >= dependencies.clock()) return;
  if (password === null) throw invalidField('password', 'The password field is required.');
  const { emailKey } = collaborator;
  const right = await checkCollaboratorPassword(
    prisma,
    dependencies,
    collaborator,
    emailKey,
    source,
    password,
  );
  if (!right) throw invalidField('password', 'The password is incorrect.');
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
