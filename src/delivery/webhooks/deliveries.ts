import { idOf } from '../../lib/ids.ts';
import { isUuid } from '../../lib/uuid.ts';
import type { Acting } from '../../platform/acting.ts';
import type { WebhookDeliveryStatus } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { lockWebhookEvent } from '../../platform/database/locks.ts';
import { IdentityError, invalidField } from '../../platform/errors.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { recordAudit } from '../../tenancy/audit/audit.ts';
import { enqueueDeliveries } from './enqueue-deliveries.ts';

const PAGE = 50;

/** The filter of a list of deliveries. */
export type DeliveryFilter = {
  endpointId?: string | null;
  status?: WebhookDeliveryStatus | null;
  /** The id of the last delivery of the previous page. */
  after?: string | null;
};

const withEvent = { event: true, endpoint: true } as const;

/** A delivery with its event and its endpoint. */
export type ListedDelivery = NonNullable<Awaited<ReturnType<typeof findDelivery>>>;

/**
 * Lists the deliveries of an account, the latest first.
 * @returns up to 50, and the cursor of the next page
 * @throws IdentityError NOT_FOUND if the cursor is not a delivery of the account
 */
export async function listDeliveries(
  { prisma }: Runtime,
  { accountId }: Acting,
  { endpointId, status, after }: DeliveryFilter,
): Promise<{ deliveries: ListedDelivery[]; nextCursor: string | null }> {
  const last = after == null ? null : await findDelivery(prisma, accountId, after);
  if (after != null && !last) throw new IdentityError('NOT_FOUND');
  const found = await prisma.webhookDelivery.findMany({
    where: {
      endpoint: { accountId },
      ...(endpointId == null ? {} : { endpointId: idOf(endpointId) }),
      ...(status == null ? {} : { status }),
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    ...(last ? { cursor: { id: last.id }, skip: 1 } : {}),
    take: PAGE + 1,
    include: withEvent,
  });
  const deliveries = found.slice(0, PAGE);
  return { deliveries, nextCursor: found.length > PAGE ? (deliveries.at(-1)?.id ?? null) : null };
}

/**
 * Queues a parked or delivered delivery again, for another day of attempts.
 * @throws IdentityError NOT_FOUND; VALIDATION_FAILED on `id` for a pending delivery, or an event whose body was erased
 */
export async function replayDelivery(
  runtime: Runtime,
  { accountId, actor }: Acting,
  id: string,
): Promise<ListedDelivery> {
  const { prisma, clock } = runtime;
  const now = clock();
  return prisma.$transaction(async (tx) => {
    const found = await findDelivery(tx, accountId, id);
    if (found) await lockWebhookEvent(tx, found.eventId);
    const delivery = found && (await findDelivery(tx, accountId, id));
    if (!delivery) throw new IdentityError('NOT_FOUND');
    if (delivery.event.encryptedBody === null)
      throw invalidField(
        'id',
        'The body of this event has been erased: every endpoint has received it, or its customer was deleted.',
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

/** Finds a delivery. Null also for a delivery of another account. */
function findDelivery(db: Db, accountId: number, id: string) {
  return db.webhookDelivery.findFirst({
    where: { id: isUuid(id) ? id : NO_DELIVERY, endpoint: { accountId } },
    include: withEvent,
  });
}

const NO_DELIVERY = '00000000-0000-0000-0000-000000000000';
