import { addSeconds } from '../../lib/clock.ts';
import {
  formatCredential,
  hashSecret,
  parseCredential,
  randomSecret,
  secretMatches,
} from '../../lib/credential.ts';
import { isUuid, newUuidV7 } from '../../lib/uuid.ts';
import type { ActingCollaborator } from '../../platform/acting.ts';
import type { Collaborator, CollaboratorRole } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { recordAudit } from '../../tenancy/audit/audit.ts';

/** A working day: a collaborator logs in each morning. */
const LIFETIME_SECONDS = 12 * 3_600;
const MAX_USER_AGENT_LENGTH = 255;

/** Each role may do everything that the roles after it may do. */
const RANKS: readonly CollaboratorRole[] = ['OWNER', 'ADMIN', 'SUPPORT'];

export function hasRole({ role }: Pick<Collaborator, 'role'>, needed: CollaboratorRole): boolean {
  return RANKS.indexOf(role) <= RANKS.indexOf(needed);
}

/**
 * Opens a session of a collaborator. No other function does. The token is opaque and is looked up for every request, so
 * that it cannot be confused with the access token of a customer.
 */
export async function openCollaboratorSession(
  tx: Db,
  collaborator: Pick<Collaborator, 'id'>,
  { source, userAgent }: { source: string; userAgent: string | null },
  now: Date,
): Promise<{ token: string; expiresAt: Date }> {
  const credential = { id: newUuidV7(now), secret: randomSecret() };
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

/** Finds the collaborator of a token. Null for an invalid token. */
export async function identifyCollaborator(
  db: Db,
  token: string,
  now: Date,
): Promise<Pick<ActingCollaborator, 'collaborator' | 'sessionId'> | null> {
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

/** Ends the sessions of a collaborator. @param exceptId a session that stays open */
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

/** Logs the collaborator out: ends the session of the token. */
export async function logOutCollaborator(
  { prisma, clock }: Runtime,
  { accountId, actor, collaborator, sessionId }: ActingCollaborator,
): Promise<Collaborator> {
  const now = clock();
  return prisma.$transaction(async (tx) => {
    await tx.collaboratorSession.updateMany({
      where: { id: sessionId, endedAt: null },
      data: { endedAt: now },
    });
    const target = { kind: 'collaborator', id: collaborator.id };
    await recordAudit(tx, actor, { accountId, action: 'collaborator.logged_out', target }, now);
    return collaborator;
  });
}
