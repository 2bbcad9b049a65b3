import type { Db } from '../../platform/database/database.ts';
import { lockWebhookEventsOfCustomer } from '../../platform/database/locks.ts';

/**
 * Erases what events said of a customer who is deleted. What is still on its way stays for as long as it is
 * sent, a day at most: `deliver.ts` erases it then. That she was deleted may be replayed as any other event.
 * @param tx a transaction that holds the customer's row
 */
export async function eraseEventsOf(tx: Db, customerId: number): Promise<void> {
  // A delivery that ends meanwhile holds its event: it ends before, and is seen, or finds her deleted.
  await lockWebhookEventsOfCustomer(tx, customerId);
  await eraseUnlessPending(tx, { customerId });
}

/** The same for one event whose last delivery has just been given up. The caller holds it. */
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
