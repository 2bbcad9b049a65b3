import { idOf } from '../../lib/ids.ts';
import { isUuid } from '../../lib/uuid.ts';
import type { Acting } from '../../platform/acting.ts';
import { type Connection, type PageInput, readConnection } from '../../platform/connections/connection.ts';
import type { Position } from '../../platform/connections/cursor.ts';
import type { Prisma, WebhookDeliveryStatus } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { IdentityError, requireFound } from '../../platform/errors.ts';
import type { Runtime } from '../../platform/runtime.ts';

const PAGE = 50;

export type DeliveryFilter = {
  endpointId?: string | null;
  status?: WebhookDeliveryStatus | null;
  eventType?: string | null;
  after?: string | null;
};

export const withEvent = { event: true, endpoint: true } as const;

export type ListedDelivery = NonNullable<Awaited<ReturnType<typeof findDelivery>>>;

/**
 * Lists the deliveries of an account, the latest first.
 * @returns up to 50, and the cursor of the next page
 * @throws IdentityError NOT_FOUND if the cursor is not a delivery of the account
 */
export async function listDeliveries(
  { prisma }: Runtime,
  { accountId }: Acting,
  { after, ...filter }: DeliveryFilter,
): Promise<{ deliveries: ListedDelivery[]; nextCursor: string | null }> {
  const last = after == null ? null : await findDelivery(prisma, accountId, after);
  if (after != null && !last) throw new IdentityError('NOT_FOUND');
  const found = await prisma.webhookDelivery.findMany({
    where: matching(accountId, filter),
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    ...(last ? { cursor: { id: last.id }, skip: 1 } : {}),
    take: PAGE + 1,
    include: withEvent,
  });
  const deliveries = found.slice(0, PAGE);
  return { deliveries, nextCursor: found.length > PAGE ? (deliveries.at(-1)?.id ?? null) : null };
}

/** `listDeliveries` as a connection. @throws IdentityError VALIDATION_FAILED */
export async function readDeliveries(
  runtime: Runtime,
  { accountId }: Acting,
  { endpointId, status, eventType, ...page }: PageInput & Omit<DeliveryFilter, 'after'>,
): Promise<Connection<ListedDelivery>> {
  return readConnection(runtime, ['webhook deliveries', accountId], page, async (after, take) => {
    const found = await runtime.prisma.webhookDelivery.findMany({
      where: {
        ...matching(accountId, { endpointId, status, eventType }),
        ...(after === null ? {} : before(after)),
      },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take,
      include: withEvent,
    });
    return found.map((node) => ({ node, position: [node.createdAt.toISOString(), node.id] }));
  });
}

function matching(
  accountId: number,
  { endpointId, status, eventType }: Omit<DeliveryFilter, 'after'>,
): Prisma.WebhookDeliveryWhereInput {
  return {
    endpoint: { accountId },
    ...(endpointId == null ? {} : { endpointId: idOf(endpointId) }),
    ...(status == null ? {} : { status }),
    ...(eventType == null ? {} : { event: { type: eventType } }),
  };
}

/** Rows after a position in a list by descending time and id. */
function before([time = '', id = '']: Position): Prisma.WebhookDeliveryWhereInput {
  const createdAt = new Date(time);
  return { createdAt: { lte: createdAt }, OR: [{ createdAt: { lt: createdAt } }, { id: { lt: id } }] };
}

/** Finds a delivery. @throws IdentityError NOT_FOUND, also for a delivery of another account */
export async function requireDelivery(db: Db, accountId: number, id: string): Promise<ListedDelivery> {
  return requireFound(await findDelivery(db, accountId, id));
}

/** Finds a delivery. Null also for a delivery of another account. */
function findDelivery(db: Db, accountId: number, id: string) {
  return db.webhookDelivery.findFirst({
    where: { id: isUuid(id) ? id : NO_DELIVERY, endpoint: { accountId } },
    include: withEvent,
  });
}

const NO_DELIVERY = '00000000-0000-0000-0000-000000000000';
