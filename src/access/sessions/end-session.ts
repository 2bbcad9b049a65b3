import { isSubscribed } from '../../delivery/webhooks/subscribed.ts';
import { addSeconds } from '../../lib/clock.ts';
import { isUuid } from '../../lib/uuid.ts';
import { Prisma, type Session, type SessionEndReason } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { IdentityError, requireFound } from '../../platform/errors.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { hasLogoutNotices, type LogoutNotice, logoutNotices, queueLogoutNotices } from './logout-notices.ts';
import { recordEndEvents, type ShownSession } from './session-events.ts';

/** Which sessions to end. There is always a filter: without one, all sessions would end. */
export type EndedSessions =
  | { id: string }
  /** The session that replaced the session `replacementOf` in a password change at `since` or later. */
  | { replacementOf: string; since: Date }
  | { ids: readonly string[] }
  | { customerId: number; exceptId?: string; exceptIds?: string[] };

/** What ended the sessions, if not the customer directly: a newer session, a collaborator, a partner or SCIM. */
export type EndedBy = {
  supersededById?: string;
  /** `collaborator:5`, `partner:3` or `system:scim:2`. */
  endedBy?: string;
};

/**
 * Ends open sessions. Only this function and `endSessionsAtOnce` end them. From the commit on, verdicts on their tokens
 * are negative in every process. The same statement queues the sessions for the revocation feed, except those whose
 * tokens have all expired. Rows are locked in the order of their ids, so that concurrent calls do not deadlock. Each
 * end of a session is recorded as an event, if an endpoint of the account receives these events. The session's OpenID
 * clients that have an address for back-channel logout get a logout token. With `customerId`, the function also ends
 * the customer's tokens of an old system that have no session yet.
 * @param tx a transaction
 * @returns the number of sessions that were open
 */
export async function endSessions(
  tx: Db,
  runtime: Runtime,
  which: EndedSessions,
  endReason: SessionEndReason,
  now: Date,
  by: EndedBy = {},
): Promise<number> {
  if ('customerId' in which) await endOlderTokens(tx, which.customerId, endReason, now);
  const { count, reported, notices } = await end(tx, conditionOf(which), endReason, now, by);
  if (notices !== null) await queueLogoutNotices(tx, notices, now);
  // All of them belong to one account.
  const accountId = reported?.[0]?.accountId;
  if (reported === null || accountId === undefined) return count;
  const sessions = reported.map(({ createdAt, expiresAt, ...session }) => ({
    ...session,
    createdAt: new Date(createdAt),
    expiresAt: new Date(expiresAt),
  }));
  const { supersededById = null, endedBy = null } = by;
  const ending = { endedAt: now, endReason, endedBy, supersededById };
  await recordEndEvents(tx, runtime, accountId, sessions, ending);
  return count;
}

/**
 * Ends the tokens of an old system that were issued to a customer until now and have no session yet: each becomes an
 * ended session when it is adopted. Locks the customer's row, so an adoption either commits before, and its session
 * ends with the others, or starts after, and reads the new time. Plain SQL, because Prisma would also set `updated_at`.
 * @param tx a transaction that locks no session yet
 */
export async function endOlderTokens(
  tx: Db,
  customerId: number,
  reason: SessionEndReason,
  now: Date,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE customer SET tokens_valid_from = ${now}, tokens_valid_reason = ${reason}::session_end_reason
    WHERE id = ${customerId}`;
}

/**
 * Like `endSessions`, for a caller without a transaction. Usually it runs one statement. It opens a transaction only
 * with `customerId`, or if an endpoint receives the events or an OpenID client gets a logout token.
 */
export async function endSessionsAtOnce(
  runtime: Runtime,
  which: EndedSessions,
  endReason: SessionEndReason,
  now: Date,
  by: EndedBy = {},
): Promise<number> {
  const { prisma } = runtime;
  if ('customerId' in which)
    return prisma.$transaction((tx) => endSessions(tx, runtime, which, endReason, now, by));
  const isReported = Prisma.sql`(${isSubscribed('customer.session_ended', Prisma.sql`session.account_id`)}
    OR ${hasLogoutNotices(Prisma.sql`session.id`)})`;
  const condition = conditionOf(which);
  const { count, waiting } = await end(
    prisma,
    Prisma.sql`${condition} AND NOT ${isReported}`,
    endReason,
    now,
    by,
    {
      waiting: Prisma.sql`EXISTS (SELECT 1 FROM session WHERE ended_at IS NULL AND ${condition} AND ${isReported})`,
    },
  );
  if (!waiting) return count;
  return prisma.$transaction((tx) => endSessions(tx, runtime, which, endReason, now, by));
}

/** An ended session, for the event that an endpoint receives. Times are text, because they come as JSON. */
type ReportedSession = Omit<ShownSession, 'createdAt' | 'expiresAt'> & {
  accountId: number;
  createdAt: string;
  expiresAt: string;
};

type Ended = {
  count: number;
  reported: ReportedSession[] | null;
  notices: LogoutNotice[] | null;
  /** Whether open sessions remain that must be ended in a transaction. */
  waiting: boolean;
};

/**
 * Ends the open sessions that meet a condition, in one statement.
 * @param waiting a condition that the statement also evaluates, on the state before the sessions end
 * @returns the number of ended sessions, the sessions whose events an endpoint receives, the notices for OpenID
 *   clients, and the value of `waiting`
 */
async function end(
  db: Db,
  condition: Prisma.Sql,
  endReason: SessionEndReason,
  now: Date,
  { supersededById, endedBy }: EndedBy,
  { waiting = Prisma.sql`FALSE` }: { waiting?: Prisma.Sql } = {},
): Promise<Ended> {
  const [ended] = await db.$queryRaw<Ended[]>`
    WITH open AS MATERIALIZED (
      SELECT id FROM session WHERE ended_at IS NULL AND ${condition} ORDER BY id FOR NO KEY UPDATE
    ), ended AS (
      UPDATE session
      SET ended_at = ${now}, end_reason = ${endReason}::session_end_reason,
          superseded_by_id = ${supersededById ?? null}::uuid, ended_by = ${endedBy ?? null}
      WHERE id IN (SELECT id FROM open)
      RETURNING session.*
    ), noted AS (
      INSERT INTO ended_session (session_id, account_id, ended_at, end_reason, forget_after)
      SELECT id, account_id, ended_at, end_reason, COALESCE(tokens_expire_at, expires_at) FROM ended
      WHERE COALESCE(tokens_expire_at, expires_at) > ended_at
    ), reported AS (
      SELECT id, account_id AS "accountId", customer_id AS "customerId", site_id AS "siteId",
        started_by AS "startedBy", second_factor_shown AS "secondFactorShown",
        created_at AS "createdAt", expires_at AS "expiresAt"
      FROM ended WHERE ${isSubscribed('customer.session_ended', Prisma.sql`ended.account_id`)}
    )
    SELECT count(*)::int AS count, (SELECT json_agg(reported ORDER BY id) FROM reported) AS reported,
      (SELECT json_agg(notice) FROM (${logoutNotices(Prisma.sql`ended`)}) notice) AS notices, ${waiting} AS waiting
    FROM ended`;
  return ended ?? { count: 0, reported: null, notices: null, waiting: false };
}

/**
 * Records which session replaces the session that changed the password.
 * @param tx the transaction that ended the old session and opened the new one
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
export async function endOwnSession(
  runtime: Runtime,
  customerId: number,
  id: string,
  now: Date,
): Promise<Session> {
  const { prisma: db } = runtime;
  const own = requireFound(
    isUuid(id) ? await db.session.findFirst({ where: { id, customerId }, select: { id: true } }) : null,
  );
  await endSessionsAtOnce(runtime, own, 'ENDED_BY_CUSTOMER', now);
  return db.session.findUniqueOrThrow({ where: own });
}

/** How long after a password change the replaced token can still log out. */
const LOGOUT_SECONDS = 60;

/**
 * Logs out with a token that a password change replaced: ends the session that replaced the token's session. This is
 * for clients of the original Pelcro SDK, which drop the new token and log out with the old one. Without this, the new
 * session would stay open, and count against the session limit.
 * @param replacedSessionId the session of the presented token
 * @throws IdentityError TOKEN_REVOKED when there is no session to end, or the change is more than 60 seconds
 *   ago
 */
export async function logOutReplacement(
  runtime: Runtime,
  replacedSessionId: string,
  now: Date,
): Promise<void> {
  const which = { replacementOf: replacedSessionId, since: addSeconds(now, -LOGOUT_SECONDS) };
  const ended = await endSessionsAtOnce(runtime, which, 'LOGOUT', now);
  if (ended === 0) throw new IdentityError('TOKEN_REVOKED', { reason: 'PASSWORD_CHANGED' });
}
