import { idOf } from '../../lib/ids.ts';
import type { Acting } from '../../platform/acting.ts';
import { lockWebhookEvents } from '../../platform/database/locks.ts';
import { invalidField } from '../../platform/errors.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { recordAudit } from '../../tenancy/audit/audit.ts';
import { type ListedDelivery, requireDelivery, withEvent } from './deliveries.ts';
import { requireEndpoint } from './endpoint.ts';
import { enqueueDeliveries } from './enqueue-deliveries.ts';

/** Deliveries per call, and so per transaction. */
const BATCH = 500;

export type Replayed = {
  replayedCount: number;
  /** Whether more deliveries are left for another call. */
  hasMore: boolean;
};

/**
 * Queues a parked or delivered delivery again, for another day of attempts.
 * @throws IdentityError NOT_FOUND; VALIDATION_FAILED on `id` for a pending delivery, or an event that can no longer
 *   be sent
 */
export async function replayDelivery(
  runtime: Runtime,
  { accountId, actor }: Acting,
  id: string,
): Promise<ListedDelivery> {
  const now = runtime.clock();
  return runtime.prisma.$transaction(async (tx) => {
    const { eventId } = await requireDelivery(tx, accountId, id);
    await lockWebhookEvents(tx, [eventId]);
    const delivery = await requireDelivery(tx, accountId, id);
    if (delivery.event.encryptedBody === null)
      throw invalidField(
        'id',
        'This event can no longer be sent: every endpoint has received it, or it has been erased because its customer was deleted.',
      );
    if (delivery.status === 'PENDING') throw invalidField('id', 'This delivery is still pending.');
    const replayed = await tx.webhookDelivery.update({
      where: { id: delivery.id },
      data: { status: 'PENDING' },
      include: withEvent,
    });
    await enqueueDeliveries(tx, accountId, [replayed], now);
    const target = { kind: 'webhook_delivery', id: delivery.id };
    await recordAudit(tx, actor, { accountId, action: 'webhook_delivery.replayed', target }, now);
    return replayed;
  });
}

/**
 * Queues the parked deliveries of an endpoint again, the oldest first, up to 500 per call.
 * @param eventType null: all types
 * @throws IdentityError NOT_FOUND; VALIDATION_FAILED on `endpointId` if the endpoint is disabled
 */
export async function replayParkedDeliveries(
  runtime: Runtime,
  { accountId, actor }: Acting,
  endpointId: string,
  eventType: string | null,
): Promise<Replayed> {
  const now = runtime.clock();
  return runtime.prisma.$transaction(async (tx) => {
    const endpoint = await requireEndpoint(tx, accountId, idOf(endpointId));
    if (endpoint.disabledAt !== null) throw invalidField('endpointId', 'This endpoint is disabled.');
    const waiting = {
      endpointId: endpoint.id,
      status: 'PARKED' as const,
      event: { encryptedBody: { not: null }, ...(eventType === null ? {} : { type: eventType }) },
    };
    const found = await tx.webhookDelivery.findMany({
      where: waiting,
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      take: BATCH + 1,
      select: { id: true, eventId: true },
    });
    const batch = found.slice(0, BATCH);
    await lockWebhookEvents(
      tx,
      batch.map(({ eventId }) => eventId),
    );
    const replayed = await tx.webhookDelivery.updateManyAndReturn({
      where: { ...waiting, id: { in: batch.map(({ id }) => id) } },
      data: { status: 'PENDING' },
      select: { id: true, endpointId: true },
    });
    await enqueueDeliveries(tx, accountId, replayed, now);
    const target = { kind: 'webhook_endpoint', id: endpoint.id };
    const after = { replayedCount: replayed.length, ...(eventType === null ? {} : { eventType }) };
    const action = 'webhook_endpoint.deliveries_replayed';
    await recordAudit(tx, actor, { accountId, action, target, after }, now);
    return { replayedCount: replayed.length, hasMore: found.length > BATCH };
  });
}
