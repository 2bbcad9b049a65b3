import { randomUUID } from 'node:crypto';
import { toUnixSeconds } from '../../lib/clock.ts';
import type { DerivedKeys } from '../../lib/derived-keys.ts';
import { seal } from '../../lib/sealed.ts';
import type { Db } from '../../platform/database/database.ts';
import { enqueueDeliveries } from './enqueue-deliveries.ts';
import { EVENT_PURPOSE } from './stored-events.ts';

/** The types of events, as Pelcro names them. */
export const EVENT_TYPES = [
  'customer.created',
  'customer.updated',
  'customer.deleted',
  'customer.email_verification_request',
  'customer.email_verification_succeeded',
  'customer.password_update.succeeded',
  'customer.PasswordResetRequestSubmitted',
  'customer.passwordless_login_request',
] as const;

export type EventType = (typeof EVENT_TYPES)[number];

/** An event to be recorded. */
export type NewEvent = {
  accountId: number;
  type: EventType;
  /** The customer as the event shows them. */
  object: Record<string, unknown> & { id: number };
  previousAttributes?: Record<string, unknown>;
};

/**
 * Records an event for the webhooks of an account, in the transaction that causes it. It is delivered after the
 * commit. Without an endpoint for its type, nothing is written.
 */
export async function recordEvent(
  tx: Db,
  { derivedKeys }: { derivedKeys: DerivedKeys },
  newEvent: NewEvent,
  now: Date,
): Promise<void> {
  const { accountId, type, object } = newEvent;
  const endpoints = await tx.webhookEndpoint.findMany({
    where: { accountId, disabledAt: null, OR: [{ events: { isEmpty: true } }, { events: { has: type } }] },
    select: { id: true },
  });
  if (endpoints.length === 0) return;
  const id = `evt_${randomUUID().replaceAll('-', '')}`;
  const encryptedBody = await seal(derivedKeys, EVENT_PURPOSE, JSON.stringify(envelope(id, newEvent, now)));
  const event = { id, accountId, customerId: object.id, type, encryptedBody, createdAt: now };
  await tx.webhookEvent.create({ data: event });
  const deliveries = endpoints.map((endpoint) => ({
    id: randomUUID(),
    eventId: id,
    endpointId: endpoint.id,
    createdAt: now,
  }));
  await tx.webhookDelivery.createMany({ data: deliveries });
  await enqueueDeliveries(tx, accountId, deliveries, now);
}

function envelope(id: string, { type, object, previousAttributes }: NewEvent, now: Date) {
  return {
    type,
    id,
    created: toUnixSeconds(now),
    triggered_from: 'open_api',
    data: { object, ...(previousAttributes ? { previous_attributes: previousAttributes } : {}) },
  };
}
