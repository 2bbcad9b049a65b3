import { addDays } from '../../lib/clock.ts';
import type { WebhookDelivery } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { enqueue } from '../../platform/jobs/enqueue.ts';
import { countWaiting } from '../../platform/jobs/waiting.ts';

const RETRIED_DAYS = 1;

export type QueuedDelivery = {
  deliveryId: string;
  /** ISO 8601. An attempt that fails after this time is the last. */
  until: string;
};

function groupOf(accountId: number, endpointId: number): string {
  return `${accountId}:${endpointId}`;
}

/** Counts the deliveries of an account that wait for their first or next attempt. */
export function countWaitingDeliveries(db: Db, accountId: number): Promise<number> {
  return countWaiting(db, 'webhook', `${accountId}:%`);
}

/** Returns the account in the result of `groupOf`. Accounts take turns in the queue. */
export function tenantOfGroup(groupId: string): string {
  return groupId.split(':')[0] as string;
}

export async function enqueueDeliveries(
  tx: Db,
  accountId: number,
  deliveries: readonly Pick<WebhookDelivery, 'id' | 'endpointId'>[],
  now: Date,
  attempts: 'for a day' | 'once' = 'for a day',
): Promise<void> {
  const until = addDays(now, attempts === 'once' ? 0 : RETRIED_DAYS).toISOString();
  await enqueue(
    tx,
    'webhook',
    deliveries.map(({ id, endpointId }) => ({
      data: { deliveryId: id, until } satisfies QueuedDelivery,
      group: { id: groupOf(accountId, endpointId) },
    })),
  );
}
