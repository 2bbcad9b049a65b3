import { idOf } from '../../lib/ids.ts';
import type { Acting, Actor } from '../../platform/acting.ts';
import {
  type Connection,
  type PageInput,
  readConnectionById,
} from '../../platform/connections/connection.ts';
import type { Collaborator, CollaboratorRole } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { isDuplicate } from '../../platform/database/failures.ts';
import { lockCollaborator } from '../../platform/database/locks.ts';
import { IdentityError, invalidField, requireFound } from '../../platform/errors.ts';
import { emailKey } from '../../platform/identifiers.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { recordAudit } from '../../tenancy/audit/audit.ts';

const TAKEN = 'The email belongs to a collaborator already.';

/**
 * Creates a collaborator of the account. An invited collaborator has a row too, so that an email belongs to at most one
 * collaborator of the whole deployment.
 * @param passwordHash from `hashPassword`, computed before the transaction; null: the collaborator has no password yet
 * @throws IdentityError VALIDATION_FAILED if a collaborator of any account has the email
 */
export async function createCollaborator(
  tx: Db,
  { accountId, actor }: Acting,
  {
    email,
    name = null,
    role,
    passwordHash,
  }: { email: string; name?: string | null; role: CollaboratorRole; passwordHash: string | null },
  now: Date,
): Promise<Collaborator> {
  const key = emailKey(email);
  // Checked first for a clear error. For concurrent requests the database's constraint decides.
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
 * Requires that an acting collaborator is still an owner. A lock keeps the role until the transaction ends. An owner
 * may have been removed or demoted since their token was validated.
 * @throws IdentityError UNAUTHENTICATED, FORBIDDEN
 */
export async function requireStillOwner(tx: Db, actor: Actor): Promise<void> {
  if (actor.kind !== 'COLLABORATOR') return;
  const found = await lockCollaborator(tx, { id: Number(actor.id) }, 'SHARE');
  if (!found) throw new IdentityError('UNAUTHENTICATED');
  if (found.role !== 'OWNER') throw new IdentityError('FORBIDDEN');
}

/** @throws IdentityError NOT_FOUND, also for a collaborator of another account */
export async function findCollaborator(tx: Db, { accountId }: Acting, id: string): Promise<Collaborator> {
  return requireFound(await tx.collaborator.findFirst({ where: { id: idOf(id), accountId } }));
}

export async function listCollaborators({ prisma }: Runtime, { accountId }: Acting): Promise<Collaborator[]> {
  return prisma.collaborator.findMany({ where: { accountId }, orderBy: { id: 'asc' } });
}

/** `listCollaborators` as a connection, the oldest first. @throws IdentityError VALIDATION_FAILED */
export async function readCollaborators(
  runtime: Runtime,
  { accountId }: Acting,
  page: PageInput,
): Promise<Connection<Collaborator>> {
  return readConnectionById(runtime, ['collaborators', accountId], page, (id, query) =>
    runtime.prisma.collaborator.findMany({ where: { accountId, id }, ...query }),
  );
}

/** Returns the actor of a collaborator who acts without a session, for example to log in. */
export function asActor({ id }: Pick<Collaborator, 'id'>, visit: RequestOrigin): Actor {
  const { source, requestId } = visit;
  return { kind: 'COLLABORATOR', id: String(id), source, requestId };
}

/** Where a request without a session comes from. */
export type RequestOrigin = {
  source: string;
  userAgent: string | null;
  requestId: string | null;
  /** Whether the new session is a session of the console. Default: no. */
  isConsole?: boolean;
  /** Whether the login took place at the company's provider. Default: no. */
  bySso?: boolean;
};

/** Whether a collaborator has accepted the invitation, with a password or at the company's provider. */
export function hasJoined({
  passwordHash,
  joinedBySso,
}: Pick<Collaborator, 'passwordHash' | 'joinedBySso'>): boolean {
  return passwordHash !== null || joinedBySso;
}

/** Selects the collaborators who have accepted the invitation. */
export const JOINED = { OR: [{ passwordHash: { not: null } }, { joinedBySso: true }] };
