import { recordEvent } from '../../delivery/webhooks/record-event.ts';
import type { Customer } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import type { Runtime } from '../../platform/runtime.ts';
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
