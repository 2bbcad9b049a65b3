import { Prisma } from '../../platform/database/client/client.ts';
import type { SESSION_EVENT_TYPES } from './event-type.ts';

/**
 * An SQL condition: whether an enabled endpoint of an account lists the event type. It is part of the statement that
 * causes the event, so that an event without a receiver needs no separate statement.
 * @param accountId an SQL expression in that statement
 */
export function isSubscribed(type: (typeof SESSION_EVENT_TYPES)[number], accountId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT 1 FROM webhook_endpoint AS receiver WHERE receiver.account_id = ${accountId}
    AND receiver.disabled_at IS NULL AND ${type} = ANY(receiver.events))`;
}
