import { addDays } from '../../lib/clock.ts';
import type { DerivedKeys } from '../../lib/derived-keys.ts';
import type { Sweep } from '../../lib/sweeping.ts';
import { Prisma, type WebhookDelivery, type WebhookEvent } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { rowSweep } from '../../platform/database/delete-batch.ts';
import { lockWebhookEventsOfCustomer } from '../../platform/database/locks.ts';
import { unseal } from '../../platform/encryption/sealed.ts';
import type { SealedPurpose } from '../../platform/encryption/sealed-places.ts';
import type { Runtime } from '../../platform/runtime.ts';
import type { EventType } from './event-type.ts';

/** Events of this type contain a secret that is also mailed to the customer. */
const TYPE_WITH_SECRET: EventType = 'customer.passwordless_login_request';

/** Whether the events of a type have a secret, which an endpoint may repeat in its answer. */
export function hasSecret(type: string): boolean {
  return type === TYPE_WITH_SECRET;
}

/** The purpose under which the bodies of events are sealed. */
export const EVENT_PURPOSE = 'webhook event';

/** The purpose under which answers of endpoints are sealed. */
export const ANSWER_PURPOSE = 'webhook answer';

/**
 * Erases the bodies of the events of a deleted customer, and the answers of endpoints. A body with a pending delivery
 * stays until the delivery ends, for up to a day, and is then erased by `send-delivery.ts`. The exception is the body
 * of `customer.deleted`: it stays, so that a parked delivery of this event can be replayed.
 * @param tx a transaction that has locked the customer
 */
export async function eraseEventsOfCustomer(tx: Db, customerId: number): Promise<void> {
  // A concurrent delivery locks its event too. It ends before this statement, or it finds that the customer is deleted.
  await lockWebhookEventsOfCustomer(tx, customerId);
  await eraseBodies(tx, { customerId });
  await tx.webhookEvent.updateMany({ where: { customerId }, data: { deliveredBody: null } });
  await tx.webhookDelivery.updateMany({ where: { event: { customerId } }, data: { encryptedAnswer: null } });
}

export async function isOfDeletedCustomer(
  tx: Db,
  { customerId }: { customerId: number | null },
): Promise<boolean> {
  if (customerId === null) return false;
  const deleted = await tx.customer.findFirst({
    where: { id: customerId, deletedAt: { not: null } },
    select: { id: true },
  });
  return deleted !== null;
}

/**
 * Erases the body of an event, if no delivery is pending.
 * @param id the id of an event whose row is locked
 */
export async function eraseBodyOfEvent(tx: Db, id: string): Promise<void> {
  await eraseBodies(tx, { id });
}

async function eraseBodies(tx: Db, which: { customerId: number } | { id: string }): Promise<void> {
  await tx.webhookEvent.updateMany({
    where: { ...which, encryptedBody: { not: null }, deliveries: { none: { status: 'PENDING' } } },
    data: { encryptedBody: null },
  });
}

/**
 * Marks the events that every endpoint has received: they can no longer be sent. Collaborators can still read their
 * bodies, except for events with a secret and events of a deleted customer. The caller must have locked the events, or
 * have deleted an endpoint.
 */
export async function eraseDeliveredEvents(
  tx: Db,
  events: { id: string } | { accountId: number },
): Promise<void> {
  const isMeant =
    'id' in events ? Prisma.sql`event.id = ${events.id}` : Prisma.sql`event.account_id = ${events.accountId}`;
  await tx.$executeRaw`
    UPDATE webhook_event AS event
    SET encrypted_body = NULL, delivered_body = CASE
      WHEN event.type = ${TYPE_WITH_SECRET} OR EXISTS (
        SELECT 1 FROM customer WHERE customer.id = event.customer_id AND customer.deleted_at IS NOT NULL)
      THEN NULL ELSE event.encrypted_body END
    WHERE ${isMeant} AND event.encrypted_body IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM webhook_delivery AS delivery
      WHERE delivery.event_id = event.id AND delivery.status <> 'DELIVERED')`;
}

/**
 * Lists the stored events of a customer for an export. `data` is null if the body has been erased. Secrets are left
 * out, because other people may get the file.
 */
export async function exportEventsOfCustomer(db: Db, derivedKeys: DerivedKeys, customerId: number) {
  const events = await db.webhookEvent.findMany({
    where: { customerId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    include: {
      deliveries: { select: { status: true, attempts: true, lastAttemptAt: true }, orderBy: { id: 'asc' } },
    },
  });
  return Promise.all(
    events.map(async ({ deliveries, ...event }) => ({
      id: event.id,
      type: event.type,
      createdAt: event.createdAt,
      data: (await readPayload(derivedKeys, event))?.data ?? null,
      webhook_delivery: deliveries,
    })),
  );
}

export type Payload = Record<string, unknown> & { data: Record<string, unknown> };

/**
 * Decrypts the body of an event, without its secret.
 * @returns null if it has been erased, or if the secret of another deployment encrypted it
 */
export async function readPayload(
  derivedKeys: DerivedKeys,
  { encryptedBody, deliveredBody }: Pick<WebhookEvent, 'encryptedBody' | 'deliveredBody'>,
): Promise<Payload | null> {
  const text = await openIfStored(derivedKeys, EVENT_PURPOSE, encryptedBody ?? deliveredBody);
  if (text === null) return null;
  const payload = JSON.parse(text) as Payload & { data: { object: Record<string, unknown> } };
  const { token: _secret, ...object } = payload.data.object;
  return { ...payload, data: { ...payload.data, object } };
}

/** Decrypts the beginning of an endpoint's answer. Null as in `readPayload`. */
export function readStoredAnswer(
  derivedKeys: DerivedKeys,
  { encryptedAnswer }: Pick<WebhookDelivery, 'encryptedAnswer'>,
): Promise<string | null> {
  return openIfStored(derivedKeys, ANSWER_PURPOSE, encryptedAnswer);
}

async function openIfStored(derivedKeys: DerivedKeys, purpose: SealedPurpose, sealed: string | null) {
  return sealed === null ? null : unseal(derivedKeys, purpose, sealed).catch(() => null);
}

/** Deletes the events that are older than WEBHOOK_HISTORY_DAYS, with their deliveries. */
export function webhookSweep({ prisma, clock, settings }: Runtime): Sweep {
  return rowSweep(prisma, {
    name: 'webhook events',
    table: 'webhook_event',
    per: { table: 'account', column: 'account_id' },
    where: () => Prisma.sql`webhook_event.created_at < ${addDays(clock(), -settings.webhookHistoryDays)}`,
    batch: 500,
    everySeconds: 600,
  });
}
