import type { EventType } from '../../delivery/webhooks/event-type.ts';
import { recordEvent } from '../../delivery/webhooks/record-event.ts';
import type { Customer, Prisma } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { recordAudit } from '../../tenancy/audit/audit.ts';
import { customerObject, previousAttributes } from './customer-object.ts';

/**
 * Records the event `customer.updated` in the transaction that changes the customer. If the customer object has not
 * changed, apart from `updated_at`, it records nothing.
 */
export async function recordCustomerChange(
  tx: Db,
  runtime: Runtime,
  before: Customer,
  after: Customer,
  now: Date,
): Promise<void> {
  const previous = previousAttributes(before, after);
  if (!previous) return;
  const { id: customerId, accountId } = after;
  const newEvent = {
    accountId,
    customerId,
    type: 'customer.updated',
    object: customerObject(after),
  } as const;
  await recordEvent(tx, runtime, { ...newEvent, previousAttributes: previous }, now);
}

/**
 * Records an event about a customer, in the transaction that causes it.
 * @param more further members of the customer object
 */
export async function recordCustomerEvent(
  tx: Db,
  runtime: Runtime,
  type: EventType,
  customer: Customer,
  now: Date,
  more?: Record<string, string | null>,
): Promise<void> {
  const object = { ...customerObject(customer), ...more };
  const { id: customerId, accountId } = customer;
  await recordEvent(tx, runtime, { accountId, customerId, type, object }, now);
}

/** Writes an audit entry whose actor is the customer. */
export async function recordCustomerAudit(
  tx: Db,
  { id, accountId }: Pick<Customer, 'id' | 'accountId'>,
  { action, source, after }: { action: string; source: string; after?: Prisma.InputJsonObject },
  now: Date,
): Promise<void> {
  const actor = { kind: 'CUSTOMER', id: String(id), source, requestId: null } as const;
  const entry = { accountId, action, target: { kind: 'customer', id }, ...(after ? { after } : {}) };
  await recordAudit(tx, actor, entry, now);
}
