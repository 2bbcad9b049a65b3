import { addDays } from '../../lib/clock.ts';
import type { DerivedKeys } from '../../lib/derived-keys.ts';
import { unseal } from '../../lib/sealed.ts';
import type { Sweep } from '../../lib/sweeping.ts';
import { Prisma } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { rowSweep } from '../../platform/database/delete-batch.ts';
import { lockWebhookEventsOfCustomer } from '../../platform/database/locks.ts';
import type { Runtime } from '../../platform/runtime.ts';

/** The purpose under which the bodies of events are sealed. */
export const EVENT_PURPOSE = 'webhook event';

/**
 * Erases the bodies of the events of a deleted customer. A body with a pending delivery stays until the delivery
 * ends, for up to a day. `send-delivery.ts` erases it then. The event `customer.deleted` can be replayed like any other.
 * @param tx a transaction that has locked the customer
 */
export async function eraseEventsOfCustomer(tx: Db, customerId: number): Promise<void> {
  // A concurrent delivery locks its event too. It ends before this, or it sees that the customer is deleted.
  await lockWebhookEventsOfCustomer(tx, customerId);
  await eraseBodies(tx, { customerId });
}

/**
 * Erases the body of an event whose last delivery has ended, if its customer is deleted.
 * @param event whose row is locked
 */
export async function eraseEventOfDeletedCustomer(
  tx: Db,
  { id, type, customerId }: { id: string; type: string; customerId: number | null },
): Promise<void> {
  if (customerId === null || type === 'customer.deleted') return;
  const deleted = await tx.customer.findFirst({ where: { id: customerId, deletedAt: { not: null } } });
  if (deleted) await eraseBodies(tx, { id });
}

async function eraseBodies(tx: Db, which: { customerId: number } | { id: string }): Promise<void> {
  await tx.webhookEvent.updateMany({
    where: { ...which, encryptedBody: { not: null }, deliveries: { none: { status: 'PENDING' } } },
    data: { encryptedBody: null },
  });
}

/** Erases the bodies of events that every endpoint has received. The caller has locked them, or has deleted an endpoint. */
export async function eraseDeliveredEvents(
  tx: Db,
  events: { id: string } | { accountId: number },
): Promise<void> {
  await tx.webhookEvent.updateMany({
    where: { ...events, encryptedBody: { not: null }, deliveries: { every: { status: 'DELIVERED' } } },
    data: { encryptedBody: null },
  });
}

/**
 * Lists the stored events of a customer for an export. The body is null if it has been erased.
 * Secrets are left out, because the file may be found by others.
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
    events.map(async ({ id, type, createdAt, encryptedBody, deliveries }) => ({
      id,
      type,
      createdAt,
      data: encryptedBody && (await decryptBody(derivedKeys, encryptedBody)),
      webhook_delivery: deliveries,
    })),
  );
}

/** Decrypts a body. Null if another deployment's secret encrypted it. */
async function decryptBody(derivedKeys: DerivedKeys, sealed: string) {
  const text = await unseal(derivedKeys, EVENT_PURPOSE, sealed).catch(() => null);
  if (text === null) return null;
  const { object, ...data } = (JSON.parse(text) as { data: { object: Record<string, unknown> } }).data;
  const { token: _secret, ...shown } = object;
  return { ...data, object: shown };
}

/** Deletes old events with their deliveries. Until then, parked deliveries can be replayed. */
export function webhookSweep({ prisma, clock, settings }: Runtime): Sweep {
  return rowSweep(prisma, {
    name: 'webhook events',
    table: 'webhook_event',
    where: () => Prisma.sql`created_at < ${addDays(clock(), -settings.webhookHistoryDays)}`,
    batch: 500,
    everySeconds: 600,
  });
}
