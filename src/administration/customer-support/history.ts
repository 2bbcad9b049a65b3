import {
  type Connection,
  type PageInput,
  placedById,
  readConnection,
} from '../../platform/connections/connection.ts';
import type {
  AuditEvent,
  Customer,
  OneTimeToken,
  OneTimeTokenPurpose,
  WebhookEvent,
} from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import type { Runtime } from '../../platform/runtime.ts';

type Owner = Pick<Customer, 'id' | 'accountId'>;

/** Reads the audit entries about a customer, the latest first. @throws IdentityError VALIDATION_FAILED */
export function readAuditOfCustomer(
  runtime: Runtime,
  { id, accountId }: Owner,
  page: PageInput,
): Promise<Connection<AuditEvent>> {
  const of = { accountId, targetKind: 'customer', targetId: String(id) };
  return readConnection(runtime, ['audit events of a customer', accountId, id], page, async (after, take) =>
    placedById(
      await runtime.prisma.auditEvent.findMany({
        where: { ...of, ...(after === null ? {} : { id: { lt: BigInt(after[0] ?? 0) } }) },
        orderBy: { id: 'desc' },
        take,
      }),
    ),
  );
}

/**
 * Reads the webhook events about a customer, the latest first, without their bodies.
 * @throws IdentityError VALIDATION_FAILED
 */
export function readEventsOfCustomer(
  runtime: Runtime,
  { id, accountId }: Owner,
  page: PageInput,
): Promise<Connection<WebhookEvent>> {
  return readConnection(runtime, ['events of a customer', accountId, id], page, async (after, take) => {
    const [time = '', eventId = ''] = after ?? [];
    const createdAt = new Date(time);
    const rest = {
      createdAt: { lte: createdAt },
      OR: [{ createdAt: { lt: createdAt } }, { id: { lt: eventId } }],
    };
    const found = await runtime.prisma.webhookEvent.findMany({
      where: { accountId, customerId: id, ...(after === null ? {} : rest) },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take,
    });
    return found.map((node) => ({ node, position: [node.createdAt.toISOString(), node.id] }));
  });
}

/** The purposes of links and codes that are mailed to customers. */
export const MAILED = [
  'PASSWORD_RESET',
  'EMAIL_VERIFICATION',
  'EMAIL_CHANGE_UNDO',
  'EMAIL_CHANGE_DECLINE',
  'PASSWORDLESS_LINK',
  'PASSWORDLESS_CODE',
] as const satisfies OneTimeTokenPurpose[];

const MAX_MAILED = 50;

/** Lists the latest links and codes that were mailed to a customer. They are deleted some time after they expire. */
export function mailedLinksOf(db: Db, { id }: Pick<Customer, 'id'>): Promise<OneTimeToken[]> {
  return db.oneTimeToken.findMany({
    where: { customerId: id, purpose: { in: [...MAILED] } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: MAX_MAILED,
  });
}
