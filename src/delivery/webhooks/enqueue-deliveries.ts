import { addDays } from '../../lib/clock.ts';
import type { WebhookDelivery } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { enqueue } from '../../platform/jobs/enqueue.ts';

/** What an event's body is sealed for. */
export const EVENT_PURPOSE = 'webhook event';
const RETRIED_DAYS = 1;

/** A delivery on its way, as its job keeps it. */
export type QueuedDelivery = {
  deliveryId: string;
  /** ISO 8601: an attempt that fails after it is the last. */
  until: string;
};

function groupOf(accountId: number, endpointId: number): string {
  return `${accountId}:${endpointId}`;
}

/** The account of a group, in whose turn its deliveries are. */
export function tenantOfGroup(groupId: string): string {
  return groupId.split(':')[0] as string;
}

/** Puts deliveries on their way, in the transaction that causes them. */
export async function enqueueDeliveries(
  tx: Db,
  accountId: number,
  deliveries: readonly Pick<WebhookDelivery, 'id' | 'endpointId'>[],
  now: Date,
): Promise<void> {
  const until = addDays(now, RETRIED_DAYS).toISOString();
  await enqueue(
    tx,
    'webhook',
    deliveries.map(({ id, endpointId }) => ({
      data: { deliveryId: id, until } satisfies QueuedDelivery,
      group: { id: groupOf(accountId, endpointId) },
    })),
  );
}

/** Erases the bodies of events that every endpoint has received. The caller has locked them, or has deleted an endpoint. */
export async function eraseReceived(tx: Db, events: { id: string } | { accountId: number }): Promise<void> {
  await tx.webhookEvent.updateMany({
    where: { ...events, encryptedBody: { not: null }, deliveries: { every: { status: 'DELIVERED' } } },
    data: { encryptedBody: null },
  });
}
