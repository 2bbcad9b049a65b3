import { recordEvent, recordEvents } from '../../delivery/webhooks/record-event.ts';
import { toUnixSeconds } from '../../lib/clock.ts';
import type { Session } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import type { Runtime } from '../../platform/runtime.ts';

export type ShownSession = Pick<
  Session,
  'id' | 'customerId' | 'siteId' | 'startedBy' | 'secondFactorShown' | 'createdAt' | 'expiresAt'
>;

export type ShownEnd = Pick<Session, 'endedAt' | 'endReason' | 'endedBy' | 'supersededById'>;

/** Records the event of a login. @param tx the transaction that opens the session */
export async function recordLoginEvent(tx: Db, runtime: Runtime, session: Session, now: Date): Promise<void> {
  const { accountId, customerId } = session;
  const object = sessionObject(session, {
    endedAt: null,
    endReason: null,
    endedBy: null,
    supersededById: null,
  });
  await recordEvent(tx, runtime, { accountId, type: 'customer.login', customerId, object }, now);
}

/** Records the events of sessions of one account that have ended. @param tx the transaction that ends them */
export async function recordEndEvents(
  tx: Db,
  runtime: Runtime,
  accountId: number,
  sessions: readonly ShownSession[],
  end: ShownEnd & { endedAt: Date },
): Promise<void> {
  const occurrences = sessions.map((session) => ({
    customerId: session.customerId,
    object: sessionObject(session, end),
  }));
  await recordEvents(tx, runtime, { accountId, type: 'customer.session_ended', occurrences }, end.endedAt);
}

/** A session as events show it: ids, times and reasons, and nothing personal. */
export function sessionObject(session: ShownSession, end: ShownEnd): Record<string, unknown> {
  return {
    object: 'session',
    id: session.id,
    customer_id: session.customerId,
    site_id: session.siteId,
    started_by: session.startedBy.toLowerCase(),
    second_factor: session.secondFactorShown,
    created_at: toUnixSeconds(session.createdAt),
    expires_at: toUnixSeconds(session.expiresAt),
    ended_at: end.endedAt && toUnixSeconds(end.endedAt),
    end_reason: end.endReason?.toLowerCase() ?? null,
    ended_by: end.endedBy,
    superseded_by: end.supersededById,
  };
}
