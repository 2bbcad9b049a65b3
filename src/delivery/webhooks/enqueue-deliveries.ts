import { addDays } from '../../lib/clock.ts';
import type { WebhookDelivery } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { enqueue } from '../../platform/jobs/enqueue.ts';

const RETRIED_DAYS = 1;

/** The data of a job that sends a delivery. */
export type QueuedDelivery = {
  deliveryId: string;
  /** ISO 8601. An attempt that fails after this time is the last. */
  until: string;
};

function groupOf(accountId: number, endpointId: number): string {
  return `${accountId}:${endpointId}`;
}

/** The account of a group. Accounts take turns in the queue. */
export function tenantOfGroup(groupId: string): string {
  return groupId.split(':')[0] as string;
}

/** Queues deliveries, in the transaction that causes them. */
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
