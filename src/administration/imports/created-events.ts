import { customerObject } from '../../customers/customer/customer-object.ts';
import { recordEvents } from '../../delivery/webhooks/record-event.ts';
import type { DerivedKeys } from '../../lib/derived-keys.ts';
import type { Db } from '../../platform/database/database.ts';

/** Records the event `customer.created` of imported customers, in the transaction that stores them. */
export async function recordCreatedEvents(
  tx: Db,
  runtime: { derivedKeys: DerivedKeys },
  accountId: number,
  ids: number[],
  now: Date,
): Promise<void> {
  const customers = await tx.customer.findMany({ where: { id: { in: ids } }, orderBy: { id: 'asc' } });
  const occurrences = customers.map((customer) => {
    return { customerId: customer.id, object: customerObject(customer) };
  });
  await recordEvents(tx, runtime, { accountId, type: 'customer.created', occurrences }, now);
}
