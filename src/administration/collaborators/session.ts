import { newSessionId } from '../../access/sessions/session-id.ts';
import { addSeconds } from '../../lib/clock.ts';
import {
  formatCredential,
  hashSecret,
  parseCredential,
  randomSecret,
  secretMatches,
} from '../../lib/credential.ts';
import { isUuid } from '../../lib/uuid.ts';
import type { Actor } from '../../platform/acting.ts';
import type { Collaborator, CollaboratorRole, PrismaClient } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { recordAudit } from '../../tenancy/audit/audit.ts';

/** A working day: a collaborator logs in each morning. */
const LIFETIME_SECONDS = 12 * 3_600;
const MAX_USER_AGENT_LENGTH = 255;

/** A collaborator whose token is good. */
export type ActingCollaborator = { collaborator: Collaborator; sessionId: string };

/** What each role may do: everything that the ones after it may. */
const RANKS: readonly CollaboratorRole[] = ['OWNER', 'ADMIN', 'SUPPORT'];

export function hasRole({ role }: Pick<Collaborator, 'role'>, needed: CollaboratorRole): boolean {
  return RANKS.indexOf(role) <= RANKS.indexOf(needed);
}

/**
 * The one place that opens sessions on the admin side. Their token is opaque and looked up at each use: no
 * access token of a customer can pass for it, nor it for one.
 */
export async function openCollaboratorSession(
  tx: Db,
  collaborator: Pick<Collaborator, 'id'>,
  { source, userAgent }: { source: string; userAgent: string | null },
  now: Date,
): Promise<{ token: string; expiresAt: Date }> {
  const credential = { id: newSessionId(now), secret: randomSecret() };
  const expiresAt = addSeconds(now, LIFETIME_SECONDS);
  await tx.collaboratorSession.create({
    data: {
      id: credential.id,
      collaboratorId: collaborator.id,
      secretHash: hashSecret(credential.secret),
      source,
      userAgent: userAgent?.toWellFormed().replaceAll('\0', '').slice(0, MAX_USER_AGENT_LENGTH) ?? null,
      createdAt: now,
      expiresAt,
    },
  });
  return { token: formatCredential(credential), expiresAt };
}

/** Who presents this token; null for one that is not good. */
export async function identifyCollaborator(
  db: Db,
  token: string,
  now: Date,
): Promise<ActingCollaborator | null> {
  const credential = parseCredential(token);
  if (!credential || !isUuid(credential.id)) return null;
  const session = await db.collaboratorSession.findUnique({
    where: { id: credential.id },
    include: { collaborator: true },
  });
  if (!session || !secretMatches(credential.secret, session.secretHash)) return null;
  if (session.endedAt !== null || session.expiresAt <= now) return null;
  return { collaborator: session.collaborator, sessionId: session.id };
}

/** Ends the sessions of a collaborator, but for one that may stay. */
export async function endCollaboratorSessions(
  db: Db,
  collaboratorId: number,
  now: Date,
  exceptId?: string,
): Promise<void> {
  await db.collaboratorSession.updateMany({
    where: { collaboratorId, endedAt: null, ...(exceptId === undefined ? {} : { id: { not: exceptId } }) },
    data: { endedAt: now },
  });
}

/** Ends one session: a logout. */
export async function endCollaboratorSession(
  prisma: PrismaClient,
  { collaborator, sessionId }: ActingCollaborator,
  actor: Actor,
  now: Date,
): Promise<void> {
  await prisma.$transaction(async (tx) => {
    await tx.collaboratorSession.updateMany({
      where: { id: sessionId, endedAt: null },
      data: { endedAt: now },
    });
    const { id, accountId } = collaborator;
    const target = { kind: 'collaborator', id };
    await recordAudit(tx, actor, { accountId, action: 'collaborator.logged_out', target }, now);
  });
}
