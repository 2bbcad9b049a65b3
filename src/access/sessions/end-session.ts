import { addSeconds } from '../../lib/clock.ts';
import { isUuid } from '../../lib/uuid.ts';
import {
  Prisma,
  type PrismaClient,
  type Session,
  type SessionEndReason,
} from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { IdentityError } from '../../platform/errors.ts';

/** Which sessions to end. Never empty: an empty filter would end all sessions. */
export type EndedSessions =
  | { id: string }
  /** The session that continues this one after a password change, if that was not before `since`. */
  | { replacementOf: string; since: Date }
  | { ids: readonly string[] }
  | { customerId: number; exceptId?: string; exceptIds?: string[] };

/** Who ended the sessions, if not the customer. */
export type EndedBy = {
  /** The new session that replaces them. */
  supersededById?: string;
  /** `collaborator:5`, `partner:3`. */
  endedBy?: string;
};

/**
 * Ends open sessions. No other function does. From the commit on, verdicts on their tokens are negative in
 * every process. The same statement queues them for the revocation feed, unless all of their tokens have
 * expired. Rows are locked in the order of their ids, so that concurrent calls do not deadlock.
 * @returns the number of sessions that were open
 */
export async function endSessions(
  db: Db,
  which: EndedSessions,
  endReason: SessionEndReason,
  now: Date,
  { supersededById, endedBy }: EndedBy = {},
): Promise<number> {
  const [ended] = await db.$queryRaw<{ count: number }[]>`
    WITH open AS MATERIALIZED (
      SELECT id FROM session WHERE ended_at IS NULL AND ${conditionOf(which)} ORDER BY id FOR NO KEY UPDATE
    ), ended AS (
      UPDATE session
      SET ended_at = ${now}, end_reason = ${endReason}::session_end_reason,
          superseded_by_id = ${supersededById ?? null}::uuid, ended_by = ${endedBy ?? null}
      WHERE id IN (SELECT id FROM open)
      RETURNING id, account_id, ended_at, end_reason, COALESCE(tokens_expire_at, expires_at) AS forget_after
    ), noted AS (
      INSERT INTO ended_session (session_id, account_id, ended_at, end_reason, forget_after)
      SELECT id, account_id, ended_at, end_reason, forget_after FROM ended WHERE forget_after > ended_at
    )
    SELECT count(*)::int AS count FROM ended`;
  return ended?.count ?? 0;
}

/**
 * Records which session continues the session that changed the password.
 * @param tx the transaction that ended the one and opened the other
 */
export async function recordReplacement(tx: Db, replacedId: string, replacementId: string): Promise<void> {
  await tx.session.update({ where: { id: replacedId }, data: { supersededById: replacementId } });
}

function conditionOf(which: EndedSessions): Prisma.Sql {
  if ('id' in which) return Prisma.sql`id = ${which.id}::uuid`;
  if ('replacementOf' in which) {
    return Prisma.sql`id = (SELECT superseded_by_id FROM session replaced
      WHERE replaced.id = ${which.replacementOf}::uuid AND replaced.end_reason = 'PASSWORD_CHANGED'
        AND replaced.ended_at >= ${which.since})`;
  }
  if ('ids' in which) return Prisma.sql`id = ANY(${[...which.ids]}::uuid[])`;
  const kept = [...(which.exceptIds ?? []), ...(which.exceptId === undefined ? [] : [which.exceptId])];
  return Prisma.sql`customer_id = ${which.customerId} AND id <> ALL(${kept}::uuid[])`;
}

/**
 * Ends one of the customer's own sessions. A session that has ended does not change.
 * @throws IdentityError NOT_FOUND, also for a session of another customer
 */
export async function endOwnSession(db: Db, customerId: number, id: string, now: Date): Promise<Session> {
  const own = isUuid(id)
    ? await db.session.findFirst({ where: { id, customerId }, select: { id: true } })
    : null;
  if (!own) throw new IdentityError('NOT_FOUND');
  await endSessions(db, own, 'ENDED_BY_CUSTOMER', now);
  return db.session.findUniqueOrThrow({ where: own });
}

/** How long after a password change the replaced token can still log out. */
const LOGOUT_SECONDS = 60;

/**
 * Logs out with a token that a password change replaced: ends the session that continues the token's session.
 * Clients of the original Pelcro SDK drop the new token and log out with the old one. Otherwise the new
 * session would stay open, and count where a site limits sessions.
 * @param replacedSessionId the session of the presented token
 * @throws IdentityError TOKEN_REVOKED when there is no session to end, or the change is more than 60 seconds
 *   ago
 */
export async function logOutReplacement(
  prisma: PrismaClient,
  replacedSessionId: string,
  now: Date,
): Promise<void> {
  const which = { replacementOf: replacedSessionId, since: addSeconds(now, -LOGOUT_SECONDS) };
  const ended = await endSessions(prisma, which, 'LOGOUT', now);
  if (ended === 0) throw new IdentityError('TOKEN_REVOKED', { reason: 'PASSWORD_CHANGED' });
}
