import { randomUUID } from 'node:crypto';
import { toUnixSeconds } from '../../lib/clock.ts';
import type { DerivedKeys } from '../../lib/derived-keys.ts';
import type { Db } from '../../platform/database/database.ts';
import { seal } from '../../platform/encryption/sealed.ts';
import { enqueueDeliveries } from './enqueue-deliveries.ts';
import { type EventType, isSentToAll, type TEST_EVENT_TYPE } from './event-type.ts';
import { EVENT_PURPOSE } from './stored-events.ts';

/** An event about one customer, or a test event. */
export type Occurrence = {
  /** Null in a test event. */
  customerId: number | null;
  /** The object of the event, as receivers see it. */
  object: Record<string, unknown>;
  previousAttributes?: Record<string, unknown>;
};

export type NewEvent = { accountId: number; type: EventType } & Occurrence;

/**
 * Records an event for the webhooks of an account, in the transaction that causes it. It is delivered after the
 * commit. Without an enabled endpoint for its type, nothing is written.
 */
export async function recordEvent(
  tx: Db,
  runtime: { derivedKeys: DerivedKeys },
  { accountId, type, ...occurrence }: NewEvent,
  now: Date,
): Promise<void> {
  await recordEvents(tx, runtime, { accountId, type, occurrences: [occurrence] }, now);
}

/** Like `recordEvent`, for many events of one type, with the same number of statements. */
export async function recordEvents(
  tx: Db,
  runtime: { derivedKeys: DerivedKeys },
  {
    accountId,
    type,
    occurrences,
  }: { accountId: number; type: EventType; occurrences: readonly Occurrence[] },
  now: Date,
): Promise<void> {
  if (occurrences.length === 0) return;
  const named = { events: { has: type } };
  const endpoints = await tx.webhookEndpoint.findMany({
    where: {
      accountId,
      disabledAt: null,
      ...(isSentToAll(type) ? { OR: [{ events: { isEmpty: true } }, named] } : named),
    },
    select: { id: true },
  });
  if (endpoints.length === 0) return;
  const eventIds = await storeEvents(tx, runtime, { accountId, type, occurrences }, now);
  const deliveries = await createDeliveries(
    tx,
    eventIds,
    endpoints.map(({ id }) => id),
    now,
  );
  await enqueueDeliveries(tx, accountId, deliveries, now);
}

/** Stores events, encrypted. @returns their ids */
export async function storeEvents(
  tx: Db,
  { derivedKeys }: { derivedKeys: DerivedKeys },
  {
    accountId,
    type,
    occurrences,
  }: { accountId: number; type: EventType | typeof TEST_EVENT_TYPE; occurrences: readonly Occurrence[] },
  now: Date,
): Promise<string[]> {
  const events = await Promise.all(
    occurrences.map(async (occurrence) => {
      const id = `evt_${randomUUID().replaceAll('-', '')}`;
      const text = JSON.stringify(envelope(id, type, occurrence, now));
      const { customerId } = occurrence;
      return { id, customerId, encryptedBody: await seal(derivedKeys, EVENT_PURPOSE, text) };
    }),
  );
  await tx.$executeRaw`
    INSERT INTO webhook_event (id, account_id, customer_id, type, encrypted_body, created_at)
    SELECT id, ${accountId}, customer_id, ${type}, body, ${now}
    FROM unnest(${events.map(({ id }) => id)}::text[], ${events.map(({ customerId }) => customerId)}::int[],
      ${events.map(({ encryptedBody }) => encryptedBody)}::text[]) AS event (id, customer_id, body)`;
  return events.map(({ id }) => id);
}

/** Creates the deliveries of events to endpoints: one for each pair. */
export function createDeliveries(
  tx: Db,
  eventIds: readonly string[],
  endpointIds: readonly number[],
  now: Date,
): Promise<{ id: string; endpointId: number }[]> {
  return tx.$queryRaw`
    INSERT INTO webhook_delivery (id, event_id, endpoint_id, created_at)
    SELECT gen_random_uuid(), event_id, endpoint_id, ${now}
    FROM unnest(${[...eventIds]}::text[]) AS event_id, unnest(${[...endpointIds]}::int[]) AS endpoint_id
    RETURNING id::text, endpoint_id AS "endpointId"`;
}

/** The body of an event, as receivers get it. */
export function envelope(
  id: string,
  type: EventType | typeof TEST_EVENT_TYPE,
  { object, previousAttributes }: Occurrence,
  now: Date,
) {
  return {
    type,
    id,
    created: toUnixSeconds(now),
    triggered_from: 'open_api',
    data: { object, ...(previousAttributes ? { previous_attributes: previousAttributes } : {}) },
  };
}
