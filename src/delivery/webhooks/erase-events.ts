import type { Db } from '../../platform/database/database.ts';
import { lockWebhookEventsOfCustomer } from '../../platform/database/locks.ts';

/**
 * Erases the bodies of the events of a deleted customer. A body with a pending delivery stays until the delivery
 * ends, for up to a day: `send-delivery.ts` erases it then. The event `customer.deleted` can be replayed like any other.
 * @param tx a transaction that has locked the customer
 */
export async function eraseEventsOf(tx: Db, customerId: number): Promise<void> {
  // A delivery that ends meanwhile locks its event: it ends before, and is seen, or finds the customer deleted.
  await lockWebhookEventsOfCustomer(tx, customerId);
  await eraseUnlessPending(tx, { customerId });
}

/** Does the same for one event whose last delivery has ended. The caller has locked the event. */
export async function eraseIfDeleted(
  tx: Db,
  { id, type, customerId }: { id: string; type: string; customerId: number | null },
): Promise<void> {
  if (customerId === null || type === 'customer.deleted') return;
  const deleted = await tx.customer.findFirst({ where: { id: customerId, deletedAt: { not: null } } });
  if (deleted) await eraseUnlessPending(tx, { id });
}

async function eraseUnlessPending(tx: Db, which: { customerId: number } | { id: string }): Promise<void> {
  await tx.webhookEvent.updateMany({
    where: { ...which, encryptedBody: { not: null }, deliveries: { none: { status: 'PENDING' } } },
    data: { encryptedBody: null },
  });
}
