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
import type {
  Collaborator,
  CollaboratorRole,
  CollaboratorSession,
} from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import type { Runtime } from '../../platform/runtime.ts';
import type { Settings } from '../../platform/settings.ts';
import { recordAudit } from '../../tenancy/audit/audit.ts';
import type { RequestOrigin } from './collaborator.ts';

/** A working day: a collaborator logs in each morning. */
const LIFETIME_SECONDS = 12 * 3_600;
const MAX_USER_AGENT_LENGTH = 255;
/** The last use is written at most once in this time, so that most queries of the console cause no write. */
const USE_RECORDED_SECONDS = 60;

/** The roles, the highest first. Each may do everything that the roles after it may do. */
export const RANKS: readonly CollaboratorRole[] = ['OWNER', 'ADMIN', 'SUPPORT'];

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
  { source, userAgent, isConsole = false, bySso = false }: Omit<RequestOrigin, 'requestId'>,
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
      isConsole,
      bySso,
      userAgent: userAgent?.toWellFormed().replaceAll('\0', '').slice(0, MAX_USER_AGENT_LENGTH) ?? null,
      createdAt: now,
      expiresAt,
    },
  });
  return { token: formatCredential(credential), expiresAt };
}

/** Finds the collaborator of a token, and records the use of a console session. Null for an invalid token. */
export async function identifyCollaborator(
  { prisma, clock, settings }: Pick<Runtime, 'prisma' | 'clock' | 'settings'>,
  token: string,
): Promise<Pick<ActingCollaborator, 'collaborator' | 'sessionId'> | null> {
  const now = clock();
  const credential = parseCredential(token);
  if (!credential || !isUuid(credential.id)) return null;
  const session = await prisma.collaboratorSession.findUnique({
    where: { id: credential.id },
    include: { collaborator: true },
  });
  if (!session || !secretMatches(credential.secret, session.secretHash)) return null;
  if (session.endedAt !== null || session.expiresAt <= now) return null;
  if (session.isConsole && !(await noteUse(prisma, session, settings, now))) return null;
  return { collaborator: session.collaborator, sessionId: session.id };
}

/**
 * Records the use of a session of the console, at most once a minute, or ends the session if it was idle for too long.
 * @returns whether it is still open
 */
async function noteUse(
  db: Db,
  session: Pick<CollaboratorSession, 'id' | 'createdAt' | 'lastUsedAt'>,
  { consoleIdleMinutes }: Pick<Settings, 'consoleIdleMinutes'>,
  now: Date,
): Promise<boolean> {
  const lastUsedAt = session.lastUsedAt ?? session.createdAt;
  const open = { id: session.id, endedAt: null };
  if (addSeconds(lastUsedAt, consoleIdleMinutes * 60) <= now) {
    // Not ended if another request has used it meanwhile.
    const data = { endedAt: now };
    const { count } = await db.collaboratorSession.updateMany({
      where: { ...open, lastUsedAt: session.lastUsedAt },
      data,
    });
    return count === 0 && (await db.collaboratorSession.count({ where: open })) > 0;
  }
  if (addSeconds(lastUsedAt, USE_RECORDED_SECONDS) <= now) {
    await db.collaboratorSession.updateMany({ where: open, data: { lastUsedAt: now } });
  }
  return true;
}

/** Ends the session of a token. Does nothing for an invalid token. */
export async function endSessionOfToken(db: Db, token: string, now: Date): Promise<void> {
  const credential = parseCredential(token);
  if (!credential || !isUuid(credential.id)) return;
  const { id, secret } = credential;
  const session = await db.collaboratorSession.findUnique({ where: { id } });
  if (!session || !secretMatches(secret, session.secretHash)) return;
  await db.collaboratorSession.updateMany({ where: { id, endedAt: null }, data: { endedAt: now } });
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
