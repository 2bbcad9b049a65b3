import { addSeconds } from '../../lib/clock.ts';
import { isUuid } from '../../lib/uuid.ts';
import type { ActingCollaborator } from '../../platform/acting.ts';
import type { CollaboratorSession, Prisma } from '../../platform/database/client/client.ts';
import { IdentityError } from '../../platform/errors.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { recordAudit } from '../../tenancy/audit/audit.ts';

/** A session of the collaborator who calls. `current`: whether it is the session of this request. */
export type OwnSession = CollaboratorSession & { current: boolean };

/** Lists the open sessions of the collaborator who calls, newest first. */
export async function listOwnSessions(runtime: Runtime, acting: ActingCollaborator): Promise<OwnSession[]> {
  const sessions = await runtime.prisma.collaboratorSession.findMany({
    where: { collaboratorId: acting.collaborator.id, ...openNow(runtime) },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  });
  return sessions.map((session) => ({ ...session, current: session.id === acting.sessionId }));
}

/** Ends all sessions of the collaborator except that of this request. @returns how many were open */
export async function endOtherOwnSessions(runtime: Runtime, acting: ActingCollaborator): Promise<number> {
  return endOwn(runtime, acting, { id: { not: acting.sessionId } });
}

/**
 * Ends one session of the collaborator. An ended session is not changed.
 * @throws IdentityError NOT_FOUND, also for a session of another collaborator
 */
export async function endOwnSession(
  runtime: Runtime,
  acting: ActingCollaborator,
  id: string,
): Promise<number> {
  const own = { id, collaboratorId: acting.collaborator.id };
  if (!isUuid(id) || !(await runtime.prisma.collaboratorSession.findFirst({ where: own }))) {
    throw new IdentityError('NOT_FOUND');
  }
  return endOwn(runtime, acting, { id });
}

async function endOwn(
  runtime: Runtime,
  { accountId, actor, collaborator }: ActingCollaborator,
  which: Prisma.CollaboratorSessionWhereInput,
): Promise<number> {
  const now = runtime.clock();
  return runtime.prisma.$transaction(async (tx) => {
    const { count } = await tx.collaboratorSession.updateMany({
      where: { ...which, collaboratorId: collaborator.id, ...openNow(runtime) },
      data: { endedAt: now },
    });
    const target = { kind: 'collaborator', id: collaborator.id };
    const entry = { accountId, action: 'collaborator.sessions_ended', target, after: { ended: count } };
    await recordAudit(tx, actor, entry, now);
    return count;
  });
}

/** Selects the sessions that are still open: not ended, not expired, and not idle for too long. */
function openNow({ clock, settings }: Runtime): Prisma.CollaboratorSessionWhereInput {
  const now = clock();
  const idleSince = addSeconds(now, -settings.consoleIdleMinutes * 60);
  return {
    endedAt: null,
    expiresAt: { gt: now },
    OR: [
      { isConsole: false },
      { lastUsedAt: { gt: idleSince } },
      { lastUsedAt: null, createdAt: { gt: idleSince } },
    ],
  };
}
