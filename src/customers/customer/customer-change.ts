import { recordEvent } from '../../delivery/webhooks/record-event.ts';
import type { Customer, Prisma } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { recordAudit } from '../../tenancy/audit/audit.ts';
import { customerObject, previousAttributes } from './customer-object.ts';

/** Records the event `customer.updated` in the transaction that changes the customer. Without a change it records nothing. */
export async function recordCustomerChange(
  tx: Db,
  runtime: Runtime,
  before: Customer,
  after: Customer,
  now: Date,
): Promise<void> {
  const previous = previousAttributes(before, after);
  if (!previous) return;
  const { accountId } = after;
  const newEvent = { accountId, type: 'customer.updated', object: customerObject(after) } as const;
  await recordEvent(tx, runtime, { ...newEvent, previousAttributes: previous }, now);
}

/** Records the event of a verified email. */
export async function recordVerificationEvent(
  tx: Db,
  runtime: Runtime,
  customer: Customer,
  now: Date,
): Promise<void> {
  const type = 'customer.email_verification_succeeded';
  const newEvent = { accountId: customer.accountId, type, object: customerObject(customer) } as const;
  await recordEvent(tx, runtime, newEvent, now);
}

/** Writes an audit entry about what a customer did themselves, without an access token. */
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
