import type { Actor } from '../../platform/acting.ts';
import type { Collaborator, CollaboratorRole } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { isDuplicate } from '../../platform/database/failures.ts';
import { lockCollaborator } from '../../platform/database/locks.ts';
import { IdentityError, invalidField } from '../../platform/errors.ts';
import { emailKey } from '../../platform/identifiers.ts';
import { recordAudit } from '../../tenancy/audit/audit.ts';

const TAKEN = 'The email belongs to a collaborator already.';

/**
 * Gives somebody a role in an account. The row is there from the invitation on, so that an email is one
 * collaborator's on the whole platform.
 * @param passwordHash made by `hashPassword`, before the transaction was opened; null: she is only invited
 * @throws IdentityError VALIDATION_FAILED for an email that any collaborator has, of whatever account
 */
export async function createCollaborator(
  tx: Db,
  accountId: number,
  actor: Actor,
  {
    email,
    name = null,
    role,
    passwordHash,
  }: { email: string; name?: string | null; role: CollaboratorRole; passwordHash: string | null },
  now: Date,
): Promise<Collaborator> {
  const key = emailKey(email);
  // Said here in the ordinary case; the constraint decides in a race.
  if (await tx.collaborator.findUnique({ where: { emailKey: key } })) throw invalidField('email', TAKEN);
  const collaborator = await tx.collaborator
    .create({ data: { accountId, email, emailKey: key, name, role, passwordHash, createdAt: now } })
    .catch((error) => {
      throw isDuplicate(error, 'email_key') ? invalidField('email', TAKEN) : error;
    });
  const entry = {
    accountId,
    action: passwordHash === null ? 'collaborator.invited' : 'collaborator.created',
    target: { kind: 'collaborator', id: collaborator.id },
    after: { email, name, role },
  };
  await recordAudit(tx, actor, entry, now);
  return collaborator;
}

/**
 * Makes sure, until the transaction ends, that whoever manages collaborators is an owner still: she may have been
 * removed or demoted since her token was looked at.
 * @throws IdentityError UNAUTHENTICATED, FORBIDDEN
 */
export async function requireOwnerStill(tx: Db, actor: Actor): Promise<void> {
  if (actor.kind !== 'COLLABORATOR') return;
  const found = await lockCollaborator(tx, { id: Number(actor.id) }, 'SHARE');
  if (!found) throw new IdentityError('UNAUTHENTICATED');
  if (found.role !== 'OWNER') throw new IdentityError('FORBIDDEN');
}

/** @throws IdentityError NOT_FOUND, also for a collaborator of another account */
export async function findCollaborator(db: Db, accountId: number, id: number): Promise<Collaborator> {
  const collaborator = await db.collaborator.findFirst({ where: { id, accountId } });
  if (!collaborator) throw new IdentityError('NOT_FOUND');
  return collaborator;
}

/** Everybody who runs an account, and who is invited to. */
export async function listCollaborators(db: Db, accountId: number): Promise<Collaborator[]> {
  return db.collaborator.findMany({ where: { accountId }, orderBy: { id: 'asc' } });
}

/** A collaborator as the actor of what she does to herself. */
export function asActor({ id }: Pick<Collaborator, 'id'>, visit: ActorVisit): Actor {
  const { source, requestId } = visit;
  return { kind: 'COLLABORATOR', id: String(id), source, requestId };
}

/** From where somebody comes who shows who she is by a link or a password. */
export type ActorVisit = { source: string; userAgent: string | null; requestId: string | null };
