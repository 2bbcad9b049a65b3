import { addDays } from '../../lib/clock.ts';
import { Prisma } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { enqueue } from '../../platform/jobs/enqueue.ts';

/** A client of the OpenID Provider that is told that a session has ended (OpenID Connect Back-Channel Logout). */
export type LogoutNotice = { sessionId: string; customerId: number; clientId: string };

export type QueuedNotice = LogoutNotice & {
  /** ISO 8601. An attempt that fails after this time is the last. */
  until: string;
};

const RETRIED_DAYS = 1;

/**
 * The clients that get a logout token, as rows of `LogoutNotice`: the enabled clients with a grant of one of the
 * sessions and an address for back-channel logout.
 * @param sessions a table of the statement with `id` and `customer_id`
 */
export function logoutNotices(sessions: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT DISTINCT ended.id AS "sessionId", ended.customer_id AS "customerId", client.client_id AS "clientId"
    FROM ${sessions} ended JOIN openid_record record ON record.session_id = ended.id AND record.kind = 'Grant'
      JOIN openid_client client ON client.client_id = record.client_id
    WHERE client.backchannel_logout_uri IS NOT NULL AND client.disabled_at IS NULL`;
}

/**
 * An SQL condition: a client must be told about the end of the session.
 * @param sessionId an expression of the statement
 */
export function hasLogoutNotices(sessionId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`EXISTS (
    SELECT 1 FROM openid_record record JOIN openid_client client ON client.client_id = record.client_id
    WHERE record.session_id = ${sessionId} AND record.kind = 'Grant' AND client.backchannel_logout_uri IS NOT NULL
      AND client.disabled_at IS NULL)`;
}

/** Queues the notices. @param tx the transaction that ends the sessions */
export async function queueLogoutNotices(tx: Db, notices: readonly LogoutNotice[], now: Date): Promise<void> {
  const until = addDays(now, RETRIED_DAYS).toISOString();
  const jobs = notices.map((notice) => ({
    data: { ...notice, until } satisfies QueuedNotice,
    group: { id: notice.clientId },
  }));
  await enqueue(tx, 'openid_logout', jobs);
}
